/* Lays a text's letters out. */
#include "core/text/letters.h"

#include <glib.h>
#include <string.h>

struct letters letters_of(struct slice text, struct arena *arena)
{
	size_t room = utf8_count(text);
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

/* Letters in a row that two texts begin with alike. */
static size_t alike(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	size_t len = 0;
	while (len < n && len < m && a[len] == b[len])
		len++;
	return len;
}

size_t letters_in_row(const uint32_t *part, size_t n, const uint32_t *whole, size_t m, size_t most)
{
	size_t best = 0;
	for (size_t a = 0; a + best < n && best < most; a++)
		for (size_t b = 0; a + best < n && b + best < m; b++)
			if (part[a + best] == whole[b + best])
				best = MAX(best, alike(part + a, n - a, whole + b, m - b));
	return MIN(best, most);
}
