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
	if (next != word.len || cp >= G_N_ELEMENTS(numerals->of) ||
	    row + 1 >= G_N_ELEMENTS(numerals->signs))
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

/* Whether exactly three digits stand from glyph i on: what follows a grouping comma. */
static bool group_at(const struct glyphs *glyphs, size_t i)
{
	const size_t end = i + 3;
	for (; i < end; i++)
		if (!is_digit(character_of(glyphs, i)))
			return false;
	return !is_digit(character_of(glyphs, end));
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

static size_t read_digits(const struct glyphs *glyphs, size_t i, struct digits *digits)
{
	for (uint32_t cp;
	     digits->n <= NUMERAL_MOST_DIGITS && is_digit(cp = character_of(glyphs, i)); i++)
		add_digit(digits, (char)cp);
	return i;
}

static bool is_wide_comma(const struct glyphs *glyphs, size_t i)
{
	enum { WIDE_COMMA = 0xFF0C };
	return i < glyphs->n && glyphs->cp[i] == WIDE_COMMA;
}

/* Whether glyph i is a wide comma before a digit half as wide: a mark between two
 * clauses, then, but not in a row of two: 1，234，567. */
static bool is_clause_mark(const struct glyphs *glyphs, size_t i)
{
	enum { GROUP = 4 }; /* with its comma */
	if (!is_wide_comma(glyphs, i) || i + 1 >= glyphs->n || glyphs->cp[i + 1] >= 0x80)
		return false;
	const bool first = is_wide_comma(glyphs, i + GROUP) && group_at(glyphs, i + GROUP + 1);
	const bool next =
	        i >= GROUP && is_wide_comma(glyphs, i - GROUP) && group_at(glyphs, i - GROUP + 1);
	return !first && !next;
}

/* 1,234,567 and 1 234 567, in either width; the first group has at most three. */
static size_t read_groups(const struct glyphs *glyphs, size_t i, struct digits *digits)
{
	for (uint32_t cp; (cp = character_of(glyphs, i)) == ',' || cp == ' ' || cp == 0xA0;) {
		if (!group_at(glyphs, i + 1) || is_clause_mark(glyphs, i) ||
		    digits->n > NUMERAL_MOST_DIGITS)
			break;
		i = read_digits(glyphs, i + 1, digits);
	}
	return i;
}

/* Behind 1 2 3 . 4, set with a blank between all its signs; i where there are
 * fewer than three, or one has two digits. The first, before glyph i, is in digits. */
static size_t read_spaced(const struct glyphs *glyphs, size_t i, struct digits *digits,
                          bool *decimal)
{
	struct digits all = *digits;
	size_t end = i;
	bool point = false;
	while (character_of(glyphs, end) == ' ' && all.n < NUMERAL_MOST_DIGITS) {
		uint32_t cp = character_of(glyphs, end + 1);
		if (!is_digit(cp) && (cp != '.' || point))
			break;
		point |= cp == '.';
		add_digit(&all, (char)cp);
		end += 2;
	}
	size_t least = 3;
	if (all.n < least || all.text[all.n - 1] == '.' || is_digit(character_of(glyphs, end)))
		return i;
	*digits = all;
	*decimal = point;
	return end;
}

enum { EXACT_DIGITS = 15 };

/* The digits of whole, the last of them so many decimals. A whole number that a double
 * holds, over a power of ten that it holds, is as exact as strtod, which takes many times
 * as long. */
static double exact_value(uint64_t whole, size_t decimals)
{
	static const double tens[EXACT_DIGITS + 1] = {
		1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
	};
	return (double)whole / tens[decimals];
}

/* What the digits are worth. */
static double value_of(const struct digits *digits)
{
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
	return exact_value(whole, decimals);
}

static struct token read_run(const struct glyphs *glyphs, size_t i)
{
	struct digits digits = { 0 };
	struct token token = { .kind = RUN, .start = i };
	i = read_digits(glyphs, i, &digits);
	size_t spaced = i;
	if (digits.n == 1)
		spaced = read_spaced(glyphs, i, &digits, &token.decimal);
	if (spaced != i)
		i = spaced;
	else if (digits.n <= 3)
		i = read_groups(glyphs, i, &digits);
	if (!token.decimal && character_of(glyphs, i) == '.' &&
	    is_digit(character_of(glyphs, i + 1))) {
		add_digit(&digits, '.');
		i = read_digits(glyphs, i + 1, &digits);
		token.decimal = true;
	}
	if (digits.n > NUMERAL_MOST_DIGITS)
		token.kind = NOTHING;
	token.value = value_of(&digits);
	token.end = i;
	return token;
}

bool numeral_has(const struct numerals *numerals, const struct glyphs *glyphs, size_t i)
{
	const uint32_t cp = character_of(glyphs, i);
	return is_digit(cp) || numeral_sign(numerals, cp);
}

struct token numeral_token_at(const struct numerals *numerals, const struct glyphs *glyphs,
                              size_t i)
{
	const uint32_t cp = character_of(glyphs, i);
	if (is_digit(cp))
		return read_run(glyphs, i);
	const struct sign *sign = numeral_sign(numerals, cp);
	if (!sign)
		return (struct token){ .start = i, .end = i };
	return (struct token){ .kind = sign->kind == COUPLE ? DIGIT : sign->kind,
		               .value = sign->value,
		               .start = i,
		               .end = i + 1,
		               .couple = sign->kind == COUPLE };
}

struct token numeral_token_behind(const struct numerals *numerals, const struct glyphs *glyphs,
                                  size_t i)
{
	const size_t at = behind_blanks(glyphs, i);
	struct token token = numeral_token_at(numerals, glyphs, at);
	if (at != i && token.kind == RUN)
		token.kind = NOTHING; /* 5 8 are two numbers */
	return token;
}

bool numeral_ends(const struct numerals *numerals, const struct glyphs *glyphs, size_t i)
{
	const uint32_t cp = character_of(glyphs, i);
	return !is_digit(cp) && !is_blank(cp) && cp != ',' && cp != '.' &&
	       !numeral_sign(numerals, cp);
}

/* Reads a run of plain digits, with a point or without, whose value is exact. */
static bool read_plain_run(const struct glyphs *glyphs, size_t i, struct token *token)
{
	const size_t most = i + EXACT_DIGITS;
	uint64_t whole = 0;
	size_t end = i, point = 0; /* behind the point */
	while (end <= most && is_digit_at(glyphs, end))
		whole = whole * 10 + (glyphs->cp[end++] - '0');
	if (is_digit_at(glyphs, end + 1) && glyphs->cp[end] == '.')
		for (point = ++end; end <= most && is_digit_at(glyphs, end);)
			whole = whole * 10 + (glyphs->cp[end++] - '0');
	if (end > most)
		return false;
	*token = (struct token){ RUN,       exact_value(whole, point ? end - point : 0),
		                 i,         end,
		                 point > 0, false };
	return true;
}

bool numeral_plain_token(const struct numerals *numerals, const struct glyphs *glyphs, size_t i,
                         struct token *token)
{
	if (is_digit_at(glyphs, i))
		return read_plain_run(glyphs, i, token);
	const struct sign *sign = numeral_sign(numerals, character_of(glyphs, i));
	if (!sign || (sign->kind != DIGIT && sign->kind != COUPLE))
		return false;
	*token = (struct token){ DIGIT, sign->value, i, i + 1, false, sign->kind == COUPLE };
	return true;
}
