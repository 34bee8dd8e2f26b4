/* What can be told of a regular expression without running it: a character
 * that every match begins with, ends with, has in it. Understands the part of
 * Perl's syntax that tables of patterns are written in; of the rest it says
 * that anything may be. */
#ifndef ZHUPI_TEXT_PATTERN_FACTS_H
#define ZHUPI_TEXT_PATTERN_FACTS_H

#include <stdint.h>

#include "core/base/span.h"

enum { SIGNS_MOST = 96 };

/* Some signs, each a character, or two that stand side by side: first << 32 |
 * second. any: they are too many to list, or not known. */
struct sign_set {
	bool any;
	bool blanks;      /* and all blanks there are; only while a pattern is read */
	unsigned n, cost; /* cost: how often one of them is likely to be met */
	uint64_t signs[SIGNS_MOST];
};

/* What a text has that pattern matches: one of first as its first character,
 * one of last as its last, one of need anywhere. */
struct pattern_facts {
	struct sign_set first, last, need;
};

void pattern_facts(struct slice pattern, struct pattern_facts *facts);

#endif
