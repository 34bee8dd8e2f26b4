/* The choice of names over a whole article: names seen again, names in a list,
 * and of what overlaps, the best. */
#include "core/know/name-choice.h"

#include "core/base/text-table.h"
#include "core/base/utf8.h"
#include "core/know/character.h"

/* Whether an article is long and names few people, so that a strange word in it
 * is more likely anything else: a report. Whom everybody knows is named anywhere. */
static bool names_few(const struct name_model *model, const struct scan *scan, const GArray *names)
{
	enum { LONG = 6000, BYTES_A_NAME = 6000 };
	int certain = name_model_weight(model, WEIGHT_CERTAIN);
	int accept = name_model_weight(model, WEIGHT_ACCEPT);
	size_t len = 0, n = 0;
	for (size_t block = 0; block < scan->n_blocks; block++)
		len += scan->blocks[block].text.len;
	for (guint i = 0; i < names->len; i++) {
		const struct name *name = &g_array_index(names, struct name, i);
		n += name->form != NAME_KNOWN && name->gain >= certain && name->context >= accept;
	}
	return len > LONG && len > n * BYTES_A_NAME;
}

/* Whether a candidate is good enough by itself. Its characters alone count only
 * so much: a strange word is no name yet. */
static bool is_acceptable(const struct name_model *model, const struct name *name, bool few)
{
	bool foreign = name->form == NAME_FOREIGN;
	bool needs_more = foreign || name->form == NAME_MARRIED || name->form == NAME_JAPANESE;
	enum name_weight most = foreign ? WEIGHT_FOREIGN_MOST : WEIGHT_CHARACTERS_MOST;
	int accept = name_model_weight(model, needs_more                    ? WEIGHT_ACCEPT_FOREIGN
	                                      : name->form == NAME_JAPANESE ? WEIGHT_ACCEPT_JAPANESE
	                                                                    : WEIGHT_ACCEPT);
	int characters = name->gain - name->context;
	if (name->form != NAME_KNOWN && few && characters > 0)
		characters /= name_model_weight(model, WEIGHT_FEW_PART);
	if (name->form != NAME_KNOWN && name->form != NAME_DOTTED)
		characters = MIN(characters, name_model_weight(model, most));
	return characters + name->context > accept;
}

/* What a name weighs for having been seen with certainty elsewhere. */
static struct slice name_text(const struct scan *scan, const struct name *name)
{
	return slice_sub(scan->blocks[name->block].text, (struct span){ name->start, name->end });
}

/* What the places of the same words in an article tell, all together. */
struct seen_name {
	unsigned certain; /* at so many of them it is a certain name */
	int context;      /* what stands around them weighs */
};

static struct seen_name *seen_at(struct text_table *seen, struct slice text)
{
	void **name = text_table_at(seen, text);
	if (!*name)
		*name = arena_new_array(seen->arena, struct seen_name, 1);
	return *name;
}

/* What one is called by once the name in full is known: a Japanese surname, the
 * last part of a name with a dot. Empty where there is nothing of the kind. */
static struct slice short_name(const struct name *name, struct slice text)
{
	size_t from = text.len, previous;
	if (name->form == NAME_JAPANESE)
		return (struct slice){ text.data, name->surname };
	if (name->form != NAME_DOTTED)
		return (struct slice){ text.data, 0 };
	while (from > 0 && !is_name_dot(utf8_previous(text, from, &previous)))
		from = previous;
	return (struct slice){ text.data + from, text.len - from };
}

static bool is_certain(const struct name *name, int certain)
{
	return !name->beaten && name->gain >= certain && name->context > 0;
}

/* Adds to each candidate what its words are elsewhere: a certain name that nothing
 * over it is better than (顾明 is not one in 顾明远), or one that stands where names
 * do. A surname alone says too little. */
static void weigh_again(const struct name_model *model, const struct scan *scan, GArray *names)
{
	int certain = name_model_weight(model, WEIGHT_CERTAIN);
	int again = name_model_weight(model, WEIGHT_AGAIN);
	int repeated = name_model_weight(model, WEIGHT_REPEATED);
	struct text_table seen = { .arena = scan->scratch };
	const struct seen_name **seen_of = arena_room(scan->scratch, names->len * sizeof *seen_of);
	for (guint i = 0; i < names->len; i++) {
		const struct name *name = &g_array_index(names, struct name, i);
		if (name->form == NAME_CALLED)
			continue;
		const struct slice text = name_text(scan, name);
		struct seen_name *all = seen_at(&seen, text);
		seen_of[i] = all;
		all->certain += is_certain(name, certain);
		all->context += name->context;
		struct slice shorter = short_name(name, text);
		if (all->certain && shorter.len > 0)
			seen_at(&seen, shorter)->certain++;
	}
	for (guint i = 0; i < names->len; i++) {
		struct name *name = &g_array_index(names, struct name, i);
		const struct seen_name *all = name->form == NAME_CALLED
		                                      ? text_table_get(&seen, name_text(scan, name))
		                                      : seen_of[i];
		const bool sure = name->gain >= certain;
		const bool may_go_on = name->form == NAME_HAN || name->form == NAME_DOTTED;
		if (!all || (sure && !may_go_on))
			continue; /* 尼亚孜 rather than 尼亚孜利 in 库尔班·尼亚孜利用 */
		if (all->certain > is_certain(name, certain))
			name_weigh_more(name, again);
		else if (name->form == NAME_HAN && !sure)
			name_weigh_more(name,
			                CLAMP((all->context - name->context) / 2, 0, repeated));
	}
}

