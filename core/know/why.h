/* Why: the rule that made a mention, and the rows of the lexicon that bear on
 * it, with their file and line. Asked for one mention at a time, so that
 * extraction need not keep them. */
#ifndef ZHUPI_KNOW_WHY_H
#define ZHUPI_KNOW_WHY_H

#include "core/know/cues.h"
#include "core/know/mention.h"
#include "core/text/article.h"

/* The rule, then "units.tsv:41: 人次 · 人 · people" for each row: lines, NULL at
 * the end. The caller frees with g_strfreev. */
char **why_told(const struct lexicon *lexicon, const struct cues *cues,
                const struct article *article, const struct mention *mention);

#endif
