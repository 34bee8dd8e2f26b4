/* Expression: one Perl-compatible regular expression of a table, run on a line. Compiled when
 * it is first asked for: most documents need few of a table. Knows no tables. */
#ifndef ZHUPI_TEXT_EXPRESSION_H
#define ZHUPI_TEXT_EXPRESSION_H

#include <glib.h>

#include "core/base/span.h"

struct expression;

/* The caller frees. Any number of threads may match at once. */
struct expression *expression_new(struct slice text);
void expression_free(struct expression *expression);

/* False and an error, what is wrong and at which byte, where it cannot be compiled: then it
 * matches nothing. */
bool expression_compiles(const struct expression *expression, GError **error);

/* Whether it matches somewhere in text, which is UTF-8. */
bool expression_matches(struct expression *expression, struct slice text);

/* The same; *start is where its first match begins, and *group where that has the first of
 * its groups called name that took part, else an empty span. */
bool expression_find(struct expression *expression, struct slice text, const char *name,
                     size_t *start, struct span *group);

#endif
