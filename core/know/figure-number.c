/* The number of a figure: where it ends, and the forms that have no unit of
 * their own - parts and ratios. */
#include <math.h>

#include "core/know/figure-candidate.h"

/* 5千瓦 and 0.3百分点: a unit begins inside what reads as a number. Returns
 * where, or the number's end. */
static size_t unit_inside(const struct finder *finder, struct span number)
{
	struct span within = { number.start + 1, number.end };
	struct match_list units = scan_list(finder->block, TABLE_UNITS, within);
	for (size_t i = 0; i < units.n; i++)
		if (units.items[i].end > number.end)
			return units.items[i].start;
	return number.end;
}

bool finder_read_number(const struct finder *finder, size_t off, struct numeral *numeral)
{
	if (!numeral_read(finder->rules->numerals, finder->text, off, numeral))
		return false;
	size_t cut = unit_inside(finder, numeral->span);
	if (cut != numeral->span.end && cut > off) {
		struct slice before = { finder->text.data, cut };
		if (!numeral_read(finder->rules->numerals, before, off, numeral))
			return false;
	}
	return isfinite(numeral->value) && isfinite(numeral->value_to);
}

/* 余 or 多 at the number's end is its own where a unit follows; 来 only then. */
void finder_settle_more(const struct finder *finder, struct numeral *numeral)
{
	if (!span_len(numeral->more) || numeral->more.end != numeral->span.end ||
	    finder_unit_at(finder, skip_blanks(finder->text, numeral->span.end)))
		return;
	size_t at = skip_blanks(finder->text, numeral->more.start);
	if (numeral->digits && !cue_at(finder->block->cues, CUE_MORE_SIGN, finder->text, at))
		return;
	numeral->span.end = numeral->more.start;
	numeral->more = (struct span){ 0 };
}

/* Behind 分之 at the end of number, or 0; 百分三十 has no 之. */
static size_t behind_parts(const struct finder *finder, const struct candidate *candidate)
{
	const struct numeral *whole = &candidate->numeral;
	size_t off = skip_blanks(finder->text, candidate->figure.end);
	size_t parts = cue_at(finder->block->cues, CUE_PARTS, finder->text, off);
	if (!parts)
		return 0; /* nearly always */
	off = skip_blanks(finder->text, off + parts);
	size_t of = cue_at(finder->block->cues, CUE_OF_PARTS, finder->text, off);
	bool hundred = whole->bare && whole->n_signs == 1 && whole->value == 100;
	return of || hundred ? skip_blanks(finder->text, off + of) : 0;
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
	const struct candidate *whole = &finder->last;
	struct figure *figure = &candidate->figure;
	size_t off = skip_blanks_back(finder->text, figure->number.start);
	size_t also = cue_upto(finder->block->cues, CUE_AND_PARTS, finder->text, off);
	if (!whole->figure.end || off < whole->figure.end + also || whole->unit || !also ||
	    skip_blanks_back(finder->text, off - also) != whole->figure.end)
		return;
	if (finder->last_taken)
		g_array_set_size(finder->figures, finder->figures->len - 1);
	double part = figure->value / 100;
	figure->value = whole->figure.value + (whole->negative ? -part : part);
	figure->value_to = figure->value;
	figure->unit = NULL;
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
	size_t off = behind_parts(finder, candidate);
	if (!off || !(candidate->numeral.value > 0) ||
	    !numeral_read(finder->rules->numerals, finder->text, off, &part) || part.bare)
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
	size_t edge, end = candidate->figure.end;
	double value = candidate->numeral.value;
	bool beside = is_han(character_at(finder->text, of->span.end, &edge)) ||
	              is_han(character_before(finder->text, candidate->figure.number.start, &edge));
	if (of->multiplied && !finder_unit_at(finder, of->span.end)) {
		candidate->figure.unit =
		        scan_copy(finder->scan, finder->block, (struct span){ end, of->span.end });
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
	size_t next;
	uint32_t cp = character_at(finder->text, candidate->figure.end, &next);
	bool ratio = cp == ':' || cp == 0x2236;
	if ((!ratio && cp != '/') || !candidate->numeral.digits ||
	    !numeral_read(finder->rules->numerals, finder->text, next, &part) || !(part.value > 0))
		return false;
	bool to_one = part.digits && part.value == 1 && part.span.end == next + 1;
	bool reads = ratio ? to_one && set_ratio(candidate) : set_rate(finder, candidate, &part);
	if (reads)
		candidate->figure.end = part.span.end;
	return reads;
}
