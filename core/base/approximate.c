/* Myers, "A fast bit-vector algorithm for approximate string matching based on
 * dynamic programming" (J. ACM 46, 1999), with blocks of 64 rows as in Hyyrö
 * (2003): one column of the table of edits a step, as bits for +1 and -1. */
#include "core/base/approximate.h"

#include <stdint.h>

enum { ROWS = 64 };

struct search {
	size_t words;
	uint64_t *up, *down; /* words each: rows where the column grows, or shrinks, by 1 */
	size_t distance;     /* of the whole pattern, at the column */
	uint64_t last;       /* the bit of the pattern's last row in its last word */
	/* The rows where each character of the pattern stands, words of them a
	 * character: rows_of[0] is for all that it has not. Characters are found
	 * by hashing; 0 is a free slot. */
	GArray *rows_of;      /* uint64_t */
	gunichar *characters; /* by slot */
	uint32_t *indices;    /* by slot: which words of rows_of */
	size_t mask;          /* slots - 1; twice as many slots as the pattern is long */
};

/* The slot of c, or the free one where it would be. */
static size_t slot_of(const struct search *search, gunichar c)
{
	size_t slot = (c * UINT32_C(2654435769) >> 7) & search->mask;
	while (search->characters[slot] && search->characters[slot] != c)
		slot = (slot + 1) & search->mask;
	return slot;
}

static uint64_t *rows_at(const struct search *search, size_t slot)
{
	return &g_array_index(search->rows_of, uint64_t, search->indices[slot] * search->words);
}

static void add_row(struct search *search, gunichar c, size_t row)
{
	size_t slot = slot_of(search, c);
	if (!search->characters[slot]) {
		search->characters[slot] = c;
		search->indices[slot] = (uint32_t)(search->rows_of->len / search->words);
		g_array_set_size(search->rows_of, search->rows_of->len + (guint)search->words);
	}
	rows_at(search, slot)[row / ROWS] |= UINT64_C(1) << (row % ROWS);
}

static void search_init(struct search *search, struct codepoints pattern, bool backwards)
{
	size_t words = (pattern.n + ROWS - 1) / ROWS, slots = 1;
	while (slots < 2 * pattern.n)
		slots *= 2;
	*search = (struct search){
		.words = words,
		.up = g_new(uint64_t, words),
		.down = g_new0(uint64_t, words),
		.distance = pattern.n,
		.last = UINT64_C(1) << ((pattern.n - 1) % ROWS),
		.characters = g_new0(gunichar, slots),
		.indices = g_new0(uint32_t, slots),
		.rows_of = g_array_new(FALSE, TRUE, sizeof(uint64_t)),
		.mask = slots - 1,
	};
	g_array_set_size(search->rows_of, (guint)words);
	memset(search->up, 0xff, words * sizeof(uint64_t));
	for (size_t row = 0; row < pattern.n; row++)
		add_row(search, pattern.items[backwards ? pattern.n - 1 - row : row], row);
}

static void search_clear(struct search *search)
{
	g_free(search->up);
	g_free(search->down);
	g_free(search->characters);
	g_free(search->indices);
	g_array_unref(search->rows_of);
}

/* One word of the column for the next character: in and the result are the
 * change (-1, 0, +1) along the row above its first and at its bit top. */
static int step_word(struct search *search, size_t word, uint64_t match, int in, uint64_t top)
{
	uint64_t up = search->up[word], down = search->down[word];
	uint64_t vertical = match | down;
	match |= in < 0;
	uint64_t horizontal = (((match & up) + up) ^ up) | match;
	uint64_t grows = down | ~(horizontal | up), shrinks = up & horizontal;
	int out = (grows & top) ? 1 : (shrinks & top) ? -1 : 0;
	grows = grows << 1 | (in > 0);
	shrinks = shrinks << 1 | (in < 0);
	search->up[word] = shrinks | ~(vertical | grows);
	search->down[word] = grows & vertical;
	return out;
}

/* The next column. first is the change along the table's top row: 0 where a
 * match may begin anywhere, 1 where it must begin at the text's beginning. */
static void step(struct search *search, gunichar c, int first)
{
	const uint64_t *match = rows_at(search, slot_of(search, c));
	int carry = first;
	for (size_t word = 0; word < search->words; word++) {
		bool end = word + 1 == search->words;
		uint64_t top = end ? search->last : UINT64_C(1) << (ROWS - 1);
		carry = step_word(search, word, match[word], carry, top);
	}
	search->distance = (size_t)((gint64)search->distance + carry);
}

static size_t apart(size_t a, size_t b)
{
	return a > b ? a - b : b - a;
}

/* Where the best match ends. */
static bool find_end(struct codepoints pattern, struct codepoints text, size_t most, size_t near,
                     struct approximate_match *match)
{
	struct search search;
	bool found = false;
	search_init(&search, pattern, false);
	for (size_t i = 0; i < text.n; i++) {
		step(&search, text.items[i], 0);
		size_t limit = found ? match->distance : most;
		if (search.distance > limit || (found && search.distance == limit &&
		                                apart(i + 1, near) >= apart(match->cp.end, near)))
			continue;
		match->distance = search.distance;
		match->cp.end = i + 1;
		found = true;
	}
	search_clear(&search);
	return found;
}

/* Where a match that ends at match->cp.end begins: the way back, from its end,
 * with as many edits; of several the one of the pattern's own length. */
static void find_start(struct codepoints pattern, struct codepoints text,
                       struct approximate_match *match)
{
	struct search search;
	size_t most = MIN(match->cp.end, pattern.n + match->distance), best = 0;
	search_init(&search, pattern, true);
	for (size_t i = 0; i < most; i++) {
		step(&search, text.items[match->cp.end - 1 - i], 1);
		if (search.distance == match->distance &&
		    (!best || apart(i + 1, pattern.n) < apart(best, pattern.n)))
			best = i + 1;
	}
	match->cp.start = match->cp.end - best;
	search_clear(&search);
}

bool approximate_find(struct codepoints pattern, struct codepoints text, size_t most, size_t near,
                      struct approximate_match *match)
{
	most = MIN(most, pattern.n - 1); /* with n edits anything matches nothing */
	if (!find_end(pattern, text, most, near, match))
		return false;
	find_start(pattern, text, match);
	return true;
}
