/* The lattice: words as edges, and the cheapest way from either side by
 * dynamic programming, linear in the stretch. */
#include "core/know/lattice.h"

#include <stdatomic.h>
#include <stdlib.h>

enum {
	COST_UNKNOWN = 140, /* a character that is no word */
	COST_DOT = 60,
	COST_FAR = 1 << 29,
};

/* What a word makes of the edge over it, whatever text it stands in (struct
 * edge); cost 0: no edge. Small, for a text meets words from all over the
 * lexicon. Threads that share a model may read and write it at any time: it is
 * made when its word is first met, for no document has a tenth of the words, and
 * two that make it at once make the same. */
typedef _Atomic uint64_t shared_sense;

/* By rows of the tables, and for a lattice's use by words. */
struct word_model {
	const struct lexicon *lexicon;
	const struct matcher *matcher;
	shared_sense *words;     /* by the word's first hit */
	int8_t *before, *behind; /* name-context.tsv */
	uint16_t *beside;        /* … : EDGE_CALLS, EDGE_TO_PLACE */
	uint16_t *institution;   /* institutions.tsv: enum edge_is */
	uint16_t *region;        /* regions.tsv: EDGE_REGION, or 0 for 全省, 局 */
};

/* The number that cell is; 0 where it is none. */
static int small_number(const char *cell)
{
	int value = 0;
	for (; *cell >= '0' && *cell <= '9' && value <= UINT8_MAX; cell++)
		value = 10 * value + (*cell - '0');
	return *cell ? 0 : value;
}

