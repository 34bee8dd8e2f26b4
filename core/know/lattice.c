/* The lattice: words as edges, and the cheapest way from either side by
 * dynamic programming, linear in the stretch. */
#include "core/know/lattice.h"

enum { COST_FAR = 1 << 29 };

/* Reads the words that block has in the lattice's stretch. */
static void read_words(struct lattice *lattice, const struct scan_block *block)
{
	static const struct found_word no_words[1]; /* of a block without any, to count from */
	lattice->hits = block->hits;
	lattice->words = block->words.items ? block->words.items : no_words;
	lattice->senses = block->runs.senses;
	lattice->first_word = block->words.first + lattice->stretch.first;
	lattice->filled = false;
	lattice->behind = NULL;
}

/* Whether glyph i is a word by itself, the last of those that begin with it: one that is
 * none is an edge all the same. */
static inline bool is_word(const struct lattice *lattice, size_t i)
{
	const size_t first = lattice->first_word[i], end = lattice->first_word[i + 1];
	return first < end && lattice->words[end - 1].end == lattice->stretch.first + i + 1 &&
	       lattice->senses[end - 1].way;
}

void lattice_begin(struct lattice *lattice, const struct scan_block *block, const struct run *run)
{
	lattice->stretch = run->stretch;
	lattice->is = run->is;
	read_words(lattice, block);
	lattice->behind = run->behind;
}

/* Lays edge, to whose start the cheapest way costs here. */
static inline void lay(struct lattice *lattice, const struct edge *edge, int here)
{
	const int cost = here + edge->way;
	int *const forward = &lattice->forward[edge->end];
	lattice->is |= edge->is;
	if (edge->way && cost < *forward) {
		*forward = cost;
		lattice->in[edge->end] = (uint32_t)(edge - lattice->edges);
	}
}

/* Lays the edges from glyph i on; returns where the next one goes. */
static struct edge *lay_from(struct lattice *lattice, size_t i, struct edge *edge)
{
	const uint32_t first = lattice->first_word[i];
	const uint32_t end = MIN(lattice->first_word[i + 1], first + EDGES_A_GLYPH - 1);
	const size_t base = lattice->stretch.first, n = lattice->stretch.n;
	const struct found_word *const words = lattice->words;
	const struct sense *const senses = lattice->senses;
	const int here = lattice->forward[i];
	for (uint32_t w = first; w < end; w++) {
		const size_t to = words[w].end - base;
		if (to > n || !senses[w].cost)
			continue;
		edge->start = (uint16_t)i;
		edge->end = (uint16_t)to;
		edge->word = words[w].word;
		edge->sense = senses[w];
		lay(lattice, edge++, here);
	}
	if (is_word(lattice, i))
		return edge;
	const uint8_t cost = run_glyph_cost(lattice->stretch.cp[i]);
	*edge = (struct edge){ .start = (uint16_t)i, .end = (uint16_t)(i + 1) };
	edge->cost = edge->way = cost;
	edge->kind = '?';
	lay(lattice, edge, here);
	return edge + 1;
}

void lattice_lay(struct lattice *lattice)
{
	struct edge *edge = lattice->edges;
	const size_t n = lattice->stretch.n;
	if (lattice->filled)
		return;
	lattice->forward[0] = 0;
	for (size_t i = 1; i <= n; i++)
		lattice->forward[i] = COST_FAR;
	for (size_t i = 0; i < n; i++) {
		lattice->first[i] = (uint32_t)(edge - lattice->edges);
		edge = lay_from(lattice, i, edge);
	}
	lattice->first[n] = lattice->first[n + 1] = (uint32_t)(edge - lattice->edges);
	lattice->filled = true;
}

void lattice_fill(struct lattice *lattice, const struct scan_block *block)
{
	read_words(lattice, block);
	lattice->is = 0;
	lattice_lay(lattice);
}

/* Finds what the cheapest ways from each glyph to the end cost. */
static void turn(struct lattice *lattice)
{
	const size_t n = lattice->stretch.n;
	int *backward = lattice->backward;
	for (size_t i = 0; i <= n; i++)
		backward[i] = i < n ? COST_FAR : 0;
	lattice_lay(lattice);
	for (size_t e = lattice->first[n]; e-- > 0;) {
		const struct edge *edge = &lattice->edges[e];
		const int cost = backward[edge->end] + edge->way;
		if (edge->way && cost < backward[edge->start])
			backward[edge->start] = cost;
	}
	lattice->behind = backward;
}

int lattice_behind(struct lattice *lattice, size_t i)
{
	if (!lattice->behind)
		turn(lattice);
	return lattice->behind[i];
}

const struct edge *lattice_in(const struct lattice *lattice, size_t i)
{
	return i > 0 ? &lattice->edges[lattice->in[i]] : NULL;
}

/* Of several that are as cheap, the shortest. */
const struct edge *lattice_out(struct lattice *lattice, size_t i)
{
	const struct edge *out = NULL;
	const int least = lattice_behind(lattice, i);
	lattice_lay(lattice);
	for (size_t e = lattice->first[i]; e < lattice->first[i + 1]; e++) {
		const struct edge *edge = &lattice->edges[e];
		if (edge->way && edge->way + lattice->behind[edge->end] == least)
			out = edge;
	}
	return out;
}

uint32_t lattice_row(const struct lattice *lattice, const struct edge *edge,
                     enum lexicon_table table)
{
	uint32_t found = 0;
	for (const struct matcher_hit *hit = &lattice->hits[edge->word]; edge->word; hit++) {
		if (hit->table == table)
			found = hit->row;
		if (hit->last)
			break;
	}
	return found;
}

const struct edge *lattice_starting(const struct lattice *lattice, size_t i, unsigned is)
{
	if ((lattice->is & is) != is)
		return NULL;
	for (size_t e = lattice->first[i]; e < lattice->first[i + 1]; e++)
		if ((lattice->edges[e].is & is) == is)
			return &lattice->edges[e];
	return NULL;
}

const struct edge *lattice_ending(const struct lattice *lattice, size_t i, unsigned is)
{
	enum { REACH = 16 };
	if ((lattice->is & is) != is)
		return NULL;
	for (size_t start = i > REACH ? i - REACH : 0; start < i; start++)
		for (size_t e = lattice->first[start]; e < lattice->first[start + 1]; e++)
			if (lattice->edges[e].end == i && (lattice->edges[e].is & is) == is)
				return &lattice->edges[e];
	return NULL;
}
