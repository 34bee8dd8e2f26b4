/* Pairs of characters that follow each other in policy prose
 * (share/lexicon/pairs.tsv): whether one stretch of text goes on in another.
 * Knows no words and no page. */
#ifndef ZHUPI_TEXT_PAIRS_H
#define ZHUPI_TEXT_PAIRS_H

#include <stdint.h>

/* How much likelier than chance second follows first in one sentence, as the
 * logarithm of the odds; 0 where the table does not know either. */
double pairs_odds(uint32_t first, uint32_t second);

/* How a character stands in the tables: any figure as 0, any Latin letter as A,
 * half widths as full ones, traditional characters as simplified ones. */
uint32_t pairs_token(uint32_t c);

/* pairs_odds of two such tokens. */
double pairs_token_odds(uint32_t first, uint32_t second);

#endif
