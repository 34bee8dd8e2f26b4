/* Units: what a number counts in, and what may go on behind it. */
#include "core/know/figure-candidate.h"

static uint32_t key_at(const struct finder *finder, size_t off, size_t *next)
{
	*next = off;
	return off < finder->text.len ? matcher_key(lexicon_matcher(finder->rules->lexicon),
	                                            utf8_next(finder->text, off, next))
	                              : 0;
}

/* Whether what stands at off, in whichever form of its characters, makes the unit
 * before it another word: one of not_before. */
static bool unit_undone(const struct finder *finder, const uint32_t *not_before, size_t off)
{
	size_t behind, at;
	const uint32_t first = *not_before ? key_at(finder, off, &behind) : 0;
	for (const uint32_t *key = not_before; *key; key++) {
		bool reads = *key == first;
		for (at = behind; *++key;)
			reads = reads && key_at(finder, at, &at) == *key;
		if (reads)
			return true;
	}
	return false;
}

/* A unit in letters ends where no letter or digit goes on. */
static bool letters_go_on(const struct finder *finder, size_t start, size_t end)
{
	size_t next;
	uint32_t behind = character_at(finder->text, end, &next);
	return is_letter(character_at(finder->text, start, &next)) &&
	       (is_letter(behind) || is_digit(behind));
}

const struct match *finder_unit_at(const struct finder *finder, size_t off)
{
	struct word_walk units = scan_walk(finder->block, off, TABLE_UNITS);
	for (struct match unit; scan_walk_next(&units, &unit);)
		if (!letters_go_on(finder, off, unit.end) &&
		    !unit_undone(finder, finder->rules->units[unit.row].not_before, unit.end))
			return arena_copy_array(finder->block->scratch, &unit, 1, sizeof unit);
	return NULL;
}

/* The end of a unit that goes on: 微克/立方米, 元/万人, 台(套). */
static size_t unit_tail(const struct finder *finder, size_t end)
{
	size_t next, close;
	uint32_t cp = character_at(finder->text, end, &next);
	struct numeral scale;
	const struct match *more;
	if (cp == '/') {
		more = finder_unit_at(finder, next);
		if (!more && numeral_read(finder->rules->numerals, finder->text, next, &scale) &&
		    scale.bare)
			more = finder_unit_at(finder, scale.span.end);
		return more ? more->end : end;
	}
	if (cp != '(' || !(more = finder_unit_at(finder, next)))
		return end;
	return character_at(finder->text, more->end, &close) == ')' ? close : end;
}

/* The sign or name of money before the number: ￥500, 人民币500万. */
const struct match *finder_money_before(const struct finder *finder, size_t off)
{
	const struct match *match =
	        scan_ending(finder->block, skip_blanks_back(finder->text, off), TABLE_UNITS);
	if (!match)
		return NULL;
	const struct unit_rule *unit = &finder->rules->units[match->row];
	size_t previous;
	uint32_t last = character_before(finder->text, match->end, &previous);
	bool sign = !is_han(last) && !is_letter(last); /* $, not P */
	bool money = strcmp(unit->kind, "money") == 0 || sign;
	return money && unit->class == UNIT_MEASURE && (sign || match->end - match->start > 6)
	               ? match
	               : NULL;
}

/* A number and 角 or 分 behind so many 元: 五元三毛. */
static void add_coins(const struct finder *finder, struct figure *figure)
{
	struct numeral numeral;
	const struct match *match;
	while (numeral_read(finder->rules->numerals, finder->text, figure->end, &numeral) &&
	       (match = finder_unit_at(finder, numeral.span.end)) &&
	       finder->rules->units[match->row].class == UNIT_COIN) {
		figure->value += numeral.value * finder->rules->units[match->row].factor;
		figure->value_to = figure->value;
		figure->unit = finder->rules->units[match->row].name;
		figure->class = UNIT_MEASURE;
		figure->end = match->end;
	}
}

static bool is_in_digits(const struct finder *finder, const struct figure *figure)
{
	size_t next;
	return is_digit(character_at(finder->text, figure->number.start, &next));
}

/* A number and a smaller unit of time behind a larger: 1小时53分钟, but not 一个月30天. */
static void add_smaller(const struct finder *finder, const struct unit_rule *unit,
                        struct figure *figure)
{
	struct numeral numeral;
	const struct match *match;
	double least = unit->factor;
	while (numeral_read(finder->rules->numerals, finder->text, figure->end, &numeral) &&
	       numeral.digits == is_in_digits(finder, figure) &&
	       (match = finder_unit_at(finder, numeral.span.end))) {
		const struct unit_rule *smaller = &finder->rules->units[match->row];
		if (smaller->class != UNIT_TIME || !(smaller->factor < least))
			break;
		least = smaller->factor;
		figure->value += numeral.value * smaller->factor / unit->factor * unit->to_name;
		figure->value_to = figure->value;
		figure->end = match->end;
	}
}

