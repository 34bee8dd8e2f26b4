/* Guards: told from a text's characters alone, in one walk over it, which of
 * many patterns it may match. Most lines of a page match none, and running each
 * pattern to find that out takes longer than all other work on them. */
#ifndef ZHUPI_TEXT_PATTERN_GUARD_H
#define ZHUPI_TEXT_PATTERN_GUARD_H

#include <stdint.h>

#include "core/base/span.h"

struct pattern_guard;

struct pattern_guard *pattern_guard_new(void);
void pattern_guard_free(struct pattern_guard *guard);

/* Adds pattern as one of kind, which is below 64. */
void pattern_guard_add(struct pattern_guard *guard, struct slice pattern, unsigned kind);

/* Of the kinds wanted, as bits 1 << kind, those of which a pattern may match
 * text; of the others none does. */
uint64_t pattern_guard_kinds(struct pattern_guard *guard, struct slice text, uint64_t wanted);

#endif
