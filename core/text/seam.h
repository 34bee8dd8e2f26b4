/* Seams: whether one piece of text goes on in another, by what both say. */
#ifndef ZHUPI_TEXT_SEAM_H
#define ZHUPI_TEXT_SEAM_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/span.h"

/* The logarithm of the odds that before's last sentence goes on in after. */
double seam_odds(struct slice before, struct slice after);

/* The same of texts of which it is known what kinds of characters they have
 * (glyph_tally): marks that open or close are looked for where there are some. */
double seam_odds_with(struct slice before, unsigned kinds_before, struct slice after,
                      unsigned kinds_after);

/* What two characters on either side of the seam say of each other, beyond the pair
 * at it, as such odds. */
double seam_phrase_odds(struct slice before, struct slice after);

/* The chance that goes with odds: 0.5 for none, and more for what speaks for it. */
double odds_chance(double odds);

/* The logarithm of the odds that text begins a sentence, by its first character. */
double seam_sentence_odds(struct slice text);

/* What words they share is worth, as such odds. */
double seam_affinity(struct slice before, struct slice after);

/* What is asked of a text for each seam that it may be on a side of, told once: the
 * two characters that are nearest, as they stand and as the tables have them, what the
 * latter say of a third, the pairs of ideographs at the side, and whether a mark is
 * open there that closes on the other. */
enum { SEAM_WORDS = 64, SEAM_FILTER = 16 };

struct seam_side {
	struct slice text;
	uint32_t nearest, second;
	uint32_t token, second_token;
	struct slice pair; /* of both tokens, before a seam (triples.h) */
	bool open;
	size_t n_words;
	uint64_t words[SEAM_WORDS];
	uint64_t filter[SEAM_FILTER]; /* of the words before a seam, a bit each */
};

void seam_look_before(struct slice before, struct seam_side *side);
void seam_look_after(struct slice after, struct seam_side *side);

/* seam_odds, seam_phrase_odds and seam_affinity of two such sides. */
double seam_odds_of(const struct seam_side *before, const struct seam_side *after);
double seam_phrase_odds_of(const struct seam_side *before, const struct seam_side *after);
double seam_affinity_of(const struct seam_side *before, const struct seam_side *after);

#endif
