/* Persons: names found, their posts read, each name's mentions brought to one
 * person with all the posts that the article gives. */
#include "core/know/person.h"

#include "core/base/decimal.h"
#include "core/base/utf8.h"
#include "core/know/appointment.h"
#include "core/know/biography.h"
#include "core/know/name-choice.h"
#include "core/know/name.h"
#include "core/know/people.h"
#include "core/know/post.h"

struct person_rules {
	struct name_rules *names;
};

struct person_rules *person_rules_new(const struct lexicon *lexicon, GError **error)
{
	struct person_rules *rules = g_new0(struct person_rules, 1);
	if ((rules->names = name_rules_new(lexicon, error)))
		return rules;
	person_rules_free(rules);
	return NULL;
}

void person_rules_free(struct person_rules *rules)
{
	if (!rules)
		return;
	name_rules_free(rules->names);
	g_free(rules);
}

/* Everything that reading one article's persons needs. */
struct reading_persons {
	const struct scan *scan;
	struct post_reader reader;
	struct people *people;
	GArray *names; /* of struct name */
	GArray *posts; /* of struct post; scratch */
};

static struct slice block_text(const struct reading_persons *reading, size_t block)
{
	return reading->scan->blocks[block].text;
}

static struct name *name_at(const struct reading_persons *reading, guint i)
{
	return &g_array_index(reading->names, struct name, i);
}

/* Behind the brackets that gap begins with, where they say who is who in a picture:
 * （左一）; else 0. */
static size_t behind_place(const struct cues *cues, struct slice gap)
{
	size_t off;
	if (!gap.len || utf8_narrow(utf8_next(gap, 0, &off)) != '(')
		return 0;
	while (off < gap.len) {
		size_t part = cue_at(cues, CUE_IN_PICTURE, gap, off);
		if (!part)
			break;
		off += part;
	}
	size_t next;
	bool closed = off < gap.len && utf8_narrow(utf8_next(gap, off, &next)) == ')';
	return closed ? next : 0;
}

/* Whether between two names there is nothing but what parts the names of a
 * list. */
static bool is_list_gap(const struct reading_persons *reading, const struct name *left,
                        const struct name *right)
{
	enum { WIDEST = 27 };
	if (left->block != right->block || right->start < left->end ||
	    right->start - left->end > WIDEST)
		return false;
	struct slice gap = slice_sub(block_text(reading, left->block),
	                             (struct span){ left->end, right->start });
	bool parted = gap.len > 0 || (left->signs && right->signs);
	size_t off = behind_place(reading->scan->cues, gap);
	struct slice between = slice_sub(gap, (struct span){ off, gap.len });
	return parted && names_may_part(reading->scan->cues, between);
}

/* At off, in brackets: 李明（安河市市长）, 李明代表（安河市市长）. */
static void read_bracket(struct reading_persons *reading, size_t block, size_t off)
{
	struct slice text = block_text(reading, block);
	size_t next;
	if (off >= text.len || utf8_narrow(utf8_next(text, off, &next)) != '(')
		return;
	guint had = reading->posts->len;
	size_t end = posts_of_list(&reading->reader, block, (struct span){ next, text.len },
	                           reading->posts);
	if (end >= text.len || utf8_narrow(utf8_next(text, end, &end)) != ')')
		g_array_set_size(reading->posts, had);
}

/* A name that stands inside the institution of the next name's post (云岭大学
 * 顾明远工程学院院长李明) is not named as a person; one with a post of its own behind it is:
 * 教育局顾明远副局长、李明. */
static bool is_inside_post(struct reading_persons *reading, guint i)
{
	if (i + 1 >= reading->names->len)
		return false;
	const struct name *name = name_at(reading, i), *next = name_at(reading, i + 1);
	if (next->block != name->block || next->start - name->end > 120)
		return false;
	g_array_set_size(reading->posts, 0);
	if (posts_before(&reading->reader, name->block, 0, name->start, reading->posts) <
	    name->start)
		return false;
	posts_before(&reading->reader, next->block, 0, next->start, reading->posts);
	for (guint p = 0; p < reading->posts->len; p++) {
		const struct post *post = &g_array_index(reading->posts, struct post, p);
		const bool titled = post->head.start == name->end && post->head.end < next->start;
		if (post->span.start < name->start && name->end <= post->head.start && !titled)
			return true;
	}
	return false;
}

