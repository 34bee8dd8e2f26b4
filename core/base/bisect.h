/* Bisection over what stands in order, whatever it is and by whatever it is
 * ordered. For a key that must be found exactly there is bsearch. */
#ifndef ZHUPI_BASE_BISECT_H
#define ZHUPI_BASE_BISECT_H

#include <stddef.h>

/* Sets i, a size_t variable, to the first index below n for which the
 * expression holds, or to n. It speaks of i, holds for every index behind one
 * for which it does, and is evaluated about log2(n) times. How far to go is
 * computed, not branched upon: a processor guesses half of such branches wrong. */
#define BISECT(i, n, holds)                                                                        \
	do {                                                                                       \
		size_t bisect_low = 0, bisect_left = (n);                                          \
		while (bisect_left) {                                                              \
			const size_t bisect_half = bisect_left / 2;                                \
			(i) = bisect_low + bisect_half;                                            \
			bisect_low += (bisect_left - bisect_half) & -(size_t) !(holds);            \
			bisect_left = bisect_half;                                                 \
		}                                                                                  \
		(i) = bisect_low;                                                                  \
	} while (0)

#endif
