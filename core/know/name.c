/* Names: candidates of a stretch by its lattice, each surname with what may be a
 * given name. Those by sound and by table are name-foreign.c's; what stands beside
 * them, name-context.c weighs. */
#include "core/know/name-choice.h"
#include "core/know/name-search.h"

struct name_rules {
	struct name_model *model;
};

struct name_rules *name_rules_new(const struct lexicon *lexicon, GError **error)
{
	struct name_rules *rules = g_new0(struct name_rules, 1);
	if ((rules->model = name_model_new(lexicon, error)))
		return rules;
	name_rules_free(rules);
	return NULL;
}

void name_rules_free(struct name_rules *rules)
{
	if (!rules)
		return;
	name_model_free(rules->model);
	g_free(rules);
}

/* Whether a word of grammar or of a life ends with glyph start: 时任 in 时任海军. */
static bool ends_other_word(const struct search *search, size_t start)
{
	const struct edge *edge =
	        start ? lattice_ending(search->lattice, start + 1, EDGE_STOP) : NULL;
	return edge && edge->start < start;
}

void name_consider(const struct search *search, size_t start, size_t end, int cost,
                   struct name name)
{
	const struct stretch *stretch = &search->lattice->stretch;
	if (name_is_far_off(search, start, end, cost) ||
	    (name.form == NAME_HAN && ends_other_word(search, start)))
		return;
	name.context = name_context(search, start, end, name.form);
	name.gain = name_gain(search, start, end, cost) + name.context;
	name.signs = name_follows_reporter(search, start);
	name.block = search->block;
	name.stretch = search->ordinal;
	name.cost = cost;
	name.from = (uint16_t)start;
	name.to = (uint16_t)end;
	name.start = stretch->off[start];
	name.end = stretch->off[end];
	g_array_append_val(search->names, name);
}

/* Cost of glyphs [start, end) as a given name; COST_NEVER's sum where none. */
static inline int given_cost(const struct search *search, size_t start, size_t end)
{
	enum { NEVER = 10000 };
	const struct hanzi_cost *first = hanzi_at(search, start);
	if (end - start == 1)
		return first->alone == COST_NEVER ? NEVER : first->alone;
	const struct hanzi_cost *second = hanzi_at(search, start + 1);
	if (first->first == COST_NEVER || second->second == COST_NEVER)
		return NEVER;
	int cost = first->first + second->second;
	if (end - start == 3) { /* 龙太郎 */
		const struct hanzi_cost *third = hanzi_at(search, start + 2);
		return third->second == COST_NEVER ? NEVER : cost + third->second;
	}
	return cost;
}

/* Whether glyphs [start, end) are how one is called behind a surname, not a
 * given name: 先生, 大爷, 主任. */
static bool is_title(const struct lattice *lattice, size_t start, size_t end)
{
	enum { WEIGHT_OF_TITLE = 30 };
	for (size_t e = lattice->first[start]; e < lattice->first[start + 1]; e++) {
		const struct edge *edge = &lattice->edges[e];
		if (edge->end == end && end > start + 1 &&
		    (edge->is & EDGE_POST || edge->behind >= WEIGHT_OF_TITLE))
			return true;
	}
	return false;
}

/* Kinds of words that no name is made of: 均, 地. */
static const char grammar[] = "dupc";

bool name_is_of_kind(const struct lattice *lattice, size_t i, const char *kinds)
{
	for (size_t e = lattice->first[i]; e < lattice->first[i + 1]; e++)
		if (lattice->edges[e].end == i + 1 && strchr(kinds, lattice->edges[e].kind))
			return true;
	return false;
}

int name_loose_end_cost(const struct search *search, size_t given, size_t end, const char *kinds)
{
	enum { COST_COMMON_END = 84 };
	bool loose = end - given > 1 && hanzi_at(search, end - 1)->second >= COST_COMMON_END &&
	             name_is_of_kind(search->lattice, end - 1, kinds);
	return loose ? weight(search, WEIGHT_LOOSE_END) : 0;
}