/* 国家主席顾明远特使 and 顾明远主席特使 before 周若水: the first of the posts read, which
 * begins right behind the name served, is of him whom that name is of. */
static void serve_name_before(struct reading_persons *reading, const struct name *served)
{
	const struct scan *scan = reading->scan;
	const struct scan_block *block = &scan->blocks[served->block];
	struct post *post = &g_array_index(reading->posts, struct post, 0);
	if (!reading->posts->len || post->span.start != served->end ||
	    !cue_upto(block->cues, CUE_SERVES, block->text, post->span.end))
		return;
	g_autoptr(GArray) own = g_array_new(FALSE, FALSE, sizeof(struct post));
	posts_before(&reading->reader, served->block, 0, served->start, own);
	const size_t start =
	        own->len ? g_array_index(own, struct post, own->len - 1).span.start : served->start;
	post->span.start = start;
	post->text = scan_copy(scan, block, post->span);
}

/* Reads the posts around name i into reading->posts. */
static void read_posts(struct reading_persons *reading, guint i)
{
	const struct name *name = name_at(reading, i);
	size_t floor = 0;
	if (i > 0 && name_at(reading, i - 1)->block == name->block)
		floor = name_at(reading, i - 1)->end;
	g_array_set_size(reading->posts, 0);
	posts_before(&reading->reader, name->block, floor, name->start, reading->posts);
	if (floor)
		serve_name_before(reading, name_at(reading, i - 1));
	size_t behind = posts_behind(&reading->reader, name->block, name->end, reading->posts);
	read_bracket(reading, name->block, behind);
}

/* Where the list of names that name i begins ends. */
static size_t list_end(const struct reading_persons *reading, guint i)
{
	while (i + 1 < reading->names->len &&
	       is_list_gap(reading, name_at(reading, i), name_at(reading, i + 1)))
		i++;
	return name_at(reading, i)->end;
}

/* What a list of names that ends at off has behind it: 顾明远、周若水等委员. */
static void read_behind_list(struct reading_persons *reading, size_t block, size_t off)
{
	size_t others = cue_at(reading->scan->cues, CUE_OTHERS, block_text(reading, block), off);
	if (others)
		posts_behind(&reading->reader, block, off + others, reading->posts);
}

/* Names of a list share what stands before the first (记者潘洁、周颖), and what they
 * are appointed to. */
static void share_posts(struct reading_persons *reading, guint i, GArray *shared)
{
	const struct name *name = name_at(reading, i);
	bool goes_on = i > 0 && is_list_gap(reading, name_at(reading, i - 1), name);
	if (reading->posts->len == 0 && goes_on) {
		g_array_append_vals(reading->posts, shared->data, shared->len);
		return;
	}
	guint own = reading->posts->len;
	if (!goes_on) {
		size_t end = list_end(reading, i);
		appointment_read(&reading->reader, name->block, (struct span){ name->start, end },
		                 reading->posts);
		if (!own)
			read_behind_list(reading, name->block, end);
	}
	g_array_set_size(shared, 0);
	for (guint p = 0; p < reading->posts->len; p++) {
		struct post *post = &g_array_index(reading->posts, struct post, p);
		if (p >= own || post->span.end <= name->start)
			g_array_append_val(shared, *post);
	}
}

/* Whether text, what stands before a post's last word, is the name of an institution:
 * not 原, nor what ends in it, nor in 副. */
static bool is_institution(const struct cues *cues, struct slice text)
{
	return text.len > 0 && !cue_upto(cues, CUE_FORMER, text, text.len);
}

/* 副主席 behind a named 云岭省政协主席 is of the same: what the post before it, of the
 * list of names before, has in front of 主席 is put back. */
