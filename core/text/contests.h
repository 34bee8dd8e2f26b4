/* Contests: the links of a cover (cover.h) divided by which of them compete, for
 * one run or for what goes on in one. What is chosen in each is cover.c's. */
#ifndef ZHUPI_TEXT_CONTESTS_H
#define ZHUPI_TEXT_CONTESTS_H

#include "core/text/cover.h"

/* Links between runs that compete, likeliest first. */
struct contest {
	GArray *links;       /* struct cover_link */
	GArray *froms, *tos; /* size_t, sorted */
	double total;        /* of the links chosen */
	bool cut;            /* a ring was, and it is to be decided again */
	bool settled;        /* a ring was cut in it that deciding again might bring back */
};

/* The contests (struct contest) of links over n runs, for the caller to unref.
 * contest_of, with room for n, gets each run's that goes on in any. A link that
 * gains nothing, or is a ring by itself, is in none. */
GPtrArray *contests_of(size_t n, const GArray *links, size_t *contest_of);

/* The place of run among the contest's froms or tos, which it is one of. */
size_t contest_place(const GArray *runs, size_t run);

#endif
