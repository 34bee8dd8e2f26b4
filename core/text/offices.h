/* Offices: what departments do, by words of their plans (share/lexicon/offices.tsv).
 * Knows departments by a word of their name. */
#ifndef ZHUPI_TEXT_OFFICES_H
#define ZHUPI_TEXT_OFFICES_H

#include "core/base/span.h"

/* How many words of what the department of that name does text has. */
size_t offices_words(struct slice name, struct slice text);

#endif
