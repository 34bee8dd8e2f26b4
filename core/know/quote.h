/* Quotations: what is said in an article, and who says it. */
#ifndef ZHUPI_KNOW_QUOTE_H
#define ZHUPI_KNOW_QUOTE_H

#include "core/know/lattice.h"

/* Appends the quotations of the article to scan->mentions, where the article's
 * persons already are. */
void quote_extract(const struct scan *scan);

#endif
