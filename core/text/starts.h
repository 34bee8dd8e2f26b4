/* Starts of sentences (share/lexicon/starts.tsv): whether a sentence opens a
 * paragraph or goes on in one, where the page itself does not show it. */
#ifndef ZHUPI_TEXT_STARTS_H
#define ZHUPI_TEXT_STARTS_H

#include "core/base/span.h"

/* The logarithm of the odds that text, which begins a sentence, opens a paragraph, is the
 * sum of these: by its first word, and by how many bytes the paragraph has so far. */
double starts_word_odds(struct slice text);
double starts_length_odds(size_t before);

#endif
