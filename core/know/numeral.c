/* Reading numerals: a sum that is built up group by group, as the number is
 * spoken, out of the tokens that numeral-token.c reads. */
#include "core/know/numeral.h"

#include "core/know/character.h"
#include "core/know/numeral-token.h"

enum { MOST_TAKEN = 64 };

/* Two values, kept apart from the first 两三 on. */
struct pair {
	double low, high;
};

struct reader {
	const struct numerals *numerals;
	const struct glyphs *glyphs;
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

/* Whether what stands at glyph i multiplies the number before it. */
static bool multiplies(const struct numerals *numerals, const struct glyphs *glyphs, size_t i)
{
	enum kind kind = numeral_token_behind(numerals, glyphs, i).kind;
	return kind == SMALL || kind == BIG;
}

static bool multiplies_behind(const struct reader *reader, size_t i)
{
	return multiplies(reader->numerals, reader->glyphs, i);
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

/* The 万 and 亿 behind decimals: 三点五亿, 一点二万亿. */
static void multiply_decimals(struct reader *reader)
{
	struct token token = numeral_token_behind(reader->numerals, reader->glyphs, reader->end);
	for (; token.kind == BIG && reader->numeral->n_signs < MOST_TAKEN;
	     token = numeral_token_behind(reader->numerals, reader->glyphs, reader->end)) {
		reader->total.low *= token.value;
		reader->total.high *= token.value;
		take(reader, token);
	}
	if (token.kind == MORE && reader->numeral->multiplied)
		take_more(reader, token);
}

/* 点 and the digits behind it. */
static void read_decimals(struct reader *reader)
{
	struct token point = numeral_token_behind(reader->numerals, reader->glyphs, reader->end);
	if (point.kind != POINT || reader->run)
		return;
	double scale = 1, sum = 0;
	size_t end = point.end;
	for (struct token token; scale < 1e15; end = token.end) {
		token = numeral_token_behind(reader->numerals, reader->glyphs, end);
		if ((token.kind != DIGIT && token.kind != ZERO) || token.value > 9)
			break;
		scale *= 10;
		sum = sum * 10 + token.value;
	}
	struct token next = numeral_token_behind(reader->numerals, reader->glyphs, end);
	if (scale == 1 || next.kind == SMALL)
		return; /* 三点五十分 is a time of day */
	reader->total.low += sum / scale;
	reader->total.high += sum / scale;
	reader->end = end;
	reader->numeral->decimal = true;
	reader->numeral->n_signs += 2;
	if (reader->big == 0)
		multiply_decimals(reader);
}

/* Digits in a row, each a place: 二〇二五, 一二三. Two digits side by side that
 * are no 两三 are such a row, too. */
static bool read_serial(struct reader *reader, size_t i)
{
	double value = 0;
	unsigned n = 0;
	size_t end = i;
	for (struct token token; n < NUMERAL_MOST_DIGITS; end = token.end, n++) {
		token = numeral_token_at(reader->numerals, reader->glyphs, end);
		if ((token.kind != DIGIT && token.kind != ZERO) || token.couple)
			break;
		value = value * 10 + token.value;
	}
	struct token next = numeral_token_behind(reader->numerals, reader->glyphs, end);
	if (n < 2 || next.kind == SMALL)
		return false;
	struct token first = numeral_token_at(reader->numerals, reader->glyphs, i);
	struct token second = numeral_token_at(reader->numerals, reader->glyphs, first.end);
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

/* Reads what nearly all numbers are: digits, or one in characters, and 万 and 亿. */
static bool read_plain(const struct numerals *numerals, const struct glyphs *glyphs, size_t i,
                       struct numeral *numeral)
{
	struct token token;
	if (!numeral_plain_token(numerals, glyphs, i, &token))
		return false;
	*numeral = (struct numeral){
		.digits = token.kind == RUN, .scale = 1, .decimal = token.decimal, .n_signs = 1
	};
	double value = token.value;
	size_t end = token.end;
	const struct sign *sign;
	while ((sign = numeral_sign(numerals, character_of(glyphs, end))) && sign->kind == BIG &&
	       numeral->n_signs < MOST_TAKEN) {
		value *= sign->value;
		numeral->scale *= sign->value;
		numeral->multiplied = true;
		numeral->n_signs++;
		end++;
	}
	numeral->span = (struct span){ i, end };
	numeral->value = numeral->value_to = value;
	return !sign && numeral_ends(numerals, glyphs, end);
}

bool numeral_begins(const struct numerals *numerals, const struct glyphs *glyphs, size_t i)
{
	const uint32_t cp = character_of(glyphs, i);
	const struct sign *sign = numeral_sign(numerals, cp);
	const enum kind kind = sign ? sign->kind : is_digit(cp) ? RUN : NOTHING;
	return kind != NOTHING && kind != MORE && kind != POINT &&
	       (kind != SOME || multiplies(numerals, glyphs, i + 1));
}

bool numeral_is_lone(const struct numerals *numerals, const struct glyphs *glyphs, size_t i)
{
	const unsigned kinds = 1u << DIGIT | 1u << COUPLE | 1u << ZERO | 1u << SMALL;
	const struct sign *sign = numeral_sign(numerals, character_of(glyphs, i));
	return sign && kinds >> sign->kind & 1 && numeral_ends(numerals, glyphs, i + 1);
}

bool numeral_read(const struct numerals *numerals, const struct glyphs *glyphs, size_t i,
                  struct numeral *numeral)
{
	if (read_plain(numerals, glyphs, i, numeral))
		return true;
	if (!numeral_begins(numerals, glyphs, i))
		return false;
	struct token token = numeral_token_at(numerals, glyphs, i);
	if (token.kind == NOTHING)
		return false; /* more digits than a number has */
	*numeral = (struct numeral){ .span = { i, i }, .scale = 1, .digits = token.kind == RUN };
	struct reader reader = { numerals, glyphs, .numeral = numeral, .end = i };
	numeral->bare = (token.kind == SMALL || token.kind == BIG) && token.value >= 100;
	if (!numeral->digits && read_serial(&reader, i))
		token = numeral_token_behind(numerals, glyphs, reader.end);
	while (numeral->n_signs < MOST_TAKEN && take_token(&reader, token))
		token = numeral_token_behind(numerals, glyphs, reader.end);
	if (reader.end == i)
		return false;
	settle(&reader);
	return true;
}
