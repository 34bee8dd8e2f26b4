/* Places that no table has, by what they end in: 松垣县, 白石岭村. Behind a place
 * that is known nearly anything is one; elsewhere only what is no other word. */
#include "core/know/character.h"
#include "core/know/name-run.h"

enum {
	LONGEST_NAME = 4,   /* glyphs before the suffix */
	COST_OF_NAME = 84,  /* single characters from here on may be a name's */
	COST_OF_PLACE = 94, /* as may words for places, but 城市 */
	COST_OF_NOUN = 118, /* and rare nouns */
	FREE = 3            /* glyphs of a name that nothing known stands before */
};

static bool is_namelike(const struct edge *edge, bool behind_place)
{
	const unsigned no = EDGE_STOP | EDGE_INNER | EDGE_BODY | EDGE_POST | EDGE_REGION;
	size_t n = edge->end - edge->start;
	if (edge->is & no && edge->kind != '?')
		return false;
	if (n == 1)
		return edge->kind == '?' || (edge->cost >= COST_OF_NAME - 6 * behind_place &&
		                             !strchr("pcrudmqf", edge->kind));
	if (edge->kind == 's')
		return edge->cost >= COST_OF_PLACE;
	return edge->kind == 'n' && edge->cost >= COST_OF_NOUN - 16 * behind_place;
}

/* Whether what ends at glyph, standing before a name, leaves it alone: the
 * run's beginning, a preposition, a verb, a mark. */
static bool lets_begin(const struct name_run *run, size_t glyph)
{
	const struct edge *before = lattice_in(run->lattice, glyph);
	return !before || run->place[glyph] != NOWHERE || strchr("pvcdwuf", before->kind) ||
	       before->is & EDGE_STOP;
}

/* Walks back from the suffix over what a name may be made of; where the name
 * begins, or suffix where there is none. */
static size_t name_start(const struct name_run *run, size_t suffix)
{
	size_t at = suffix;
	while (at > 0 && suffix - at < LONGEST_NAME) {
		const struct edge *edge = lattice_in(run->lattice, at);
		if (run->place[at] != NOWHERE && at < suffix)
			break;
		if (!is_namelike(edge, run->place[edge->start] != NOWHERE) ||
		    suffix - edge->start > LONGEST_NAME)
			break;
		at = edge->start;
	}
	return at;
}

/* The word of the dictionary that is the whole of it, 兰考县; suffix where none. */
static size_t listed_start(const struct name_run *run, size_t suffix, size_t end)
{
	const struct edge *edge = lattice_in(run->lattice, end);
	bool listed = edge && edge->start + 1u < suffix && edge->kind == 's' &&
	              edge->cost >= COST_OF_PLACE;
	return listed ? edge->start : suffix;
}

/* Where a place of the tables begins that stands right before the suffix and has
 * none itself: 河套 of 河套县; suffix where none does. */
static size_t known_start(const struct name_run *run, size_t suffix)
{
	bool bare = run->place[suffix] != NOWHERE &&
	            !is_one_of(run->lattice->stretch.cp[suffix - 1], U"省市县区州国盟旗");
	return bare ? run->place[suffix] : suffix;
}

/* Where a place begins that no table knows, before the suffix of rule. */
static size_t unknown_start(const struct name_run *run, size_t suffix,
                            const struct entity_rule *rule)
{
	size_t start = name_start(run, suffix), n = suffix - start;
	bool behind = run->place[start] != NOWHERE;
	bool free = n >= 2 && n <= FREE && lets_begin(run, start) && strcmp(rule->word, "区") != 0;
	return (behind && n > 0) || free ? start : suffix;
}

/* suffix where no place ends in [suffix, end). */
static size_t place_start(const struct name_run *run, size_t suffix, size_t end,
                          const struct entity_rule *rule)
{
	size_t start = listed_start(run, suffix, end);
	if (start < suffix || !run_parts_at(run, suffix) || !run_parts_at(run, end))
		return start;
	start = known_start(run, suffix);
	return start < suffix ? start : unknown_start(run, suffix, rule);
}

void run_find_place(struct name_run *run, size_t suffix, size_t end, const struct entity_rule *rule)
{
	size_t start = place_start(run, suffix, end, rule);
	if (start == suffix)
		return;
	struct span span = run_span(run, start, end);
	struct entity place = { .kind = ENTITY_PLACE,
		                .name = scan_copy(run->search->scan, run->search->block, span),
		                .sort = rule->sort };
	g_autofree char *why = g_strdup_printf("ends in %s", rule->word);
	entity_propose(run->search, span, place, why);
	run->place[end] = (uint16_t)start;
}
