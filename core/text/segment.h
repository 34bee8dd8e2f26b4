/* What segment.c, which divides a page into articles, shares with segment-markup.c. Internal
 * to core/text. */
#ifndef ZHUPI_TEXT_SEGMENT_H
#define ZHUPI_TEXT_SEGMENT_H

#include "core/text/page.h"

/* Whether a piece is a heading by markup. */
bool is_marked(const struct piece *piece);

/* The form of what stands right below piece i. */
enum form form_below(const struct page *page, size_t i);

/* Whether piece i is an article's last line: a signature, a credit, a jump to another page. */
bool ends_article(const struct page *page, size_t i);

/* Marks in starts the markup's headings that begin an article. (segment-markup.c) */
void mark_markup(struct page *page, bool *starts);

#endif
