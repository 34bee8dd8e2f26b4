/* Numbers beside each other: ranges, rows whose last has the unit of all, bounds that 分别
 * shares out, estimates (三、四十万). Each is told by the number before and what stands
 * between the two. */
#include "core/know/figure-candidate.h"

/* What stands between last and candidate. */
static struct span between(const struct candidate *last, const struct candidate *candidate)
{
	return (struct span){ last->figure.span.end, candidate->figure.number.start };
}

/* Whether only a mark of range stands in span: 5%至6%, 3-5个, 5—6%; also 和 where
 * what ends at end is 5%和6%之间. */
static bool joins_range(const struct finder *finder, struct span span, size_t end)
{
	if (span_len(span) > FIGURE_GAP)
		return false;
	span.start = behind_blanks(finder->glyphs, span.start);
	span.end = before_blanks(finder->glyphs, span.end);
	if (span.start + 1 != span.end)
		return false;
	uint32_t cp = character_of(finder->glyphs, span.start);
	bool mark = cue_is(finder->block->cues, CUE_UNTIL, cp) || cp == '-' || cp == '~' ||
	            (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212 || cp == 0x223C || cp == 0x301C;
	bool between = cue_is(finder->block->cues, CUE_AND, cp) &&
	               beside_cue_from(finder->block, CUE_BETWEEN, end);
	return mark || between;
}

static void take_unit(struct figure *figure, const struct figure *of)
{
	figure->unit = of->unit;
	figure->rule = of->rule;
	figure->class = of->class;
}

void candidate_join_range(struct finder *finder, struct candidate *candidate)
{
	const struct candidate *last = finder->last;
	struct figure *figure = &candidate->figure;
	if (!last->figure.span.end || last->ordinal ||
	    !joins_range(finder, between(last, candidate), figure->end))
		return;
	if (!figure->unit && !last->unit && last->figure.unit) /* 百分之二十到三十 */
		take_unit(figure, &last->figure);
	bool same = last->unit ? g_strcmp0(last->figure.unit, figure->unit) == 0 : true;
	double value = last->figure.value;
	if (!last->unit && candidate->unit)
		value *= candidate->unit->to_name;
	if (!last->unit && !last->numeral.multiplied &&
	    last->numeral.value < candidate->numeral.value / candidate->numeral.scale)
		value *= candidate->numeral.scale;
	if (!same || !(value < figure->value) || candidate->negative)
		return;
	finder->n_figures -= finder->last_taken;
	figure->value = value;
	figure->number.start = last->figure.number.start;
	figure->span.start = last->figure.span.start;
	figure->before = last->figure.before;
	candidate->before = NULL;
	candidate->behind = NULL;
	figure->inner = (struct span){ 0 };
}

/* Whether 和 or 、 alone stands in span. */
static bool is_joint(const struct finder *finder, struct span span)
{
	if (span_len(span) != 1)
		return false;
	uint32_t cp = character_of(finder->glyphs, span.start);
	return cp == 0x3001 || cue_is(finder->block->cues, CUE_AND, cp);
}

/* 4.5个和1.3个百分点: the number before is of points, too. */
static bool lend_points(struct finder *finder, const struct candidate *candidate)
{
	const struct candidate *last = finder->last;
	bool lent = finder->last_taken && candidate->figure.class == UNIT_SHARE &&
	            last->numeral.decimal && g_strcmp0(last->figure.unit, "个") == 0 &&
	            is_joint(finder, between(last, candidate));
	if (!lent)
		return false;
	struct figure *figure = &finder->figures[finder->n_figures - 1];
	take_unit(figure, &candidate->figure);
	return true;
}

/* Whether candidate's unit may be that of bare, too: 2.16和1.66个百分点, 15、22个百分点,
 * 1.2万亿、8200亿元, not 3、5个. */
static bool may_lend(const struct candidate *candidate, const struct candidate *bare)
{
	enum { LARGEST = 1000 }; /* of a share; a year is more */
	if (candidate->figure.class == UNIT_SHARE)
		return bare->numeral.decimal || bare->numeral.value < LARGEST;
	return bare->numeral.multiplied ? candidate->numeral.multiplied
	                                : bare->numeral.decimal && candidate->numeral.decimal;
}

/* Gives bare, which was no figure or one without a unit, the unit of candidate. */
static void lend_to(struct finder *finder, const struct candidate *candidate, size_t i)
{
	struct candidate *bare = &finder->bare[i];
	struct figure *figure = &bare->figure;
	double scale = bare->numeral.multiplied ? 1 : candidate->numeral.scale;
	figure->value *= scale * candidate->unit->to_name;
	figure->value_to = figure->value;
	take_unit(figure, &candidate->figure);
	if (!finder->bare_taken)
		finder->figures[finder->n_figures++] = *figure;
	else
		finder->figures[finder->n_figures - finder->n_bare + i] = *figure;
}

/* Lends candidate's unit to the numbers of its row that have none. */
static void lend_unit(struct finder *finder, const struct candidate *candidate)
{
	if (lend_points(finder, candidate) || !candidate->unit)
		return;
	for (size_t i = 0; i < finder->n_bare; i++)
		if (!may_lend(candidate, &finder->bare[i]))
			return;
	for (size_t i = 0; i < finder->n_bare; i++)
		lend_to(finder, candidate, i);
}

/* Keeps candidate, a number without a unit, till one behind 、 or 和 has a unit. */
static void keep_bare(struct finder *finder, const struct candidate *candidate, bool taken)
{
	bool bare = !candidate->figure.unit && !candidate->unit && !candidate->ordinal &&
	            candidate->numeral.digits;
	if (finder->n_bare && finder->bare_taken != taken)
		finder->n_bare = 0;
	if (!bare || finder->n_bare == FIGURE_ROW)
		finder->n_bare = 0;
	else
		finder->bare[finder->n_bare++] = *candidate;
	finder->bare_taken = taken;
}

void finder_add(struct finder *finder, const struct candidate *candidate, bool taken)
{
	if (!is_joint(finder, between(finder->last, candidate)))
		finder->n_bare = 0;
	if (taken) {
		lend_unit(finder, candidate);
		finder->figures[finder->n_figures++] = candidate->figure;
	}
	keep_bare(finder, candidate, taken);
}

bool candidate_lists_ordinals(const struct finder *finder, const struct candidate *candidate)
{
	const struct span gap = between(finder->last, candidate);
	return finder->last->ordinal && !finder->last_taken &&
	       (joins_range(finder, gap, gap.end) ||
	        (character_of(finder->glyphs, gap.start) == 0x3001 && gap.start + 1 == gap.end));
}

/* Whether span, the words before a number, are said of those behind it, too:
 * 分别突破 of 分别突破5万元、3万元. */
static bool shares_out(const struct finder *finder, struct span span)
{
	return span_len(span) && beside_cue_upto(finder->block, CUE_RESPECTIVELY, span.start);
}

void candidate_share_bound(struct finder *finder, struct candidate *candidate)
{
	const struct candidate *last = finder->last;
	struct figure *figure = &candidate->figure;
	candidate->shared = shares_out(finder, figure->before);
	if (!last->shared || !finder->last_taken || candidate->before || candidate->behind ||
	    !is_joint(finder, between(last, candidate)))
		return;
	candidate->shared = true;
	candidate->before = last->before;
	figure->before = last->figure.before;
	figure->comparator = candidate_comparator(candidate);
}

static bool is_power_of_ten(double value)
{
	while (value >= 10)
		value /= 10;
	return value == 1;
}

void finder_join_estimate(struct finder *finder, struct numeral *numeral)
{
	const struct candidate *last = finder->last;
	const struct numeral *first = &last->numeral;
	bool row = last->figure.span.end && !finder->last_taken && !last->ordinal && !last->unit &&
	           first->span.start > 0 &&
	           character_of(finder->glyphs, first->span.end) == 0x3001 &&
	           first->span.end + 1 == numeral->span.start;
	double scale = numeral->value / (first->value + 1);
	if (!row || first->digits || first->n_signs != 1 || first->value < 1 || numeral->digits ||
	    numeral->pair || scale < 10 || !is_power_of_ten(scale))
		return;
	numeral->value = first->value * scale;
	numeral->pair = true;
	numeral->span.start = first->span.start;
	finder->cursor = last->figure.span.start; /* 约三、四十万 */
}
