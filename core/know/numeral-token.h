/* Tokens of numerals: what numeral.c adds up. Reads one at a time; knows nothing of
 * numbers longer than a run of digits. Places are glyphs. */
#ifndef ZHUPI_KNOW_NUMERAL_TOKEN_H
#define ZHUPI_KNOW_NUMERAL_TOKEN_H

#include "core/know/numeral.h"

enum { NUMERAL_MOST_DIGITS = 30 }; /* in a row: more are no number */

/* The kinds of numerals.tsv; a run is one of 0-9. */
enum kind { NOTHING, RUN, DIGIT, COUPLE, ZERO, SMALL, BIG, MORE, SOME, POINT };

struct token {
	enum kind kind;
	double value;
	size_t start, end; /* glyphs */
	bool decimal;      /* of a run: it has a decimal point */
	bool couple;       /* 两, which no row of digits has */
};

struct sign {
	uint8_t kind; /* of enum kind */
	double value;
};

struct numerals {
	uint8_t of[1 << 16]; /* of the first plane's code points -> index into signs; 0 none */
	struct sign signs[1 << 8];
};

/* What the table says of cp, which is no digit; NULL where it is none of its signs. */
static inline const struct sign *numeral_sign(const struct numerals *numerals, uint32_t cp)
{
	const unsigned sign = cp < G_N_ELEMENTS(numerals->of) ? numerals->of[cp] : 0;
	return sign ? &numerals->signs[sign] : NULL;
}

/* The token at glyph i; of kind NOTHING where none is. */
struct token numeral_token_at(const struct numerals *numerals, const struct glyphs *glyphs,
                              size_t i);

/* … or, where the number is letter-spaced, behind the blanks there. */
struct token numeral_token_behind(const struct numerals *numerals, const struct glyphs *glyphs,
                                  size_t i);

/* The same of what nearly all numbers begin with, in no time: a run of plain digits, or a
 * digit in characters. False of any other, and of some that are. */
bool numeral_plain_token(const struct numerals *numerals, const struct glyphs *glyphs, size_t i,
                         struct token *token);

/* Whether nothing stands at glyph i that a number before it may go on with. */
bool numeral_ends(const struct numerals *numerals, const struct glyphs *glyphs, size_t i);

#endif
