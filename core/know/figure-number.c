/* The number of a figure: where it ends, and the forms that have no unit of
 * their own - parts and ratios. */
#include <math.h>

#include "core/know/figure-candidate.h"

/* 5千瓦 and 0.3百分点: a unit begins inside what reads as a number. Returns
 * where, or the number's end. */
static size_t unit_inside(const struct finder *finder, struct span number)
{
	for (size_t i = number.start + 1; i < number.end; i++)
		if (beside_from(finder->block, TABLE_UNITS, i).end > number.end)
			return i;
	return number.end;
}

bool finder_read_number(const struct finder *finder, size_t i, struct numeral *numeral)
{
	if (!numeral_read(finder->rules->numerals, finder->glyphs, i, numeral))
		return false;
	if (numeral->digits && numeral->n_signs == 1)
		return isfinite(numeral->value); /* no unit begins with a digit */
	size_t cut = unit_inside(finder, numeral->span);
	if (cut != numeral->span.end) {
		struct glyphs before = *finder->glyphs;
		before.n = cut;
		if (!numeral_read(finder->rules->numerals, &before, i, numeral))
			return false;
	}
	return isfinite(numeral->value) && isfinite(numeral->value_to);
}

/* Whether glyph i, behind a number of one sign, neither counts it nor joins it to another. */
static bool leaves_alone(const struct finder *finder, size_t i)
{
	const struct numerals *numerals = finder->rules->numerals;
	const struct cues *cues = finder->block->cues;
	const uint32_t cp = character_of(finder->glyphs, i);
	const bool number = numeral_has(numerals, finder->glyphs, i + 1);
	if (cp == 0x3001)
		return !number; /* 一、加快, but 三、四十万 */
	if (!is_han(cp))
		return is_one_of(cp, U")”’");
	return !number && !is_blank_at(finder->glyphs, i + 1) && !cue_is(cues, CUE_PARTS, cp) &&
	       !cue_is(cues, CUE_UNTIL, cp) && !cue_is(cues, CUE_AND, cp) &&
	       !finder_unit_at(finder, i).end &&
	       !beside_from(finder->block, TABLE_QUALIFIERS, i).end;
}

/* Whether money may stand before glyph i, where a number begins: ￥五, 人民币-五. */
static bool money_may_lead(const struct finder *finder, size_t i)
{
	const uint32_t cp = character_of(finder->glyphs, i - 1);
	return is_blank(cp) || cp == '-' || cp == 0x2212 ||
	       cue_is(finder->block->cues, CUE_NEGATIVE, cp) ||
	       metric_may(finder->rules, finder->glyphs, i - 1, EDGE_MONEY);
}

bool finder_counts_nothing(const struct finder *finder, size_t i)
{
	const size_t last = finder->last->figure.span.end;
	return numeral_is_lone(finder->rules->numerals, finder->glyphs, i) &&
	       leaves_alone(finder, i + 1) && (!last || i > last + FIGURE_GAP) &&
	       !money_may_lead(finder, i);
}

/* 余 or 多 at the number's end is its own where a unit follows; 来 only then. */
void finder_settle_more(const struct finder *finder, struct numeral *numeral)
{
	if (!span_len(numeral->more) || numeral->more.end != numeral->span.end ||
	    finder_unit_at(finder, behind_blanks(finder->glyphs, numeral->span.end)).end)
		return;
	size_t at = behind_blanks(finder->glyphs, numeral->more.start);
	if (numeral->digits && !beside_cue_from(finder->block, CUE_MORE_SIGN, at))
		return;
	numeral->span.end = numeral->more.start;
	numeral->more = (struct span){ 0 };
}

/* Behind 分之 at the end of number, or 0; 百分三十 has no 之. */
static size_t behind_parts(const struct finder *finder, const struct candidate *candidate)
{
	const struct numeral *whole = &candidate->numeral;
	size_t i = behind_blanks(finder->glyphs, candidate->figure.end);
	size_t parts = beside_cue_from(finder->block, CUE_PARTS, i);
	if (!parts)
		return 0; /* nearly always */
	i = behind_blanks(finder->glyphs, i + parts);
	size_t of = beside_cue_from(finder->block, CUE_OF_PARTS, i);
	bool hundred = whole->bare && whole->n_signs == 1 && whole->value == 100;
	return of || hundred ? behind_blanks(finder->glyphs, i + of) : 0;
}

