/* Finding places: over the blocks once, and again by the short names that were met. */
#include "core/know/place-find.h"

#include "core/know/place-clause.h"
#include "core/know/place-search.h"

/* Whether a stands before b, or is the longer one of the same start. */
static bool comes_first(const struct match *a, const struct match *b)
{
	return a->start < b->start || (a->start == b->start && a->end >= b->end);
}

/* Appends the places and bodies of block, longest from left to right. */
static void find_in(struct place_finder *finder, const struct scan_block *block)
{
	static const struct match_list none = { 0 };
	const struct match_list regions = block->tables[TABLE_REGIONS];
	const struct match_list bodies = finder->bodies ? block->tables[TABLE_BODIES] : none;
	const size_t first = finder->n;
	size_t end = 0;
	for (size_t r = 0, b = 0; r < regions.n || b < bodies.n;) {
		const bool region =
		        b == bodies.n ||
		        (r < regions.n && comes_first(&regions.items[r], &bodies.items[b]));
		const struct match *match = region ? &regions.items[r++] : &bodies.items[b++];
		if (match->start < end)
			continue;
		const size_t named = region ? place_add_region(finder, block, match, first)
		                            : place_add_body(finder, block, match, first);
		end = MAX(end, named);
	}
}

static int by_start(gconstpointer a, gconstpointer b)
{
	const struct place *x = a, *y = b;
	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	if (x->span.end != y->span.end)
		return x->span.end > y->span.end ? -1 : 1;
	return y->called_short - x->called_short;
}

/* Puts the places of a block, from index first on, in order, and takes those away that are only
 * part of a company's name, or of a list that is one. */
static void put_in_order(GArray *all, guint first)
{
	struct place *places = (void *)all->data;
	guint n = first;
	qsort(places + first, all->len - first, sizeof *places, by_start);
	for (guint i = first; i < all->len; i++) {
		const struct place *last = n > first ? &places[n - 1] : NULL;
		const bool whole = last && (last->level == LEVEL_BODY || last->level == LEVEL_ZONE);
		if (!whole || places[i].span.start >= last->span.end)
			places[n++] = places[i];
	}
	g_array_set_size(all, n);
}

/* Finds the places again, now that the aliases are known. */
static void find_with_aliases(struct place_finder *finder, size_t *firsts)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct place));
	for (size_t i = 0, k = 0; i < finder->scan->n_blocks; i++) {
		const struct scan_block *block = &finder->scan->blocks[i];
		const guint first = all->len;
		const size_t next = firsts[i + 1], n = next - k;
		if (n)
			g_array_append_vals(all, finder->places + k, (guint)n);
		k = next;
		place_aliases_find(&finder->aliases, block, all);
		for (guint j = first + (guint)n; j < all->len; j++) {
			struct place *place = &g_array_index(all, struct place, j);
			place->subject = place_is_subject(finder->rules, block, place->span.start,
			                                  place->level, NULL);
		}
		if (all->len > first + n)
			put_in_order(all, first);
		firsts[i] = first;
	}
	firsts[finder->scan->n_blocks] = all->len;
	finder->places = arena_take_array(finder->scan->scratch, all, struct place);
}

/* Whether a body is among the places from index first on that a clause is about. */
static bool has_body(const struct place_finder *finder, size_t first)
{
	for (const struct place *place = finder->places + first; place < finder->places + finder->n;
	     place++)
		if (place_is_body(place) && place->name && place->subject)
			return true;
	return false;
}

/* Room for the places of all blocks: no word names two. */
static struct place *room_for_places(const struct scan *scan)
{
	size_t most = 0;
	for (size_t i = 0; i < scan->n_blocks; i++)
		most += scan->blocks[i].tables[TABLE_REGIONS].n +
		        scan->blocks[i].tables[TABLE_BODIES].n;
	return arena_room(scan->scratch, most * sizeof(struct place));
}

void place_list_find(const struct metric_rules *rules, const struct scan *scan,
                     const struct place **items, const size_t **firsts)
{
	const enum article_kind kind = scan->article->kind;
	const bool report = kind == ARTICLE_REPORT || kind == ARTICLE_PLAN;
	bool headed = false; /* by a company or town: its report tells of such */
	struct place_finder finder = { .rules = rules,
		                       .scan = scan,
		                       .places = room_for_places(scan) };
	size_t *starts = arena_new_array(scan->scratch, size_t, scan->n_blocks + 1);
	for (size_t i = 0; i < scan->n_blocks; i++) {
		const bool title = scan->blocks[i].block->type == BLOCK_TITLE;
		starts[i] = finder.n;
		finder.bodies = title || !report || headed;
		find_in(&finder, &scan->blocks[i]);
		headed |= title && has_body(&finder, starts[i]);
	}
	starts[scan->n_blocks] = finder.n;
	if (finder.aliases.n)
		find_with_aliases(&finder, starts);
	*items = finder.places;
	*firsts = starts;
}
