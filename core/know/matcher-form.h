/* The compiled form of a matcher: what matcher-build.c writes and matcher.c
 * reads. No other file knows it. */
#ifndef ZHUPI_KNOW_MATCHER_FORM_H
#define ZHUPI_KNOW_MATCHER_FORM_H

#include <stdint.h>

enum { MATCHER_PAGES = 0x1100 };    /* of 256 code points: all of Unicode */
enum { MATCHER_FREE = UINT16_MAX }; /* of a cell by which no letter leads: no letter */

/* Then come, without gaps: pages, letters, states, hits (struct matcher_hit), and by (uint16_t),
 * one for each state. */
struct matcher_header {
	uint32_t n_pages, n_letters, n_cells, n_hits;
	uint32_t most, padding;
};

/* A state of the trie, in a cell. By letter l a state goes on to the one in cell base + l, if by
 * of that is l, for no two states have one base; where nothing goes on, base is 0, from where no
 * letter leads. word is the first hit of the word that ends here, 0 for none, MATCHER_MARKED with
 * it where it is a marked one. What begins with letter l is the state in cell l: the first step
 * takes no look at by. */
struct matcher_state {
	uint32_t base, word;
};
#define MATCHER_MARKED UINT32_C(0x80000000)

#endif
