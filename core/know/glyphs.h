/* Glyphs: the characters of a text, decoded once for all who look at them one by
 * one and from both sides; and stretches, runs of Chinese characters among them.
 * Decodes and cuts only; judges nothing. */
#ifndef ZHUPI_KNOW_GLYPHS_H
#define ZHUPI_KNOW_GLYPHS_H

#include <stdint.h>

#include "core/base/arena.h"

/* The letters of characters: small numbers, the same for a character and its variants, 0
 * for one that has none. Those of the first plane stand in order; where those of another
 * page of 256 stand, pages tells by cp >> 8. */
struct alphabet {
	const uint16_t *letters;
	const uint16_t *pages;
};

static inline uint32_t alphabet_letter(struct alphabet alphabet, uint32_t cp)
{
	enum { LAST = 0x10FFFF };
	if (cp <= 0xFFFF)
		return alphabet.letters[cp];
	return cp <= LAST ? alphabet.letters[alphabet.pages[cp >> 8] * 256u + (cp & 255)] : 0;
}

/* cp[i] stands at off[i] of the text; off[n] is where the text ends. letters[i] is its letter,
 * and letters[n] and letters[n + 1] are 0. at[off] is the glyph that has the byte at off; n at the
 * text's end. marks are the glyphs that are no common ideographs, in order: one in ten. */
struct glyphs {
	size_t n, n_marks;
	const uint32_t *cp, *off, *at, *marks;
	const uint16_t *letters;
};

/* Room for the glyphs of texts, one behind the other. */
struct glyph_room {
	uint32_t *cp, *off, *at, *marks;
	uint16_t *letters;
};

/* Longer runs are cut: no sentence is so long, and a hostile text must not make
 * a lattice grow. */
enum { STRETCH_LONGEST = 240 };

/* n glyphs from glyph first on: cp[i] stands at off[i], off[n] is where the run
 * ends. Points into the glyphs. */
struct stretch {
	size_t first, n;
	const uint32_t *cp, *off;
	size_t mark; /* the first of the glyphs' marks that is not before its end */
	bool dotted; /* there is a name's dot among them */
};

/* No branches: of what is no common ideograph, nobody could guess whether it is before or behind
 * them. */
static inline bool is_han(uint32_t cp)
{
	return (cp - 0x4E00 <= 0x9FFF - 0x4E00) | (cp - 0x3400 <= 0x4DBF - 0x3400) |
	       (cp - 0x20000 <= 0x3134F - 0x20000);
}

/* The dots that part given name and family name of a foreign name, and the hyphen of
 * a double one: 迪亚斯-卡内尔. */
static inline bool is_name_dot(uint32_t cp)
{
	if (cp >= 0x3100 && cp != 0xFF65)
		return false; /* ideographs, most of all */
	return cp == '-' || cp == 0xB7 || cp == 0x2022 || cp == 0x30FB || cp == 0x2027 ||
	       cp == 0xFF65 || cp == 0x2219 || cp == 0x22C5;
}

/* Room for n texts of so many bytes in all; owned by arena. */
struct glyph_room glyph_room_for(size_t bytes, size_t n, struct arena *arena);

/* Decodes text, spelt by alphabet, to room, which must outlive the glyphs. */
struct glyphs glyphs_decode(struct slice text, struct alphabet alphabet, struct glyph_room *room);

/* How many glyphs end at off or before it. */
static inline size_t glyphs_upto(const struct glyphs *glyphs, size_t off)
{
	const size_t end = glyphs->off[glyphs->n];
	return glyphs->at[off < end ? off : end];
}

/* The first glyph that begins at off or behind it; n where none does. */
static inline size_t glyphs_from(const struct glyphs *glyphs, size_t off)
{
	const size_t i = glyphs_upto(glyphs, off);
	return i + (i < glyphs->n && glyphs->off[i] < off);
}

/* Sets stretch to the next run within glyphs [from, to); false where there is
 * none. A dot between Chinese characters is of the run. */
bool stretch_next(const struct glyphs *glyphs, size_t from, size_t to, struct stretch *stretch);

/* The same from behind stretch on. */
bool stretch_follow(const struct glyphs *glyphs, size_t to, struct stretch *stretch);

#endif
