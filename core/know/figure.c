/* Finding figures: from each numeral outwards to its unit, then to the words
 * beside it, and then the question whether it is a figure at all. */
#include "core/know/figure.h"

#include <math.h>

#include "core/base/utf8.h"

enum {
	MOST_BLANKS = 4,
	TITLE_REACH = 240, /* bytes looked back for 《 */
	NAME_LENGTH = 12, /* code points: a quotation that short may be a name (“三个转变”) */
	PAGE_DIGITS = 6,     /* a number of no more, alone, may be a page's */
	CLUSTER_LENGTH = 64, /* bytes of digits, dots and dashes that make a date or number */
};

/* A number on its way to becoming a figure. */
struct candidate {
	struct numeral numeral;
	const struct unit_rule *unit; /* NULL where none */
	const struct qualifier_rule *before, *behind;
	struct figure figure;
	bool negative;
	bool ordinal; /* 第 and the like stand before it */
};

struct finder {
	const struct metric_rules *rules;
	const struct scan *scan;
	const struct scan_block *block;
	struct slice text;
	GArray *figures;
	size_t cursor;         /* nothing before it is looked at again */
	struct candidate last; /* the number read before, figure or not; its end 0 where none */
	bool last_taken;       /* it is the last of figures */
};

static uint32_t char_at(const struct finder *finder, size_t off, size_t *next)
{
	*next = off;
	return off < finder->text.len ? utf8_narrow(utf8_next(finder->text, off, next)) : 0;
}

static uint32_t char_before(const struct finder *finder, size_t off, size_t *previous)
{
	*previous = off;
	return off > 0 ? utf8_narrow(utf8_previous(finder->text, off, previous)) : 0;
}

static bool is_blank(uint32_t cp)
{
	return cp == ' ' || cp == 0xA0 || cp == 0x3000;
}

static bool is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static bool is_letter(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') || cp == '_';
}

static bool is_han(uint32_t cp)
{
	return cp >= 0x3400 && cp <= 0x9FFF;
}

static size_t skip_blanks(const struct finder *finder, size_t off)
{
	size_t next;
	for (int i = 0; i < MOST_BLANKS && is_blank(char_at(finder, off, &next)); i++)
		off = next;
	return off;
}

static size_t skip_blanks_back(const struct finder *finder, size_t off)
{
	size_t previous;
	for (int i = 0; i < MOST_BLANKS && is_blank(char_before(finder, off, &previous)); i++)
		off = previous;
	return off;
}

static bool starts_with(const struct finder *finder, size_t off, struct slice word)
{
	return slice_starts((struct slice){ finder->text.data + off, finder->text.len - off },
	                    word);
}

/* --- units --- */

/* Whether what stands at off makes the unit before it another word. */
static bool unit_undone(const struct finder *finder, const char *not_before, size_t off)
{
	while (*not_before) {
		size_t length = strcspn(not_before, " ");
		if (starts_with(finder, off, (struct slice){ not_before, length }))
			return true;
		not_before += length;
		not_before += strspn(not_before, " ");
	}
	return false;
}

/* A unit in letters ends where no letter or digit goes on. */
static bool letters_go_on(const struct finder *finder, size_t start, size_t end)
{
	size_t next;
	uint32_t behind = char_at(finder, end, &next);
	return is_letter(char_at(finder, start, &next)) && (is_letter(behind) || is_digit(behind));
}

static const struct match *unit_at(const struct finder *finder, size_t off)
{
	const struct scan_block *block = finder->block;
	for (size_t i = scan_first(block, off); i < block->n_matches; i++) {
		const struct match *match = &block->matches[i];
		if (match->start != off)
			break;
		if (match->table == TABLE_UNITS && !letters_go_on(finder, off, match->end) &&
		    !unit_undone(finder, finder->rules->units[match->row].not_before, match->end))
			return match;
	}
	return NULL;
}

