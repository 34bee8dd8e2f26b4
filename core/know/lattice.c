/* The lattice: words as edges, and the cheapest way from either side by
 * dynamic programming, linear in the stretch. */
#include "core/know/lattice.h"

enum { COST_FAR = 1 << 29 };

/* What a glyph costs that is no word by itself. */
static uint8_t glyph_cost(uint32_t cp)
{
	enum { COST_UNKNOWN = 140, COST_DOT = 60 };
	return is_han(cp) ? COST_UNKNOWN : COST_DOT;
}

/* Makes the senses of the stretch's words that are not made yet. Walks over words call
 * nothing on their way, and leave that to be done before they are walked once more. */
static void make_senses(const struct lattice *lattice)
{
	const struct scan_block *block = lattice->block;
	const uint32_t *first = block->words.first + lattice->stretch.first;
	for (uint32_t w = first[0]; w < first[lattice->stretch.n]; w++)
		word_sense(block->senses, block->words.items[w].word);
}

/* Weighs the ways to the stretch's end, from its glyph from on; false where a word has no
 * sense yet. The last word at a glyph is the shortest: a glyph that is none by itself is read
 * all the same. */
static bool weigh(struct lattice *lattice, size_t from)
{
	const struct word_senses senses = lattice->block->senses;
	const struct found_word *const words = lattice->block->words.items;
	const struct stretch stretch = lattice->stretch;
	const uint32_t *const first = lattice->block->words.first + stretch.first;
	const struct found_word *word = words + first[lattice->weighed];
	int *const behind = lattice->behind;
	struct sense sense;
	for (size_t i = lattice->weighed; i-- > from;) {
		const struct found_word *const longest = words + first[i];
		int least = 0;
		if (word > longest && word[-1].end == stretch.first + i + 1) {
			if (!word_sense_made(senses, (--word)->word, &sense))
				return false;
			least = sense.way;
		}
		least = behind[i + 1] + (least ? least : glyph_cost(stretch.cp[i]));
		while (word > longest) {
			const size_t to = (--word)->end - stretch.first;
			if (!word_sense_made(senses, word->word, &sense))
				return false;
			if (to <= stretch.n && sense.way)
				least = MIN(least, sense.way + behind[to]);
		}
		behind[i] = least;
	}
	lattice->weighed = from;
	return true;
}

void lattice_weigh(struct lattice *lattice, size_t from)
{
	while (lattice->weighed > from && !weigh(lattice, from))
		make_senses(lattice);
}

/* A stretch whose words are too many is cut short: that is no text. */
void lattice_begin(struct lattice *lattice, const struct scan_block *block)
{
	struct stretch *stretch = &lattice->stretch;
	const uint32_t *first = block->words.first + stretch->first;
	while (first[stretch->n] - first[0] + stretch->n > EDGES_MOST)
		stretch->n--;
	lattice->block = block;
	lattice->is = 0;
	lattice->laid = false;
	lattice->weighed = stretch->n;
	lattice->behind[stretch->n] = 0;
}

/* Notes that edge, to whose start the cheapest way costs here, may be on the one to its end. */
static inline void come_by(struct lattice *lattice, const struct edge *edge, int here)
{
	const int cost = here + edge->way;
	if (cost < lattice->forward[edge->end]) {
		lattice->forward[edge->end] = cost;
		lattice->in[edge->end] = edge;
	}
}

/* The edge of glyph i where that is no word. */
static inline void lay_glyph(struct lattice *lattice, size_t i, struct edge *edge)
{
	const uint8_t cost = glyph_cost(lattice->stretch.cp[i]);
	*edge = (struct edge){ .start = (uint16_t)i, .end = (uint16_t)(i + 1) };
	edge->cost = edge->way = cost;
	edge->kind = '?';
	come_by(lattice, edge, lattice->forward[i]);
}

/* Lays the edges of words, those that begin at glyph i, and the glyph's own; returns the one
 * behind them, NULL where a word has no sense yet. */
static inline struct edge *lay_words(struct lattice *lattice, size_t i,
                                     const struct found_word *word, const struct found_word *end,
                                     struct edge *edge)
{
	const struct word_senses senses = lattice->block->senses;
	const int here = lattice->forward[i];
	bool alone = false;
	for (; word < end; word++) {
		const size_t to = word->end - lattice->stretch.first;
		struct sense sense;
		if (!word_sense_made(senses, word->word, &sense))
			return NULL;
		if (to > lattice->stretch.n || !sense.cost)
			continue;
		*edge = (struct edge){ (uint16_t)i, (uint16_t)to, word->word, .sense = sense };
		lattice->is |= sense.is;
		if (sense.way) {
			come_by(lattice, edge, here);
			alone = to == i + 1;
		}
		edge++;
	}
	if (!alone)
		lay_glyph(lattice, i, edge++);
	return edge;
}

/* Lays the edges, and the ways to each glyph, from the stretch's beginning on; false where a
 * word has no sense yet. */
static bool lay(struct lattice *lattice)
{
	const struct found_word *const words = lattice->block->words.items;
	const size_t n = lattice->stretch.n;
	const uint32_t *const first = lattice->block->words.first + lattice->stretch.first;
	struct edge *edge = lattice->edges;
	for (size_t i = 0; i < n && edge; i++) {
		lattice->first[i] = (uint32_t)(edge - lattice->edges);
		edge = lay_words(lattice, i, words + first[i], words + first[i + 1], edge);
	}
	if (edge)
		lattice->first[n] = lattice->first[n + 1] = (uint32_t)(edge - lattice->edges);
	return lattice->laid = edge != NULL;
}

void lattice_lay(struct lattice *lattice)
{
	const size_t n = lattice->stretch.n;
	if (lattice->laid)
		return;
	lattice->forward[0] = 0;
	for (size_t i = 1; i <= n; i++)
		lattice->forward[i] = COST_FAR;
	while (!lay(lattice))
		make_senses(lattice);
}

void lattice_fill(struct lattice *lattice, const struct scan_block *block)
{
	lattice_begin(lattice, block);
	lattice_lay(lattice);
}

const struct edge *lattice_in(const struct lattice *lattice, size_t i)
{
	return i > 0 ? lattice->in[i] : NULL;
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
	for (const struct matcher_hit *hit = &lattice->block->hits[edge->word]; edge->word; hit++) {
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

/* The edge over glyphs [start, end) that is all of is; NULL where none. */
static const struct edge *edge_over(const struct lattice *lattice, size_t start, size_t end,
                                    unsigned is)
{
	for (size_t e = lattice->first[start]; e < lattice->first[start + 1]; e++)
		if (lattice->edges[e].end == end && (lattice->edges[e].is & is) == is)
			return &lattice->edges[e];
	return NULL;
}

const struct edge *lattice_ending(const struct lattice *lattice, size_t i, unsigned is)
{
	enum { REACH = 16 };
	if ((lattice->is & is) != is)
		return NULL;
	const unsigned reach = (unsigned)MIN(i, (size_t)REACH);
	uint32_t lengths = (uint32_t)lattice->block->words.ends[lattice->stretch.first + i];
	for (lengths &= (UINT32_C(1) << reach) - 1; lengths;) {
		const unsigned longest = g_bit_storage(lengths) - 1;
		const struct edge *edge = edge_over(lattice, i - longest - 1, i, is);
		if (edge)
			return edge;
		lengths -= UINT32_C(1) << longest;
	}
	return NULL;
}