/* Considers a name that is near enough for its edges to be looked at. */
static void consider_near(const struct search *search, size_t start, size_t given, size_t end,
                          int cost, enum name_form form)
{
	const struct stretch *stretch = &search->lattice->stretch;
	if (stretch->cp[end - 1] == stretch->cp[start])
		cost += weight(search, WEIGHT_SURNAME_AGAIN);
	if (name_is_far_off(search, start, end, cost) || is_title(search->lattice, given, end) ||
	    is_title(search->lattice, start, end)) /* 王储 */
		return;
	struct name name = { .form = form, .surname = stretch->off[given] - stretch->off[start] };
	name_consider(search, start, end, cost + name_loose_end_cost(search, given, end, grammar),
	              name);
}

/* The surname before glyph given with what stands up to end for a given name, of that cost
 * together: nearly all are told to be far off by their characters and the ways to the
 * run's end. */
static inline void consider_given(const struct search *search, size_t start, size_t given,
                                  size_t end, int cost, enum name_form form)
{
	if (!name_falls_short(search, start, end, cost) || name_is_run(search, start, end))
		consider_near(search, start, given, end, cost, form);
}

/* Whether what begins at glyph i is how a person is called by its surname: 先生,
 * 书记; not 记者, 代表, which stand behind many a character that is a surname, too. */
static bool begins_title(const struct search *search, size_t i)
{
	struct lattice *lattice = search->lattice;
	if (!lattice_starting(lattice, i, EDGE_POST) && !lattice_starting(lattice, i, EDGE_CALLS))
		return false;
	const struct edge *edge = lattice_out(lattice, i);
	if (!(edge->is & EDGE_POST))
		return edge->is & EDGE_CALLS && edge->behind > 0;
	return edge->role == ROLE_OFFICIAL || edge->role == ROLE_BUSINESS ||
	       edge->role == ROLE_EXPERT;
}

/* Whether the character that ends at glyph i calls a person by its surname: 老, 姓;
 * not 夫人, which stands before whole names. */
static bool ends_calling(const struct search *search, size_t i)
{
	if (!(search->lattice->is & EDGE_CALLS) || !lattice_ending(search->lattice, i, EDGE_CALLS))
		return false;
	const struct edge *edge = lattice_in(search->lattice, i);
	return edge->end == edge->start + 1 && edge->is & EDGE_CALLS && edge->before > 0;
}

/* Whether glyph i is more likely a word than a surname before a title: 原主任, 低于某. */
static bool is_no_surname(const struct lattice *lattice, size_t i)
{
	const struct edge *former = lattice_starting(lattice, i, EDGE_FORMER);
	return (former && former->end == i + 1) || name_is_of_kind(lattice, i, grammar);
}

/* What the word w of block is. */
static inline struct sense sense_of(const struct scan_block *block, size_t w)
{
	return word_sense(block->senses, block->words.items[w].word);
}

/* Whether a word that calls people begins behind the surname [start, end), or a
 * character that does stands before it: told before any edge is laid. */
static bool may_be_called(const struct search *search, size_t start, size_t end)
{
	const struct scan_block *block = search->scanned;
	const uint32_t *words = block->words.first + search->lattice->stretch.first;
	unsigned is = 0;
	for (size_t w = words[end]; end < search->lattice->stretch.n && w < words[end + 1]; w++)
		is |= sense_of(block, w).is & (EDGE_POST | EDGE_CALLS);
	if (start > 0 && words[start - 1] < words[start])
		is |= sense_of(block, words[start] - 1).is & EDGE_CALLS;
	return is;
}

/* The surname [start, end), of that cost as a name, beside a word that calls people. */
static void consider_titled(const struct search *search, size_t start, size_t end, int cost)
{
	const struct stretch *stretch = &search->lattice->stretch;
	if (name_is_far_off(search, start, end, cost))
		return;
	bool titled = end < stretch->n && begins_title(search, end) &&
	              !is_no_surname(search->lattice, start);
	/* 任 in 任主席 is the verb. */
	if ((!titled && !ends_calling(search, start)) ||
	    scan_starting(search->scanned, stretch->off[start], TABLE_LIFE))
		return;
	struct name name = { .form = NAME_CALLED,
		             .surname = stretch->off[end] - stretch->off[start] };
	name_consider(search, start, end, cost, name);
}