/* The end of a unit that goes on: 微克/立方米, 元/万人, 台(套). */
static size_t unit_tail(const struct finder *finder, size_t end)
{
	size_t next, close;
	uint32_t cp = char_at(finder, end, &next);
	struct numeral scale;
	const struct match *more;
	if (cp == '/') {
		if (numeral_read(finder->rules->numerals, finder->text, next, &scale) && scale.bare)
			next = scale.span.end;
		more = unit_at(finder, next);
		return more ? more->end : end;
	}
	if (cp != '(' || !(more = unit_at(finder, next)))
		return end;
	return char_at(finder, more->end, &close) == ')' ? close : end;
}

/* The sign or name of money before the number: ￥500, 人民币500万. */
static const struct unit_rule *unit_before(const struct finder *finder, size_t off)
{
	const struct match *match =
	        scan_ending(finder->block, skip_blanks_back(finder, off), TABLE_UNITS);
	if (!match)
		return NULL;
	const struct unit_rule *unit = &finder->rules->units[match->row];
	size_t next;
	bool sign = !is_han(char_at(finder, match->start, &next));
	bool money = strcmp(unit->kind, "money") == 0 || sign;
	return money && unit->class == UNIT_MEASURE && (sign || match->end - match->start > 6)
	               ? unit
	               : NULL;
}

/* A number and 角 or 分 behind so many 元: 五元三毛. */
static void add_coins(const struct finder *finder, struct figure *figure)
{
	struct numeral numeral;
	const struct match *match;
	while (numeral_read(finder->rules->numerals, finder->text, figure->end, &numeral) &&
	       (match = unit_at(finder, numeral.span.end)) &&
	       finder->rules->units[match->row].class == UNIT_COIN) {
		figure->value += numeral.value * finder->rules->units[match->row].factor;
		figure->value_to = figure->value;
		figure->end = match->end;
	}
}

/* What a unit may have behind it: 两米半, 三成五, 五元三毛. */
static void add_rest(const struct finder *finder, const struct unit_rule *unit,
                     struct figure *figure)
{
	const struct match *match = unit_at(finder, figure->end);
	struct numeral digit;
	if (match && finder->rules->units[match->row].class == UNIT_HALF) {
		figure->value += unit->to_name * finder->rules->units[match->row].factor;
		figure->value_to = figure->value;
		figure->end = match->end;
	} else if (strcmp(unit->kind, "money") == 0) {
		add_coins(finder, figure);
	} else if (unit->to_name == 10 &&
	           numeral_read(finder->rules->numerals, finder->text, figure->end, &digit) &&
	           digit.n_signs == 1 && digit.value < 10 && !digit.digits) {
		figure->value += digit.value;
		figure->value_to = figure->value;
		figure->end = digit.span.end;
	}
}

