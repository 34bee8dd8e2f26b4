/* Reading runs: senses told and ways weighed in one walk over a text's words. */
#include "core/know/runs.h"

enum { COST_FAR = 1 << 29 };

/* What the walk goes over, and what it writes. */
struct walk {
	const struct word_model *model;
	const struct found_words *words;
	struct sense *senses;
};

static void tell(const struct walk *walk, size_t n)
{
	const struct found_word *const words = walk->words->items;
	const shared_sense *const shared = word_model_shared(walk->model);
	struct sense *const senses = walk->senses;
	for (size_t i = 0; i < n; i++) {
		uint64_t bits = atomic_load_explicit(&shared[words[i].word], memory_order_relaxed);
		if (!bits)
			bits = word_model_make(walk->model, words[i].word);
		memcpy(&senses[i], &bits, sizeof bits);
	}
}

/* Weighs the ways of a stretch from its end on: behind has room for a cost more than
 * there are glyphs. Returns what the words are, all together. */
static unsigned weigh(const struct walk *walk, const struct stretch *stretch, int *behind)
{
	const size_t n = stretch->n, base = stretch->first;
	const struct found_word *const words = walk->words->items;
	const struct sense *const senses = walk->senses;
	const uint32_t *const first = walk->words->first + base;
	unsigned is = 0;
	behind[n] = 0;
	for (size_t i = n, word = first[n]; i-- > 0;) {
		const size_t begin = first[i];
		int least = COST_FAR;
		/* The last word is the shortest. A glyph that is none is read all the same. */
		if (word == begin || words[word - 1].end != base + i + 1 || !senses[word - 1].way)
			least = run_glyph_cost(stretch->cp[i]) + behind[i + 1];
		for (; word > begin; word--) {
			const size_t to = words[word - 1].end - base;
			const int way = senses[word - 1].way;
			is |= senses[word - 1].is;
			if (to <= n && way)
				least = MIN(least, way + behind[to]);
		}
		behind[i] = least;
	}
	return is;
}

/* How many runs there may be: each ends at a mark, or is the longest, or the last. */
static size_t most_runs(const struct glyphs *glyphs)
{
	return glyphs->n_marks + glyphs->n / STRETCH_LONGEST + 1;
}

struct runs runs_read(const struct word_model *model, const struct glyphs *glyphs,
                      const struct found_words *words, struct arena *arena)
{
	const size_t most = most_runs(glyphs);
	const struct walk walk = {
		.model = model,
		.words = words,
		.senses = arena_room(arena, words->first[glyphs->n] * sizeof *walk.senses),
	};
	struct run *runs = arena_room(arena, most * sizeof *runs), *run = runs;
	int *behind = arena_room(arena, (glyphs->n + most) * sizeof *behind);
	struct stretch stretch;
	tell(&walk, words->first[glyphs->n]);
	for (bool more = stretch_next(glyphs, 0, glyphs->n, &stretch); more;
	     more = stretch_follow(glyphs, glyphs->n, &stretch)) {
		*run++ = (struct run){ stretch, behind, weigh(&walk, &stretch, behind) };
		behind += stretch.n + 1;
	}
	return (struct runs){ walk.senses, runs, (size_t)(run - runs) };
}
