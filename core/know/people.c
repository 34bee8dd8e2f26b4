/* The people of an article: a table of persons, a list of mentions. */
#include "core/know/people.h"

#include "core/base/bisect.h"
#include "core/base/text-table.h"
#include "core/base/utf8.h"
#include "core/know/glyphs.h"
#include "core/know/name-choice.h"

struct person_seen {
	const char *name;
	size_t surname; /* bytes */
	const char **posts;
	size_t n_posts, room; /* so many there are, and may be */
	unsigned roles;       /* bit 1 << enum person_role */
};

struct place_seen {
	size_t person, block;
	struct span span;
	const char *rule;
};

struct people {
	const struct scan *scan;
	GArray *persons;           /* of struct person_seen */
	GArray *places;            /* of struct place_seen */
	guint n_ordered;           /* so many of them are in order of place */
	struct text_table by_name; /* -> person + 1 */
	struct text_table by_last; /* … by what the last dot parts off; SIZE_MAX where several */
	struct text_table by_post; /* "post/surname" -> person + 1; SIZE_MAX where several */
	struct text_table by_surname; /* -> person + 1: the last one noted */
};

static struct person_seen *person_at(const struct people *people, size_t person)
{
	return &g_array_index(people->persons, struct person_seen, person);
}

struct people *people_new(const struct scan *scan)
{
	struct people *people = g_new0(struct people, 1);
	people->scan = scan;
	people->persons = g_array_sized_new(FALSE, TRUE, sizeof(struct person_seen), 32);
	people->places = g_array_sized_new(FALSE, TRUE, sizeof(struct place_seen), 64);
	people->by_name.arena = people->by_last.arena = scan->scratch;
	people->by_post.arena = people->by_surname.arena = scan->scratch;
	return people;
}

void people_free(struct people *people)
{
	g_array_free(people->persons, TRUE);
	g_array_free(people->places, TRUE);
	g_free(people);
}

/* The end of a name's first part, up to a blank of letter-spacing, *next being behind it. */
static size_t part_end(struct slice name, size_t off, size_t *next)
{
	for (; off < name.len; off = *next) {
		const uint32_t cp = utf8_next(name, off, next);
		if (cp == ' ' || cp == 0x3000)
			return off;
	}
	return *next = off;
}

/* name without the blanks of letter-spacing. */
static struct slice close_name(const struct people *people, struct slice name)
{
	size_t next, len = part_end(name, 0, &next);
	if (len == name.len)
		return name;
	char *copy = memcpy(arena_room(people->scan->scratch, name.len), name.data, name.len);
	for (size_t off = next; off < name.len; off = next) {
		const size_t end = part_end(name, off, &next);
		memcpy(copy + len, name.data + off, end - off);
		len += end - off;
	}
	return (struct slice){ copy, len };
}

/* What the tables of callings keep: a person, or SIZE_MAX where several are
 * called so. */
static size_t calling(const struct text_table *callings, struct slice key)
{
	void *person = text_table_get(callings, key);
	return person && GPOINTER_TO_SIZE(person) != SIZE_MAX ? GPOINTER_TO_SIZE(person) - 1
	                                                      : SIZE_MAX;
}

/* Notes that person may be called by the last part of its name: 科尔 of 彼得·科尔. */
static void note_last_part(struct people *people, size_t person, struct slice name)
{
	size_t from = name.len, previous;
	while (from > 0 && !is_name_dot(utf8_previous(name, from, &previous)))
		from = previous;
	if (from == 0 || from == name.len)
		return;
	void **called = text_table_at(&people->by_last,
	                              (struct slice){ name.data + from, name.len - from });
	*called = GSIZE_TO_POINTER(*called ? SIZE_MAX : person + 1);
}

size_t people_meet(struct people *people, struct slice name, size_t surname)
{
	const struct slice closed = close_name(people, name);
	const size_t called = calling(&people->by_last, closed);
	if (called != SIZE_MAX)
		return called;
	void **known = text_table_at(&people->by_name, closed);
	if (*known)
		return GPOINTER_TO_SIZE(*known) - 1;
	struct person_seen person = {
		.name = arena_copy(people->scan->arena, closed),
		.surname = surname,
	};
	size_t index = people->persons->len;
	g_array_append_val(people->persons, person);
	*known = GSIZE_TO_POINTER(index + 1);
	note_last_part(people, index, closed);
	return index;
}

size_t people_named(const struct people *people, struct slice name)
{
	return GPOINTER_TO_SIZE(text_table_get(&people->by_name, name)) - 1;
}

/* head/surname: what it ends with is the same of an ending of head. */
static struct slice post_key(const struct people *people, struct slice surname, struct slice head)
{
	const struct slice parts[] = { head, slice_of("/"), surname };
	return (struct slice){ arena_join(people->scan->scratch, parts, G_N_ELEMENTS(parts)),
		               head.len + 1 + surname.len };
}

size_t people_with_post(const struct people *people, struct slice surname, struct slice head)
{
	return calling(&people->by_post, post_key(people, surname, head));
}

