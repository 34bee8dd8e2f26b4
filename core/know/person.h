/* Persons: the named people of an article, with the posts it gives them. */
#ifndef ZHUPI_KNOW_PERSON_H
#define ZHUPI_KNOW_PERSON_H

#include "core/know/lattice.h"

/* What the person tables of a lexicon say, made ready once at loading. */
struct person_rules;

/* NULL and an error (file, line) where a table of persons' says what makes no
 * sense. The lexicon must outlive them. The caller frees. */
struct person_rules *person_rules_new(const struct lexicon *lexicon, GError **error);
void person_rules_free(struct person_rules *rules);

/* Appends the persons of the article to scan->mentions. */
void person_extract(const struct person_rules *rules, const struct scan *scan);

#endif
