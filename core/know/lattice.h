/* The lattice of a stretch: all words of the lexicon in it as edges, and the
 * cheapest way to read it without names, from both sides. What finding names
 * and posts stand on. */
#ifndef ZHUPI_KNOW_LATTICE_H
#define ZHUPI_KNOW_LATTICE_H

#include "core/know/glyphs.h"
#include "core/know/scan.h"

/* What the tables say of the words in a lattice. */
struct word_model;

/* NULL and an error (file, line) where a table says what makes no sense. The
 * caller frees. */
struct word_model *word_model_new(const struct lexicon *lexicon, GError **error);
void word_model_free(struct word_model *model);

/* What a word is besides its kind; it may be several. */
enum edge_is {
	EDGE_POST = 1 << 0,      /* posts.tsv */
	EDGE_REGION = 1 << 1,    /* regions.tsv */
	EDGE_BODY = 1 << 2,      /* institutions.tsv: ends the name of one */
	EDGE_GOV = 1 << 3,       /* … of a department */
	EDGE_PLACE = 1 << 4,     /* … of a place */
	EDGE_THING = 1 << 5,     /* … of a thing */
	EDGE_SPEECH = 1 << 6,    /* speech.tsv */
	EDGE_KNOWN = 1 << 7,     /* known-names.tsv */
	EDGE_STOP = 1 << 8,      /* … is outside of every post */
	EDGE_INNER = 1 << 9,     /* … is inside the names of institutions: 检察 */
	EDGE_FORMER = 1 << 10,   /* … begins a post: 原, 前 */
	EDGE_COMPANY = 1 << 11,  /* … is what a company is: 有限公司 */
	EDGE_SCHOOL = 1 << 13,   /* … is where experts are: 大学 */
	EDGE_CONTEXT = 1 << 12,  /* name-context.tsv */
	EDGE_CALLS = 1 << 14,    /* … is how one is called behind a surname: 先生 */
	EDGE_TO_PLACE = 1 << 15, /* … has a place behind it: 飞往 */
};

/* A word, or a character that is in none, over glyphs [start, end). kind is
 * that of words.tsv ('n', 'v', …), '?' for a character of no word. before and
 * behind are what a name beside it weighs (name-context.tsv). */
struct edge {
	uint16_t start, end;
	uint32_t word; /* the first of its hits; 0 for a character of no word */
	union {
		struct {
			int16_t cost;
			uint16_t is;
			int8_t before, behind;
			char kind;
			bool made : 1, unlisted : 1; /* words.tsv has no such word */
		};
		uint64_t sense; /* all of these, which is the word's own; see lattice.c */
	};
};
G_STATIC_ASSERT(sizeof(struct edge) == 16);

/* The cost of a word that words.tsv does not know. */
enum { COST_LISTED = 95 };

/* More words that begin at one glyph are no text. */
enum { EDGES_A_GLYPH = 12, EDGES_MOST = STRETCH_LONGEST * EDGES_A_GLYPH };

struct lattice {
	struct stretch stretch;
	const struct word_model *model;
	const struct found_word *words; /* of the stretch's block */
	const uint32_t
	        *first_word; /* … that begin at glyph i: [first_word[i], first_word[i + 1]) */
	unsigned is;         /* what the edges are, all together */
	/* What the cheapest way to glyph i costs, and the edge by which it comes there. */
	int forward[STRETCH_LONGEST + 1];
	uint32_t in[STRETCH_LONGEST + 1];
	bool filled, turned;
	struct edge edges[EDGES_MOST];       /* by start, then longest first */
	uint32_t first[STRETCH_LONGEST + 2]; /* edges that start at i: [first[i], first[i + 1]) */
	/* The same from glyph i to the end, and on; found when first asked for. */
	int backward[STRETCH_LONGEST + 1];
	uint32_t out[STRETCH_LONGEST + 1];
};

/* Weighs the lattice's stretch, which is read already, by the words of block: what
 * its edges are and what the ways forward cost, but no edges yet. Most stretches
 * need no more. */
void lattice_weigh(struct lattice *lattice, const struct word_model *model,
                   const struct scan_block *block);

/* Lays the edges of a lattice that is weighed, if they are not laid yet. */
void lattice_lay(struct lattice *lattice);

/* Both at once. */
void lattice_fill(struct lattice *lattice, const struct word_model *model,
                  const struct scan_block *block);

/* What the cheapest way from glyph i to the end of the stretch costs. */
int lattice_behind(struct lattice *lattice, size_t i);

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
