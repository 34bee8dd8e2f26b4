/* An article's text as one string: the texts of its blocks joined by a line
 * feed each, which is what annotations count their code points in. */
#ifndef ZHUPI_FLOW_ARTICLE_TEXT_H
#define ZHUPI_FLOW_ARTICLE_TEXT_H

#include "core/base/arena.h"
#include "core/flow/document.h"

struct article_text {
	struct slice text;       /* UTF-8, NUL-terminated; a NUL of the file is a space here */
	const size_t *block_off; /* where each block's text begins; n_blocks */
	const struct article *article;
};

/* The text of article, owned by arena. */
struct article_text article_text_of(const struct article *article, struct arena *arena);

/* From a place in a block to an offset in the text; places behind the end of
 * a block are its end. */
size_t article_text_off(const struct article_text *text, struct place place);

/* And back. At the seam of two blocks a start is the beginning of the second
 * one, and an end the end of the first. */
struct text_range article_text_range(const struct article_text *text, struct span span);

/* How many code points stand before off; and the offset of the code point
 * cp, or the end of the text where it has fewer. */
size_t text_cp_of_off(struct slice text, size_t off);
size_t text_off_of_cp(struct slice text, size_t cp);

#endif
