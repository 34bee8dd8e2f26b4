/* Stretches: runs of Chinese characters of a block, decoded, so that they can
 * be looked at one by one and from both sides. Cuts only; judges nothing. */
#ifndef ZHUPI_KNOW_GLYPHS_H
#define ZHUPI_KNOW_GLYPHS_H

#include <stdint.h>

#include "core/base/span.h"

/* Longer runs are cut: no sentence is so long, and a hostile text must not make
 * a lattice grow. */
enum { STRETCH_LONGEST = 240 };

/* cp[i] stands at off[i] of the block's text; off[n] is where the run ends. */
struct stretch {
	size_t n;
	uint32_t cp[STRETCH_LONGEST];
	uint32_t off[STRETCH_LONGEST + 1];
};

static inline bool is_han(uint32_t cp)
{
	return (cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0x3400 && cp <= 0x4DBF) ||
	       (cp >= 0x20000 && cp <= 0x3134F);
}

/* The dots that part given name and family name of a foreign name. */
static inline bool is_name_dot(uint32_t cp)
{
	if (cp >= 0x3100 && cp != 0xFF65)
		return false; /* ideographs, most of all */
	return cp == 0xB7 || cp == 0x2022 || cp == 0x30FB || cp == 0x2027 || cp == 0xFF65 ||
	       cp == 0x2219 || cp == 0x22C5;
}

/* Reads into stretch the next run of text that begins at off or behind it;
 * false where there is none. A dot between Chinese characters is of the run. */
bool stretch_next(struct slice text, size_t off, struct stretch *stretch);

#endif
