/* The compiled form of a matcher: what matcher-build.c writes and matcher.c
 * reads. No other file knows it. */
#ifndef ZHUPI_KNOW_MATCHER_FORM_H
#define ZHUPI_KNOW_MATCHER_FORM_H

#include <stdint.h>

enum { MATCHER_PAGES = 0x1100 };    /* of 256 code points: all of Unicode */
#define MATCHER_NO_STATE UINT32_MAX /* check of a cell that is free */
#define MATCHER_LEAF     UINT32_C(0x80000000)
#define MATCHER_ENDS     UINT32_C(0x40000000)
#define MATCHER_MARKED   UINT32_C(0x20000000)
#define MATCHER_VALUE    UINT32_C(0x1FFFFFFF) /* a value without these flags */

/* Then come, without gaps: pages, codes, cells, hits (struct matcher_hit). */
struct matcher_header {
	uint32_t n_pages, n_cells, n_hits, padding;
};

/* State s goes on by letter l to state base + l, if check of that is s; state 0
 * is the root, with base 0. value is that base, or for a state that no word goes
 * on from (MATCHER_LEAF) the first of its word's hits. Where a word ends and
 * others go on (MATCHER_ENDS), the hit is the value of cells[base]. Hits of marked
 * words have MATCHER_MARKED. */
struct matcher_cell {
	uint32_t value, check;
};

#endif
