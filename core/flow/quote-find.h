/* Finds the words that a script wants to annotate. */
#ifndef ZHUPI_FLOW_QUOTE_FIND_H
#define ZHUPI_FLOW_QUOTE_FIND_H

#include "core/flow/document.h"

/* The one place where quote stands in document, in the article of that index,
 * or with SIZE_MAX in any: letter by letter, else with spaces, line ends and
 * width left aside. False and an error (NOT_FOUND) where it stands nowhere, or
 * in several places. */
bool quote_find(const struct document *document, size_t only, const char *quote, size_t *article,
                struct text_range *range, GError **error);

#endif
