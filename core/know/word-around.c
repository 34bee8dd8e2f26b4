/* The words of a run, walked over until one reaches the place. */
#include "core/know/word-around.h"

#include "core/know/lattice.h"

/* Sets stretch to the run that glyph is in; false where it is in none. */
static bool run_around(const struct glyphs *glyphs, size_t glyph, struct stretch *stretch)
{
	bool more = stretch_next(glyphs, 0, glyphs->n, stretch);
	while (more && stretch->first + stretch->n <= glyph)
		more = stretch_follow(glyphs, glyphs->n, stretch);
	return more && stretch->first <= glyph;
}

struct span word_around(const struct scan_block *block, size_t off, struct arena *scratch)
{
	struct lattice *lattice = arena_room(scratch, sizeof *lattice);
	const struct stretch *stretch = &lattice->stretch;
	const size_t glyph = glyphs_upto(&block->glyphs, off);
	if (!run_around(&block->glyphs, glyph, &lattice->stretch))
		return (struct span){ off, off };
	lattice_fill(lattice, block);
	const struct edge *edge = lattice_out(lattice, 0);
	while (edge && edge->end + stretch->first <= glyph)
		edge = lattice_out(lattice, edge->end);
	return edge ? (struct span){ stretch->off[edge->start], stretch->off[edge->end] }
	            : (struct span){ off, off };
}
