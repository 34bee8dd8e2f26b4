/* A text with spaces and differences of width left aside, for finding words
 * that were copied, wrapped or corrected; and the way back to the text. */
#ifndef ZHUPI_FLOW_FOLDED_TEXT_H
#define ZHUPI_FLOW_FOLDED_TEXT_H

#include "core/base/approximate.h"

struct folded_text {
	struct slice text;  /* borrowed */
	GArray *codepoints; /* gunichar */
	GArray *offs;       /* size_t, one for each: where it stands in text */
};

struct folded_text folded_text_of(struct slice text);
void folded_text_clear(struct folded_text *folded);

/* All of it, for a search. */
struct codepoints folded_text_codepoints(const struct folded_text *folded);

/* How many folded characters stand before off. */
size_t folded_text_before(const struct folded_text *folded, size_t off);

/* The stretch of text (off) that folded characters, at least one, cover. */
struct span folded_text_span(const struct folded_text *folded, struct span cp);

#endif
