/* Lays a text's letters out. */
#include "core/text/letters.h"

#include <string.h>

/* How many of eight bytes go on with a character. */
static size_t continuation_bytes(const char *eight)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t bytes;
	memcpy(&bytes, eight, sizeof bytes);
	return (size_t)(((bytes >> 7 & ~bytes >> 6 & ones) * ones) >> 56);
}

static size_t count_characters(struct slice text)
{
	size_t n = 0, i = 0;
	for (; i + 8 <= text.len; i += 8)
		n += 8 - continuation_bytes(text.data + i);
	for (; i < text.len; i++)
		n += ((unsigned char)text.data[i] & 0xc0) != 0x80;
	return n;
}

struct letters letters_of(struct slice text, struct arena *arena)
{
	size_t room = count_characters(text);
	struct letters letters = {
		.at = arena_room(arena, room * sizeof *letters.at),
		.bound = arena_room(arena, (room + 1) * sizeof *letters.bound),
	};
	for (struct letter_walk walk = letters_walk(text); letters_take(&walk); letters.n++) {
		letters.at[letters.n] = walk.letter;
		letters.bound[letters.n] = walk.bound;
	}
	letters.bound[letters.n] = true;
	return letters;
}

size_t letters_place(const struct letters *whole, const struct letters *part)
{
	for (size_t at = 0; at + part->n <= whole->n; at++)
		if (!memcmp(whole->at + at, part->at, part->n * sizeof *part->at))
			return at;
	return whole->n;
}

size_t letters_count(struct slice text, size_t most)
{
	size_t n = 0;
	for (struct letter_walk walk = letters_walk(text); n < most && letters_take(&walk);)
		n++;
	return n;
}
