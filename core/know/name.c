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

/* Whether the surname at glyph start is the verb that says what several hold: 任 of 分别任. */
static bool is_shared_out(const struct search *search, size_t start)
{
	const size_t off = search->lattice->stretch.off[start];
	return cue_upto(search->scan->cues, CUE_RESPECTIVELY, search->text, off) &&
	       scan_starting(search->scanned, off, TABLE_LIFE);
}

void name_consider(const struct search *search, size_t start, size_t end, int cost,
                   struct name name)
{
	const struct stretch *stretch = &search->lattice->stretch;
	if (name_is_far_off(search, start, end, cost) ||
	    (name.form == NAME_HAN &&
	     (ends_other_word(search, start) || is_shared_out(search, start))))
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

enum { COST_NO_GIVEN = 10000 }; /* of what is no given name */

/* Cost of a given name of one character, of two, and of three. */
static inline int given_alone(const struct hanzi_cost *only)
{
	return only->alone == COST_NEVER ? COST_NO_GIVEN : only->alone;
}

static inline int given_pair(const struct hanzi_cost *first, const struct hanzi_cost *second)
{
	return first->first == COST_NEVER || second->second == COST_NEVER
	               ? COST_NO_GIVEN
	               : first->first + second->second;
}

static int given_three(const struct hanzi_cost *first, const struct hanzi_cost *second,
                       const struct hanzi_cost *third) /* 龙太郎 */
{
	const int cost = given_pair(first, second);
	return cost == COST_NO_GIVEN || third->second == COST_NEVER ? COST_NO_GIVEN
	                                                            : cost + third->second;
}

/* The same of glyphs [start, end), of which there are no more. */
static int given_cost(const struct search *search, size_t start, size_t end)
{
	if (end - start == 1)
		return given_alone(hanzi_at(search, start));
	if (end - start == 2)
		return given_pair(hanzi_at(search, start), hanzi_at(search, start + 1));
	return given_three(hanzi_at(search, start), hanzi_at(search, start + 1),
	                   hanzi_at(search, start + 2));
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
	name_consider(search, start, end,
	              cost + name_loose_end_cost(search, given, end, name_grammar), name);
}

/* The surname before glyph given with what stands up to end for a given name, of that cost
 * together: nearly all are told to be far off by the ways over them. */
static inline void consider_given(const struct search *search, size_t start, size_t given,
                                  size_t end, int cost, enum name_form form)
{
	if (!name_falls_short(search, start, end, cost) || name_is_run(search, start, end))
		consider_near(search, start, given, end, cost, form);
}

/* Whether a post begins with glyph i. */
static inline bool begins_post(const struct search *search, size_t i)
{
	const size_t glyph = search->lattice->stretch.first + i;
	return search->posts[glyph / 64] >> glyph % 64 & 1;
}

/* Whether a word that calls people may stand beside the surname [start, end). */
static inline bool may_be_called(const struct search *search, size_t start, size_t end)
{
	const struct stretch *stretch = &search->lattice->stretch;
	const struct name_model *model = search->model;
	return (end < stretch->n && (begins_post(search, end) ||
	                             name_model_begins(model, stretch->cp[end]) & CALLS_BEFORE)) ||
	       (start && name_model_begins(model, stretch->cp[start - 1]) & CALLS_BEHIND);
}

/* The surname [start, end), of that cost, alone. */
static inline void consider_called(const struct search *search, size_t start, size_t end, int cost)
{
	if (may_be_called(search, start, end))
		name_consider_called(search, start, end, cost + weight(search, WEIGHT_ONE));
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

/* The compound surname at glyph i, of that cost, with given names of one and two glyphs. */
static void consider_chinese(const struct search *search, size_t i, int cost)
{
	static const enum name_weight lengths[] = { WEIGHT_THREE, WEIGHT_FOUR };
	const size_t given = i + 2, last = MIN(given + 2, search->lattice->stretch.n);
	for (size_t end = given + 1; end <= last; end++)
		consider_given(search, i, given, end,
		               cost + given_cost(search, given, end) +
		                       weight(search, lengths[end - given - 1]),
		               NAME_HAN);
	consider_called(search, i, given, cost);
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
	if (compound->kind == SURNAME_JAPANESE)
		consider_japanese(search, i, cost);
	else
		consider_chinese(search, i, cost);
}

/* A husband's surname before her own, of these costs: 陈方安生. */
static inline void consider_married(const struct search *search, size_t i, int surname, int own)
{
	enum { COST_COMMON_SURNAME = 60 };
	if (surname <= COST_COMMON_SURNAME && own <= COST_COMMON_SURNAME &&
	    i + 4 <= search->lattice->stretch.n)
		consider_given(search, i, i + 2, i + 4,
		               weight(search, WEIGHT_PRIOR) + surname + own +
		                       weight(search, WEIGHT_FOUR) +
		                       given_cost(search, i + 2, i + 4),
		               NAME_MARRIED);
}

/* The surname at glyph i with given names of one and two glyphs. */
static void consider_han(const struct search *search, size_t i)
{
	const struct hanzi_cost *next = hanzi_at(search, i + 1);
	const int surname = hanzi_at(search, i)->surname;
	const int cost = weight(search, WEIGHT_PRIOR) + surname;
	consider_given(search, i, i + 1, i + 2,
	               cost + weight(search, WEIGHT_TWO) + given_alone(next), NAME_HAN);
	if (i + 3 <= search->lattice->stretch.n)
		consider_given(search, i, i + 1, i + 3,
		               cost + weight(search, WEIGHT_THREE) +
		                       given_pair(next, hanzi_at(search, i + 2)),
		               NAME_HAN);
	consider_married(search, i, surname, next->surname);
	consider_called(search, i, i + 1, cost);
}

/* How a name may begin with glyph i, which is not the run's last: bits of enum
 * name_beginning. */
static inline unsigned beginnings(unsigned here, unsigned next)
{
	return here & next >> BEGINS_SECOND;
}

/* The names that begin with glyph i so. */
static inline void consider_from(const struct search *search, size_t i, unsigned how)
{
	if (how & BEGINS_SURNAME)
		consider_han(search, i);
	if (how & BEGINS_COMPOUND)
		consider_compound(search, i);
	if (how & BEGINS_SOUND)
		name_consider_sounds(search, i);
}

/* Whom the run introduces, by a given name of characters that no other has: 顾河先生，. */
static void consider_introduced(const struct search *search)
{
	enum { LONGEST = 3 };
	const size_t end = search->introduced;
	const int surname = hanzi_at(search, 0)->surname;
	if (!end || end > LONGEST || surname == COST_NEVER ||
	    given_cost(search, 1, end) < COST_NO_GIVEN || is_title(search->lattice, 0, end))
		return;
	const int cost = weight(search, WEIGHT_PRIOR) + surname +
	                 weight(search, end == LONGEST ? WEIGHT_THREE : WEIGHT_TWO) +
	                 weight(search, WEIGHT_GIVEN_INTRODUCED);
	name_consider(search, 0, end, cost,
	              (struct name){ .form = NAME_HAN,
	                             .surname = search->lattice->stretch.off[1] -
	                                        search->lattice->stretch.off[0] });
}

/* A run with a known name in it, or with a dot, or that introduces somebody, in which names
 * may begin anywhere. */
static void search_all(const struct search *search, bool known)
{
	const struct stretch *stretch = &search->lattice->stretch;
	lattice_weigh(search->lattice, 0);
	lattice_lay(search->lattice);
	for (size_t i = 0; i + 1 < stretch->n; i++) {
		const unsigned here = name_model_begins(search->model, stretch->cp[i]);
		const unsigned next = name_model_begins(search->model, stretch->cp[i + 1]);
		consider_from(search, i, beginnings(here, next));
		if (here & BEGINS_ANY && stretch->dotted)
			name_consider_dotted(search, i);
		if (known)
			name_consider_known(search, i);
	}
	consider_introduced(search);
}

/* A glyph that a name may begin with, and how. */
struct begin {
	uint8_t at, how;
};

/* A run in which names begin with no other glyphs: it is weighed from the first on. */
static void search_begins(const struct search *search, const struct begin *begins, size_t n)
{
	if (n)
		lattice_weigh(search->lattice, begins[0].at);
	for (size_t k = 0; k < n; k++)
		consider_from(search, begins[k].at, begins[k].how);
}

/* Sets begins to those of the run; returns how many these are. No name has one glyph. */
static size_t find_begins(const struct search *search, struct begin begins[STRETCH_LONGEST])
{
	const struct stretch *stretch = &search->lattice->stretch;
	size_t n = 0;
	unsigned here = name_model_begins(search->model, stretch->cp[0]);
	for (size_t i = 1; i < stretch->n; i++) {
		const unsigned next = name_model_begins(search->model, stretch->cp[i]);
		const unsigned how = beginnings(here, next);
		begins[n] = (struct begin){ (uint8_t)(i - 1), (uint8_t)how };
		n += how != 0;
		here = next;
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

static void search_run(struct search *search)
{
	G_STATIC_ASSERT(STRETCH_LONGEST <= UINT8_MAX);
	struct begin begins[STRETCH_LONGEST];
	const struct stretch *stretch = &search->lattice->stretch;
	const size_t n = find_begins(search, begins);
	const bool known = has_known(search);
	const guint first = search->names->len;
	search->introduced = name_introduced(search);
	if (!n && !known && !stretch->dotted && !search->signed_here && !search->introduced)
		return;
	lattice_begin(search->lattice, search->scanned);
	if (known || stretch->dotted || search->introduced)
		search_all(search, known);
	else
		search_begins(search, begins, n);
	if (search->signed_here)
		name_consider_signed(search, first);
	name_chains(search, first);
	search->ordinal++;
}

/* Tells the glyphs of the block that a post begins with. */
static void mark_posts(struct search *search)
{
	const struct scan_block *block = search->scanned;
	const struct match_list posts = block->tables[TABLE_POSTS];
	uint64_t *marked = arena_new_array(block->scratch, uint64_t, block->glyphs.n / 64 + 1);
	for (size_t i = 0; i < posts.n; i++) {
		const size_t glyph = glyphs_upto(&block->glyphs, posts.items[i].start);
		marked[glyph / 64] |= UINT64_C(1) << glyph % 64;
	}
	search->posts = marked;
}

static void search_block(struct search *search)
{
	const struct glyphs *glyphs = &search->scanned->glyphs;
	struct stretch *stretch = &search->lattice->stretch;
	const struct match_list known = search->scanned->tables[TABLE_KNOWN_NAMES];
	search->known = known.items;
	search->n_known = known.n;
	name_begin_signed(search);
	mark_posts(search);
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

bool name_has_surname(const struct name_rules *rules, uint32_t cp)
{
	return name_model_hanzi(rules->model, cp)->surname != COST_NEVER;
}
