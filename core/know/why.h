/* Why: the rule that made a mention, and the rows of the lexicon that bear on
 * it, with their file and line. Asked for afterwards, so that extraction need not keep
 * them. */
#ifndef ZHUPI_KNOW_WHY_H
#define ZHUPI_KNOW_WHY_H

#include "core/know/cues.h"
#include "core/know/mention.h"
#include "core/text/article.h"

/* Asks of the mentions of one article; what was scanned for one is kept for the next. */
struct inquiry;

/* What is passed must outlive it. */
struct inquiry *inquiry_new(const struct lexicon *lexicon, const struct cues *cues,
                            const struct article *article);
void inquiry_free(struct inquiry *inquiry);

/* The rule, then "units.tsv:41: 人次 · 人 · people" for each row: lines, NULL at
 * the end. The caller frees with g_strfreev. */
char **inquiry_why(struct inquiry *inquiry, const struct mention *mention);

#endif
