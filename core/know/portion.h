/* Portions of an article: so much of its text as is scanned at a time, so that
 * the memory of extraction does not grow with the text. An article of common
 * length is one portion; what is extracted from one does not know the next. */
#ifndef ZHUPI_KNOW_PORTION_H
#define ZHUPI_KNOW_PORTION_H

#include "core/base/arena.h"
#include "core/know/mention.h"
#include "core/text/article.h"

enum { PORTION_BYTES = 1 << 20 };

struct portion {
	struct article article; /* with the portion's blocks, and else the whole one's fields */
	size_t first;           /* index in the whole article of the portion's first block */
	size_t off;             /* where in that block's text the portion begins */
};

/* The portion of whole that follows portion, which begins as all 0; false at
 * the end. Blocks are cut behind a sentence, where one ends; its array lives in
 * arena. */
bool portion_next(const struct article *whole, struct portion *portion, struct arena *arena);

/* Makes a mention of the whole article one of the portion, and back. */
void portion_local(const struct portion *portion, struct mention *mention);
void portion_whole(const struct portion *portion, struct mention *mention);

/* Whether the mention of the whole article begins in the portion. */
bool portion_holds(const struct portion *portion, const struct mention *mention);

#endif
