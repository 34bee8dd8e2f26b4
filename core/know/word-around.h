/* The word that a place in running text stands in, as the lexicon reads the text:
 * for a reader who points at one. Tells no names. */
#ifndef ZHUPI_KNOW_WORD_AROUND_H
#define ZHUPI_KNOW_WORD_AROUND_H

#include "core/know/scan.h"

/* The word around off of block's text, on the cheapest way to read its run of Chinese
 * characters; empty where off is in none. */
struct span word_around(const struct scan_block *block, size_t off, struct arena *scratch);

#endif
