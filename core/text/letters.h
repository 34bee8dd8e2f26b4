/* Letters: what is left of a text without blank and punctuation, by which
 * copies of a sentence are known whatever stands between their words. A letter
 * that stands twice in a sentence counts once: a slip of the reading machine doubles
 * it in one of two copies. */
#ifndef ZHUPI_TEXT_LETTERS_H
#define ZHUPI_TEXT_LETTERS_H

#include <string.h>

#include "core/base/arena.h"
#include "core/text/glyph.h"

enum {
	LETTERS_COUNT = GLYPH_BIT(GLYPH_HAN) | GLYPH_BIT(GLYPH_DIGIT) | GLYPH_BIT(GLYPH_LATIN),
	LETTERS_DIVIDE = GLYPH_BIT(GLYPH_END) | GLYPH_BIT(GLYPH_OPEN) | GLYPH_BIT(GLYPH_CLOSE)
};

/* A walk over the letters of a text. */
struct letter_walk {
	const char *at, *end;
	uint32_t letter; /* taken last, as letters_code has it; 0 before the first */
	bool bound;      /* a sentence or quotation begins with it */
	bool divided;    /* one ended behind it */
};

static inline struct letter_walk letters_walk(struct slice text)
{
	return (struct letter_walk){ .at = text.data,
		                     .end = text.data + text.len,
		                     .divided = true };
}

/* A character as a number that tells it from others, cheaper than its code point: of
 * three bytes these as they stand, which are above all code points. */
static inline uint32_t letters_code_of_three(const char *text)
{
	uint16_t behind;
	memcpy(&behind, text + 1, sizeof behind);
	return (uint32_t)(unsigned char)*text << 16 | behind;
}

static inline uint32_t letters_code(const char *text)
{
	size_t len = glyph_length(*text);
	return len == HAN_BYTES ? letters_code_of_three(text) : glyph_read(text, &len);
}

/* The bytes that it takes. */
static inline size_t letters_length(uint32_t code)
{
	return code > 0x10ffff ? HAN_BYTES : code < 0x80 ? 1 : code < 0x800 ? 2 : 4;
}

/* Takes the next letter; false at the end. Inline at all costs: a walk that is
 * handed on by its address is kept in memory, at thrice the time. */
__attribute__((always_inline)) static inline bool letters_take(struct letter_walk *walk)
{
	while (walk->at < walk->end) {
		const char *at = walk->at;
		uint32_t letter;
		if (glyph_begins_common(*at)) {
			letter = letters_code_of_three(at);
			walk->at += HAN_BYTES;
		} else {
			enum glyph glyph = glyph_of(glyph_step(&walk->at));
			walk->divided |= GLYPH_BIT(glyph) & LETTERS_DIVIDE;
			if (!(GLYPH_BIT(glyph) & LETTERS_COUNT))
				continue;
			letter = letters_code(at);
		}
		if (letter == walk->letter && !walk->divided)
			continue;
		walk->letter = letter;
		walk->bound = walk->divided;
		walk->divided = false;
		return true;
	}
	return false;
}

/* All of them, laid out. */
struct letters {
	uint32_t *at;
	bool *bound; /* a sentence or quotation begins with this letter; one more at the end */
	size_t n;
};

struct letters letters_of(struct slice text, struct arena *arena);

/* Where the letters of part stand in whole; whole->n where they do not. */
size_t letters_place(const struct letters *whole, const struct letters *part);

/* How many there are, or most, whichever is less. */
size_t letters_count(struct slice text, size_t most);

/* How many of the n letters of part stand in a row among the m of whole, or most, whichever
 * is less. */
size_t letters_in_row(const uint32_t *part, size_t n, const uint32_t *whole, size_t m, size_t most);

#endif