/* The surname [start, end), of that cost, alone, where a title stands beside it. */
static inline void consider_called(const struct search *search, size_t start, size_t end, int cost)
{
	cost += weight(search, WEIGHT_ONE);
	if (search->lattice->is & (EDGE_POST | EDGE_CALLS) &&
	    !name_falls_short(search, start, end, cost) && may_be_called(search, start, end))
		consider_titled(search, start, end, cost);
}

/* The compound surname at glyph i, of that cost, with given names of a Japanese. */
static void consider_japanese(const struct search *search, size_t i, int cost)
{
	enum { LONGEST = 3 };
	const size_t given = i + 2, last = MIN(given + LONGEST, search->lattice->stretch.n);
	for (size_t end = given + 1; end <= last; end++)
		consider_given(search, i, given, end,
		               cost + given_cost(search, given, end) +
		                       (int)(end - given) * weight(search, WEIGHT_JAPANESE),
		               NAME_JAPANESE);
	consider_called(search, i, given, cost);
	name_consider(search, i, given, cost + weight(search, WEIGHT_JAPANESE_ALONE),
	              (struct name){ .form = NAME_FOREIGN });
}

/* The surname before glyph given, of that cost, with one character for a given name and
 * with two, whose lengths weigh so. */
static inline void consider_both(const struct search *search, size_t start, size_t given, int cost,
                                 enum name_weight one, enum name_weight two)
{
	const size_t n = search->lattice->stretch.n;
	if (given + 1 <= n)
		consider_given(search, start, given, given + 1,
		               cost + weight(search, one) + given_cost(search, given, given + 1),
		               NAME_HAN);
	if (given + 2 <= n)
		consider_given(search, start, given, given + 2,
		               cost + weight(search, two) + given_cost(search, given, given + 2),
		               NAME_HAN);
}

static void consider_compound(const struct search *search, size_t i)
{
	const struct stretch *stretch = &search->lattice->stretch;
	const uint32_t first = stretch->cp[i], second = stretch->cp[i + 1];
	const struct compound_surname *compound =
	        name_model_may_compound(search->model, first, second)
	                ? name_model_compound(search->model, first, second)
	                : NULL;
	if (!compound)
		return;
	const int cost = weight(search, WEIGHT_PRIOR) + compound->cost;
	if (compound->kind == SURNAME_JAPANESE) {
		consider_japanese(search, i, cost);
		return;
	}
	consider_both(search, i, i + 2, cost, WEIGHT_THREE, WEIGHT_FOUR);
	consider_called(search, i, i + 2, cost);
}

/* A husband's surname before her own: 陈方安生. */
static void consider_married(const struct search *search, size_t i)
{
	enum { COST_COMMON_SURNAME = 60 };
	const int surname = hanzi_at(search, i)->surname, own = hanzi_at(search, i + 1)->surname;
	if (surname <= COST_COMMON_SURNAME && own <= COST_COMMON_SURNAME)
		consider_given(search, i, i + 2, i + 4,
		               weight(search, WEIGHT_PRIOR) + surname + own +
		                       weight(search, WEIGHT_FOUR) +
		                       given_cost(search, i + 2, i + 4),
		               NAME_MARRIED);
}

static void consider_han(const struct search *search, size_t i)
{
	const int cost = weight(search, WEIGHT_PRIOR) + hanzi_at(search, i)->surname;
	consider_both(search, i, i + 1, cost, WEIGHT_TWO, WEIGHT_THREE);
	if (i + 4 <= search->lattice->stretch.n)
		consider_married(search, i);
	consider_called(search, i, i + 1, cost);
}

