/* Approximate search: where a text holds a pattern with a few characters
 * changed, missing or added. Counts edits; knows nothing of language. */
#ifndef ZHUPI_BASE_APPROXIMATE_H
#define ZHUPI_BASE_APPROXIMATE_H

#include <glib.h>
#include <stdbool.h>

#include "core/base/span.h"

struct codepoints {
	const gunichar *items;
	size_t n;
};

struct approximate_match {
	struct span cp;  /* in the text */
	size_t distance; /* edits (Levenshtein) between pattern and match */
};

/* The match of pattern (not empty) in text with the fewest edits, at most
 * most of them; among equals the one that ends nearest to near. False where
 * there is none. Time grows with text × pattern / 64. */
bool approximate_find(struct codepoints pattern, struct codepoints text, size_t most, size_t near,
                      struct approximate_match *match);

#endif
