/* What is known of a run before names are looked for in it: its words' edges,
 * and the places of the tables. */
#include "core/know/name-run.h"

#include "core/base/bisect.h"

size_t run_glyph(const struct name_run *run, size_t off)
{
	const struct stretch *stretch = &run->lattice->stretch;
	size_t i;
	BISECT(i, stretch->n, stretch->off[i] >= off);
	return stretch->off[i] == off ? i : NOWHERE;
}

static bool on_cheapest_way(struct lattice *lattice, size_t glyph)
{
	return lattice->forward[glyph] + lattice_behind(lattice, glyph) ==
	       lattice->forward[lattice->stretch.n];
}

/* A phrase that only stands beside names, 在北京, is no word. */
bool run_parts_at(const struct name_run *run, size_t glyph)
{
	size_t next = glyph;
	while (!on_cheapest_way(run->lattice, next))
		next++;
	const struct edge *across = next > glyph ? lattice_in(run->lattice, next) : NULL;
	return !across || (across->is == EDGE_CONTEXT && across->unlisted);
}

struct span run_span(const struct name_run *run, size_t from, size_t to)
{
	const struct stretch *stretch = &run->lattice->stretch;
	return (struct span){ stretch->off[from], stretch->off[to] };
}

/* A place that has a name: not 全省, nor 全国 and what stands for it. */
static bool is_named_place(const struct region_rule *rule)
{
	return rule->name && strcmp(rule->name, "全国") != 0 && rule->level != LEVEL_OWN &&
	       rule->level != LEVEL_OFFICE && rule->level != LEVEL_WORLD;
}

static const char *level_name(enum region_level level)
{
	static const char *const names[LEVEL_COUNT] = {
		[LEVEL_WORLD] = "world", [LEVEL_COUNTRY] = "country",
		[LEVEL_ZONE] = "zone",   [LEVEL_PROVINCE] = "province",
		[LEVEL_CITY] = "city",   [LEVEL_COUNTY] = "county",
	};
	return names[level];
}

/* The places of the tables in the run, longest from left to right. */
static void note_regions(struct name_run *run)
{
	const struct scan_block *block = run->search->block;
	const struct stretch *stretch = &run->lattice->stretch;
	const struct metric_rules *rules = entity_metric_rules(run->search->rules);
	size_t behind = 0;
	struct span whole = { stretch->off[0], stretch->off[stretch->n] };
	struct match_list regions = scan_list(block, TABLE_REGIONS, whole);
	for (size_t i = 0; i < regions.n; i++) {
		const struct match *match = &regions.items[i];
		if (match->start < behind || match->end > whole.end ||
		    !is_named_place(&rules->regions[match->row]))
			continue;
		const struct region_rule *rule = &rules->regions[match->row];
		size_t start = run_glyph(run, match->start), end = run_glyph(run, match->end);
		if (start == NOWHERE || end == NOWHERE || !run_parts_at(run, start))
			continue;
		run->place[end] = (uint16_t)start;
		run->local[end] = rule->level > LEVEL_COUNTRY;
		behind = match->end;
		struct entity place = { .kind = ENTITY_PLACE,
			                .name = rule->name,
			                .sort = level_name(rule->level),
			                .note = *rule->province ? rule->province : NULL };
		g_autofree char *why =
		        g_strdup_printf("regions: %s", lexicon_cell(block->lexicon, TABLE_REGIONS,
		                                                    match->row, REGION_WORD));
		entity_propose(run->search, (struct span){ match->start, match->end }, place, why);
	}
}

static void clear(struct name_run *run)
{
	const size_t n = run->lattice->stretch.n + 1;
	memset(run->place, 0xFF, n * sizeof *run->place);
	memset(run->whole, 0xFF, n * sizeof *run->whole);
	memset(run->head, 0xFF, n * sizeof *run->head);
	memset(run->inner, 0xFF, n * sizeof *run->inner);
	memset(run->not, 0xFF, n * sizeof *run->not );
	memset(run->local, 0, n * sizeof *run->local);
}

void run_begin(struct name_run *run)
{
	clear(run);
	note_regions(run);
}
