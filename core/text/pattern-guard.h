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

/* Adds pattern as one of kind, which is below 64; patterns count from 0. */
void pattern_guard_add(struct pattern_guard *guard, struct slice pattern, unsigned kind);

/* What a text may match: patterns as bits, and their kinds, as bits 1 << kind. */
enum { PATTERN_WORDS = 8 };

struct pattern_bits {
	uint64_t words[PATTERN_WORDS];
};

struct pattern_look {
	uint64_t kinds;
	struct pattern_bits patterns;
};

/* Of the kinds wanted, as bits, which of their patterns text may match: it matches no
 * other. glyphs are bits of all that text has, and perhaps of more (struct glyph_tally). */
struct pattern_look pattern_guard_look(struct pattern_guard *guard, struct slice text,
                                       unsigned glyphs, uint64_t wanted);

/* Takes some off bits, as the numbers of patterns, half-open: of those in it, one matches
 * if any does. False where there is none left. */
bool pattern_guard_take(const struct pattern_guard *guard, struct pattern_bits *bits,
                        struct span *patterns);

#endif
