/* Letters: what is left of a text without blank and punctuation, by which
 * copies of a sentence are known whatever stands between their words. A letter
 * that stands twice in a sentence counts once: a slip of the reading machine doubles
 * it in one of two copies. */
#ifndef ZHUPI_TEXT_LETTERS_H
#define ZHUPI_TEXT_LETTERS_H

#include "core/base/arena.h"
#include "core/text/glyph.h"

/* A walk over the letters of a text. */
struct letter_walk {
	const char *at, *end;
	uint32_t letter; /* taken last; 0 before the first */
	bool bound;      /* a sentence or quotation begins with it */
	bool divided;    /* one ended behind it */
};

static inline struct letter_walk letters_walk(struct slice text)
{
	return (struct letter_walk){ .at = text.data,
		                     .end = text.data + text.len,
		                     .divided = true };
}

/* Takes the next letter; false at the end. Inline at all costs: a walk that is
 * handed on by its address is kept in memory, at thrice the time. */
__attribute__((always_inline)) static inline bool letters_take(struct letter_walk *walk)
{
	while (walk->at < walk->end) {
		uint32_t c = glyph_step(&walk->at);
		enum glyph glyph = glyph_of(c);
		if (glyph == GLYPH_HAN || glyph == GLYPH_DIGIT || glyph == GLYPH_LATIN) {
			if (c == walk->letter && !walk->divided)
				continue;
			walk->letter = c;
			walk->bound = walk->divided;
			walk->divided = false;
			return true;
		}
		walk->divided |= glyph == GLYPH_END || glyph == GLYPH_OPEN || glyph == GLYPH_CLOSE;
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

/* How many there are, or most, whichever is less. */
size_t letters_count(struct slice text, size_t most);

#endif
