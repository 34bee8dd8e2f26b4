/* Reading numerals: a tokenizer over the characters of the table, and a sum
 * that is built up group by group, as the number is spoken. */
#include "core/know/numeral.h"

#include "core/base/utf8.h"

enum numeral_column { NUMERAL_WORD, NUMERAL_KIND, NUMERAL_VALUE };

enum kind { NOTHING, RUN, DIGIT, COUPLE, ZERO, SMALL, BIG, MORE, SOME, POINT };

static const char *const kind_names[] = {
	[RUN] = "run", [DIGIT] = "digit", [COUPLE] = "couple", [ZERO] = "zero",   [SMALL] = "small",
	[BIG] = "big", [MORE] = "more",   [SOME] = "some",     [POINT] = "point",
};

enum { LAST_BMP = 0xFFFF, MOST_SIGNS = 256, MOST_DIGITS = 30, MOST_SPACES = 4, MOST_TAKEN = 64 };

struct sign {
	uint8_t kind;
	double value;
};

struct numerals {
	uint8_t of[LAST_BMP + 1]; /* code point -> index into signs; 0 none */
	struct sign signs[MOST_SIGNS];
};

static enum kind kind_called(const char *name)
{
	for (size_t i = RUN; i < G_N_ELEMENTS(kind_names); i++)
		if (strcmp(kind_names[i], name) == 0)
			return (enum kind)i;
	return NOTHING;
}

static bool add_sign(struct numerals *numerals, const struct lexicon *lexicon, size_t row,
                     GError **error)
{
	struct slice word = slice_of(lexicon_cell(lexicon, TABLE_NUMERALS, row, NUMERAL_WORD));
	enum kind kind = kind_called(lexicon_cell(lexicon, TABLE_NUMERALS, row, NUMERAL_KIND));
	size_t next;
	uint32_t cp = utf8_next(word, 0, &next);
	if (kind == NOTHING)
		return lexicon_row_error(lexicon, TABLE_NUMERALS, row,
		                         "the kind must be run, digit, zero, small, big, more, "
		                         "some or point",
		                         error);
	if (next != word.len || cp > LAST_BMP || row + 1 >= MOST_SIGNS)
		return lexicon_row_error(lexicon, TABLE_NUMERALS, row,
		                         "the word must be one character, of at most 255", error);
	numerals->of[cp] = (uint8_t)(row + 1);
	numerals->signs[row + 1] = (struct sign){
		(uint8_t)kind,
		g_ascii_strtod(lexicon_cell(lexicon, TABLE_NUMERALS, row, NUMERAL_VALUE), NULL),
	};
	return true;
}

struct numerals *numerals_new(const struct lexicon *lexicon, GError **error)
{
	struct numerals *numerals = g_new0(struct numerals, 1);
	for (size_t row = 0; row < lexicon_rows(lexicon, TABLE_NUMERALS); row++)
		if (!add_sign(numerals, lexicon, row, error)) {
			g_free(numerals);
			return NULL;
		}
	return numerals;
}

void numerals_free(struct numerals *numerals)
{
	g_free(numerals);
}

struct token {
	enum kind kind;
	double value;
	size_t start, end;
	bool decimal; /* of a run: it has a decimal point */
	bool couple;  /* 两, which no row of digits has */
};

static uint32_t narrow_at(struct slice text, size_t off, size_t *next)
{
	*next = off;
	return off < text.len ? utf8_narrow(utf8_next(text, off, next)) : 0;
}

static bool is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

/* Whether exactly three digits stand at off: what follows a grouping comma. */
static bool group_at(struct slice text, size_t off, size_t *end)
{
	uint32_t cp;
	for (int i = 0; i < 3; i++) {
		cp = narrow_at(text, off, &off);
		if (!is_digit(cp))
			return false;
	}
	*end = off;
	return !is_digit(narrow_at(text, off, &off));
}

/* The digits of a run as ASCII; more than MOST_DIGITS are no number, and are not
 * read to their end, since each of them may be tried as the first. */
struct digits {
	char text[MOST_DIGITS + 2];
	size_t n;
};

static void add_digit(struct digits *digits, char digit)
{
	if (digits->n < MOST_DIGITS)
		digits->text[digits->n] = digit;
	digits->n++;
}

static size_t read_digits(struct slice text, size_t off, struct digits *digits)
{
	size_t next;
	for (uint32_t cp; digits->n <= MOST_DIGITS && is_digit(cp = narrow_at(text, off, &next));
	     off = next)
		add_digit(digits, (char)cp);
	return off;
}

/* Whether the wide comma at off stands between digits that are half as wide: a
 * mark between two clauses, then. */
