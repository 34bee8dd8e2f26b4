/* The lattice of a stretch: all words of the lexicon in it as edges, and the
 * cheapest way to read it without names, from both sides. What finding names
 * and posts stand on. */
#ifndef ZHUPI_KNOW_LATTICE_H
#define ZHUPI_KNOW_LATTICE_H

#include "core/know/glyphs.h"
#include "core/know/scan.h"

/* A word, or a character that is in none, over glyphs [start, end), and its sense. */
struct edge {
	uint16_t start, end;
	uint32_t word; /* the first of its hits; 0 for a character of no word */
	union {
		struct {
			uint16_t is;
			uint8_t cost, way;
			int8_t before, behind;
			char kind;
			uint8_t made : 1, unlisted : 1, role : 4;
		};
		struct sense sense; /* all of these */
	};
};
G_STATIC_ASSERT(sizeof(struct edge) == 16);

/* A stretch with more edges than that is no text. */
enum { EDGES_A_GLYPH = 12, EDGES_MOST = STRETCH_LONGEST * EDGES_A_GLYPH };

struct lattice {
	struct stretch stretch;
	const struct scan_block *block; /* whose words these are */
	unsigned is;                    /* what the edges are, all together */
	size_t weighed;                 /* behind is told from here on */
	bool laid;                      /* the edges are, and the ways to each glyph */
	/* What the cheapest way from glyph i to the end costs, and what the one to glyph i
	 * does, and the edge by which that comes there. */
	int behind[STRETCH_LONGEST + 1];
	int forward[STRETCH_LONGEST + 1];
	const struct edge *in[STRETCH_LONGEST + 1];
	struct edge edges[EDGES_MOST];       /* by start, then longest first */
	uint32_t first[STRETCH_LONGEST + 2]; /* edges that start at i: [first[i], first[i + 1]) */
};

/* Begins the lattice of its stretch, which is read already, by the words of block: lays no
 * edges yet and weighs no ways, for few runs need all of both. */
void lattice_begin(struct lattice *lattice, const struct scan_block *block);

/* Weighs the ways from glyph from on, and from those behind it, to the end. */
void lattice_weigh(struct lattice *lattice, size_t from);

/* What the cheapest way from glyph i to the end of the stretch costs. */
static inline int lattice_behind(struct lattice *lattice, size_t i)
{
	if (i < lattice->weighed)
		lattice_weigh(lattice, i);
	return lattice->behind[i];
}

/* Lays the edges of a lattice that is begun, if they are not laid yet. */
void lattice_lay(struct lattice *lattice);

/* Lays the lattice of its stretch, which is read already, by the words of block. */
void lattice_fill(struct lattice *lattice, const struct scan_block *block);

/* The edge by which the cheapest way comes to, or goes on from, glyph i; NULL
 * at the beginning, and at the end, of the stretch. */
const struct edge *lattice_in(const struct lattice *lattice, size_t i);
const struct edge *lattice_out(struct lattice *lattice, size_t i);

/* The row of table that an edge's word is; the edge must be of it. */
uint32_t lattice_row(const struct lattice *lattice, const struct edge *edge,
                     enum lexicon_table table);

/* The longest edge from or to glyph i that is all of is; NULL where none. */
const struct edge *lattice_starting(const struct lattice *lattice, size_t i, unsigned is);
const struct edge *lattice_ending(const struct lattice *lattice, size_t i, unsigned is);

#endif