/* Reads the digits in characters at off that say what is left of the unit before them,
 * and have none of their own: 五 of 三成五, 七五 of 一米七五. */
static bool read_rest(const struct finder *finder, size_t off, struct numeral *rest)
{
	return numeral_read(finder->rules->numerals, finder->text, off, rest) && !rest->digits &&
	       !rest->bare && !rest->decimal && (rest->serial || rest->n_signs == 1) &&
	       !finder_unit_at(finder, rest->span.end);
}

/* 身高一米七五, 三吨二; not 三米二人. */
static void add_decimals(const struct finder *finder, const struct unit_rule *unit,
                         struct figure *figure)
{
	struct numeral rest;
	size_t next;
	if (is_in_digits(finder, figure) || !read_rest(finder, figure->end, &rest))
		return;
	uint32_t behind = character_at(finder->text, rest.span.end, &next);
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

/* What a unit may have behind it: 两米半, 三成五, 五元三毛. */
static void add_rest(const struct finder *finder, const struct unit_rule *unit,
                     struct figure *figure)
{
	const struct match *match = finder_unit_at(finder, figure->end);
	const size_t end = figure->end;
	struct numeral digit;
	if (!match &&
	    !numeral_has(finder->rules->numerals, finder->text, skip_blanks(finder->text, end)))
		return; /* nearly always */
	if (match && finder->rules->units[match->row].class == UNIT_HALF) {
		figure->value += unit->to_name * finder->rules->units[match->row].factor;
		figure->value_to = figure->value;
		figure->end = match->end;
	} else if (strcmp(unit->kind, "money") == 0 || strcmp(unit->kind, "piece") == 0) {
		add_coins(finder, figure);
	} else if (unit->class == UNIT_TIME) {
		add_smaller(finder, unit, figure);
	} else if (unit->to_name == 10 &&
	           read_rest(finder, skip_blanks(finder->text, figure->end), &digit) &&
	           digit.n_signs == 1) {
		figure->value += digit.value;
		figure->value_to = figure->value;
		figure->end = digit.span.end;
	}
	if (figure->end == end && word_among("length mass piece", slice_of(unit->kind)))
		add_decimals(finder, unit, figure);
}

/* 92.50分: points, and no coins, where no money stands before. */
static bool is_score(const struct finder *finder, const struct match *match,
                     const struct candidate *candidate)
{
	return finder->rules->units[match->row].class == UNIT_COIN && candidate->numeral.digits &&
	       candidate->numeral.decimal;
}

/* 两万亿级, 3级: no magnitude, which has a decimal. */
static bool is_grade(const struct unit_rule *unit, const struct candidate *candidate)
{
	bool magnitude = candidate->numeral.decimal && !candidate->numeral.multiplied;
	return strcmp(unit->kind, "magnitude") == 0 && !magnitude;
}

void candidate_find_unit(struct finder *finder, struct candidate *candidate)
{
	struct figure *figure = &candidate->figure;
	size_t start = skip_blanks(finder->text, figure->end);
	const struct match *match = finder_unit_at(finder, start);
	if (match && is_score(finder, match, candidate)) {
		figure->unit =
		        lexicon_cell(finder->rules->lexicon, TABLE_UNITS, match->row, UNIT_WORD);
		figure->class = UNIT_INDEX;
		figure->end = match->end;
		return;
	}
	if (!match || finder->rules->units[match->row].class >= UNIT_COIN ||
	    is_grade(&finder->rules->units[match->row], candidate)) {
		if (!(match = finder_money_before(finder, figure->number.start)))
			return;
		candidate->unit = &finder->rules->units[match->row];
		figure->unit = candidate->unit->name;
		return;
	}
	candidate->unit = &finder->rules->units[match->row];
	figure->unit = candidate->unit->name;
	figure->class = candidate->unit->class;
	figure->value *= candidate->unit->to_name;
	figure->value_to *= candidate->unit->to_name;
	figure->end = unit_tail(finder, match->end);
	if (figure->end == match->end)
		add_rest(finder, candidate->unit, figure);
	else
		figure->unit =
		        scan_copy(finder->scan, finder->block, (struct span){ start, figure->end });
}