static bool is_clause_mark(struct slice text, size_t off, size_t next)
{
	enum { WIDE_COMMA = 0xFF0C };
	return text.len - off > 1 && utf8_next(text, off, &next) == WIDE_COMMA && next < text.len &&
	       (unsigned char)text.data[next] < 0x80;
}

/* 1,234,567 and 1 234 567, in either width; the first group has at most three. */
static size_t read_groups(struct slice text, size_t off, struct digits *digits)
{
	size_t next, end;
	for (uint32_t cp; (cp = narrow_at(text, off, &next)) == ',' || cp == ' ' || cp == 0xA0;) {
		if (!group_at(text, next, &end) || is_clause_mark(text, off, next) ||
		    digits->n > MOST_DIGITS)
			break;
		off = read_digits(text, next, digits);
	}
	return off;
}

/* Behind 1 2 3 . 4, set with a blank between all its signs; off where there are
 * fewer than three, or one has two digits. The first, before off, is in digits. */
static size_t read_spaced(struct slice text, size_t off, struct digits *digits, bool *decimal)
{
	struct digits all = *digits;
	size_t end = off, next, after;
	bool point = false;
	while (narrow_at(text, end, &next) == ' ' && all.n < MOST_DIGITS) {
		uint32_t cp = narrow_at(text, next, &after);
		if (!is_digit(cp) && (cp != '.' || point))
			break;
		point |= cp == '.';
		add_digit(&all, (char)cp);
		end = after;
	}
	size_t least = 3;
	if (all.n < least || all.text[all.n - 1] == '.' || is_digit(narrow_at(text, end, &next)))
		return off;
	*digits = all;
	*decimal = point;
	return end;
}

/* What the digits are worth. A whole number that a double holds, over a power of
 * ten that it holds, is as exact as strtod, which takes many times as long. */
