/* Numerals: reading a number as it is written in Chinese text - digits, full
 * width, grouped, characters, financial capitals, mixed (2.5万亿), with 余 多 几
 * 数 inside, and letter-spaced. Reads the number alone: units, qualifiers and
 * what is no metric are figure's. Places are glyphs. */
#ifndef ZHUPI_KNOW_NUMERAL_H
#define ZHUPI_KNOW_NUMERAL_H

#include "core/know/lexicon.h"

/* The characters of the numerals table, made ready for reading. */
struct numerals;

struct numeral {
	struct span span;       /* glyphs, as all of its spans */
	double value, value_to; /* apart for 两三, 十五六 and the like */
	struct span more;       /* the 余, 多, 几 or 数 in it; empty where none */
	bool digits;            /* begins with 0-9 */
	bool multiplied;        /* ends with 万, 亿 or larger, but for 余 */
	bool bare;              /* begins with a multiplier from 百 on: 百, 千万 */
	double scale;           /* of the 万 and 亿 at its end; 1 where none */
	bool serial;            /* digits in a row as in 二〇二五 */
	bool decimal;
	bool pair;        /* 两三, 十五六 */
	unsigned n_signs; /* characters and runs of 0-9 read */
};

/* NULL and an error where a row of the table makes no sense. */
struct numerals *numerals_new(const struct lexicon *lexicon, GError **error);
void numerals_free(struct numerals *numerals);

/* Whether glyph i is one that a number begins or goes on with. */
bool numeral_has(const struct numerals *numerals, const struct glyphs *glyphs, size_t i);

/* Whether a number may begin at glyph i: not with 多, nor with 几 that multiplies nothing. */
bool numeral_begins(const struct numerals *numerals, const struct glyphs *glyphs, size_t i);

/* Whether all of the number at glyph i is one sign in characters, below 万. */
bool numeral_is_lone(const struct numerals *numerals, const struct glyphs *glyphs, size_t i);

/* Reads the number that begins at glyph i. False where none does. A sign before it is
 * left to the caller. */
bool numeral_read(const struct numerals *numerals, const struct glyphs *glyphs, size_t i,
                  struct numeral *numeral);

#endif
