/* Units: what a number counts in, and what may go on behind it. */
#include "core/know/figure-candidate.h"

/* The matcher_key of glyph i; 0 at the end. */
static uint32_t key_at(const struct glyphs *glyphs, size_t i)
{
	const uint32_t letter = i < glyphs->n ? glyphs->letters[i] : 0;
	return letter || i >= glyphs->n ? letter : glyphs->cp[i] + (UINT32_C(1) << 16);
}

/* Whether what stands at glyph i, in whichever form of its characters, makes the unit
 * before it another word: one of not_before. */
static bool unit_undone(const struct finder *finder, const struct unit_rule *unit, size_t i)
{
	const uint32_t first = unit->not_first ? key_at(finder->glyphs, i) : 0;
	if (!(unit->not_first >> (first & 63) & 1))
		return false; /* nearly always */
	for (const uint32_t *key = unit->not_before; *key; key++) {
		bool reads = *key == first;
		for (size_t at = i; *++key;)
			reads = reads && key_at(finder->glyphs, ++at) == *key;
		if (reads)
			return true;
	}
	return false;
}

/* A unit in letters ends where no letter or digit goes on. */
static bool letters_go_on(const struct finder *finder, size_t start, size_t end)
{
	uint32_t behind = character_of(finder->glyphs, end);
	return is_letter(character_of(finder->glyphs, start)) &&
	       (is_letter(behind) || is_digit(behind));
}

/* The longest unit at glyph i of a class up to last. */
static struct table_word unit_upto(const struct finder *finder, size_t i, enum unit_class last)
{
	struct beside_walk units = beside_words(finder->block, TABLE_UNITS, i);
	struct table_word unit;
	while ((unit = beside_next(&units)).end) {
		const struct unit_rule *rule = &finder->rules->units[unit.row];
		if (rule->class <= last && !letters_go_on(finder, i, unit.end) &&
		    !unit_undone(finder, rule, unit.end))
			break;
	}
	return unit;
}

struct table_word finder_unit_at(const struct finder *finder, size_t i)
{
	return unit_upto(finder, i, UNIT_HALF);
}

/* The end of a unit that goes on: 微克/立方米, 元/股, 元/万人, 台(套). */
static size_t unit_tail(const struct finder *finder, size_t end)
{
	uint32_t cp = character_of(finder->glyphs, end);
	struct numeral scale;
	if (cp != '/' && cp != '(')
		return end;
	struct table_word more = unit_upto(finder, end + 1, cp == '/' ? UNIT_PER : UNIT_HALF);
	if (cp == '(')
		return more.end && character_of(finder->glyphs, more.end) == ')' ? more.end + 1
		                                                                 : end;
	if (!more.end && numeral_read(finder->rules->numerals, finder->glyphs, end + 1, &scale) &&
	    scale.bare)
		more = finder_unit_at(finder, scale.span.end);
	return more.end ? more.end : end;
}

/* The sign or name of money before the number: ￥500, 人民币500万. */
struct table_word finder_money_before(const struct finder *finder, size_t i)
{
	enum { NAME = 3 }; /* glyphs, at least: 人民币 */
	const struct table_word none = { 0 };
	const size_t end = before_blanks(finder->glyphs, i);
	if (!metric_may(finder->rules, finder->glyphs, end - 1, EDGE_MONEY))
		return none;
	const struct table_word word = beside_upto(finder->block, TABLE_UNITS, end);
	if (!word.end)
		return none;
	const struct unit_rule *unit = &finder->rules->units[word.row];
	const uint32_t last = character_of(finder->glyphs, word.end - 1);
	const bool sign = !is_han(last) && !is_letter(last); /* $, not P */
	const bool name = (unit->kind_is & KIND_MONEY && word.end - word.start >= NAME) ||
	                  beside_cue_upto(finder->block, CUE_MONEY_NAME, end);
	return unit->class == UNIT_MEASURE && (sign || name) ? word : none;
}

/* 港币5000万元: the 元 behind the number is of the money before it. */
static const struct unit_rule *money_of(const struct finder *finder, const struct unit_rule *unit,
                                        size_t start)
{
	if (!(unit->kind_is & KIND_MONEY))
		return unit;
	const struct table_word word = finder_money_before(finder, start);
	const struct unit_rule *money = &finder->rules->units[word.row];
	return word.end && !(money->kind_is & KIND_MONEY) ? money : unit;
}

/* A number and 角 or 分 behind so many 元: 五元三毛. */
static void add_coins(const struct finder *finder, struct figure *figure)
{
	struct numeral numeral;
	struct table_word word;
	while (numeral_read(finder->rules->numerals, finder->glyphs, figure->end, &numeral) &&
	       (word = finder_unit_at(finder, numeral.span.end)).end &&
	       finder->rules->units[word.row].class == UNIT_COIN) {
		figure->value += numeral.value * finder->rules->units[word.row].factor;
		figure->value_to = figure->value;
		figure->rule = &finder->rules->units[word.row];
		figure->unit = figure->rule->name;
		figure->class = UNIT_MEASURE;
		figure->end = word.end;
	}
}

static bool is_in_digits(const struct finder *finder, const struct figure *figure)
{
	return is_digit(character_of(finder->glyphs, figure->number.start));
}