static double value_of(const struct digits *digits)
{
	enum { EXACT = 15 };
	static const double tens[EXACT + 1] = { 1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
		                                1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
	uint64_t whole = 0;
	size_t decimals = 0;
	bool point = false;
	if (digits->n > EXACT)
		return g_ascii_strtod(digits->text, NULL);
	for (size_t i = 0; i < digits->n; i++) {
		if (digits->text[i] == '.') {
			point = true;
			continue;
		}
		whole = whole * 10 + (uint64_t)(digits->text[i] - '0');
		decimals += point;
	}
	return (double)whole / tens[decimals];
}

static struct token read_run(struct slice text, size_t off)
{
	struct digits digits = { 0 };
	struct token token = { .kind = RUN, .start = off };
	size_t next, after;
	off = read_digits(text, off, &digits);
	size_t spaced = off;
	if (digits.n == 1)
		spaced = read_spaced(text, off, &digits, &token.decimal);
	if (spaced != off)
		off = spaced;
	else if (digits.n <= 3)
		off = read_groups(text, off, &digits);
	if (!token.decimal && narrow_at(text, off, &next) == '.' &&
	    is_digit(narrow_at(text, next, &after))) {
		add_digit(&digits, '.');
		off = read_digits(text, next, &digits);
		token.decimal = true;
	}
	if (digits.n > MOST_DIGITS)
		token.kind = NOTHING;
	token.value = value_of(&digits);
	token.end = off;
	return token;
}

static struct token token_at(const struct numerals *numerals, struct slice text, size_t off)
{
	size_t next;
	uint32_t cp = narrow_at(text, off, &next);
	if (is_digit(cp))
		return read_run(text, off);
	if (cp > LAST_BMP || !numerals->of[cp])
		return (struct token){ .start = off, .end = off };
	const struct sign *sign = &numerals->signs[numerals->of[cp]];
	return (struct token){ .kind = sign->kind == COUPLE ? DIGIT : sign->kind,
		               .value = sign->value,
		               .start = off,
		               .end = next,
		               .couple = sign->kind == COUPLE };
}

/* The token at off or, where the number is letter-spaced, behind the blanks. */
static struct token token_behind(const struct numerals *numerals, struct slice text, size_t off)
{
	size_t at = off, next;
	for (int i = 0; i < MOST_SPACES && at < text.len; i++, at = next) {
		uint32_t cp = utf8_next(text, at, &next);
		if (cp != ' ' && cp != 0xA0 && cp != 0x3000)
			break;
	}
	struct token token = token_at(numerals, text, at);
	if (at != off && token.kind == RUN)
		token.kind = NOTHING; /* 5 8 are two numbers */
	return token;
}

/* Two values, kept apart from the first 两三 on. */
struct pair {
	double low, high;
};

struct reader {
	const struct numerals *numerals;
	struct slice text;
	struct numeral *numeral;
	struct pair total, group, digit; /* closed groups; this one; what awaits its multiplier */
	double small, big;               /* the multipliers read last, 0 none */
	bool has_digit, has_group;
	bool zero; /* since the last multiplier */
	bool run;  /* digit is a run of 0-9 */
	size_t end;
};

static void clear(struct pair *pair)
{
	*pair = (struct pair){ 0 };
}

static void take(struct reader *reader, struct token token)
{
	reader->end = token.end;
	reader->numeral->n_signs++;
	reader->numeral->multiplied = token.kind == BIG;
	reader->numeral->scale = token.kind == BIG ? reader->numeral->scale * token.value : 1;
}

static bool multiplies_behind(const struct reader *reader, size_t off)
{
	enum kind kind = token_behind(reader->numerals, reader->text, off).kind;
	return kind == SMALL || kind == BIG;
}

static bool take_digit(struct reader *reader, struct token token)
{
	if (reader->has_digit)
		return false;
	double least = reader->has_group ? reader->small : reader->big;
	if (token.couple && least > 0 && !multiplies_behind(reader, token.end))
		return false; /* 三千两: a weight */
	if (least > 0 && token.value >= least)
		return false; /* 3万 40000 are two numbers */
	reader->digit = (struct pair){ token.value, token.value };
	reader->has_digit = true;
	reader->run = token.kind == RUN;
	reader->numeral->decimal |= token.decimal;
	take(reader, token);
	return true;
}

/* A second digit beside the first: 两三, 三五百, 十七八. */
static bool take_second(struct reader *reader, struct token token)
{
	double low = reader->digit.low;
	bool next_to = token.value == low + 1 || (low == 3 && token.value == 5);
	if (reader->run || reader->zero || reader->numeral->pair || low < 1 || !next_to)
		return false;
	reader->digit.high = token.value;
	reader->numeral->pair = true;
	take(reader, token);
	return true;
}

static bool take_small(struct reader *reader, struct token token)
{
	bool ten_alone = token.value == 10 && reader->small == 100 && !reader->numeral->bare;
	if (reader->has_group && !reader->has_digit && !reader->zero && !ten_alone)
		return false; /* 一百十六 leaves 一 out */
	if (reader->has_group && token.value >= reader->small)
		return false;
	if (!reader->has_digit)
		reader->digit = (struct pair){ 1, 1 };
	reader->group.low += reader->digit.low * token.value;
	reader->group.high += reader->digit.high * token.value;
	clear(&reader->digit);
	reader->has_group = true;
	reader->has_digit = reader->zero = false;
	reader->small = token.value < 100 ? 10 : token.value; /* 廿五 */
	take(reader, token);
	return true;
}

/* 万亿 multiplies all before it; 亿 and then 万 adds. */
static bool take_big(struct reader *reader, struct token token)
{
	bool fresh = reader->has_digit || reader->has_group;
	if (!fresh && reader->big == 0)
		reader->digit = (struct pair){ 1, 1 };
	double low = reader->group.low + reader->digit.low;
	double high = reader->group.high + reader->digit.high;
	if (fresh && reader->big > 0 && token.value < reader->big) {
		reader->total.low += low * token.value;
		reader->total.high += high * token.value;
	} else if (fresh && reader->big == token.value) {
		return false;
	} else {
		reader->total.low = (reader->total.low + low) * token.value;
		reader->total.high = (reader->total.high + high) * token.value;
	}
	clear(&reader->group);
	clear(&reader->digit);
	reader->has_digit = reader->has_group = reader->zero = false;
	reader->small = 0;
	reader->big = token.value;
	take(reader, token);
	return true;
}

/* 余 and 多 stand behind a multiplier or a whole number of tens; what comes
 * next decides (in figure.c) whether one at the end belongs to the number. */
static bool take_more(struct reader *reader, struct token token)
{
	bool round = reader->has_group || reader->big > 0 ||
	             (reader->run && reader->digit.low >= 10 && !reader->numeral->decimal);
	if (reader->numeral->more.end == reader->end || !round)
		return false;
	size_t end = reader->end;
	bool multiplied = reader->numeral->multiplied;
	double scale = reader->numeral->scale;
	take(reader, token);
	reader->numeral->more = (struct span){ end, token.end };
	reader->numeral->multiplied = multiplied;
	reader->numeral->scale = scale;
	return true;
}

/* 几十: one of it and more; 十几: nothing to it, and more. */
static bool take_some(struct reader *reader, struct token token)
{
	if (reader->has_digit || reader->numeral->more.end)
		return false;
	bool leads = multiplies_behind(reader, token.end);
	bool first = !reader->has_group && reader->big == 0;
	if (first ? !leads : !reader->has_group && !reader->zero)
		return false;
	double value = first ? 1 : 0;
	reader->digit = (struct pair){ value, value };
	reader->has_digit = first;
	take(reader, token);
	reader->numeral->more = (struct span){ token.start, token.end };
	return true;
}

static bool take_zero(struct reader *reader, struct token token)
{
	if (reader->has_digit || reader->zero)
		return false;
	reader->zero = true;
	if (!reader->has_group && reader->big == 0) {
		reader->has_digit = true;
		reader->digit = (struct pair){ 0, 0 };
	}
	take(reader, token);
	return true;
}

/* A small number's last digit without its multiplier: 四百五, 一万三. */
static void settle_last_digit(struct reader *reader)
{
	double unit = reader->has_group ? reader->small : reader->big;
	double factor =
	        reader->has_digit && !reader->zero && !reader->run && unit > 0 ? unit / 10 : 1;
	reader->total.low += reader->group.low + reader->digit.low * factor;
	reader->total.high += reader->group.high + reader->digit.high * factor;
}

/* 点 and the digits behind it. */
static void read_decimals(struct reader *reader)
{
	struct token point = token_behind(reader->numerals, reader->text, reader->end);
	if (point.kind != POINT || reader->run)
		return;
	double scale = 1, sum = 0;
	size_t end = point.end;
	for (struct token token; scale < 1e15; end = token.end) {
		token = token_behind(reader->numerals, reader->text, end);
		if ((token.kind != DIGIT && token.kind != ZERO) || token.value > 9)
			break;
		scale *= 10;
		sum = sum * 10 + token.value;
	}
	struct token next = token_behind(reader->numerals, reader->text, end);
	if (scale == 1 || next.kind == SMALL)
		return; /* 三点五十分 is a time of day */
	reader->total.low += sum / scale;
	reader->total.high += sum / scale;
	reader->end = end;
	reader->numeral->decimal = true;
	reader->numeral->n_signs += 2;
}

/* Digits in a row, each a place: 二〇二五, 一二三. Two digits side by side that
 * are no 两三 are such a row, too. */
static bool read_serial(struct reader *reader, size_t off)
{
	double value = 0;
	unsigned n = 0;
	size_t end = off;
	for (struct token token; n < MOST_DIGITS; end = token.end, n++) {
		token = token_at(reader->numerals, reader->text, end);
		if ((token.kind != DIGIT && token.kind != ZERO) || token.couple)
			break;
		value = value * 10 + token.value;
	}
	struct token next = token_behind(reader->numerals, reader->text, end);
	if (n < 2 || next.kind == SMALL)
		return false;
	struct token first = token_at(reader->numerals, reader->text, off);
	struct token second = token_at(reader->numerals, reader->text, first.end);
	bool pair = n == 2 && first.kind == DIGIT && second.kind == DIGIT &&
	            (second.value == first.value + 1 || (first.value == 3 && second.value == 5));
	if (pair)
		return false;
	reader->digit = (struct pair){ value, value };
	reader->has_digit = true;
	reader->zero = true; /* its last digit is no tens */
	reader->end = end;
	reader->numeral->n_signs = n;
	reader->numeral->serial = true;
	return true;
}

static bool take_token(struct reader *reader, struct token token)
{
	switch (token.kind) {
	case RUN:
	case DIGIT:
		return reader->has_digit ? take_second(reader, token) : take_digit(reader, token);
	case ZERO:
		return take_zero(reader, token);
	case SMALL:
		return take_small(reader, token);
	case BIG:
		return take_big(reader, token);
	case MORE:
		return take_more(reader, token);
	case SOME:
		return take_some(reader, token);
	case NOTHING:
	case COUPLE:
	case POINT:
		break;
	}
	return false;
}

static void settle(struct reader *reader)
{
	settle_last_digit(reader);
	read_decimals(reader);
	reader->numeral->value = reader->total.low;
	reader->numeral->value_to = reader->total.high;
	reader->numeral->span.end = reader->end;
}

bool numeral_read(const struct numerals *numerals, struct slice text, size_t off,
                  struct numeral *numeral)
{
	struct token token = token_at(numerals, text, off);
	*numeral =
	        (struct numeral){ .span = { off, off }, .scale = 1, .digits = token.kind == RUN };
	struct reader reader = { numerals, text, .numeral = numeral, .end = off };
	if (token.kind == NOTHING || token.kind == MORE || token.kind == POINT)
		return false;
	numeral->bare = (token.kind == SMALL || token.kind == BIG) && token.value >= 100;
	if (!numeral->digits && read_serial(&reader, off))
		token = token_behind(numerals, text, reader.end);
	while (numeral->n_signs < MOST_TAKEN && take_token(&reader, token))
		token = token_behind(numerals, text, reader.end);
	if (reader.end == off)
		return false;
	settle(&reader);
	return true;
}