/* The names that begin with glyph i, which is not the run's last. */
static void consider_from(const struct search *search, size_t i)
{
	const struct stretch *stretch = &search->lattice->stretch;
	const unsigned how = name_model_begins(search->model, stretch->cp[i]);
	const unsigned both =
	        how & name_model_begins(search->model, stretch->cp[i + 1]) >> BEGINS_SECOND;
	if (how & BEGINS_SURNAME)
		consider_han(search, i);
	if (both & BEGINS_COMPOUND)
		consider_compound(search, i);
	if (both & BEGINS_SOUND)
		name_consider_sounds(search, i);
	if (how & BEGINS_ANY && stretch->dotted)
		name_consider_dotted(search, i);
}

/* A run with a known name in it, or with a dot, in which names may begin anywhere. */
static void search_all(const struct search *search, bool known)
{
	const struct stretch *stretch = &search->lattice->stretch;
	lattice_lay(search->lattice);
	for (size_t i = 0; i + 1 < stretch->n; i++) {
		consider_from(search, i);
		if (known)
			name_consider_known(search, i);
	}
}

/* Sets begins to the glyphs of stretch that a name may begin with; returns how many these
 * are. No name has one glyph. */
static size_t find_begins(const struct name_model *model, const struct stretch *stretch,
                          uint8_t begins[STRETCH_LONGEST])
{
	size_t n = 0;
	unsigned last = name_model_begins(model, stretch->cp[0]);
	for (size_t i = 1; i < stretch->n; i++) {
		const unsigned here = name_model_begins(model, stretch->cp[i]);
		begins[n] = (uint8_t)(i - 1);
		n += (last & (BEGINS_SURNAME | here >> BEGINS_SECOND)) != 0;
		last = here;
	}
	return n;
}

/* Whether a known name begins in the run. */
static bool has_known(struct search *search)
{
	const struct stretch *stretch = &search->lattice->stretch;
	for (; search->n_known && search->known->start < stretch->off[0]; search->n_known--)
		search->known++;
	return search->n_known && search->known->start < stretch->off[stretch->n];
}

/* Most runs have no surname in them that is not part of a word: of those nothing more is
 * told than that no name begins in them, or what their ways cost. */
static void search_run(struct search *search)
{
	G_STATIC_ASSERT(STRETCH_LONGEST <= UINT8_MAX);
	uint8_t begins[STRETCH_LONGEST];
	const struct stretch *stretch = &search->lattice->stretch;
	const size_t n = find_begins(search->model, stretch, begins);
	const bool known = has_known(search);
	const guint first = search->names->len;
	if (!n && !known && !stretch->dotted && !search->signed_here)
		return;
	const bool anywhere = known || stretch->dotted || search->signed_here;
	/* The character before a name may say how it is called. */
	lattice_begin(search->lattice, search->scanned, anywhere || !begins[0] ? 0 : begins[0] - 1);
	if (known || stretch->dotted)
		search_all(search, known);
	else
		for (size_t k = 0; k < n; k++)
			consider_from(search, begins[k]);
	if (search->signed_here)
		name_consider_signed(search, first);
	name_chains(search, first);
	search->ordinal++;
}

static void search_block(struct search *search)
{
	const struct glyphs *glyphs = &search->scanned->glyphs;
	struct stretch *stretch = &search->lattice->stretch;
	const struct match_list known = search->scanned->tables[TABLE_KNOWN_NAMES];
	search->known = known.items;
	search->n_known = known.n;
	name_begin_signed(search);
	for (bool more = stretch_next(glyphs, 0, glyphs->n, stretch); more;
	     more = stretch_follow(glyphs, glyphs->n, stretch))
		search_run(search);
}

void names_find(const struct name_rules *rules, const struct scan *scan, GArray *names)
{
	struct search search = {
		.model = rules->model,
		.lattice = arena_room(scan->scratch, sizeof *search.lattice),
		.scan = scan,
		.names = names,
	};
	for (size_t block = 0; block < scan->n_blocks; block++) {
		search.block = block;
		search.scanned = &scan->blocks[block];
		search.text = search.scanned->text;
		search_block(&search);
	}
	names_choose(rules->model, scan, names);
}