static void set_share(struct candidate *candidate, double parts, double low, double high)
{
	candidate->figure.value = low / parts * 100;
	candidate->figure.value_to = high / parts * 100;
	candidate->figure.unit = "%";
	candidate->figure.class = UNIT_SHARE;
}

/* 三又二分之一: the parts belong to the number before them. */
static void add_to_whole(struct finder *finder, struct candidate *candidate)
{
	const struct candidate *whole = finder->last;
	struct figure *figure = &candidate->figure;
	size_t i = before_blanks(finder->glyphs, figure->number.start);
	size_t also = beside_cue_upto(finder->block, CUE_AND_PARTS, i);
	if (!whole->figure.end || i < whole->figure.end + also || whole->unit || !also ||
	    before_blanks(finder->glyphs, i - also) != whole->figure.end)
		return;
	finder->n_figures -= finder->last_taken;
	double part = figure->value / 100;
	figure->value = whole->figure.value + (whole->negative ? -part : part);
	figure->value_to = figure->value;
	figure->unit = NULL;
	figure->rule = NULL;
	figure->class = UNIT_MEASURE;
	figure->number.start = figure->span.start = whole->figure.number.start;
	candidate->negative = whole->negative;
	candidate->numeral.decimal = true;
	candidate->mixed = true;
}

/* 三分之一, 百分之二十. */
bool candidate_read_parts(struct finder *finder, struct candidate *candidate)
{
	struct numeral part;
	size_t i = behind_parts(finder, candidate);
	if (!i || !(candidate->numeral.value > 0) ||
	    !numeral_read(finder->rules->numerals, finder->glyphs, i, &part) || part.bare)
		return false;
	set_share(candidate, candidate->numeral.value, part.value, part.value_to);
	candidate->numeral.bare = false;
	candidate->figure.end = part.span.end;
	add_to_whole(finder, candidate);
	return true;
}

/* 7.8:1: so many to one. */
static bool set_ratio(struct candidate *candidate)
{
	candidate->figure.unit = ":1";
	candidate->figure.class = UNIT_MULTIPLE;
	return true;
}

/* 15.1/10万: so many in so many; 1/3, beside Chinese text, is a share. */
static bool set_rate(const struct finder *finder, struct candidate *candidate,
                     const struct numeral *of)
{
	const struct span behind = { candidate->figure.end, of->span.end };
	double value = candidate->numeral.value;
	bool beside = is_han(character_of(finder->glyphs, of->span.end)) ||
	              is_han(character_of(finder->glyphs, candidate->figure.number.start - 1));
	if (of->multiplied && !finder_unit_at(finder, of->span.end).end) {
		candidate->figure.unit =
		        scan_copy(finder->scan, finder->block, beside_offs(finder->block, behind));
		candidate->figure.class = UNIT_MULTIPLE;
		return true;
	}
	if (!beside || !of->digits || !(value < of->value && of->value <= 100))
		return false;
	set_share(candidate, of->value, value, value);
	return true;
}

bool candidate_read_ratio(const struct finder *finder, struct candidate *candidate)
{
	struct numeral part;
	const size_t next = candidate->figure.end + 1;
	uint32_t cp = character_of(finder->glyphs, candidate->figure.end);
	bool ratio = is_ratio_sign(cp);
	if ((!ratio && cp != '/') || !candidate->numeral.digits ||
	    !numeral_read(finder->rules->numerals, finder->glyphs, next, &part) ||
	    !(part.value > 0))
		return false;
	bool to_one = part.digits && part.value == 1 && part.span.end == next + 1;
	bool reads = ratio ? to_one && set_ratio(candidate) : set_rate(finder, candidate, &part);
	if (reads)
		candidate->figure.end = part.span.end;
	return reads;
}