size_t people_of_surname(const struct people *people, struct slice surname)
{
	return calling(&people->by_surname, surname);
}

/* Notes how person may be called for the post head (副书记): by surname and
 * each ending of it that is a word (李副书记, 李书记). */
static void note_calling(struct people *people, size_t person, struct slice head)
{
	enum { SHORTEST = 2 * HAN_BYTES };
	const struct person_seen *seen = person_at(people, person);
	if (!seen->surname)
		return;
	const struct slice key =
	        post_key(people, (struct slice){ seen->name, seen->surname }, head);
	for (size_t from = 0; from + SHORTEST <= head.len; from += HAN_BYTES) {
		void **known = text_table_at(&people->by_post,
		                             slice_sub(key, (struct span){ from, key.len }));
		const bool other = *known && GPOINTER_TO_SIZE(*known) != person + 1;
		*known = GSIZE_TO_POINTER(other ? SIZE_MAX : person + 1);
	}
}

/* Whether post says less than other, which ends in it: 总书记 beside 中共中央总书记, not
 * 主任 beside 副主任, which is another post. */
static bool says_less(const struct cues *cues, const char *post, const char *other)
{
	if (!g_str_has_suffix(other, post))
		return false;
	size_t lead = strlen(other) - strlen(post);
	return !cue_upto(cues, CUE_RANK, slice_of(other), lead);
}

static void add_post(const struct people *people, struct person_seen *seen, const char *post)
{
	if (seen->n_posts == seen->room) {
		const char **posts = seen->posts;
		seen->room = seen->room ? 2 * seen->room : 4;
		seen->posts = arena_room(people->scan->scratch, seen->room * sizeof *posts);
		if (seen->n_posts)
			memcpy(seen->posts, posts, seen->n_posts * sizeof *posts);
	}
	seen->posts[seen->n_posts++] = post;
}

bool people_has_posts(const struct people *people, size_t person)
{
	return person_at(people, person)->n_posts > 0;
}

void people_post(struct people *people, size_t person, const struct post *post)
{
	struct person_seen *seen = person_at(people, person);
	seen->roles |= 1u << post->role;
	note_calling(people, person, slice_sub(people->scan->blocks[post->block].text, post->head));
	for (size_t i = 0; i < seen->n_posts; i++) {
		const char *other = seen->posts[i];
		if (says_less(people->scan->cues, post->text, other))
			return;
		if (says_less(people->scan->cues, other, post->text)) {
			seen->posts[i] = post->text;
			return;
		}
	}
	add_post(people, seen, post->text);
}

void people_role(struct people *people, size_t person, enum person_role role)
{
	person_at(people, person)->roles |= 1u << role;
}

void people_mention(struct people *people, size_t person, size_t block, struct span span,
                    const char *rule)
{
	struct place_seen place = { person, block, span, rule };
	guint n = people->places->len;
	const struct place_seen *last =
	        n > 0 ? &g_array_index(people->places, struct place_seen, n - 1) : NULL;
	bool ordered = !last || last->block < block ||
	               (last->block == block && last->span.start <= span.start);
	if (ordered && people->n_ordered == n)
		people->n_ordered++;
	g_array_append_val(people->places, place);
	const struct person_seen *seen = person_at(people, person);
	if (!seen->surname || seen->roles & 1u << ROLE_LEADER) /* 胡主席, but never 胡先生 */
		return;
	const struct slice surname = { seen->name, seen->surname };
	*text_table_at(&people->by_surname, surname) = GSIZE_TO_POINTER(person + 1);
}

/* The first place at or behind off of block, among the places in order. */
static size_t place_from(const struct people *people, size_t block, size_t off)
{
	const struct place_seen *places = (const void *)people->places->data;
	size_t i;
	BISECT(i, people->n_ordered,
	       (places[i].block > block) |
	               ((places[i].block == block) & (places[i].span.start >= off)));
	return i;
}

static const struct place_seen *place_before(const struct people *people, size_t block, size_t off)
{
	size_t i = place_from(people, block, off);
	const struct place_seen *place =
	        i > 0 ? &g_array_index(people->places, struct place_seen, i - 1) : NULL;
	return place && place->block == block ? place : NULL;
}

size_t people_between(const struct people *people, size_t block, size_t start, size_t end)
{
	const struct place_seen *place = place_before(people, block, end);
	return place && place->span.start >= start ? place->person : SIZE_MAX;
}

size_t people_first_between(const struct people *people, size_t block, size_t start, size_t end)
{
	const size_t i = place_from(people, block, start);
	const struct place_seen *place =
	        i < people->n_ordered ? &g_array_index(people->places, struct place_seen, i) : NULL;
	return place && place->block == block && place->span.start < end ? place->person : SIZE_MAX;
}

/* Where a name ends at off, with nothing or ， between. */
static const struct place_seen *place_ending(const struct people *people, size_t block, size_t off)
{
	const struct slice text = people->scan->blocks[block].text;
	const struct place_seen *place = place_before(people, block, off);
	size_t before = off;
	if (off > 0 && utf8_narrow(utf8_previous(text, off, &before)) != ',')
		before = off;
	return place && place->span.end == before ? place : NULL;
}

