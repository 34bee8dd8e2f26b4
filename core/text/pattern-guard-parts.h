/* What a guard of patterns is made of, for the file that makes it and the one that looks
 * with it: the bits of patterns and the signs that speak for them. No one else's. */
#ifndef ZHUPI_TEXT_PATTERN_GUARD_PARTS_H
#define ZHUPI_TEXT_PATTERN_GUARD_PARTS_H

#include <glib.h>

#include "core/text/glyph.h"
#include "core/text/pattern-guard.h"

enum { GUARD_BITS = PATTERN_WORDS * 64, GUARD_KINDS = 64, GUARD_QUESTIONS = 128 };

/* A sign that is listened for; and what it speaks for as a text's first character, its last,
 * anywhere. Most voices that are met are another's, so that these are apart. */
struct voice {
	uint32_t character, before; /* that the sign ends with; and what is before it, or 0 */
	uint16_t next;              /* of those whose character has the same lowest bits, or 0 */
};

struct speech {
	struct pattern_bits first, last, need;
};

struct question; /* one block of memory, known to who looks: kinds asked for together */

/* Patterns that no first or last character rules out have the bits of the first word as
 * far as it goes: most texts are asked for no others, and told by that word alone. */
struct pattern_guard {
	unsigned n_always;              /* bits given out of the first word */
	unsigned n;                     /* and behind it; patterns beyond the last share it */
	struct speech silence;          /* what needs no sign */
	uint64_t of_glyph[GLYPH_COUNT]; /* of the first word: what needs such a one */
	struct pattern_bits always;     /* what no first or last character rules out */
	struct pattern_bits of_kind[GUARD_KINDS];
	uint64_t kinds_of[GUARD_BITS];
	struct span patterns_of[GUARD_BITS];
	size_t n_patterns;
	GArray *voices, *speeches;                   /* side by side; the first says nothing */
	uint16_t voices_of[EAR_CODES];               /* by the lowest bits of a character, or 0 */
	struct question *questions[GUARD_QUESTIONS]; /* made when first asked, by hash */
};

static inline struct voice *voice_at(const struct pattern_guard *guard, uint16_t i)
{
	return &g_array_index(guard->voices, struct voice, i);
}

static inline struct speech *speech_at(const struct pattern_guard *guard, uint16_t i)
{
	return &g_array_index(guard->speeches, struct speech, i);
}

/* The first of the voices that character may have, and the next: 0 behind the last. */
static inline uint16_t voice_first(const struct pattern_guard *guard, uint32_t character)
{
	return guard->voices_of[character % EAR_CODES];
}

static inline uint16_t voice_next(const struct pattern_guard *guard, uint16_t i)
{
	return voice_at(guard, i)->next;
}

/* The voice of a sign, or 0. */
static inline uint16_t voice_find(const struct pattern_guard *guard, uint32_t character,
                                  uint32_t before)
{
	uint16_t i = voice_first(guard, character);
	while (i &&
	       (voice_at(guard, i)->character != character || voice_at(guard, i)->before != before))
		i = voice_next(guard, i);
	return i;
}

#endif
