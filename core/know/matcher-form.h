/* The compiled form of a matcher: what matcher-build.c writes and matcher.c
 * reads. No other file knows it. */
#ifndef ZHUPI_KNOW_MATCHER_FORM_H
#define ZHUPI_KNOW_MATCHER_FORM_H

#include <stdint.h>

enum { MATCHER_PAGES = 0x1100 };          /* of 256 code points: all of Unicode */
#define MATCHER_NO_STATE UINT32_MAX       /* check of a cell that is free */
#define MATCHER_END_CELL (UINT32_MAX - 1) /* … of one that holds a hit */
#define MATCHER_LEAF     UINT32_C(0x80000000)
#define MATCHER_ENDS     UINT32_C(0x40000000)
#define MATCHER_MARKED   UINT32_C(0x20000000)
#define MATCHER_VALUE    UINT32_C(0x1FFFFFFF) /* a value without these flags */

/* Then come, without gaps: pages, letters, openings, cells, hits (struct matcher_hit). */
struct matcher_header {
	uint32_t n_pages, n_letters, n_cells, n_hits;
	uint32_t most, padding;
};

/* What begins with a letter: words that go on, from base as from a state's, and the word that
 * it is by itself, as of a hit; 0 for none. So the first step of a walk, which is the last one
 * at most glyphs, takes one look. Where nothing goes on, base is where no step leads. */
struct matcher_opening {
	uint32_t base, word;
};

/* State s goes on by letter l to state base + l, if check of that is s; state 0
 * is the root, with base 0. By letter 0, of what is in no word, nothing goes on. value is that
 * base, or for a state that no word goes on from (MATCHER_LEAF) the first of its word's hits. Where
 * a word ends and others go on (MATCHER_ENDS), the hit is the value of cells[base]. Hits of marked
 * words have MATCHER_MARKED. */
struct matcher_cell {
	uint32_t value, check;
};

#endif