static uint16_t institution_is(const char *kind)
{
	static const struct {
		const char *kind;
		uint16_t is;
	} kinds[] = {
		{ "gov", EDGE_BODY | EDGE_GOV },
		{ "body", EDGE_BODY },
		{ "company", EDGE_BODY | EDGE_COMPANY },
		{ "trade", EDGE_BODY | EDGE_COMPANY | EDGE_INNER },
		{ "school", EDGE_BODY | EDGE_SCHOOL },
		{ "place", EDGE_PLACE },
		{ "thing", EDGE_THING },
		{ "inner", EDGE_INNER },
		{ "former", EDGE_FORMER },
		{ "stop", EDGE_STOP },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (g_str_equal(kinds[i].kind, kind))
			return kinds[i].is;
	return 0;
}

/* Of words.tsv, which is by far the largest table, cells are read where a text
 * has their word. */
static bool check_words(const struct lexicon *lexicon, GError **error)
{
	const size_t rows = lexicon_accepted(lexicon) ? 0 : lexicon_rows(lexicon, TABLE_WORDS);
	for (size_t row = 0; row < rows; row++) {
		int cost = small_number(lexicon_cell(lexicon, TABLE_WORDS, row, 1));
		if (cost <= 0 || cost > UINT8_MAX)
			return lexicon_row_error(lexicon, TABLE_WORDS, row,
			                         "a cost must be a number from 1 to 255", error);
	}
	return true;
}

static bool read_contexts(struct word_model *model, const struct lexicon *lexicon, GError **error)
{
	for (size_t row = 0; row < lexicon_rows(lexicon, TABLE_NAME_CONTEXT); row++) {
		int before, behind;
		if (!lexicon_number(lexicon, TABLE_NAME_CONTEXT, row, 1, -INT8_MAX, INT8_MAX,
		                    &before, error) ||
		    !lexicon_number(lexicon, TABLE_NAME_CONTEXT, row, 2, -INT8_MAX, INT8_MAX,
		                    &behind, error))
			return false;
		model->before[row] = (int8_t)before;
		model->behind[row] = (int8_t)behind;
		if (*lexicon_cell(lexicon, TABLE_NAME_CONTEXT, row, 3))
			model->beside[row] |= EDGE_CALLS;
		if (*lexicon_cell(lexicon, TABLE_NAME_CONTEXT, row, 4))
			model->beside[row] |= EDGE_TO_PLACE;
	}
	return true;
}

static bool read_institutions(struct word_model *model, const struct lexicon *lexicon,
                              GError **error)
{
	for (size_t row = 0; row < lexicon_rows(lexicon, TABLE_INSTITUTIONS); row++) {
		const char *kind = lexicon_cell(lexicon, TABLE_INSTITUTIONS, row, 1);
		model->institution[row] = institution_is(kind);
		if (!model->institution[row])
			return lexicon_row_error(lexicon, TABLE_INSTITUTIONS, row,
			                         "there is no such kind", error);
	}
	return true;
}

/* Of regions.tsv, which is made for metrics, only names of places. */
static void read_regions(struct word_model *model, const struct lexicon *lexicon)
{
	for (size_t row = 0; row < lexicon_rows(lexicon, TABLE_REGIONS); row++)
		if (*lexicon_cell(lexicon, TABLE_REGIONS, row, 1))
			model->region[row] = EDGE_REGION;
}

/* What a row of a table makes of the edge over its word. */
static void sense_take(struct edge *sense, const struct word_model *model, uint32_t table,
                       uint32_t row)
{
	switch (table) {
	case TABLE_WORDS:
		sense->cost =
		        (int16_t)small_number(lexicon_cell(model->lexicon, TABLE_WORDS, row, 1));
		sense->kind = *lexicon_cell(model->lexicon, TABLE_WORDS, row, 2);
		sense->unlisted = false;
		break;
	case TABLE_POSTS:
		sense->is |= EDGE_POST;
		break;
	case TABLE_REGIONS:
		sense->is |= model->region[row];
		break;
	case TABLE_INSTITUTIONS:
		sense->is |= model->institution[row];
		break;
	case TABLE_SPEECH:
		sense->is |= EDGE_SPEECH;
		sense->kind = 'v';
		break;
	case TABLE_KNOWN_NAMES:
		sense->is |= EDGE_KNOWN;
		break;
	case TABLE_LIFE:
		sense->kind = 'v';
		break;
	case TABLE_NAME_CONTEXT:
		sense->is |= EDGE_CONTEXT | model->beside[row];
		if (sense->unlisted)
			sense->kind = 'v';
		sense->before = model->before[row];
		sense->behind = model->behind[row];
		break;
	default:
		break;
	}
}

/* A number with its unit, a change: what metrics match is no word to cut by. */
static bool table_has_words(uint32_t table)
{
	switch (table) {
	case TABLE_WORDS:
	case TABLE_POSTS:
	case TABLE_REGIONS:
	case TABLE_INSTITUTIONS:
	case TABLE_SPEECH:
	case TABLE_KNOWN_NAMES:
	case TABLE_NAME_CONTEXT:
	case TABLE_LIFE:
	case TABLE_NOT_NAMES:
	case TABLE_INDICATORS:
		return true;
	default:
		return false;
	}
}

/* Takes the rows of the word with that first hit that are of listed tables, or those
 * that are of others. */
static void sense_take_all(struct edge *sense, const struct word_model *model, uint32_t hit,
                           bool listed)
{
	for (bool more = true; more; hit++) {
		uint32_t table, row;
		more = matcher_row(model->matcher, hit, &table, &row);
		if (!table_has_words(table) || lexicon_is_listed(table) != listed)
			continue;
		if (!sense->cost) {
			sense->cost = COST_LISTED;
			sense->unlisted = true;
			sense->kind = 'n';
		}
		sense_take(sense, model, table, row);
	}
}

/* What the word with that first hit is, by all its rows: what words.tsv says of it
 * first, of which some other tables know better. */
static uint64_t make_sense(const struct word_model *model, uint32_t hit)
{
	struct edge sense = { .made = true };
	sense_take_all(&sense, model, hit, false);
	sense_take_all(&sense, model, hit, true);
	return sense.sense;
}

static inline uint64_t sense_of(const struct word_model *model, uint32_t word)
{
	uint64_t sense = atomic_load_explicit(&model->words[word], memory_order_relaxed);
	if (!sense) {
		sense = make_sense(model, word);
		atomic_store_explicit(&model->words[word], sense, memory_order_relaxed);
	}
	return sense;
}

struct word_model *word_model_new(const struct lexicon *lexicon, GError **error)
{
	struct word_model *model = g_new0(struct word_model, 1);
	model->lexicon = lexicon;
	model->matcher = lexicon_matcher(lexicon);
	model->words = g_new0(shared_sense, model->matcher->n_hits + 1);
	model->before = g_new0(int8_t, lexicon_rows(lexicon, TABLE_NAME_CONTEXT));
	model->behind = g_new0(int8_t, lexicon_rows(lexicon, TABLE_NAME_CONTEXT));
	model->beside = g_new0(uint16_t, lexicon_rows(lexicon, TABLE_NAME_CONTEXT));
	model->institution = g_new0(uint16_t, lexicon_rows(lexicon, TABLE_INSTITUTIONS));
	model->region = g_new0(uint16_t, lexicon_rows(lexicon, TABLE_REGIONS));
	read_regions(model, lexicon);
	if (check_words(lexicon, error) && read_contexts(model, lexicon, error) &&
	    read_institutions(model, lexicon, error))
		return model;
	word_model_free(model);
	return NULL;
}

void word_model_free(struct word_model *model)
{
	if (!model)
		return;
	g_free(model->words);
	g_free(model->before);
	g_free(model->behind);
	g_free(model->beside);
	g_free(model->institution);
	g_free(model->region);
	g_free(model);
}

/* The cost of reading an edge as a word; a known name is none. */
static inline int edge_cost(const struct edge *edge)
{
	return edge->is == EDGE_KNOWN && edge->kind == 'n' ? COST_FAR / 4 : edge->cost;
}

static int glyph_cost(const struct lattice *lattice, size_t i)
{
	return is_han(lattice->stretch.cp[i]) ? COST_UNKNOWN : COST_DOT;
}

/* Where the words that begin at glyph i end among the block's, as far as they make
 * edges: with a glyph's own, no more than EDGES_A_GLYPH. */
static inline const struct found_word *words_behind(const struct lattice *lattice, size_t i)
{
	size_t first = lattice->first_word[i], end = lattice->first_word[i + 1];
	return lattice->words + MIN(end, first + EDGES_A_GLYPH - 1);
}

static void begin(struct lattice *lattice, const struct word_model *model,
                  const struct scan_block *block)
{
	static const struct found_word none; /* of a block without words, to count from */
	lattice->model = model;
	lattice->words = block->words.items ? block->words.items : &none;
	lattice->first_word = block->words.first + lattice->stretch.first;
	lattice->filled = lattice->turned = false;
	lattice->forward[0] = 0;
	for (size_t i = 1; i <= lattice->stretch.n; i++)
		lattice->forward[i] = COST_FAR;
}

void lattice_weigh(struct lattice *lattice, const struct word_model *model,
                   const struct scan_block *block)
{
	begin(lattice, model, block);
	const size_t n = lattice->stretch.n, base = lattice->stretch.first;
	const struct found_word *word = lattice->words + *lattice->first_word, *end;
	int *const forward = lattice->forward;
	unsigned is = 0;
	for (size_t i = 0; i < n; i++) {
		bool alone = false; /* a glyph of no word is an edge by itself */
		for (end = lattice->words + lattice->first_word[i + 1]; word < end; word++) {
			const struct edge edge = { .sense = sense_of(model, word->word) };
			const size_t to = word->end - base;
			if (to > n || !edge.cost)
				continue;
			is |= edge.is;
			alone = to == i + 1;
			forward[to] = MIN(forward[to], forward[i] + edge_cost(&edge));
		}
		if (!alone)
			forward[i + 1] = MIN(forward[i + 1], forward[i] + glyph_cost(lattice, i));
	}
	lattice->is = is;
}

/* Lays edge, to whose start the cheapest way is known. */
static void lay(struct lattice *lattice, struct edge *edge)
{
	int cost = lattice->forward[edge->start] + edge_cost(edge);
	lattice->is |= edge->is;
	if (cost < lattice->forward[edge->end]) {
		lattice->forward[edge->end] = cost;
		lattice->in[edge->end] = (uint32_t)(edge - lattice->edges);
	}
}

/* Lays the edges from glyph i on; returns where the next one goes. */
static struct edge *lay_from(struct lattice *lattice, size_t i, struct edge *edge)
{
	const struct found_word *word = lattice->words + lattice->first_word[i];
	const struct found_word *const end = words_behind(lattice, i);
	const size_t base = lattice->stretch.first, n = lattice->stretch.n;
	bool alone = false;
	for (; word < end; word++) {
		*edge = (struct edge){ .start = (uint16_t)i,
			               .end = (uint16_t)(word->end - base),
			               .word = word->word,
			               .sense = sense_of(lattice->model, word->word) };
		if (word->end - base > n || !edge->cost)
			continue;
		alone = edge->end == i + 1;
		lay(lattice, edge++);
	}
	if (alone)
		return edge;
	*edge = (struct edge){ .start = (uint16_t)i, .end = (uint16_t)(i + 1) };
	edge->cost = (int16_t)glyph_cost(lattice, i);
	edge->kind = '?';
	lay(lattice, edge);
	return edge + 1;
}

void lattice_lay(struct lattice *lattice)
{
	struct edge *edge = lattice->edges;
	const size_t n = lattice->stretch.n;
	if (lattice->filled)
		return;
	for (size_t i = 1; i <= n; i++)
		lattice->forward[i] = COST_FAR;
	for (size_t i = 0; i < n; i++) {
		lattice->first[i] = (uint32_t)(edge - lattice->edges);
		edge = lay_from(lattice, i, edge);
	}
	lattice->first[n] = lattice->first[n + 1] = (uint32_t)(edge - lattice->edges);
	lattice->filled = true;
}

void lattice_fill(struct lattice *lattice, const struct word_model *model,
                  const struct scan_block *block)
{
	begin(lattice, model, block);
	lattice->is = 0;
	lattice_lay(lattice);
}

/* Finds the cheapest ways from each glyph to the end. */
static void turn(struct lattice *lattice)
{
	const size_t n = lattice->stretch.n;
	int *backward = lattice->backward;
	for (size_t i = 0; i <= n; i++)
		backward[i] = i < n ? COST_FAR : 0;
	lattice_lay(lattice);
	for (size_t e = lattice->first[n]; e-- > 0;) {
		const struct edge *edge = &lattice->edges[e];
		int cost = backward[edge->end] + edge_cost(edge);
		if (cost < backward[edge->start]) {
			backward[edge->start] = cost;
			lattice->out[edge->start] = (uint32_t)e;
		}
	}
	lattice->turned = true;
}

int lattice_behind(struct lattice *lattice, size_t i)
{
	if (!lattice->turned)
		turn(lattice);
	return lattice->backward[i];
}

const struct edge *lattice_in(const struct lattice *lattice, size_t i)
{
	return i > 0 ? &lattice->edges[lattice->in[i]] : NULL;
}

const struct edge *lattice_out(struct lattice *lattice, size_t i)
{
	if (!lattice->turned)
		turn(lattice);
	return i < lattice->stretch.n ? &lattice->edges[lattice->out[i]] : NULL;
}

uint32_t lattice_row(const struct lattice *lattice, const struct edge *edge,
                     enum lexicon_table table)
{
	uint32_t hit = edge->word, of, row, found = 0;
	for (bool more = hit; more; hit++) {
		more = matcher_row(lattice->model->matcher, hit, &of, &row);
		if (of == table)
			found = row;
	}
	return found;
}

const struct edge *lattice_starting(const struct lattice *lattice, size_t i, unsigned is)
{
	for (size_t e = lattice->first[i]; e < lattice->first[i + 1]; e++)
		if ((lattice->edges[e].is & is) == is)
			return &lattice->edges[e];
	return NULL;
}

const struct edge *lattice_ending(const struct lattice *lattice, size_t i, unsigned is)
{
	enum { REACH = 16 };
	for (size_t start = i > REACH ? i - REACH : 0; start < i; start++)
		for (size_t e = lattice->first[start]; e < lattice->first[start + 1]; e++)
			if (lattice->edges[e].end == i && (lattice->edges[e].is & is) == is)
				return &lattice->edges[e];
	return NULL;
}
