/* Letters: what is left of a text without blank and punctuation, by which
 * copies of a sentence are known whatever stands between their words. A letter
 * that stands twice in a sentence counts once: a slip of the reading machine doubles
 * it in one of two copies. */
#ifndef ZHUPI_TEXT_LETTERS_H
#define ZHUPI_TEXT_LETTERS_H

#include "core/base/arena.h"
#include "core/text/glyph.h"

enum {
	LETTERS_COUNT = GLYPH_BIT(GLYPH_HAN) | GLYPH_BIT(GLYPH_DIGIT) | GLYPH_BIT(GLYPH_LATIN),
	LETTERS_DIVIDE = GLYPH_BIT(GLYPH_END) | GLYPH_BIT(GLYPH_OPEN) | GLYPH_BIT(GLYPH_CLOSE)
};

/* A walk over the letters of a text. */
struct letter_walk {
	const char *at, *end;
	uint32_t letter; /* taken last, its bytes as they stand; 0 before the first */
	bool bound;      /* a sentence or quotation begins with it */
	bool divided;    /* one ended behind it */
};

static inline struct letter_walk letters_walk(struct slice text)
{
	return (struct letter_walk){ .at = text.data,
		                     .end = text.data + text.len,
		                     .divided = true };
}

/* The bytes of the character at text as one number: as good as its code point to
 * tell characters apart, and cheaper. */
static inline uint32_t letters_bytes(const char *text, size_t len)
{
	const unsigned char *p = (const unsigned char *)text;
	uint32_t bytes = p[0];
	for (size_t i = 1; i < len; i++)
		bytes |= (uint32_t)p[i] << 8 * i;
	return bytes;
}

/* Takes the next letter; false at the end. Inline at all costs: a walk that is
 * handed on by its address is kept in memory, at thrice the time. */
__attribute__((always_inline)) static inline bool letters_take(struct letter_walk *walk)
{
	while (walk->at < walk->end) {
		const char *at = walk->at;
		uint32_t letter;
		if (glyph_begins_common(*at)) {
			letter = letters_bytes(at, HAN_BYTES);
			walk->at += HAN_BYTES;
		} else {
			enum glyph glyph = glyph_of(glyph_step(&walk->at));
			walk->divided |= GLYPH_BIT(glyph) & LETTERS_DIVIDE;
			if (!(GLYPH_BIT(glyph) & LETTERS_COUNT))
				continue;
			letter = letters_bytes(at, (size_t)(walk->at - at));
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

#endif
