/* Bits in an array of words: a set of small numbers. How many words it takes is
 * whose the array is to know. */
#ifndef ZHUPI_BASE_BITS_H
#define ZHUPI_BASE_BITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static inline void bits_set(uint64_t *words, size_t bit)
{
	words[bit / 64] |= UINT64_C(1) << bit % 64;
}

static inline bool bits_has(const uint64_t *words, size_t bit)
{
	return words[bit / 64] >> bit % 64 & 1;
}

#endif
