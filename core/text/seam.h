/* Seams: whether one piece of text goes on in another, by what both say. */
#ifndef ZHUPI_TEXT_SEAM_H
#define ZHUPI_TEXT_SEAM_H

#include "core/base/span.h"

/* The logarithm of the odds that before's last sentence goes on in after. */
double seam_odds(struct slice before, struct slice after);

/* What two characters on either side of the seam say of each other, beyond the pair
 * at it, as such odds. */
double seam_phrase_odds(struct slice before, struct slice after);

/* The chance that goes with odds: 0.5 for none, and more for what speaks for it. */
double odds_chance(double odds);

/* The logarithm of the odds that text begins a sentence, by its first character. */
double seam_sentence_odds(struct slice text);

/* What words they share is worth, as such odds. */
double seam_affinity(struct slice before, struct slice after);

#endif
