/* Short names that an article gives its places and companies: 云溪 for 云溪县, what stands
 * behind 以下简称, 云江 for 安河云江能源有限公司. */
#ifndef ZHUPI_KNOW_PLACE_ALIAS_H
#define ZHUPI_KNOW_PLACE_ALIAS_H

#include "core/know/place.h"

enum { PLACE_ALIASES_MOST = 24 };

/* word stands for a place like of, whose span says nothing. */
struct place_alias {
	struct slice word; /* of the text */
	struct place of;
};

/* The aliases of an article, and a bit for the last six of the first letter of each. */
struct place_aliases {
	struct place_alias items[PLACE_ALIASES_MOST];
	size_t n;
	uint64_t first_letters;
};

/* Notes what a county is called without the last sign of word (区); not where that is a place
 * of the table itself, or a common word, as 高新 of 安河高新区. */
void place_alias_county(struct place_aliases *aliases, const struct scan_block *block,
                        struct span word, const struct place *of);

/* Notes what a company, of, is called for short: as brackets behind it say, and, where that is
 * no common word, by what is its own, or begins so, between the places that begin its name and
 * its last word. */
void place_alias_body(struct place_aliases *aliases, const struct scan_block *block,
                      struct span own, const struct place *of);

/* Appends the places that block names by aliases; whether its clauses are about them is for
 * the caller to say. */
void place_aliases_find(const struct place_aliases *aliases, const struct scan_block *block,
                        GArray *places);

#endif
