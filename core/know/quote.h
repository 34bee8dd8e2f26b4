/* Quotations: what is said in an article, and who says it. */
#ifndef ZHUPI_KNOW_QUOTE_H
#define ZHUPI_KNOW_QUOTE_H

#include "core/know/scan.h"

/* What the tables of speech of a lexicon say, made ready once at loading. */
struct quote_rules;

/* NULL and an error (file, line) where a table of speech says what makes no
 * sense. The lexicon must outlive them. The caller frees. */
struct quote_rules *quote_rules_new(const struct lexicon *lexicon, GError **error);
void quote_rules_free(struct quote_rules *rules);

/* Appends the quotations of the article to scan->mentions, where the article's
 * persons already are. */
void quote_extract(const struct quote_rules *rules, const struct scan *scan);

#endif
