/* Places that no table has, by what they end in: 松垣县, 白石岭村. Behind a place
 * that is known nearly anything is one; elsewhere only what is no other word. */
#include "core/know/character.h"
#include "core/know/name-run.h"

enum {
	LONGEST_NAME = 4,   /* glyphs before the suffix */
	COST_OF_NAME = 84,  /* single characters from here on may be a name's */
	COST_OF_PLACE = 94, /* as may words for places, but 城市 */
	COST_OF_NOUN = 118, /* and rare nouns */
	COST_BEHIND = 102,  /* behind a place, less rare ones */
	FREE = 3            /* glyphs of a name that nothing known stands before */
};

/* What no name is made of, wherever it stands. */
static bool is_no_part(const struct name_run *run, const struct edge *edge)
{
	const unsigned no = EDGE_STOP | EDGE_INNER | EDGE_BODY | EDGE_POST | EDGE_REGION;
	bool place = cue_is(run->search->block->cues, CUE_PLACE_ENDS,
	                    run->lattice->stretch.cp[edge->end - 1]);
	return place || (edge->is & no && edge->kind != '?') || strchr("pcrudmqf", edge->kind);
}

/* What only a name is made of. */
static bool is_namelike(const struct name_run *run, const struct edge *edge)
{
	if (is_no_part(run, edge))
		return false;
	if (edge->end - edge->start == 1)
		return edge->kind == '?' || edge->cost >= COST_OF_NAME;
	return (edge->kind == 's' && edge->cost >= COST_OF_PLACE) ||
	       (edge->kind == 'n' && edge->cost >= COST_OF_NOUN);
}

/* What a name may be made of behind a place that is known. */
static bool may_follow_place(const struct name_run *run, const struct edge *edge)
{
	if (is_no_part(run, edge))
		return false;
	return edge->end - edge->start == 1 || is_namelike(run, edge) ||
	       (strchr("ns", edge->kind) && edge->cost >= COST_BEHIND);
}

/* Whether what ends at glyph, standing before a name, leaves it alone: the
 * run's beginning, a preposition, a verb, a mark. */
static bool lets_begin(const struct name_run *run, size_t glyph)
{
	const struct edge *before = lattice_in(run->lattice, glyph);
	return !before || run->place[glyph] != NOWHERE || strchr("pvcdwuf", before->kind) ||
	       before->is & EDGE_STOP;
}

/* Walks back from the suffix over parts; where the name begins, or suffix where
 * there is none. */
static size_t name_start(const struct name_run *run, size_t suffix,
                         bool (*is_part)(const struct name_run *, const struct edge *))
{
	size_t at = suffix;
	while (at > 0 && (at == suffix || run->place[at] == NOWHERE)) {
		const struct edge *edge = lattice_in(run->lattice, at);
		if (!is_part(run, edge) || suffix - edge->start > LONGEST_NAME)
			break;
		at = edge->start;
	}
	return at;
}

/* Whether a word of the dictionary ends the edge: 城市 of 文明城市. */
static bool ends_in_word(const struct name_run *run, const struct edge *whole, size_t end)
{
	const struct lattice *lattice = run->lattice;
	for (size_t start = whole->start + 1u; start + 1 < end; start++)
		for (size_t e = lattice->first[start]; e < lattice->first[start + 1]; e++)
			if (lattice->edges[e].end == end && !lattice->edges[e].unlisted)
				return true;
	return false;
}

/* The word of the dictionary that is the whole of it, 兰考县; suffix where none. */
static size_t listed_start(const struct name_run *run, size_t suffix, size_t end)
{
	const struct edge *edge = lattice_in(run->lattice, end);
	bool listed = edge && edge->start + 1u < suffix && edge->kind == 's' &&
	              edge->cost >= COST_OF_PLACE && !ends_in_word(run, edge, end);
	return listed ? edge->start : suffix;
}

/* Where a place of the tables begins that stands right before the suffix and has
 * none itself: 河套 of 河套县; suffix where none does. */
static size_t known_start(const struct name_run *run, size_t suffix, const struct entity_rule *rule)
{
	bool may = strcmp(rule->sort, "town") != 0 && strcmp(rule->sort, "village") != 0 &&
	           strcmp(rule->sort, "province") != 0;
	bool bare =
	        may && run->place[suffix] != NOWHERE && run->local[suffix] &&
	        !cue_is(run->search->block->cues, CUE_AREA, run->lattice->stretch.cp[suffix - 1]);
	return bare ? run->place[suffix] : suffix;
}

/* Where a place begins that was found before in the article: 萧县 of 宿州市萧县. */
static size_t found_start(const struct name_run *run, size_t suffix, size_t end)
{
	const char *text = run->search->block->text.data;
	for (size_t n = LONGEST_NAME; n > 0; n--) {
		if (n > suffix)
			continue;
		struct span span = run_span(run, suffix - n, end);
		g_autofree char *name = g_strndup(text + span.start, span_len(span));
		if (g_hash_table_contains(run->search->places, name))
			return suffix - n;
	}
	return suffix;
}

/* Where a place begins that no table knows: behind a place, or on its own where
 * only a name can stand. */
static size_t unknown_start(const struct name_run *run, size_t suffix, size_t end,
                            const struct entity_rule *rule)
{
	size_t start = name_start(run, suffix, may_follow_place);
	bool within = strcmp(rule->sort, "province") != 0;
	if (within && start < suffix && run->place[start] != NOWHERE && run->local[start])
		return start;
	start = name_start(run, suffix, is_namelike);
	size_t n = suffix - start;
	if (n >= 2 && n <= FREE && lets_begin(run, start) && !g_str_has_suffix(rule->word, "区"))
		return start;
	return found_start(run, suffix, end);
}

/* suffix where no place ends in [suffix, end). */
static size_t place_start(const struct name_run *run, size_t suffix, size_t end,
                          const struct entity_rule *rule)
{
	size_t start = listed_start(run, suffix, end);
	if (start < suffix || !run_parts_at(run, suffix) || !run_parts_at(run, end))
		return start;
	start = known_start(run, suffix, rule);
	return start < suffix ? start : unknown_start(run, suffix, end, rule);
}

void run_find_place(struct name_run *run, size_t suffix, size_t end, const struct entity_rule *rule)
{
	size_t start = rule->sort && run->place[end] == NOWHERE
	                       ? place_start(run, suffix, end, rule)
	                       : suffix;
	if (start == suffix)
		return;
	struct span span = run_span(run, start, end);
	struct entity place = { .kind = ENTITY_PLACE,
		                .name = scan_copy(run->search->scan, run->search->block, span),
		                .sort = rule->sort };
	g_autofree char *why = g_strdup_printf("ends in %s", rule->word);
	entity_propose(run->search, span, place, why);
	run->place[end] = (uint16_t)start;
	run->local[end] = true;
	g_hash_table_add(run->search->places, (gpointer)place.name);
}