static void lend_institution(const struct reading_persons *reading, const GArray *before,
                             struct post *post)
{
	const struct post *last =
	        before->len ? &g_array_index(before, struct post, before->len - 1) : NULL;
	const size_t deputy = cue_at(reading->scan->cues, CUE_DEPUTY, slice_of(post->text), 0);
	const char *chief = post->text + deputy;
	if (!last || last->block != post->block || !deputy ||
	    post->span.start != post->head.start || !g_str_has_suffix(last->text, chief))
		return;
	size_t lead = strlen(last->text) - strlen(chief);
	if (!is_institution(reading->scan->cues, (struct slice){ last->text, lead }))
		return;
	g_autofree char *text = g_strdup_printf("%.*s%s", (int)lead, last->text, post->text);
	post->text = arena_copy(reading->scan->arena, slice_of(text));
}

static const char *rule_of(const struct reading_persons *reading, const struct name *name)
{
	static const char *const forms[] = {
		[NAME_HAN] = "surname and given name",
		[NAME_MARRIED] = "two surnames and given name",
		[NAME_JAPANESE] = "Japanese name",
		[NAME_FOREIGN] = "foreign name",
		[NAME_DOTTED] = "foreign name with a dot",
		[NAME_KNOWN] = "known-names.tsv",
		[NAME_CALLED] = "title behind surname",
	};
	struct slice surname = slice_sub(block_text(reading, name->block),
	                                 (struct span){ name->start, name->start + name->surname });
	char score[DECIMAL_LONGEST], context[DECIMAL_LONGEST];
	const struct slice parts[] = {
		slice_of(forms[name->form]),
		slice_of(surname.len ? " " : ""),
		surname,
		slice_of(", score "),
		decimal_of(name->gain, score),
		slice_of(" of which context "),
		decimal_of(name->context, context),
		slice_of(reading->posts->len ? ", posts beside it" : ""),
	};
	return arena_join(reading->scan->arena, parts, G_N_ELEMENTS(parts));
}

/* Whether the word of name-context.tsv at span is how one is called behind a surname. */
static bool calls(const struct reading_persons *reading, const struct scan_block *scanned,
                  struct span span)
{
	const struct lexicon *lexicon = reading->scan->lexicon;
	size_t row = span_len(span) ? lexicon_find(lexicon, TABLE_NAME_CONTEXT,
	                                           slice_sub(scanned->text, span))
	                            : SIZE_MAX;
	return row != SIZE_MAX && *lexicon_cell(lexicon, TABLE_NAME_CONTEXT, row, 3);
}

/* What one is called whose surname stands at name: 李先生, 小李. */
static struct span called_span(const struct reading_persons *reading, const struct name *name,
                               const struct match *post)
{
	const struct scan_block *scanned = &reading->scan->blocks[name->block];
	if (post)
		return (struct span){ name->start, post->end };
	struct span behind = scan_word_from(scanned, name->end, TABLE_NAME_CONTEXT);
	if (calls(reading, scanned, behind))
		return (struct span){ name->start, behind.end };
	struct span before = scan_word_upto(scanned, name->start, TABLE_NAME_CONTEXT);
	size_t start = calls(reading, scanned, before) ? before.start : name->start;
	return (struct span){ start, name->end };
}

/* Of whom a surname with post behind it speaks: who has that post, else last, whom the text named
 * last by that surname, where it has said of no post of his. SIZE_MAX for nobody. */
static size_t person_titled(const struct reading_persons *reading, struct slice surname,
                            size_t last, const struct scan_block *block, const struct match *post)
{
	const struct slice title = slice_sub(block->text, (struct span){ post->start, post->end });
	const size_t holder = people_with_post(reading->people, surname, title);
	const bool may_be_last = holder == SIZE_MAX && last != SIZE_MAX &&
	                         !people_has_posts(reading->people, last) &&
	                         post_row_role(reading->scan->lexicon, post->row) != ROLE_DEPUTY;
	return may_be_last ? last : holder;
}

