/* The words of a run, walked over until one reaches the place. */
#include "core/know/word-around.h"

#include "core/know/lattice.h"

static const struct run *run_around(const struct scan_block *block, size_t glyph)
{
	for (size_t i = 0; i < block->runs.n; i++) {
		const struct run *run = &block->runs.items[i];
		if (glyph >= run->stretch.first && glyph < run->stretch.first + run->stretch.n)
			return run;
	}
	return NULL;
}

struct span word_around(const struct scan_block *block, size_t off, struct arena *scratch)
{
	const size_t glyph = glyphs_upto(&block->glyphs, off);
	const struct run *run = run_around(block, glyph);
	if (!run)
		return (struct span){ off, off };
	struct lattice *lattice = arena_room(scratch, sizeof *lattice);
	lattice_begin(lattice, block, run);
	const struct edge *edge = lattice_out(lattice, 0);
	while (edge && edge->end + run->stretch.first <= glyph)
		edge = lattice_out(lattice, edge->end);
	return edge ? (struct span){ run->stretch.off[edge->start], run->stretch.off[edge->end] }
	            : (struct span){ off, off };
}
