/* The words beside a number, and what they make of it together. */
#include "core/know/figure-candidate.h"

static bool qualifies(const struct qualifier_rule *rule, const struct candidate *candidate)
{
	enum unit_class class = candidate->figure.class;
	if (!*rule->only)
		return true;
	if (rule->bare)
		return candidate->numeral.bare;
	if (!candidate->figure.unit)
		return false;
	if (strcmp(rule->only, "measure") == 0)
		return class == UNIT_MEASURE || class == UNIT_TIME || class == UNIT_YEARS ||
		       class == UNIT_SHARE || class == UNIT_MULTIPLE;
	return candidate->unit && word_among(rule->only, slice_of(candidate->unit->kind));
}

/* Where a number of money begins with the money's name before it: 人民币75亿元. */
static size_t start_of(const struct finder *finder, const struct candidate *candidate)
{
	const size_t start = candidate->figure.span.start;
	if (!candidate->unit || !(candidate->unit->kind_is & KIND_MONEY))
		return start;
	const struct table_word money = finder_money_before(finder, start);
	return money.end ? money.start : start;
}

void candidate_find_before(const struct finder *finder, struct candidate *candidate)
{
	size_t end = before_blanks(finder->glyphs, start_of(finder, candidate));
	if (!metric_may(finder->rules, finder->glyphs, end - 1, EDGE_BEFORE))
		return;
	const struct table_word word = beside_upto(finder->block, TABLE_QUALIFIERS, end);
	if (!word.end || word.start < finder->cursor)
		return;
	const struct qualifier_rule *rule = &finder->rules->qualifiers[word.row];
	if (!rule->before || !qualifies(rule, candidate))
		return;
	candidate->before = rule;
	candidate->ordinal = rule->none;
	if (rule->none || rule->comparator == COMPARATOR_EQUAL)
		return;
	candidate->figure.before = (struct span){ word.start, word.end };
	candidate->figure.span.start = word.start;
}

void candidate_find_behind(const struct finder *finder, struct candidate *candidate)
{
	const size_t end = behind_blanks(finder->glyphs, candidate->figure.end);
	if (!metric_may(finder->rules, finder->glyphs, end, EDGE_BEHIND))
		return;
	struct beside_walk words = beside_words(finder->block, TABLE_QUALIFIERS, end);
	for (struct table_word word; (word = beside_next(&words)).end;) {
		const struct qualifier_rule *rule = &finder->rules->qualifiers[word.row];
		if (rule->before || !qualifies(rule, candidate))
			continue;
		candidate->behind = rule;
		candidate->figure.behind = (struct span){ word.start, word.end };
		candidate->figure.span.end = word.end;
		return;
	}
}

/* A bound behind the unit decides, then the word before the number, then 余 and
 * 多 inside it, then 左右. */
enum comparator candidate_comparator(const struct candidate *candidate)
{
	const struct qualifier_rule *before = candidate->before, *behind = candidate->behind;
	if (behind && behind->comparator != COMPARATOR_ABOUT)
		return behind->comparator;
	if (before && before->comparator != COMPARATOR_EQUAL)
		return before->comparator;
	if (span_len(candidate->figure.inner))
		return COMPARATOR_MORE;
	return behind ? behind->comparator : COMPARATOR_EQUAL;
}