static void find_unit(struct finder *finder, struct candidate *candidate)
{
	struct figure *figure = &candidate->figure;
	size_t start = skip_blanks(finder, figure->end);
	const struct match *match = unit_at(finder, start);
	if (!match || finder->rules->units[match->row].class >= UNIT_COIN) {
		candidate->unit = unit_before(finder, figure->number.start);
		if (candidate->unit)
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

/* --- the words beside a number --- */

static bool qualifies(const struct qualifier_rule *rule, const struct candidate *candidate)
{
	enum unit_class class = candidate->figure.class;
	if (!*rule->only)
		return true;
	if (rule->bare)
		return candidate->numeral.bare;
	if (strcmp(rule->only, "measure") == 0)
		return class == UNIT_MEASURE || class == UNIT_TIME || class == UNIT_YEARS ||
		       class == UNIT_SHARE || class == UNIT_MULTIPLE;
	return candidate->unit && word_among(rule->only, slice_of(candidate->unit->kind));
}

static void find_before(const struct finder *finder, struct candidate *candidate)
{
	size_t off = skip_blanks_back(finder, candidate->figure.span.start);
	const struct match *match = scan_ending(finder->block, off, TABLE_QUALIFIERS);
	if (!match || match->start < finder->cursor)
		return;
	const struct qualifier_rule *rule = &finder->rules->qualifiers[match->row];
	if (!rule->before || !qualifies(rule, candidate))
		return;
	candidate->before = rule;
	candidate->ordinal = rule->none;
	if (rule->none || rule->comparator == COMPARATOR_EQUAL)
		return;
	candidate->figure.before = (struct span){ match->start, match->end };
	candidate->figure.span.start = match->start;
}

static void find_behind(const struct finder *finder, struct candidate *candidate)
{
	size_t off = skip_blanks(finder, candidate->figure.end);
	for (size_t i = scan_first(finder->block, off); i < finder->block->n_matches; i++) {
		const struct match *match = &finder->block->matches[i];
		if (match->start != off)
			return;
		if (match->table != TABLE_QUALIFIERS)
			continue;
		const struct qualifier_rule *rule = &finder->rules->qualifiers[match->row];
		if (rule->before || !qualifies(rule, candidate))
			continue;
		candidate->behind = rule;
		candidate->figure.behind = (struct span){ match->start, match->end };
		candidate->figure.span.end = match->end;
		return;
	}
}

/* A bound behind the unit decides, then the word before the number, then 余 and
 * 多 inside it, then 左右. */
static enum comparator comparator_of(const struct candidate *candidate)
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

/* --- reading the number --- */

/* 5千瓦 and 0.3百分点: a unit begins inside what reads as a number. Returns
 * where, or the number's end. */
static size_t unit_inside(const struct finder *finder, struct span number)
{
	const struct scan_block *block = finder->block;
	for (size_t i = scan_first(block, number.start + 1); i < block->n_matches; i++) {
		const struct match *match = &block->matches[i];
		if (match->start >= number.end)
			break;
		if (match->table == TABLE_UNITS && match->end > number.end)
			return match->start;
	}
	return number.end;
}

static bool read_number(const struct finder *finder, size_t off, struct numeral *numeral)
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
static void settle_more(const struct finder *finder, struct numeral *numeral)
{
	static const char come[] = "来";
	if (!span_len(numeral->more) || numeral->more.end != numeral->span.end ||
	    unit_at(finder, skip_blanks(finder, numeral->span.end)))
		return;
	size_t at = skip_blanks(finder, numeral->more.start);
	if (numeral->digits && !starts_with(finder, at, slice_of(come)))
		return;
	numeral->span.end = numeral->more.start;
	numeral->more = (struct span){ 0 };
}

/* Behind 分之 at off, or 0. */
static size_t behind_parts(const struct finder *finder, size_t off)
{
	off = skip_blanks(finder, off);
	if (!starts_with(finder, off, slice_of("分")))
		return 0;
	off = skip_blanks(finder, off + strlen("分"));
	if (!starts_with(finder, off, slice_of("之")))
		return 0;
	return skip_blanks(finder, off + strlen("之"));
}

static void set_share(struct candidate *candidate, double parts, double low, double high)
{
	candidate->figure.value = low / parts * 100;
	candidate->figure.value_to = high / parts * 100;
	candidate->figure.unit = "%";
	candidate->figure.class = UNIT_SHARE;
}

/* 三分之一, 百分之二十. */
static bool read_parts(const struct finder *finder, struct candidate *candidate)
{
	struct numeral part;
	size_t off = behind_parts(finder, candidate->figure.end);
	if (!off || !(candidate->numeral.value > 0) ||
	    !numeral_read(finder->rules->numerals, finder->text, off, &part) || part.bare)
		return false;
	set_share(candidate, candidate->numeral.value, part.value, part.value_to);
	candidate->numeral.bare = false;
	candidate->figure.end = part.span.end;
	return true;
}

/* 7.8:1, and 1/3 beside Chinese text. */
static bool read_ratio(const struct finder *finder, struct candidate *candidate)
{
	struct numeral part;
	size_t next, edge;
	uint32_t cp = char_at(finder, candidate->figure.end, &next);
	bool ratio = cp == ':' || cp == 0x2236;
	if ((!ratio && cp != '/') || !candidate->numeral.digits ||
	    !numeral_read(finder->rules->numerals, finder->text, next, &part) || !part.digits ||
	    !(part.value > 0))
		return false;
	bool to_one = part.value == 1 && part.span.end == next + 1;
	double value = candidate->numeral.value;
	bool beside = is_han(char_at(finder, part.span.end, &edge)) ||
	              is_han(char_before(finder, candidate->figure.number.start, &edge));
	if (ratio ? !to_one : !(value < part.value && part.value <= 100 && beside))
		return false;
	if (ratio) {
		candidate->figure.unit = ":1";
		candidate->figure.class = UNIT_MULTIPLE;
	} else {
		set_share(candidate, part.value, value, value);
	}
	candidate->figure.end = part.span.end;
	return true;
}

/* --- what is no figure --- */

/* Whether a word that is no number, or a place's name, holds all of span. */
static bool in_other_word(const struct finder *finder, struct span span)
{
	const struct scan_block *block = finder->block;
	const size_t reach = MAX(lexicon_longest(block->lexicon, TABLE_NOT_NUMBERS),
	                         lexicon_longest(block->lexicon, TABLE_REGIONS));
	for (size_t i = scan_first(block, span.start + 1); i > 0; i--) {
		const struct match *match = &block->matches[i - 1];
		if (match->start + reach < span.start)
			break;
		if ((match->table == TABLE_NOT_NUMBERS || match->table == TABLE_REGIONS) &&
		    match->end >= span.end && match->end > span.start)
			return true;
	}
	return false;
}

static bool in_title(const struct finder *finder, size_t off)
{
	size_t least = off > TITLE_REACH ? off - TITLE_REACH : 0;
	while (off > least) {
		uint32_t cp = utf8_previous(finder->text, off, &off);
		if (cp == 0x300B) /* 》 */
			return false;
		if (cp == 0x300A) /* 《 */
			return true;
	}
	return false;
}

/* Whether span stands in quotation marks that hold a name (“三个转变”): few
 * characters, and no mark between them. */
static bool in_quoted_name(const struct finder *finder, struct span span)
{
	const struct quoted *quoted = quoted_at(&finder->block->in, span.start);
	if (!quoted || !quoted->closed)
		return false;
	size_t n = 0;
	for (size_t off = quoted->span.start, next; off < quoted->span.end; off = next) {
		uint32_t cp = char_at(finder, off, &next);
		bool mark = cp == ',' || cp == ';' || cp == ':' || cp == 0x3002 || cp == 0x3001;
		if (mark || ++n > NAME_LENGTH + 2)
			return false;
	}
	return true;
}

/* The digits, dots, dashes, slashes and colons around off. */
static struct span cluster_at(const struct finder *finder, size_t off)
{
	struct span cluster = { off, off };
	for (size_t next; cluster.end < finder->text.len && cluster.end - off < CLUSTER_LENGTH;
	     cluster.end = next) {
		uint32_t cp = char_at(finder, cluster.end, &next);
		if (!is_digit(cp) && cp != '.' && cp != '-' && cp != '/' && cp != ':')
			break;
	}
	for (size_t previous; off - cluster.start < CLUSTER_LENGTH; cluster.start = previous) {
		uint32_t cp = char_before(finder, cluster.start, &previous);
		if (cluster.start == 0 ||
		    (!is_digit(cp) && cp != '.' && cp != '-' && cp != '/' && cp != ':'))
			break;
	}
	return cluster;
}

/* Dates, clock times, versions, telephone numbers: 2022-02-15, 20:57:16, 1.2.3,
 * 0431-88902222. */
static bool is_code(const struct finder *finder, struct span cluster)
{
	unsigned dashes = 0, slashes = 0, colons = 0, dots = 0, most_dots = 0, digits = 0;
	size_t next;
	bool zero = char_at(finder, cluster.start, &next) == '0' &&
	            is_digit(char_at(finder, next, &next));
	for (size_t off = cluster.start; off < cluster.end; off = next) {
		uint32_t cp = char_at(finder, off, &next);
		bool inside = off > cluster.start && next < cluster.end;
		dashes += inside && cp == '-';
		slashes += inside && cp == '/';
		colons += inside && cp == ':';
		dots = cp == '.' ? dots + inside : is_digit(cp) ? dots : 0;
		most_dots = MAX(most_dots, dots);
		digits += is_digit(cp);
	}
	return zero || dashes > 1 || slashes > 1 || colons > 1 || most_dots > 1 || digits > 25;
}

/* Letters before digits (T800, PM2.5) make a name, but for shares of money and
 * the like (占GDP5%). */
static bool part_of_name(const struct finder *finder, const struct candidate *candidate)
{
	size_t previous, next;
	uint32_t before = char_before(finder, candidate->figure.number.start, &previous);
	if (before == '-' && is_letter(char_before(finder, previous, &previous)))
		return true;
	if (is_letter(before))
		return candidate->figure.class != UNIT_SHARE || !candidate->unit;
	return !candidate->unit && is_letter(char_at(finder, candidate->figure.end, &next));
}

static bool bound_before(const struct candidate *candidate)
{
	return candidate->before && candidate->before->comparator != COMPARATOR_EQUAL;
}

/* 一个, 一批, 一年 say no number, but 不到一分钟 and 至少一家 do. */
static bool lone_one(const struct candidate *candidate)
{
	const struct numeral *numeral = &candidate->numeral;
	enum unit_class class = candidate->figure.class;
	bool one = !numeral->digits && numeral->n_signs == 1 && numeral->value == 1;
	bool counted = class == UNIT_COUNT || class == UNIT_PEOPLE || class == UNIT_SCALE;
	if (!one || (!counted && class != UNIT_TIME))
		return false;
	if (!bound_before(candidate))
		return true;
	enum comparator comparator = candidate->before->comparator;
	return counted && (comparator == COMPARATOR_MORE || comparator == COMPARATOR_ABOUT);
}

/* 百公里, 千年, 万里: a figure only with 上, 近, 余 and the like, or as 千亿元. */
static bool vague(const struct candidate *candidate)
{
	const struct numeral *numeral = &candidate->numeral;
	if (!numeral->bare || bound_before(candidate) || span_len(candidate->figure.inner))
		return false;
	return numeral->n_signs < 2 || candidate->figure.class != UNIT_MEASURE || candidate->behind;
}

static bool is_date(const struct candidate *candidate)
{
	const struct figure *figure = &candidate->figure;
	bool recent = candidate->before && candidate->before->comparator == COMPARATOR_ABOUT;
	if (figure->class == UNIT_YEARS)
		return !bound_before(candidate) || recent || figure->value >= 1000;
	return figure->class == UNIT_TIME && recent && candidate->unit->factor >= 1;
}

static bool is_scale(const struct finder *finder, const struct candidate *candidate)
{
	const struct figure *figure = &candidate->figure;
	size_t next;
	return !candidate->numeral.digits && figure->value >= 5 && figure->value <= 10 &&
	       is_han(char_at(finder, figure->end, &next));
}

/* Whether nothing but numbers stands between the marks around span. */
static bool stands_alone(const struct finder *finder, struct span span)
{
	size_t edge;
	uint32_t before = char_before(finder, skip_blanks_back(finder, span.start), &edge);
	uint32_t behind = char_at(finder, skip_blanks(finder, span.end), &edge);
	bool opens = before == 0 || before == ',' || before == ';' || before == 0x3002;
	bool closes = behind == 0 || behind == ',' || behind == ';' || behind == 0x3002;
	return opens && closes;
}

/* Whether the block says nothing but the number. A row of a few digits is
 * sooner a page's than a figure. */
static bool fills_block(const struct finder *finder, const struct candidate *candidate)
{
	const struct figure *figure = &candidate->figure;
	struct slice text = finder->text;
	size_t end = skip_blanks(finder, figure->span.end);
	bool whole = skip_blanks_back(finder, figure->number.start) == 0 &&
	             (end == text.len || end + strlen("。") >= text.len);
	bool plain = candidate->numeral.digits && candidate->numeral.n_signs == 1 &&
	             !candidate->numeral.decimal && !candidate->negative;
	size_t length = span_len(candidate->numeral.span);
	return whole && (!plain || length > PAGE_DIGITS ||
	                 memchr(text.data + figure->number.start, ',', length) ||
	                 (unsigned char)text.data[figure->number.start] >= 0x80);
}

/* 二百五 among other clauses. */
static bool is_written_out(const struct candidate *candidate)
{
	return !candidate->numeral.digits && candidate->numeral.n_signs > 2 &&
	       candidate->numeral.value >= 100;
}

static bool is_year(const struct numeral *numeral)
{
	return numeral->n_signs == 1 && !numeral->decimal && numeral->value >= 1000 &&
	       numeral->value <= 2199;
}

/* Whether a number that has no unit is one that something comes to: 从1.96缩小至
 * 1.81. */
static bool is_reached(const struct finder *finder, const struct candidate *candidate)
{
	const struct figure *figure = &candidate->figure;
	size_t start = skip_blanks_back(finder, figure->span.start), previous, next;
	const struct match *change = scan_ending(finder->block, start, TABLE_CHANGES);
	uint32_t before = char_before(finder, start, &previous);
	uint32_t behind = char_at(finder, figure->span.end, &next);
	bool from = before == 0x4ECE || before == 0x7531;                     /* 从 由 */
	bool to = before == 0x4E3A || before == 0x8FBE || before == 0x81F3 || /* 为 达 至 */
	          before == 0x5230 || (change && finder->rules->changes[change->row].result);
	if (from)
		return scan_starting(finder->block, figure->span.end, TABLE_CHANGES);
	return to && !is_han(behind) && !is_letter(behind);
}

/* A number without a unit: 新增就业1200万, or one that makes up its clause. */
static bool counts_without_unit(const struct finder *finder, const struct candidate *candidate)
{
	const struct numeral *numeral = &candidate->numeral;
	const struct figure *figure = &candidate->figure;
	size_t next;
	uint32_t behind = char_at(finder, figure->span.end, &next);
	enum block_type type = finder->block->block->type;
	if (numeral->multiplied)
		return (!numeral->bare || bound_before(candidate)) &&
		       (numeral->digits || bound_before(candidate) ||
		        stands_alone(finder, figure->span));
	if (bound_before(candidate) && !is_year(numeral) && !numeral->pair)
		return numeral->n_signs + numeral->digits > 1 && !is_han(behind) &&
		       !is_letter(behind) && numeral->value >= 10;
	if (numeral->digits && numeral->decimal && is_reached(finder, candidate))
		return true;
	return type != BLOCK_HEADING && type != BLOCK_ITEM && !is_year(numeral) &&
	       stands_alone(finder, figure->span) &&
	       (fills_block(finder, candidate) || is_written_out(candidate));
}

static bool is_figure(const struct finder *finder, const struct candidate *candidate)
{
	const struct numeral *numeral = &candidate->numeral;
	const struct figure *figure = &candidate->figure;
	struct span whole = { figure->number.start, figure->end };
	bool small = !numeral->digits || figure->value < 100;
	bool counted = figure->class == UNIT_COUNT || figure->class == UNIT_PEOPLE ||
	               figure->class == UNIT_SCALE || !figure->unit;
	if (candidate->ordinal || part_of_name(finder, candidate) || lone_one(candidate) ||
	    vague(candidate) || (candidate->unit && is_date(candidate)))
		return false;
	if (in_other_word(finder, whole) || in_title(finder, whole.start) ||
	    (small && counted && in_quoted_name(finder, whole)))
		return false;
	if (numeral->serial && figure->unit && figure->class != UNIT_SHARE && !numeral->decimal)
		return false;
	if (figure->class == UNIT_SHARE && is_year(numeral))
		return false; /* 2024成都 */
	if (figure->class == UNIT_SCALE)
		return is_scale(finder, candidate);
	if (figure->class == UNIT_INDEX)
		return numeral->digits && (numeral->decimal || figure->value >= 25);
	return figure->unit || counts_without_unit(finder, candidate);
}

/* --- ranges --- */

/* Whether only a mark of range stands in span: 5%至6%, 3-5个, 5—6%. */
static bool joins_range(const struct finder *finder, struct span span)
{
	span.start = skip_blanks(finder, span.start);
	span.end = skip_blanks_back(finder, span.end);
	size_t next;
	if (span.start >= span.end)
		return false;
	uint32_t cp = char_at(finder, span.start, &next);
	bool mark = cp == 0x81F3 || cp == 0x5230 || cp == '-' || cp == '~' || /* 至 到 */
	            (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212 || cp == 0x223C || cp == 0x301C;
	return mark && next == span.end;
}

/* Takes in the number before, where the two are a range. */
static void join_range(struct finder *finder, struct candidate *candidate)
{
	const struct candidate *last = &finder->last;
	struct figure *figure = &candidate->figure;
	size_t last_end = last->figure.span.end;
	if (!last_end || last->ordinal ||
	    !joins_range(finder, (struct span){ last_end, figure->number.start }))
		return;
	bool same = last->unit ? g_strcmp0(last->figure.unit, figure->unit) == 0 : true;
	double value = last->figure.value;
	if (!last->unit && candidate->unit)
		value *= candidate->unit->to_name;
	if (!last->unit && !last->numeral.multiplied &&
	    last->numeral.value < candidate->numeral.value / candidate->numeral.scale)
		value *= candidate->numeral.scale;
	if (!same || !(value < figure->value) || candidate->negative)
		return;
	if (finder->last_taken)
		g_array_set_size(finder->figures, finder->figures->len - 1);
	figure->value = value;
	figure->number.start = last->figure.number.start;
	figure->span.start = last->figure.span.start;
	figure->before = last->figure.before;
	candidate->before = NULL;
	candidate->behind = NULL;
	figure->inner = (struct span){ 0 };
}

/* --- one candidate after the other --- */

static void read_sign(const struct finder *finder, struct candidate *candidate)
{
	size_t off, before;
	uint32_t cp = char_before(finder, candidate->figure.number.start, &off);
	bool minus = cp == '-' || cp == 0x2212;
	if (!minus && cp != 0x8D1F && cp != 0x8CA0) /* 负 負 */
		return;
	uint32_t other = char_before(finder, off, &before);
	if ((minus && (is_digit(other) || is_letter(other) || other == '-' || other == ')')) ||
	    off < finder->cursor ||
	    (finder->last.figure.span.end && off <= finder->last.figure.span.end))
		return;
	candidate->negative = true;
	candidate->figure.number.start = candidate->figure.span.start = off;
	double value = candidate->figure.value;
	candidate->figure.value = -candidate->figure.value_to;
	candidate->figure.value_to = -value;
}

static void read_around(struct finder *finder, struct candidate *candidate)
{
	struct figure *figure = &candidate->figure;
	if (!read_parts(finder, candidate) && !read_ratio(finder, candidate)) {
		figure->inner = candidate->numeral.more;
		read_sign(finder, candidate);
		find_unit(finder, candidate);
	}
	figure->span.end = figure->end;
	find_before(finder, candidate);
	find_behind(finder, candidate);
	join_range(finder, candidate);
	figure->comparator = comparator_of(candidate);
}

/* Whether 、 or a mark of range alone stands between: 第5、6次. */
static bool lists_on(const struct finder *finder, size_t start, size_t end)
{
	size_t next;
	return joins_range(finder, (struct span){ start, end }) ||
	       (char_at(finder, start, &next) == 0x3001 && next == end);
}

static void take_number(struct finder *finder, const struct numeral *numeral)
{
	struct candidate candidate = {
		.numeral = *numeral,
		.figure = { .span = numeral->span,
		            .number = numeral->span,
		            .end = numeral->span.end,
		            .value = numeral->value,
		            .value_to = numeral->value_to },
	};
	read_around(finder, &candidate);
	bool ordinal_goes_on =
	        finder->last.ordinal && !finder->last_taken &&
	        lists_on(finder, finder->last.figure.span.end, candidate.figure.number.start);
	candidate.ordinal |= ordinal_goes_on;
	bool taken = is_figure(finder, &candidate);
	if (taken)
		g_array_append_val(finder->figures, candidate.figure);
	finder->cursor = taken ? candidate.figure.span.end : numeral->span.end;
	finder->last = candidate;
	finder->last_taken = taken;
}

static void read_at(struct finder *finder, size_t off)
{
	struct numeral numeral;
	size_t next;
	if (is_digit(char_at(finder, off, &next))) {
		struct span cluster = cluster_at(finder, off);
		if (is_code(finder, cluster)) {
			finder->cursor = cluster.end;
			return;
		}
	}
	if (!read_number(finder, off, &numeral)) {
		finder->cursor = next;
		return;
	}
	settle_more(finder, &numeral);
	take_number(finder, &numeral);
}

/* 半数, 翻一番: the word is the figure. */
static void take_word(struct finder *finder, const struct match *match)
{
	const struct lexicon *lexicon = finder->rules->lexicon;
	const char *value = lexicon_cell(lexicon, TABLE_FIGURES, match->row, FIGURE_VALUE);
	const char *sign = lexicon_cell(lexicon, TABLE_FIGURES, match->row, FIGURE_COMPARATOR);
	struct span span = { match->start, match->end };
	struct candidate candidate = {
		.figure = { .span = span,
		            .number = span,
		            .end = span.end,
		            .value = g_ascii_strtod(value, NULL),
		            .unit = lexicon_cell(lexicon, TABLE_FIGURES, match->row, FIGURE_UNIT),
		            .class = UNIT_SHARE },
	};
	struct figure *figure = &candidate.figure;
	figure->value_to = figure->value;
	find_before(finder, &candidate);
	find_behind(finder, &candidate);
	enum comparator own = comparator_of_sign(sign);
	figure->comparator = comparator_of(&candidate);
	if (figure->comparator == COMPARATOR_EQUAL && own != COMPARATOR_COUNT)
		figure->comparator = own;
	finder->cursor = figure->span.end;
	finder->last = candidate;
	finder->last_taken = !candidate.ordinal && !in_title(finder, span.start);
	if (finder->last_taken)
		g_array_append_val(finder->figures, *figure);
}

void figures_find(const struct metric_rules *rules, const struct scan *scan,
                  const struct scan_block *block, GArray *figures)
{
	struct finder finder = {
		.rules = rules,
		.scan = scan,
		.block = block,
		.text = block->text,
		.figures = figures,
	};
	for (size_t i = 0; i < block->n_matches; i++) {
		const struct match *match = &block->matches[i];
		if (match->start < finder.cursor)
			continue;
		if (match->table == TABLE_FIGURES)
			take_word(&finder, match);
		else if (match->table == TABLE_NUMERALS)
			read_at(&finder, match->start);
	}
}
