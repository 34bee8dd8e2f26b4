/* The runs of Chinese characters of a text, with its words told: the sense of each, and
 * what the cheapest way of reading a run costs from each of its glyphs on. One walk over
 * the words for all who read the text as words. Ways themselves are the lattice's. */
#ifndef ZHUPI_KNOW_RUNS_H
#define ZHUPI_KNOW_RUNS_H

#include "core/know/word-model.h"

/* behind[i] is what the cheapest way from glyph i of the stretch to its end costs. is tells
 * what its words are, all together: enum edge_is. */
struct run {
	struct stretch stretch;
	const int *behind;
	unsigned is;
};

struct runs {
	const struct sense *senses; /* of the text's words, in their order */
	const struct run *items;
	size_t n;
};

/* What a glyph costs that is no word by itself. */
static inline uint8_t run_glyph_cost(uint32_t cp)
{
	enum { COST_UNKNOWN = 140, COST_DOT = 60 };
	return is_han(cp) ? COST_UNKNOWN : COST_DOT;
}

/* Reads the runs of glyphs, whose words these are; owned by arena. */
struct runs runs_read(const struct word_model *model, const struct glyphs *glyphs,
                      const struct found_words *words, struct arena *arena);

#endif
