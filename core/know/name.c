/* Names: candidates of a stretch by its lattice - each surname with what may be
 * a given name, each run of foreign sounds. What stands beside them, name-context.c
 * weighs. */
#include "core/know/name-choice.h"
#include "core/know/name-search.h"

enum { LONGEST_SOUND = 16 };

struct name_rules {
	const struct word_model *words;
	struct name_model *model;
};

struct name_rules *name_rules_new(const struct lexicon *lexicon, const struct word_model *words,
                                  GError **error)
{
	struct name_rules *rules = g_new0(struct name_rules, 1);
	rules->words = words;
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

const struct word_model *name_rules_words(const struct name_rules *rules)
{
	return rules->words;
}

/* By how much the stretch reads better with the glyphs [start, end) as a name
 * of that cost. */
static int gain_of(const struct search *search, size_t start, size_t end, int cost)
{
	struct lattice *lattice = search->lattice;
	return lattice->forward[lattice->stretch.n] -
	       (lattice->forward[start] + cost + lattice_behind(lattice, end));
}

/* Whether a name of that cost is too far from being one for what stands beside
 * it to matter: nearly all are, and are told before anything else is, most of
 * them by the ways forward alone, for no way to the end is cheaper than the
 * cheapest. Of one that is not, the lattice has its edges. */
static bool is_far_off(const struct search *search, size_t start, size_t end, int cost)
{
	enum { FAR_OFF = -60 };
	const int *forward = search->lattice->forward;
	const bool whole = start == 0 && end == search->lattice->stretch.n;
	bool far = forward[end] - forward[start] - cost < FAR_OFF ||
	           gain_of(search, start, end, cost) < FAR_OFF;
	if (far && !(whole && name_has_sex(search)))
		return true;
	lattice_lay(search->lattice);
	return false;
}

/* Judges the glyphs [start, end) as a name of that cost, and keeps it where it
 * is not far from being one. */
static void consider(const struct search *search, size_t start, size_t end, int cost,
                     struct name name)
{
	const struct stretch *stretch = &search->lattice->stretch;
	if (is_far_off(search, start, end, cost))
		return;
	name.context = name_context(search, start, end, name.form);
	name.gain = gain_of(search, start, end, cost) + name.context;
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
static int given_cost(const struct search *search, size_t start, size_t end)
{
	enum { NEVER = 10000 };
	struct hanzi_cost first = search->hanzi[start];
	if (end - start == 1)
		return first.alone == COST_NEVER ? NEVER : first.alone;
	struct hanzi_cost second = search->hanzi[start + 1];
	if (first.first == COST_NEVER || second.second == COST_NEVER)
		return NEVER;
	int cost = first.first + second.second;
	if (end - start == 3) { /* 龙太郎 */
		struct hanzi_cost third = search->hanzi[start + 2];
		return third.second == COST_NEVER ? NEVER : cost + third.second;
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

/* Kinds of words that no name is made of (均, 地); and those, besides, that none by
 * sound is: 时, 前. */
static const char grammar[] = "dupc", grammar_of_sounds[] = "dupctf";

/* Whether glyph i alone is a word of these kinds. */
static bool is_of_kind(const struct lattice *lattice, size_t i, const char *kinds)
{
	for (size_t e = lattice->first[i]; e < lattice->first[i + 1]; e++)
		if (lattice->edges[e].end == i + 1 && strchr(kinds, lattice->edges[e].kind))
			return true;
	return false;
}

/* What it costs a name of more than a character behind its surname to end in
 * such a word: 曾 of 孙浩曾在 is more likely not of the name. Some are in many a
 * name, too (王有为). */
static int loose_end_cost(const struct search *search, size_t given, size_t end, const char *kinds)
{
	enum { COST_COMMON_END = 84 };
	bool loose = end - given > 1 && search->hanzi[end - 1].second >= COST_COMMON_END &&
	             is_of_kind(search->lattice, end - 1, kinds);
	return loose ? weight(search, WEIGHT_LOOSE_END) : 0;
}

static void consider_given(const struct search *search, size_t start, size_t given, size_t end,
                           int surname_cost, enum name_form form)
{
	static const enum name_weight lengths[] = { WEIGHT_TWO,   WEIGHT_TWO,  WEIGHT_TWO,
		                                    WEIGHT_THREE, WEIGHT_FOUR, WEIGHT_FOUR };
	if (end > search->lattice->stretch.n)
		return;
	const uint32_t *off = search->lattice->stretch.off, *cp = search->lattice->stretch.cp;
	int cost = weight(search, WEIGHT_PRIOR) + surname_cost + given_cost(search, given, end);
	cost += form == NAME_JAPANESE ? (int)(end - given) * weight(search, WEIGHT_JAPANESE)
	                              : weight(search, lengths[end - start]);
	if (cp[end - 1] == cp[start])
		cost += weight(search, WEIGHT_SURNAME_AGAIN);
	if (is_far_off(search, start, end, cost) || is_title(search->lattice, given, end) ||
	    is_title(search->lattice, start, end)) /* 王储 */
		return;
	struct name name = { .form = form, .surname = off[given] - off[start] };
	consider(search, start, end, cost + loose_end_cost(search, given, end, grammar), name);
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
	const char *role = lexicon_cell(search->scan->lexicon, TABLE_POSTS,
	                                lattice_row(lattice, edge, TABLE_POSTS), 1);
	return g_str_equal(role, "official") || g_str_equal(role, "business") ||
	       g_str_equal(role, "expert");
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
	return (former && former->end == i + 1) || is_of_kind(lattice, i, grammar);
}

/* The surname [start, end) alone, where a title stands beside it. */
static void consider_called(const struct search *search, size_t start, size_t end, int surname)
{
	const struct stretch *stretch = &search->lattice->stretch;
	int cost = weight(search, WEIGHT_PRIOR) + weight(search, WEIGHT_ONE) + surname;
	if (!(search->lattice->is & (EDGE_POST | EDGE_CALLS)) ||
	    is_far_off(search, start, end, cost))
		return;
	bool titled = end < stretch->n && begins_title(search, end) &&
	              !is_no_surname(search->lattice, start);
	/* 任 in 任主席 is the verb. */
	if ((!titled && !ends_calling(search, start)) ||
	    scan_starting(search->scanned, stretch->off[start], TABLE_LIFE))
		return;
	struct name name = { .form = NAME_CALLED,
		             .surname = stretch->off[end] - stretch->off[start] };
	consider(search, start, end, cost, name);
}

static void consider_compound(const struct search *search, size_t i)
{
	const struct stretch *stretch = &search->lattice->stretch;
	if (i + 2 > stretch->n || !search->hanzi[i].compound || !search->hanzi[i + 1].ends_compound)
		return;
	const struct compound_surname *compound =
	        name_model_compound(search->model, stretch->cp[i], stretch->cp[i + 1]);
	if (!compound)
		return;
	bool japanese = compound->kind == SURNAME_JAPANESE;
	enum name_form form = japanese ? NAME_JAPANESE : NAME_HAN;
	for (size_t length = 1; length <= (japanese ? 3u : 2u); length++)
		consider_given(search, i, i + 2, i + 2 + length, compound->cost, form);
	consider_called(search, i, i + 2, compound->cost);
	if (japanese)
		consider(search, i, i + 2,
		         weight(search, WEIGHT_PRIOR) + weight(search, WEIGHT_JAPANESE_ALONE) +
		                 compound->cost,
		         (struct name){ .form = NAME_FOREIGN });
}

/* A husband's surname before her own: 陈方安生. */
static void consider_married(const struct search *search, size_t i, int surname)
{
	enum { COST_COMMON_SURNAME = 60 };
	const struct stretch *stretch = &search->lattice->stretch;
	if (i + 4 > stretch->n)
		return;
	struct hanzi_cost own = search->hanzi[i + 1];
	if (surname <= COST_COMMON_SURNAME && own.surname <= COST_COMMON_SURNAME)
		consider_given(search, i, i + 2, i + 4, surname + own.surname, NAME_MARRIED);
}

static void consider_han(const struct search *search, size_t i)
{
	struct hanzi_cost hanzi = search->hanzi[i];
	if (hanzi.surname == COST_NEVER)
		return;
	for (size_t length = 1; length <= 2; length++)
		consider_given(search, i, i + 1, i + 1 + length, hanzi.surname, NAME_HAN);
	consider_married(search, i, hanzi.surname);
	consider_called(search, i, i + 1, hanzi.surname);
}

/* Whether a common word ends at glyph end and begins behind start: 菲丹当天 is
 * the name 菲丹 and 当天. What a dot parts off (乔丹 of 吉姆·乔丹) is the name's. */
static bool ends_in_word(const struct lattice *lattice, size_t start, size_t end)
{
	enum { COST_COMMON = 104 };
	for (size_t i = start + 1; i + 1 < end; i++) {
		if (is_name_dot(lattice->stretch.cp[i - 1]))
			continue;
		for (size_t e = lattice->first[i]; e < lattice->first[i + 1]; e++)
			if (lattice->edges[e].end == end && lattice->edges[e].cost < COST_COMMON &&
			    !(lattice->edges[e].is & EDGE_KNOWN))
				return true;
	}
	return false;
}

/* Whether the dot of a foreign name is near behind glyph i. */
static bool has_dot(const struct stretch *stretch, size_t i)
{
	enum { LONGEST_PART = 7 };
	for (size_t j = i; j < stretch->n && j <= i + LONGEST_PART; j++)
		if (is_name_dot(stretch->cp[j]))
			return true;
	return false;
}

/* … a function word may be, where a known name ends with it: 甘地. */
static bool may_be_strange(const struct lattice *lattice, size_t i)
{
	return !is_of_kind(lattice, i, grammar_of_sounds) ||
	       (lattice->is & EDGE_KNOWN && lattice_ending(lattice, i + 1, EDGE_KNOWN));
}

/* Whether a foreign name can hold glyph i, and what it costs there: any
 * character behind a name's first, but one only, where there is a dot in it. */
static bool add_sound(const struct search *search, size_t i, unsigned *strange, int *cost)
{
	enum { COST_DOT_INSIDE = 5, COST_HYPHEN_INSIDE = 70 }; /* a hyphen joins much else */
	int sound = search->hanzi[i].sound;
	uint32_t cp = search->lattice->stretch.cp[i];
	if (is_name_dot(cp))
		sound = cp == '-' ? COST_HYPHEN_INSIDE : COST_DOT_INSIDE;
	else if (sound == COST_NEVER && *strange > 0 && may_be_strange(search->lattice, i)) {
		sound = weight(search, WEIGHT_SOUND_UNLISTED);
		--*strange;
	}
	*cost += sound;
	return sound != COST_NEVER;
}

/* Behind the known name that is a whole part of a dotted name, from glyph i on;
 * i where there is none. */
static size_t known_part_end(const struct lattice *lattice, size_t i)
{
	const struct edge *known =
	        lattice->is & EDGE_KNOWN ? lattice_starting(lattice, i, EDGE_KNOWN) : NULL;
	bool first = i == 0 || !is_name_dot(lattice->stretch.cp[i - 1]);
	if (!known || (first && !is_name_dot(lattice->stretch.cp[known->end])))
		return i;
	return known->end;
}

/* Judges the glyphs [start, end), of that cost as sounds, as a whole foreign name:
 * grammar at its end, or two sounds with no post before them (总理科尔), are dearer. */
static void consider_whole(const struct search *search, size_t start, size_t end, int cost,
                           enum name_form form)
{
	if (is_far_off(search, start, end, cost) || ends_in_word(search->lattice, start, end))
		return;
	const struct edge *before = lattice_in(search->lattice, start);
	if (end == start + 2 && !(before && name_ends_in_post(search, before)))
		cost += weight(search, WEIGHT_FOREIGN_SHORT);
	cost += loose_end_cost(search, start, end, grammar_of_sounds);
	consider(search, start, end, cost, (struct name){ .form = form });
}

/* Adds what the foreign name's part or glyph at *i costs, and goes to its last
 * glyph; false where no name goes on so. */
static bool add_part(const struct search *search, size_t *i, bool begins, unsigned *strange,
                     int *cost)
{
	enum { COST_KNOWN_PART = 60 };
	size_t known = begins ? known_part_end(search->lattice, *i) : *i;
	if (known == *i)
		return add_sound(search, *i, strange, cost);
	*cost += COST_KNOWN_PART;
	*i = known - 1;
	return true;
}

/* The glyphs from i on as the sound of a foreign name, each length of it that
 * has a dot inside, or none. */
static void consider_sounds(const struct search *search, size_t i, enum name_form form)
{
	const struct stretch *stretch = &search->lattice->stretch;
	bool dotted = form == NAME_DOTTED, dot = false, begins = dotted, first = true;
	unsigned strange = 0;
	int cost = weight(search, WEIGHT_PRIOR) +
	           weight(search, dotted ? WEIGHT_FOREIGN_DOTTED : WEIGHT_FOREIGN);
	for (size_t j = i; j < stretch->n && j < i + LONGEST_SOUND; j++) {
		dot |= is_name_dot(stretch->cp[j]);
		if ((dot && !dotted) || !add_part(search, &j, begins, &strange, &cost))
			return;
		if (first)
			strange = dotted;
		first = false;
		begins = dotted && is_name_dot(stretch->cp[j]);
		if (dot == dotted && !begins && j > i)
			consider_whole(search, i, j + 1, cost, form);
	}
}

static void consider_foreign(const struct search *search, size_t i)
{
	const struct hanzi_cost *hanzi = &search->hanzi[i];
	if (is_name_dot(search->lattice->stretch.cp[i]))
		return;
	/* The shortest has two glyphs. */
	if (hanzi[0].sound != COST_NEVER && hanzi[1].sound != COST_NEVER)
		consider_sounds(search, i, NAME_FOREIGN);
	if (search->lattice->stretch.dotted && has_dot(&search->lattice->stretch, i) &&
	    !lattice_starting(search->lattice, i, EDGE_POST)) /* 特使阿尔瓦罗·德索托 */
		consider_sounds(search, i, NAME_DOTTED);
}

/* Whether what begins at glyph i says that the name before it is that of a
 * thing: 鲁迅文学院, 诺贝尔奖. */
static bool names_thing(const struct search *search, size_t i)
{
	const struct edge *edge = lattice_out(search->lattice, i);
	return edge && (edge->is & (EDGE_PLACE | EDGE_THING) || name_is_body(edge)) &&
	       !(edge->is & EDGE_CONTEXT);
}

/* Whether a known name is one that many bear: 琼斯. */
static bool is_common(const struct search *search, uint32_t known)
{
	return g_str_equal(lexicon_cell(search->scan->lexicon, TABLE_KNOWN_NAMES, known, 1),
	                   "foreign");
}

/* The cost of the common foreign name over glyphs [start, end). */
static int common_cost(const struct search *search, size_t start, size_t end)
{
	int cost = weight(search, WEIGHT_PRIOR) + weight(search, WEIGHT_FOREIGN_COMMON);
	for (size_t i = start; i < end; i++) {
		unsigned strange = 1;
		add_sound(search, i, &strange, &cost);
	}
	return cost;
}

static void consider_known(const struct search *search, size_t i)
{
	const struct lattice *lattice = search->lattice;
	for (size_t e = lattice->first[i]; e < lattice->first[i + 1]; e++) {
		const struct edge *edge = &lattice->edges[e];
		if (!(edge->is & EDGE_KNOWN) || names_thing(search, edge->end))
			continue;
		const uint32_t known = lattice_row(lattice, edge, TABLE_KNOWN_NAMES);
		struct name name = { .form = NAME_KNOWN, .known = known };
		int cost = weight(search, WEIGHT_KNOWN);
		if (is_common(search, known)) {
			name.form = NAME_FOREIGN;
			cost = common_cost(search, i, edge->end);
		}
		consider(search, i, edge->end, cost, name);
	}
}

static void search_stretch(const struct search *search)
{
	const bool known = search->lattice->is & EDGE_KNOWN;
	const size_t n = known ? search->lattice->stretch.n - 1 : search->n_begins;
	if (known || search->lattice->stretch.dotted)
		lattice_lay(search->lattice);
	const guint first = search->names->len;
	for (size_t k = 0; k < n; k++) {
		const size_t i = known ? k : search->begins[k];
		if (search->hanzi[i].begins) {
			consider_han(search, i);
			consider_compound(search, i);
			consider_foreign(search, i);
		}
		if (known)
			consider_known(search, i);
	}
	name_chains(search, first);
}

/* Reads what the glyphs of a stretch cost in names, and with which of them one may
 * begin; returns how many these are. A stretch that has none is told so before any
 * lattice is built. */
static size_t read_hanzi(const struct name_model *model, const struct stretch *stretch,
                         struct hanzi_cost hanzi[STRETCH_LONGEST], uint8_t begins[STRETCH_LONGEST])
{
	size_t n = 0;
	for (size_t i = 0; i < stretch->n; i++) {
		hanzi[i] = name_model_hanzi(model, stretch->cp[i]);
		begins[n] = (uint8_t)i;
		n += hanzi[i].begins;
	}
	return n && begins[n - 1] + 1u == stretch->n ? n - 1 : n; /* no name has one glyph */
}

static void search_block(const struct name_rules *rules, const struct scan *scan, size_t block,
                         struct lattice *lattice, uint32_t *ordinal, GArray *names)
{
	const struct scan_block *scanned = &scan->blocks[block];
	struct hanzi_cost hanzi[STRETCH_LONGEST];
	uint8_t begins[STRETCH_LONGEST];
	const struct glyphs *glyphs = &scanned->glyphs;
	for (size_t from = 0; stretch_next(glyphs, from, glyphs->n, &lattice->stretch);
	     from = lattice->stretch.first + lattice->stretch.n) {
		const size_t n_begins = read_hanzi(rules->model, &lattice->stretch, hanzi, begins);
		if (!n_begins)
			continue;
		lattice_weigh(lattice, rules->words, scanned);
		struct search search = {
			.model = rules->model,
			.lattice = lattice,
			.hanzi = hanzi,
			.begins = begins,
			.n_begins = n_begins,
			.scan = scan,
			.scanned = scanned,
			.text = scanned->text,
			.block = block,
			.ordinal = (*ordinal)++,
			.names = names,
		};
		search_stretch(&search);
	}
}

void names_find(const struct name_rules *rules, const struct scan *scan, GArray *names)
{
	struct lattice *lattice = arena_room(scan->scratch, sizeof *lattice);
	uint32_t ordinal = 0;
	for (size_t block = 0; block < scan->n_blocks; block++)
		search_block(rules, scan, block, lattice, &ordinal, names);
	names_choose(rules->model, scan, names);
}
