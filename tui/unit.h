/* Units of reading, and where one begins and ends within a text. Over the
 * blocks of an article they are motion.h's. */
#ifndef ZHUPI_TUI_UNIT_H
#define ZHUPI_TUI_UNIT_H

#include <stdbool.h>

#include "core/base/span.h"

/* From small to large; each lies within a block, up to the paragraph. */
enum text_unit {
	UNIT_GRAPHEME,  /* a display cluster (core/base/safe.h) */
	UNIT_WORD,      /* a run of letters and digits, of Chinese characters, or of signs */
	UNIT_CLAUSE,    /* ends in ，；： or with its sentence */
	UNIT_SENTENCE,  /* ends in 。！？…… and closing marks behind them */
	UNIT_PARAGRAPH, /* a block */
	UNIT_SECTION,   /* a heading and what follows up to the next one */
	UNIT_ARTICLE,
	UNIT_COUNT
};

/* The start of the unit that off < text.len is in, and the start of the next
 * one, or the end of the text. Units beyond the sentence take in all of it. */
size_t unit_start(struct slice text, size_t off, enum text_unit unit);
size_t unit_end(struct slice text, size_t off, enum text_unit unit);

#endif
