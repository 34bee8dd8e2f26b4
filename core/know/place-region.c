/* Places of the regions table: counties under a province or city, words that only look like a
 * place, and lists of which something is told together. */
#include "core/know/place-search.h"

#include "core/know/beside.h"
#include "core/know/character.h"
#include "core/know/place-clause.h"

enum { SUFFIX_REACH = 4 /* glyphs */ };

bool place_is_in_name(const struct place_finder *finder, const struct scan_block *block,
                      const struct match *match)
{
	const struct span word = beside_glyphs(block, (struct span){ match->start, match->end });
	return beside_from(block, TABLE_NOT_PLACES, word.start).end >= word.end ||
	       (metric_may(finder->rules, &block->glyphs, word.end - 1, EDGE_NO_PLACE) &&
	        beside_upto(block, TABLE_NOT_PLACES, word.end).end);
}

/* Behind the county of a province or city: 开州区 of 重庆开州区. Two or three
 * characters before 区, 县, 旗 or 市, none of which makes it a common word. */
static size_t behind_county(const struct scan_block *block, size_t off)
{
	const struct glyphs *glyphs = &block->glyphs;
	const size_t first = glyphs->at[off], most = MIN(first + SUFFIX_REACH, glyphs->n);
	size_t last = first + 2;
	while (last < most && !cue_is(block->cues, CUE_COUNTY, glyphs->cp[last]))
		last++;
	if (last >= most)
		return off;
	for (size_t i = first; i < last; i++)
		if (!is_han(glyphs->cp[i]) || cue_is(block->cues, CUE_NOT_IN_COUNTY, glyphs->cp[i]))
			return off;
	const size_t end = glyphs->off[last + 1];
	return cue_at(block->cues, CUE_NO_COUNTY, block->text, end) ? off : end;
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

static void add_place(struct place_finder *finder, const struct scan_block *block,
                      const struct match *match, const struct place *before)
{
	const struct region_rule *rule = &finder->rules->regions[match->row];
	struct place place = { .span = { match->start, match->end },
		               .name = rule->name,
		               .province = rule->province,
		               .level = rule->level,
		               .of = rule->of };
	const bool there = before && before->level == LEVEL_BODY && before->subject &&
	                   place_is_done_there(block, before, match->start);
	if (before && before->level == LEVEL_BODY)
		before = NULL; /* 云岭高铁安河南站 is no part of what is told */
	place.subject =
	        !there && place_is_subject(finder->rules, block, match->start, rule->level, before);
	if (rule->level == LEVEL_OWN)
		place.name = NULL;
	if (rule->level == LEVEL_PROVINCE || rule->level == LEVEL_CITY)
		place.span.end = behind_county(block, match->end);
	if (place.span.end != match->end) {
		place.name = scan_copy(finder->scan, block, place.span);
		place_alias_county(&finder->aliases, block,
		                   (struct span){ match->end, place.span.end }, &place);
	} else if (rule->level == LEVEL_COUNTY && has_long_name(block, place.span)) {
		place_alias_county(&finder->aliases, block,
		                   short_county(block, place.span, rule->name), &place);
	}
	place.venue = place_is_venue(block, place.span);
	place.subject &= !place.venue;
	finder->places[finder->n++] = place;
}

/* Whether what stands behind a county makes it another word: 南湖区域, 邻水县域. */
static bool is_no_county(const struct place_finder *finder, const struct scan_block *block,
                         const struct match *match)
{
	return finder->rules->regions[match->row].level == LEVEL_COUNTY &&
	       cue_at(block->cues, CUE_NO_COUNTY, block->text, match->end);
}

/* Whether a word that begins before glyph start ends before glyph end. Of most, no word of
 * any table does. */
static bool comes_in(const struct scan_block *block, size_t start, size_t end)
{
	if (block->words.ends[end] >> (end - start - 1) <= 1)
		return false;
	const struct table_word word = beside_upto(block, TABLE_WORDS, end);
	return word.end && word.start < start;
}

/* Whether a word ends before glyph middle that began before start, or a place that began there. */
static bool parts(const struct scan_block *block, size_t start, size_t middle)
{
	const struct table_word place = beside_upto(block, TABLE_REGIONS, middle);
	return comes_in(block, start, middle) || (place.end && place.start == start);
}

bool place_is_across_words(const struct scan_block *block, const struct match *match)
{
	const size_t start = block->glyphs.at[match->start], end = block->glyphs.at[match->end];
	if (comes_in(block, start, end))
		return true;
	for (size_t middle = start + 1; middle < end; middle++)
		if (parts(block, start, middle) &&
		    beside_from(block, TABLE_WORDS, middle).end > end)
			return true;
	return false;
}

static bool names_place(const struct place_finder *finder, const struct scan_block *block,
                        const struct match *match)
{
	const bool short_name = match->end - match->start == (size_t)2 * HAN_BYTES;
	return finder->rules->regions[match->row].level != LEVEL_OFFICE &&
	       !is_no_county(finder, block, match) && !place_is_in_name(finder, block, match) &&
	       (!short_name || !place_is_across_words(block, match) ||
	        cue_upto(block->cues, CUE_OF_WHICH, block->text, match->start));
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

/* Whether what stands at off says that a list is of places that something is of together: 两省,
 * 等县市. */
static bool is_summed_up(const struct scan_block *block, size_t off)
{
	const size_t others = cue_at(block->cues, CUE_OTHERS, block->text, off);
	return others ? cue_at(block->cues, CUE_LIST_AREAS, block->text, off + others)
	              : cue_at(block->cues, CUE_SUMS_UP, block->text, off);
}

/* Makes one place of a list that is summed up: 安徽、江西 of 安徽、江西两省. */
static void sum_up_list(struct place_finder *finder, const struct scan_block *block, size_t first)
{
	const size_t last = finder->n - 1;
	struct place *places = finder->places;
	if (!is_summed_up(block, places[last].span.end))
		return;
	size_t start = list_start(block, places, first, last);
	if (start == last)
		return;
	if (start > first && places[start - 1].span.end == places[start].span.start)
		start--; /* 安河云溪、松垣等县 */
	places[start].span.end = places[last].span.end;
	places[start].name = scan_copy(finder->scan, block, places[start].span);
	places[start].level = LEVEL_ZONE;
	finder->n = start + 1;
}

size_t place_add_region(struct place_finder *finder, const struct scan_block *block,
                        const struct match *match, size_t first)
{
	if (!names_place(finder, block, match))
		return 0;
	add_place(finder, block, match, place_before(finder, first));
	const size_t end = finder->places[finder->n - 1].span.end;
	sum_up_list(finder, block, first);
	return end;
}
