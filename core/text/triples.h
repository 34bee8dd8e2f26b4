/* Triples of characters of policy prose (share/lexicon/triples.tsv): what a pair
 * says of the character behind it that its second alone does not. Knows no words
 * and no page. */
#ifndef ZHUPI_TEXT_TRIPLES_H
#define ZHUPI_TEXT_TRIPLES_H

#include <stdint.h>

#include "core/base/span.h"

/* How much likelier a third character follows two than it follows the second, as the
 * logarithm of the odds, in two steps, of tokens (pairs.h): what the table has on a pair,
 * which may be nothing, and what a third is worth by that. */
struct slice triples_row(uint32_t first, uint32_t second);
double triples_row_odds(struct slice row, uint32_t third);

#endif
