/* Sixteen bytes at once, for walks over whole files that ask the same of every byte.
 * Compilers make of it what a processor has for that; what finds something looks there
 * byte by byte. */
#ifndef ZHUPI_BASE_BYTES16_H
#define ZHUPI_BASE_BYTES16_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { BYTES16 = 16 };

typedef uint8_t bytes16 __attribute__((vector_size(BYTES16)));

static inline bytes16 bytes16_at(const void *bytes)
{
	bytes16 sixteen;
	memcpy(&sixteen, bytes, sizeof sixteen);
	return sixteen;
}

/* A bit for each of the bytes that a comparison holds of, the first byte's lowest. */
static inline unsigned bytes16_mask(bytes16 compared)
{
#ifdef __SSE2__
	typedef char bytes __attribute__((vector_size(BYTES16)));
	return (unsigned)__builtin_ia32_pmovmskb128((bytes)compared);
#else
	unsigned mask = 0;
	for (unsigned i = 0; i < BYTES16; i++)
		mask |= (unsigned)(compared[i] & 1) << i;
	return mask;
#endif
}

/* Whether a comparison holds of any of the bytes: what it makes is 0 where it does not. */
static inline bool bytes16_any(bytes16 compared)
{
	uint64_t halves[2];
	memcpy(halves, &compared, sizeof halves);
	return halves[0] | halves[1];
}

#endif