/* Whether left, a candidate of the same run or one before it, stands behind right. */
static bool stands_behind(const struct name *left, const struct name *right)
{
	if (left->block != right->block || left->start != right->start)
		return left->block == right->block && left->start > right->start;
	return left->end > right->end;
}

/* Puts candidates in order of place. They come so but for those of one beginning, which
 * are few: each is moved over some others at most. */
static void sort_by_place(GArray *names)
{
	for (guint i = 1; i < names->len; i++) {
		const struct name *last = &g_array_index(names, struct name, i - 1);
		if (!stands_behind(last, last + 1))
			continue;
		const struct name name = last[1];
		guint to = i;
		for (; to > 0 && stands_behind(&g_array_index(names, struct name, to - 1), &name);
		     to--)
			g_array_index(names, struct name, to) =
			        g_array_index(names, struct name, to - 1);
		g_array_index(names, struct name, to) = name;
	}
}

/* Whether both can be names: a foreign one that touches another is but part of
 * it. */
static bool go_together(const struct name *left, const struct name *right)
{
	bool foreign = left->form == NAME_FOREIGN || right->form == NAME_FOREIGN;
	return right->start > left->end || (right->start == left->end && !foreign);
}

/* Room for choosing: of each candidate, what the best choice from it on gains, and
 * where it goes on behind it. */
struct choice {
	int *best;
	guint *next;
};

/* The best choice of names among candidates [from, to), sorted by start, no two
 * overlapping: dynamic programming from the right. */
static void choose(const struct name_model *model, GArray *names, guint from, guint to, bool few,
                   struct choice room)
{
	guint n = to - from, *next = room.next;
	int *best = room.best;
	best[n] = 0;
	for (guint i = n; i > 0; i--) {
		const struct name *name = &g_array_index(names, struct name, from + i - 1);
		guint after = i;
		g_array_index(names, struct name, from + i - 1).chosen = false;
		while (after < n &&
		       !go_together(name, &g_array_index(names, struct name, from + after)))
			after++;
		int gain = is_acceptable(model, name, few) ? name->gain : 0;
		next[i - 1] = after;
		best[i - 1] = best[i];
		if (gain > 0 && gain + best[after] > best[i])
			best[i - 1] = gain + best[after];
	}
	for (guint i = 0; i < n;) {
		bool taken = best[i] != best[i + 1];
		g_array_index(names, struct name, from + i).chosen = taken;
		i = taken ? next[i] : i + 1;
	}
}

static void choose_all(const struct name_model *model, struct arena *scratch, GArray *names,
                       bool few)
{
	const struct choice room = { arena_room(scratch, (names->len + 1) * sizeof(int)),
		                     arena_room(scratch, (names->len + 1) * sizeof(guint)) };
	for (guint from = 0, to; from < names->len; from = to) {
		const struct name *first = &g_array_index(names, struct name, from);
		for (to = from + 1; to < names->len; to++) {
			const struct name *name = &g_array_index(names, struct name, to);
			if (name->block != first->block || name->stretch != first->stretch)
				break;
		}
		choose(model, names, from, to, few, room);
	}
}

/* other may be NULL. */
static bool overlaps(const struct name *name, const struct name *other)
{
	return other && name->block == other->block && name->start < other->end &&
	       other->start < name->end;
}

/* Tells those that overlap a chosen one: among names in order of place, the chosen
 * ones, of which none overlaps another, before and behind each. */
static void mark_beaten(GArray *names)
{
	const struct name *chosen = NULL;
	for (guint i = 0; i < names->len; i++) {
		struct name *name = &g_array_index(names, struct name, i);
		name->beaten = !name->chosen && overlaps(name, chosen);
		chosen = name->chosen ? name : chosen;
	}
	chosen = NULL;
	for (guint i = names->len; i > 0; i--) {
		struct name *name = &g_array_index(names, struct name, i - 1);
		name->beaten |= !name->chosen && overlaps(name, chosen);
		chosen = name->chosen ? name : chosen;
	}
}

static void drop_others(GArray *names)
{
	guint kept = 0;
	for (guint i = 0; i < names->len; i++)
		if (g_array_index(names, struct name, i).chosen)
			g_array_index(names, struct name, kept++) =
			        g_array_index(names, struct name, i);
	g_array_set_size(names, kept);
}

