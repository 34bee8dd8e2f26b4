/* Finding places in blocks. */
#include "core/know/place-find.h"

#include "core/know/beside.h"
#include "core/know/character.h"

enum { SUFFIX_REACH = 4, MOST_ALIASES = 8 }; /* code points; counties */
enum { KIND = 2 };                           /* column of words.tsv */

/* A county's short name: 开州 for 重庆开州区. */
struct alias {
	struct slice word;
	const char *name, *province;
};

struct finder {
	const struct metric_rules *rules;
	const struct scan *scan;
	GArray *places;
	struct alias aliases[MOST_ALIASES];
	size_t n_aliases;
};

/* Behind the county of a province or city: 开州区 of 重庆开州区. Two or three
 * characters before 区, 县, 旗 or 市, none of which makes it a common word. */
static size_t behind_county(const struct scan_block *block, size_t off)
{
	const struct slice text = block->text;
	size_t end = off, next;
	for (int n = 1; n <= SUFFIX_REACH && end < text.len; n++, end = next) {
		uint32_t cp = utf8_next(text, end, &next);
		if (!is_han(cp))
			return off;
		if (n > 2 && cue_is(block->cues, CUE_COUNTY, cp))
			return cue_at(block->cues, CUE_NO_COUNTY, text, next) ? off : next;
		if (cue_is(block->cues, CUE_NOT_IN_COUNTY, cp))
			return off;
	}
	return off;
}

/* Whether the clause that off begins or stands in is about what begins there:
 * at its start, in a list of such, behind 在, a date or a quotation mark. before
 * is the place named before it, NULL where there is none. */
static bool is_subject(const struct scan_block *block, size_t off, enum region_level level,
                       const struct place *before)
{
	size_t previous;
	if (block->in.clauses[clause_at(&block->in, off)].span.start == off)
		return true;
	if (cue_upto(block->cues, CUE_LIES_IN, block->text, off))
		return false;
	uint32_t cp = character_before(block->text, off, &previous);
	if (level <= LEVEL_COUNTRY)
		return is_blank(cp) || is_one_of(cp, U")】:") ||
		       cue_is(block->cues, CUE_BEFORE_COUNTRY, cp); /* 假期期间全国, （2）德国 */
	if (before && (before->span.end == off || (cp == 0x3001 && before->span.end == previous)))
		return before->subject; /* 湖南长沙, 嘉兴、温州 */
	return is_blank(cp) || is_one_of(cp, U"、“‘（《(,") ||
	       cue_is(block->cues, CUE_BEFORE_PLACE, cp) ||
	       cue_upto(block->cues, CUE_OF_WHICH, block->text, off);
}

/* Whether something is said to be held at a place, or in a hall or on a mountain of it, that
 * ends at off: 北京举行, 北京人民大会堂举行. */
static bool is_held(const struct scan_block *block, size_t off)
{
	enum { LONGEST = 8 }; /* code points of the hall's name */
	size_t next;
	for (int n = 0; n <= LONGEST; n++, off = next) {
		if (cue_at(block->cues, CUE_HELD, block->text, off))
			return true;
		if (!is_han(character_at(block->text, off, &next)))
			break;
	}
	return false;
}

/* Whether place is only where a meeting sat: 全会在北京举行, not 车展在上海举行. */
static bool is_venue(const struct scan_block *block, struct span place)
{
	enum { REACH = 180 };
	if (!cue_upto(block->cues, CUE_AT, block->text, place.start) || !is_held(block, place.end))
		return false;
	const size_t sentence = sentence_around(&block->in, place.start).start;
	for (size_t off = place.start; off > sentence && off + REACH > place.start;) {
		character_before(block->text, off, &off);
		if (cue_at(block->cues, CUE_MEETING, block->text, off))
			return true;
	}
	return false;
}

/* Not where the short name is a place of the table itself, or a common word, as 高新 of 安河高新区.
 */
static void add_alias(struct finder *finder, const struct scan_block *block, struct span word,
                      const char *name, const char *province)
{
	word.end -= HAN_BYTES; /* 区 */
	struct slice text = slice_sub(block->text, word);
	for (size_t i = 0; i < finder->n_aliases; i++)
		if (slice_equal(finder->aliases[i].word, text))
			return;
	if (lexicon_find(block->lexicon, TABLE_REGIONS, text) != SIZE_MAX)
		return;
	size_t row = lexicon_find(block->lexicon, TABLE_WORDS, text);
	if (row != SIZE_MAX && *lexicon_cell(block->lexicon, TABLE_WORDS, row, KIND) != 's')
		return;
	if (finder->n_aliases < MOST_ALIASES)
		finder->aliases[finder->n_aliases++] = (struct alias){ text, name, province };
}

