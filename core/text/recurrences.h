/* Recurrences: the end of a text that breaks off, met once more on the page - in a pull
 * quote, or in the paragraph that one repeats - and what the page has behind it there.
 * Knows no language. */
#ifndef ZHUPI_TEXT_RECURRENCES_H
#define ZHUPI_TEXT_RECURRENCES_H

#include "core/text/page.h"

struct recurrences;

/* Looks for the ends of the pieces that break off, by piece. The caller frees. */
struct recurrences *recurrences_new(const struct page *page, const bool *breaks);
void recurrences_free(struct recurrences *recurrences);

/* The first bytes behind the end of piece's text where the page, not far up or down, has
 * it once more; or an empty slice. */
struct slice recurrences_behind(const struct recurrences *recurrences, const struct piece *piece);

#endif
