/* Echoes: what a page says in more than one place. The characters on both sides
 * of a seam, once more within a text of the page, speak for that seam: names and
 * terms come again. Knows no language. */
#ifndef ZHUPI_TEXT_ECHOES_H
#define ZHUPI_TEXT_ECHOES_H

#include "core/text/page.h"
#include "core/text/seam.h"

struct echoes;

/* Listens in the text of all pieces of the page for what those that break off, by piece,
 * end with. The caller frees. */
struct echoes *echoes_new(const struct page *page, const bool *breaks);
void echoes_free(struct echoes *echoes);

/* What the page's own words say for after to go on from before, as the logarithm of
 * odds; never against it. */
double echoes_odds(const struct echoes *echoes, const struct seam_side *before,
                   const struct seam_side *after);

#endif