/* 云溪县, which the article may call 云溪 from here on. */
static bool has_long_name(const struct scan_block *block, struct span county)
{
	size_t previous;
	return span_len(county) > 2 * HAN_BYTES &&
	       cue_is(block->cues, CUE_COUNTY,
	              character_before(block->text, county.end, &previous));
}

/* What a county called name is called for short with its last sign: 云溪 of 云溪苗族自治县,
 * where the sign is not the word's. */
static struct span short_county(const struct scan_block *block, struct span county,
                                const char *name)
{
	const size_t len = strlen(name) + HAN_BYTES;
	if (len < span_len(county) && slice_starts(slice_sub(block->text, county), slice_of(name)))
		county.end = county.start + len;
	return county;
}

static void add_place(struct finder *finder, const struct scan_block *block,
                      const struct match *match, const struct place *before)
{
	const struct region_rule *rule = &finder->rules->regions[match->row];
	struct place place = { .span = { match->start, match->end },
		               .name = rule->name,
		               .province = rule->province,
		               .level = rule->level,
		               .of = rule->of };
	place.subject = is_subject(block, match->start, rule->level, before);
	if (rule->level == LEVEL_OWN)
		place.name = NULL;
	if (rule->level == LEVEL_PROVINCE || rule->level == LEVEL_CITY)
		place.span.end = behind_county(block, match->end);
	if (place.span.end != match->end) {
		place.name = scan_copy(finder->scan, block, place.span);
		add_alias(finder, block, (struct span){ match->end, place.span.end }, place.name,
		          place.province);
	} else if (rule->level == LEVEL_COUNTY && has_long_name(block, place.span)) {
		add_alias(finder, block, short_county(block, place.span, rule->name), place.name,
		          place.province);
	}
	place.venue = is_venue(block, place.span);
	place.subject &= !place.venue;
	g_array_append_val(finder->places, place);
}

/* Whether what stands behind a county makes it another word: 南湖区域, 邻水县域. */
static bool is_no_county(const struct finder *finder, const struct scan_block *block,
                         const struct match *match)
{
	return finder->rules->regions[match->row].level == LEVEL_COUNTY &&
	       cue_at(block->cues, CUE_NO_COUNTY, block->text, match->end);
}

/* Whether what matched, glyphs [start, end), is only part of a longer name: 中国 in 新中国,
 * 全国 in 全国重点实验室. */
static bool is_in_name(const struct scan_block *block, size_t start, size_t end)
{
	return beside_from(block, TABLE_NOT_PLACES, start).end >= end ||
	       beside_upto(block, TABLE_NOT_PLACES, end).end;
}

/* Whether a word that begins before glyph start ends before glyph end. Of most, no word of
 * any table does. */
static bool comes_in(const struct scan_block *block, size_t start, size_t end)
{
	if (!(block->words.ends[end] >> (end - start)))
		return false;
	const struct table_word word = beside_upto(block, TABLE_WORDS, end);
	return word.end && word.start < start;
}

/* Whether what matched only lies across words: 迁安 in 搬迁安置, or ends one: 白山 in
 * 长白山. */
static bool is_across_words(const struct scan_block *block, size_t start, size_t end)
{
	if (end - start != 2)
		return false;
	const size_t middle = start + 1;
	return comes_in(block, start, end) || (comes_in(block, start, middle) &&
	                                       beside_from(block, TABLE_WORDS, middle).end > end);
}

static bool names_place(const struct finder *finder, const struct scan_block *block,
                        const struct match *match)
{
	const size_t start = block->glyphs.at[match->start], end = block->glyphs.at[match->end];
	return finder->rules->regions[match->row].level != LEVEL_OFFICE &&
	       !is_no_county(finder, block, match) && !is_in_name(block, start, end) &&
	       !is_across_words(block, start, end);
}

/* Where the list begins of which places[last] is the last, the first being places[first]:
 * each stands behind 、 or a conjunction and the one before it. */