/* A number and a smaller unit of time behind a larger: 1小时53分钟, but not 一个月30天. */
static void add_smaller(const struct finder *finder, const struct unit_rule *unit,
                        struct figure *figure)
{
	struct numeral numeral;
	struct table_word word;
	double least = unit->factor;
	while (numeral_read(finder->rules->numerals, finder->glyphs, figure->end, &numeral) &&
	       numeral.digits == is_in_digits(finder, figure) &&
	       (word = finder_unit_at(finder, numeral.span.end)).end) {
		const struct unit_rule *smaller = &finder->rules->units[word.row];
		if (smaller->class != UNIT_TIME || !(smaller->factor < least))
			break;
		least = smaller->factor;
		figure->value += numeral.value * smaller->factor / unit->factor * unit->to_name;
		figure->value_to = figure->value;
		figure->end = word.end;
	}
}

/* Reads the digits in characters at glyph i that say what is left of the unit before them,
 * and have none of their own: 五 of 三成五, 七五 of 一米七五. */
static bool read_rest(const struct finder *finder, size_t i, struct numeral *rest)
{
	return numeral_read(finder->rules->numerals, finder->glyphs, i, rest) && !rest->digits &&
	       !rest->bare && !rest->decimal && (rest->serial || rest->n_signs == 1) &&
	       !finder_unit_at(finder, rest->span.end).end;
}

/* 身高一米七五, 三吨二; not 三米二人. */
static void add_decimals(const struct finder *finder, const struct unit_rule *unit,
                         struct figure *figure)
{
	struct numeral rest;
	if (is_in_digits(finder, figure) || !read_rest(finder, figure->end, &rest))
		return;
	uint32_t behind = character_of(finder->glyphs, rest.span.end);
	if (is_han(behind) && !cue_is(finder->block->cues, CUE_OF, behind))
		return;
	double part = rest.value;
	for (unsigned i = 0; i < rest.n_signs; i++)
		part /= 10;
	figure->value += part * unit->to_name;
	figure->value_to = figure->value;
	figure->class = UNIT_MEASURE;
	figure->end = rest.span.end;
}

/* 半 behind a unit, at glyph i. */
static struct table_word half_at(const struct finder *finder, size_t i)
{
	const struct table_word none = { 0 };
	if (!metric_may(finder->rules, finder->glyphs, i, EDGE_HALF))
		return none;
	const struct table_word word = finder_unit_at(finder, i);
	return word.end && finder->rules->units[word.row].class == UNIT_HALF ? word : none;
}

/* What a unit may have behind it: 两米半, 三成五, 五元三毛. */
static void add_rest(const struct finder *finder, const struct unit_rule *unit,
                     struct figure *figure)
{
	const size_t end = figure->end, next = behind_blanks(finder->glyphs, end);
	const struct table_word half = half_at(finder, end);
	struct numeral digit;
	if (!half.end && !numeral_has(finder->rules->numerals, finder->glyphs, next))
		return; /* nearly always */
	if (half.end) {
		figure->value += unit->to_name * finder->rules->units[half.row].factor;
		figure->value_to = figure->value;
		figure->end = half.end;
	} else if (unit->kind_is & (KIND_MONEY | KIND_PIECE)) {
		add_coins(finder, figure);
	} else if (unit->class == UNIT_TIME) {
		add_smaller(finder, unit, figure);
	} else if (unit->to_name == 10 && read_rest(finder, next, &digit) && digit.n_signs == 1) {
		figure->value += digit.value;
		figure->value_to = figure->value;
		figure->end = digit.span.end;
	}
	if (figure->end == end && unit->kind_is & (KIND_LENGTH | KIND_MASS | KIND_PIECE))
		add_decimals(finder, unit, figure);
}

/* 92.50分: points, and no coins, where no money stands before. */
static bool is_score(const struct unit_rule *unit, const struct candidate *candidate)
{
	return unit->class == UNIT_COIN && candidate->numeral.digits && candidate->numeral.decimal;
}

/* 两万亿级, 3级: no magnitude, which has a decimal. */
static bool is_grade(const struct unit_rule *unit, const struct candidate *candidate)
{
	bool magnitude = candidate->numeral.decimal && !candidate->numeral.multiplied;
	return unit->kind_is & KIND_MAGNITUDE && !magnitude;
}

void candidate_find_unit(struct finder *finder, struct candidate *candidate)
{
	struct figure *figure = &candidate->figure;
	const size_t start = behind_blanks(finder->glyphs, figure->end);
	struct table_word word = finder_unit_at(finder, start);
	const struct unit_rule *unit = &finder->rules->units[word.row];
	if (word.end && is_score(unit, candidate)) {
		figure->unit =
		        lexicon_cell(finder->rules->lexicon, TABLE_UNITS, word.row, UNIT_WORD);
		figure->class = UNIT_INDEX;
		figure->end = word.end;
		return;
	}
	if (!word.end || unit->class >= UNIT_COIN || is_grade(unit, candidate)) {
		word = finder_money_before(finder, figure->number.start);
		if (!word.end)
			return;
		candidate->unit = figure->rule = &finder->rules->units[word.row];
		figure->unit = candidate->unit->name;
		return;
	}
	candidate->unit = figure->rule = money_of(finder, unit, figure->number.start);
	figure->unit = candidate->unit->name;
	figure->class = candidate->unit->class;
	figure->value *= candidate->unit->to_name;
	figure->value_to *= candidate->unit->to_name;
	figure->end = unit_tail(finder, word.end);
	const struct span whole = { start, figure->end };
	if (figure->end == word.end) {
		add_rest(finder, candidate->unit, figure);
		return;
	}
	figure->unit = scan_copy(finder->scan, finder->block, beside_offs(finder->block, whole));
	figure->rule = NULL;
}