size_t people_ending(const struct people *people, size_t block, size_t off)
{
	const struct place_seen *place = place_ending(people, block, off);
	return place ? place->person : SIZE_MAX;
}

/* Whether place stands behind another one in a list of names. */
static bool goes_on_list(const struct people *people, const struct place_seen *place)
{
	enum { WIDEST = 12 };
	const struct place_seen *first = (const void *)people->places->data;
	const struct place_seen *left = place - 1;
	if (place == first || left->block != place->block || left->span.end >= place->span.start ||
	    place->span.start - left->span.end > WIDEST)
		return false;
	const struct slice gap = slice_sub(people->scan->blocks[place->block].text,
	                                   (struct span){ left->span.end, place->span.start });
	return names_may_part(people->scan->cues, gap);
}

/* The list of which place is the last; none where there is no place. */
static size_t list_of(const struct people *people, const struct place_seen *place, size_t persons[],
                      size_t most)
{
	size_t n = place ? 1 : 0;
	while (n > 0 && n < most && goes_on_list(people, place - (n - 1)))
		n++;
	for (size_t i = 0; i < n; i++)
		persons[i] = place[(ptrdiff_t)(i + 1) - (ptrdiff_t)n].person;
	return n;
}

size_t people_list_ending(const struct people *people, size_t block, size_t off, size_t persons[],
                          size_t most)
{
	return list_of(people, place_ending(people, block, off), persons, most);
}

size_t people_list_between(const struct people *people, size_t block, size_t start, size_t end,
                           size_t persons[], size_t most)
{
	const struct place_seen *place = place_before(people, block, end);
	return list_of(people, place && place->span.start >= start ? place : NULL, persons, most);
}

static bool is_mentioned(const struct people *people, size_t block, size_t off)
{
	const struct place_seen *place = place_before(people, block, off + 1);
	return place && span_holds(place->span, off);
}

/* Whether a longer word than the surname [off, end) ends where it does: 拿马 of
 * 巴拿马总统. */
static bool is_in_word(const struct scan_block *block, size_t off, size_t end)
{
	return scan_word_upto(block, end, TABLE_WORDS).start < off;
}

/* The person whose surname ends at off and who has a post that ends in head;
 * SIZE_MAX where there is none, or more than one. */
static size_t bearer(const struct people *people, const struct scan_block *block, size_t off,
                     struct slice head)
{
	enum { LONGEST_SURNAME = 2 * HAN_BYTES };
	for (size_t len = LONGEST_SURNAME; len > 0; len -= HAN_BYTES) {
		struct slice surname = { block->text.data + off - len, len };
		if (off < len || people_of_surname(people, surname) == SIZE_MAX)
			continue;
		size_t person = people_with_post(people, surname, head);
		if (person != SIZE_MAX && !is_in_word(block, off - len, off))
			return person;
	}
	return SIZE_MAX;
}

void people_meet_again(struct people *people)
{
	if (people->persons->len == 0)
		return;
	for (size_t block = 0; block < people->scan->n_blocks; block++) {
		const struct scan_block *scanned = &people->scan->blocks[block];
		struct match_list posts = scanned->tables[TABLE_POSTS];
		for (size_t i = 0; i < posts.n; i++) {
			const struct match *match = &posts.items[i];
			struct span head = { match->start, match->end };
			size_t person = bearer(people, scanned, match->start,
			                       slice_sub(scanned->text, head));
			if (person == SIZE_MAX || is_mentioned(people, block, match->start - 1))
				continue;
			struct span span = { match->start - person_at(people, person)->surname,
				             match->start };
			people_mention(people, person, block, span,
			               "surname and post of a person named elsewhere");
		}
	}
}

static enum person_role role_of(const struct person_seen *person)
{
	static const enum person_role order[] = { ROLE_LEADER,   ROLE_REPORTER, ROLE_BUSINESS,
		                                  ROLE_OFFICIAL, ROLE_EXPERT,   ROLE_DEPUTY };
	for (size_t i = 0; i < G_N_ELEMENTS(order); i++)
		if (person->roles & 1u << order[i])
			return order[i];
	return ROLE_OTHER;
}

void people_emit(struct people *people)
{
	struct arena *arena = people->scan->arena;
	struct person *persons = arena_new_array(arena, struct person, people->persons->len + 1);
	for (guint i = 0; i < people->persons->len; i++) {
		const struct person_seen *seen = person_at(people, i);
		persons[i] = (struct person){
			.name = seen->name,
			.posts = arena_copy_array(arena, seen->posts, seen->n_posts,
			                          sizeof *seen->posts),
			.n_posts = seen->n_posts,
			.role = role_of(seen),
		};
	}
	for (guint i = 0; i < people->places->len; i++) {
		const struct place_seen *place =
		        &g_array_index(people->places, struct place_seen, i);
		struct mention mention = {
			.type = MENTION_PERSON,
			.block = place->block,
			.span = place->span,
			.rule = place->rule,
			.person = persons[place->person],
		};
		g_array_append_val(people->scan->mentions, mention);
	}
}