static size_t list_start(const struct scan_block *block, const struct place *places, size_t first,
                         size_t last)
{
	const struct slice text = block->text;
	for (size_t previous; last > first; last--) {
		size_t joint = places[last].span.start;
		if (character_before(text, joint, &previous) == 0x3001)
			joint = previous;
		else
			joint -= cue_upto(block->cues, CUE_JOINT, text, joint);
		if (joint == places[last].span.start || places[last - 1].span.end != joint)
			break;
	}
	return last;
}

/* Makes one place of a list that is summed up: 安徽、江西 of 安徽、江西两省. */
static void sum_up_list(const struct finder *finder, const struct scan_block *block, guint first)
{
	const guint last = finder->places->len - 1;
	struct place *places = (void *)finder->places->data;
	if (!cue_at(block->cues, CUE_SUMS_UP, block->text, places[last].span.end))
		return;
	const size_t start = list_start(block, places, first, last);
	if (start == last)
		return;
	places[start].span.end = places[last].span.end;
	places[start].name = scan_copy(finder->scan, block, places[start].span);
	places[start].level = LEVEL_ZONE;
	g_array_set_size(finder->places, (guint)start + 1);
}

/* Appends the places of block, longest from left to right. */
static void find_in(struct finder *finder, const struct scan_block *block)
{
	const guint first = finder->places->len;
	size_t end = 0;
	struct match_list regions = block->tables[TABLE_REGIONS];
	for (size_t i = 0; i < regions.n; i++) {
		const struct match *match = &regions.items[i];
		if (match->start < end || !names_place(finder, block, match))
			continue;
		const guint n = finder->places->len;
		struct place before;
		if (n > first)
			before = g_array_index(finder->places, struct place, n - 1);
		add_place(finder, block, match, n > first ? &before : NULL);
		end = g_array_index(finder->places, struct place, n).span.end;
		sum_up_list(finder, block, first);
	}
}

static int by_start(gconstpointer a, gconstpointer b)
{
	const struct place *x = a, *y = b;
	return x->span.start < y->span.start ? -1 : x->span.start > y->span.start;
}

/* Appends the counties that block names by their short names. */
static void find_aliases(struct finder *finder, const struct scan_block *block)
{
	const char *end = block->text.data + block->text.len;
	for (size_t i = 0; i < finder->n_aliases && block->text.len; i++) {
		struct slice word = finder->aliases[i].word;
		struct slice rest = block->text;
		for (const char *at; (at = slice_find(rest, word));
		     rest = (struct slice){ at + word.len, (size_t)(end - at) - word.len }) {
			size_t off = (size_t)(at - block->text.data);
			struct place place = { .span = { off, off + word.len },
				               .name = finder->aliases[i].name,
				               .province = finder->aliases[i].province,
				               .level = LEVEL_COUNTY,
				               .of = LEVEL_COUNTY,
				               .subject =
				                       is_subject(block, off, LEVEL_COUNTY, NULL) };
			g_array_append_val(finder->places, place);
		}
	}
}

/* Finds the places again, now that the aliases are known. */
static void find_with_aliases(struct finder *finder, size_t *firsts)
{
	const struct place *known = (const void *)finder->places->data;
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct place));
	GArray *old = finder->places;
	finder->places = all;
	for (size_t i = 0, k = 0; i < finder->scan->n_blocks; i++) {
		const size_t first = all->len, next = firsts[i + 1];
		for (; k < next; k++)
			g_array_append_val(all, known[k]);
		find_aliases(finder, &finder->scan->blocks[i]);
		if (all->len > first)
			qsort(&g_array_index(all, struct place, first), all->len - first,
			      sizeof(struct place), by_start);
		firsts[i] = first;
	}
	firsts[finder->scan->n_blocks] = all->len;
	g_array_free(old, TRUE);
}

void place_list_find(const struct metric_rules *rules, const struct scan *scan,
                     const struct place **items, const size_t **firsts)
{
	struct finder finder = { .rules = rules, .scan = scan };
	size_t *starts = arena_new_array(scan->scratch, size_t, scan->n_blocks + 1);
	finder.places = g_array_sized_new(FALSE, FALSE, sizeof(struct place), 64);
	for (size_t i = 0; i < scan->n_blocks; i++) {
		starts[i] = finder.places->len;
		find_in(&finder, &scan->blocks[i]);
	}
	starts[scan->n_blocks] = finder.places->len;
	if (finder.n_aliases)
		find_with_aliases(&finder, starts);
	*items = arena_take_array(scan->scratch, finder.places, struct place);
	*firsts = starts;
}
