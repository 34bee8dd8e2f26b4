/* What a clause says of a place, told by what stands beside it. */
#include "core/know/place-clause.h"

#include "core/know/beside.h"
#include "core/know/character.h"

enum { LONGEST_CLAUSE = 480 /* bytes: read as one */ };

/* Whether a work's name begins with place, which is then of whom it tells: 湖北 of
 * 《湖北长江经济带规划》. */
static bool opens_title(const struct scan_block *block, const struct place *place)
{
	size_t previous;
	return place->level > LEVEL_COUNTRY &&
	       character_before(block->text, place->span.start, &previous) == 0x300A;
}

/* Whether what stands before off lets the clause there be about it: a list of such, 在, a date
 * or a quotation mark. before is the place named before it, NULL where there is none. */
static bool is_led_to(const struct scan_block *block, size_t off, enum region_level level,
                      const struct place *before)
{
	size_t previous;
	const uint32_t cp = character_before(block->text, off, &previous);
	if (level <= LEVEL_COUNTRY)
		return is_blank(cp) || is_one_of(cp, U")】:.") ||
		       cue_is(block->cues, CUE_BEFORE_COUNTRY, cp); /* 假期期间全国, （2）德国 */
	if (before && (before->span.end == off || (cp == 0x3001 && before->span.end == previous)))
		return before->subject && !opens_title(block, before); /* 湖南长沙, 嘉兴、温州 */
	return is_blank(cp) || is_one_of(cp, U"、“‘（《(,") ||
	       cue_is(block->cues, CUE_BEFORE_PLACE, cp) ||
	       cue_upto(block->cues, CUE_OF_WHICH, block->text, off);
}

/* Whether a clause begins at off: behind a mark, then. */
static bool begins_clause(const struct scan_block *block, size_t off)
{
	const struct glyphs *glyphs = &block->glyphs;
	return !is_han(character_of(glyphs, glyphs->at[off] - 1)) &&
	       clause_around(&block->in, off).start == off;
}

/* Whether the clause that holds off tells what lies beside what: 安河与云溪接壤. */
static bool tells_borders(const struct metric_rules *rules, const struct scan_block *block,
                          size_t off)
{
	const struct span clause = clause_around(&block->in, off);
	return span_len(clause) <= LONGEST_CLAUSE &&
	       metric_edges(rules, &block->glyphs, beside_glyphs(block, clause)) & EDGE_BORDERS &&
	       cue_in(block->cues, CUE_BORDERS, slice_sub(block->text, clause));
}

bool place_is_subject(const struct metric_rules *rules, const struct scan_block *block, size_t off,
                      enum region_level level, const struct place *before)
{
	if (begins_clause(block, off) || cue_upto(block->cues, CUE_SAYS_WHO, block->text, off))
		return true;
	return is_led_to(block, off, level, before) &&
	       !cue_upto(block->cues, CUE_LIES_IN, block->text, off) &&
	       !tells_borders(rules, block, off);
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

bool place_is_venue(const struct scan_block *block, struct span place)
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

bool place_is_done_there(const struct scan_block *block, const struct place *who, size_t off)
{
	return cue_upto(block->cues, CUE_DONE_AT, block->text, off) &&
	       clause_at(&block->in, who->span.start) == clause_at(&block->in, off);
}

bool place_opens_clause(const struct scan_block *block, size_t off)
{
	return begins_clause(block, off) || cue_upto(block->cues, CUE_DONE_AT, block->text, off);
}
