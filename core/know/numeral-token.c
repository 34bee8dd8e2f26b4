/* Tokens of numerals: the characters of the table, and runs of digits with their
 * commas, blanks and point. */
#include "core/know/numeral-token.h"

#include "core/base/names.h"
#include "core/know/character.h"

enum numeral_column { NUMERAL_WORD, NUMERAL_KIND, NUMERAL_VALUE };

static const char *const kind_names[] = {
	[RUN] = "run", [DIGIT] = "digit", [COUPLE] = "couple", [ZERO] = "zero",   [SMALL] = "small",
	[BIG] = "big", [MORE] = "more",   [SOME] = "some",     [POINT] = "point",
};

enum { LAST_BMP = 0xFFFF, MOST_SIGNS = 256 };

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
	size_t kind = RUN + names_find(kind_names + RUN, G_N_ELEMENTS(kind_names) - RUN, name);
	return kind < G_N_ELEMENTS(kind_names) ? (enum kind)kind : NOTHING;
}

static bool add_sign(struct numerals *numerals, const struct lexicon *lexicon, size_t row,
                     GError **error)
{
	struct slice word = slice_of(lexicon_cell(lexicon, TABLE_NUMERALS, row, NUMERAL_WORD));
	enum kind kind = kind_called(lexicon_cell(lexicon, TABLE_NUMERALS, row, NUMERAL_KIND));
	size_t next;
	uint32_t cp = utf8_next(word, 0, &next);
	if (kind == NOTHING)
		return lexicon_row_error(
		        lexicon, TABLE_NUMERALS, row,
		        "the kind must be run, digit, couple, zero, small, big, more, "
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

/* Whether exactly three digits stand at off: what follows a grouping comma. */
static bool group_at(struct slice text, size_t off, size_t *end)
{
	uint32_t cp;
	for (int i = 0; i < 3; i++) {
		cp = character_at(text, off, &off);
		if (!is_digit(cp))
			return false;
	}
	*end = off;
	return !is_digit(character_at(text, off, &off));
}

/* The digits of a run as ASCII; more than NUMERAL_MOST_DIGITS are no number, and are not
 * read to their end, since each of them may be tried as the first. */
struct digits {
	char text[NUMERAL_MOST_DIGITS + 2];
	size_t n;
};

static void add_digit(struct digits *digits, char digit)
{
	if (digits->n < NUMERAL_MOST_DIGITS)
		digits->text[digits->n] = digit;
	digits->n++;
}

static size_t read_digits(struct slice text, size_t off, struct digits *digits)
{
	size_t next;
	for (uint32_t cp;
	     digits->n <= NUMERAL_MOST_DIGITS && is_digit(cp = character_at(text, off, &next));
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
	for (uint32_t cp;
	     (cp = character_at(text, off, &next)) == ',' || cp == ' ' || cp == 0xA0;) {
		if (!group_at(text, next, &end) || is_clause_mark(text, off, next) ||
		    digits->n > NUMERAL_MOST_DIGITS)
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
	while (character_at(text, end, &next) == ' ' && all.n < NUMERAL_MOST_DIGITS) {
		uint32_t cp = character_at(text, next, &after);
		if (!is_digit(cp) && (cp != '.' || point))
			break;
		point |= cp == '.';
		add_digit(&all, (char)cp);
		end = after;
	}
	size_t least = 3;
	if (all.n < least || all.text[all.n - 1] == '.' || is_digit(character_at(text, end, &next)))
		return off;
	*digits = all;
	*decimal = point;
	return end;
}

enum { EXACT_DIGITS = 15 };

/* What the digits are worth. A whole number that a double holds, over a power of
 * ten that it holds, is as exact as strtod, which takes many times as long. */
static double value_of(const struct digits *digits)
{
	static const double tens[EXACT_DIGITS + 1] = {
		1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
	};
	uint64_t whole = 0;
	size_t decimals = 0;
	bool point = false;
	if (digits->n > EXACT_DIGITS)
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
	if (!token.decimal && character_at(text, off, &next) == '.' &&
	    is_digit(character_at(text, next, &after))) {
		add_digit(&digits, '.');
		off = read_digits(text, next, &digits);
		token.decimal = true;
	}
	if (digits.n > NUMERAL_MOST_DIGITS)
		token.kind = NOTHING;
	token.value = value_of(&digits);
	token.end = off;
	return token;
}

/* What the table says of cp, which is no digit; NULL where it is none of its signs. */
static const struct sign *sign_of(const struct numerals *numerals, uint32_t cp)
{
	return cp <= LAST_BMP && numerals->of[cp] ? &numerals->signs[numerals->of[cp]] : NULL;
}

bool numeral_has(const struct numerals *numerals, struct slice text, size_t off)
{
	size_t next;
	const uint32_t cp = character_at(text, off, &next);
	return is_digit(cp) || sign_of(numerals, cp);
}

struct token numeral_token_at(const struct numerals *numerals, struct slice text, size_t off)
{
	size_t next;
	uint32_t cp = character_at(text, off, &next);
	if (is_digit(cp))
		return read_run(text, off);
	const struct sign *sign = sign_of(numerals, cp);
	if (!sign)
		return (struct token){ .start = off, .end = off };
	return (struct token){ .kind = sign->kind == COUPLE ? DIGIT : sign->kind,
		               .value = sign->value,
		               .start = off,
		               .end = next,
		               .couple = sign->kind == COUPLE };
}

struct token numeral_token_behind(const struct numerals *numerals, struct slice text, size_t off)
{
	size_t next;
	const uint32_t first = character_at(text, off, &next);
	if (first > 0x3000 && !sign_of(numerals, first)) /* nearly all */
		return (struct token){ .start = off, .end = off };
	const size_t at = skip_blanks(text, off);
	struct token token = numeral_token_at(numerals, text, at);
	if (at != off && token.kind == RUN)
		token.kind = NOTHING; /* 5 8 are two numbers */
	return token;
}

bool numeral_ends(const struct numerals *numerals, struct slice text, size_t off)
{
	size_t next;
	const uint32_t cp = character_at(text, off, &next);
	return !is_digit(cp) && !is_blank(cp) && cp != ',' && cp != '.' && !sign_of(numerals, cp);
}

/* Behind the plain digits at off. */
static size_t behind_digits(struct slice text, size_t off)
{
	while (off < text.len && is_digit((unsigned char)text.data[off]))
		off++;
	return off;
}

/* Reads a run of plain digits, with a point or without, whose value is exact. */
static bool read_plain_run(struct slice text, size_t off, struct token *token)
{
	struct digits digits = { 0 };
	size_t end = behind_digits(text, off);
	const bool decimal = end + 1 < text.len && text.data[end] == '.' &&
	                     is_digit((unsigned char)text.data[end + 1]);
	if (decimal)
		end = behind_digits(text, end + 1);
	digits.n = end - off;
	if (digits.n > EXACT_DIGITS)
		return false;
	memcpy(digits.text, text.data + off, digits.n);
	*token = (struct token){ RUN, value_of(&digits), off, end, decimal, false };
	return true;
}

bool numeral_plain_token(const struct numerals *numerals, struct slice text, size_t off,
                         struct token *token)
{
	if (off < text.len && is_digit((unsigned char)text.data[off]))
		return read_plain_run(text, off, token);
	*token = numeral_token_at(numerals, text, off);
	return token->kind == DIGIT;
}