/* Of whom a surname with a title speaks; where the text has not said, of
 * somebody who is known by no more than that. */
static size_t meet_called(struct reading_persons *reading, const struct name *name)
{
	const struct scan_block *scanned = &reading->scan->blocks[name->block];
	const struct match *post = scan_starting(scanned, name->end, TABLE_POSTS);
	struct span span = { name->start, name->end };
	struct slice surname = slice_sub(scanned->text, span);
	size_t person = people_of_surname(reading->people, surname);
	if (post)
		person = person_titled(reading, surname, person, scanned, post);
	if (person != SIZE_MAX)
		return person;
	span = called_span(reading, name, post);
	return people_meet(reading->people, slice_sub(scanned->text, span),
	                   span.start == name->start ? name->surname : 0);
}

static bool is_leader(const struct reading_persons *reading, const struct name *name)
{
	return name->form == NAME_KNOWN &&
	       g_str_equal(lexicon_cell(reading->scan->lexicon, TABLE_KNOWN_NAMES, name->known, 1),
	                   "leader");
}

/* A leader's name is of a table, which parts no surname off: 胡 of 胡主席. */
static size_t surname_of(const struct reading_persons *reading, const struct name *name)
{
	return is_leader(reading, name) ? HAN_BYTES : name->surname;
}

static size_t meet(struct reading_persons *reading, const struct name *name)
{
	if (name->form == NAME_CALLED)
		return meet_called(reading, name);
	return people_meet(reading->people,
	                   slice_sub(block_text(reading, name->block),
	                             (struct span){ name->start, name->end }),
	                   surname_of(reading, name));
}

/* Whether a name stands where those who wrote the article do. */
static bool signs(const struct reading_persons *reading, const struct name *name)
{
	enum block_type type = reading->scan->blocks[name->block].block->type;
	return (type == BLOCK_BYLINE || type == BLOCK_CREDIT) && reading->posts->len == 0;
}

static void read_name(struct reading_persons *reading, guint i, GArray *shared)
{
	const struct name *name = name_at(reading, i);
	read_posts(reading, i);
	for (guint p = 0; p < reading->posts->len; p++)
		lend_institution(reading, shared, &g_array_index(reading->posts, struct post, p));
	share_posts(reading, i, shared);
	size_t person = meet(reading, name);
	if (is_leader(reading, name))
		people_role(reading->people, person, ROLE_LEADER);
	if (signs(reading, name))
		people_role(reading->people, person, ROLE_REPORTER);
	for (guint p = 0; p < reading->posts->len; p++)
		people_post(reading->people, person,
		            &g_array_index(reading->posts, struct post, p));
	people_mention(reading->people, person, name->block,
	               (struct span){ name->start, name->end }, rule_of(reading, name));
}

static void drop_inside_posts(struct reading_persons *reading)
{
	guint kept = 0;
	for (guint i = 0; i < reading->names->len; i++)
		if (!is_inside_post(reading, i))
			*name_at(reading, kept++) = *name_at(reading, i);
	g_array_set_size(reading->names, kept);
}

void person_extract(const struct person_rules *rules, const struct scan *scan)
{
	struct reading_persons reading = {
		.scan = scan,
		.reader = { scan, arena_room(scan->scratch, sizeof(struct lattice)) },
		.people = people_new(scan),
		.names = g_array_sized_new(FALSE, TRUE, sizeof(struct name), 64),
		.posts = g_array_sized_new(FALSE, TRUE, sizeof(struct post), 16),
	};
	names_find(rules->names, scan, reading.names);
	drop_inside_posts(&reading);
	g_autoptr(GArray) shared = g_array_new(FALSE, TRUE, sizeof(struct post));
	for (guint i = 0; i < reading.names->len; i++)
		read_name(&reading, i, shared);
	biographies_read(&reading.reader, rules->names, reading.people);
	people_meet_again(reading.people);
	people_emit(reading.people);
	people_free(reading.people);
	g_array_free(reading.names, TRUE);
	g_array_free(reading.posts, TRUE);
}