/* The name in the quotation marks that open at off; empty where they are others than “”, or do
 * not close soon. */
static struct slice quoted_name(struct slice text, size_t off)
{
	enum { OPENING = 0x201C, CLOSING = 0x201D, LONGEST = 36 };
	size_t start, next;
	if (utf8_next(text, off, &start) != OPENING)
		return (struct slice){ 0 };
	for (size_t end = start; end < text.len && end - start < LONGEST; end = next)
		if (utf8_next(text, end, &next) == CLOSING)
			return slice_sub(text, (struct span){ start, end });
	return (struct slice){ 0 };
}

/* Adds to names what block says that something is called for short: 简称“金能”. */
static void note_short_names(const struct scan_block *block, struct text_table *names)
{
	for (size_t i = 0; i < block->in.n_quoted; i++) {
		const size_t opening = block->in.quoted[i].span.start;
		if (!cue_upto(block->cues, CUE_CALLS_SHORT, block->text, opening))
			continue;
		const struct slice name = quoted_name(block->text, opening);
		if (name.len)
			*text_table_at(names, name) = names;
	}
}

/* 金能 is no person where the article says that a company is called so. */
static void leave_out_short_names(const struct scan *scan, GArray *names)
{
	struct text_table short_names = { .arena = scan->scratch };
	for (size_t block = 0; names->len && block < scan->n_blocks; block++)
		note_short_names(&scan->blocks[block], &short_names);
	for (guint i = 0; short_names.n && i < names->len; i++) {
		struct name *name = &g_array_index(names, struct name, i);
		name->chosen &= !text_table_get(&short_names, name_text(scan, name));
	}
}

/* Whether the sign of a place stands behind name, which is no name there: 安河 of 安河村; not
 * before its head, 市长. */
static bool is_place_there(const struct scan *scan, const struct name *name)
{
	const struct slice text = scan->blocks[name->block].text;
	size_t next;
	return !name->chosen && name->form == NAME_HAN &&
	       cue_is(scan->cues, CUE_PLACE_ENDS, character_at(text, name->end, &next)) &&
	       !cue_at(scan->cues, CUE_HEAD, text, next);
}

/* Adds to places what the counties of block are called without their sign: 云溪 of 云溪区. */
static void note_counties(const struct cues *cues, const struct scan_block *block,
                          struct text_table *places)
{
	const struct match_list *regions = &block->tables[TABLE_REGIONS];
	for (size_t i = 0; i < regions->n; i++) {
		struct span word = { regions->items[i].start, regions->items[i].end };
		const uint32_t sign = character_before(block->text, word.end, &word.end);
		if (span_len(word) >= 2 * HAN_BYTES && cue_is(cues, CUE_COUNTY, sign))
			*text_table_at(places, slice_sub(block->text, word)) = places;
	}
}

/* Whether text is a place of places, or the first two characters are and more follows:
 * 云溪人. */
static bool begins_with_place(const struct text_table *places, struct slice text)
{
	const struct span two = { 0, 2 * HAN_BYTES };
	return text_table_get(places, text) ||
	       (text.len > two.end && text_table_get(places, slice_sub(text, two)));
}

/* Weighs down names that the article has as places, too, unless what stands around one of
 * their places says for itself that it is a person: 安河 beside 安河村. */
static void weigh_places(const struct name_model *model, const struct scan *scan, GArray *names)
{
	enum { NEVER = -1000 };
	const int accept = name_model_weight(model, WEIGHT_ACCEPT);
	struct text_table places = { .arena = scan->scratch };
	for (size_t block = 0; names->len && block < scan->n_blocks; block++)
		note_counties(scan->cues, &scan->blocks[block], &places);
	for (guint i = 0; i < names->len; i++) {
		const struct name *name = &g_array_index(names, struct name, i);
		if (is_place_there(scan, name))
			*text_table_at(&places, name_text(scan, name)) = names;
	}
	for (guint i = 0; places.n && i < names->len; i++) {
		const struct name *name = &g_array_index(names, struct name, i);
		if (name->chosen && name->context >= accept &&
		    text_table_get(&places, name_text(scan, name)))
			*text_table_at(&places, name_text(scan, name)) = NULL;
	}
	for (guint i = 0; places.n && i < names->len; i++) {
		struct name *name = &g_array_index(names, struct name, i);
		if (name->context < accept && begins_with_place(&places, name_text(scan, name)))
			name_weigh_more(name, NEVER);
	}
}

void names_choose(const struct name_model *model, const struct scan *scan, GArray *names)
{
	sort_by_place(names);
	choose_all(model, scan->scratch, names, names_few(model, scan, names));
	mark_beaten(names);
	weigh_places(model, scan, names);
	weigh_again(model, scan, names);
	names_weigh_lists(model, scan, names);
	choose_all(model, scan->scratch, names, names_few(model, scan, names));
	leave_out_short_names(scan, names);
	drop_others(names);
}
