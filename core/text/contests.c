/* Runs that links join in any way are one set, and their links one contest, sorted
 * likeliest first. */
#include "core/text/contests.h"

#include <stdlib.h>
#include <string.h>

enum {
	FEW_LINKS = 256, /* sorted by comparing them */
	RADIX_BITS = 8,
	RADIX = 1 << RADIX_BITS
};

/* The runs as they go on, and behind them the same as what goes on in them. */
struct division {
	size_t n;
	GPtrArray *contests;
	size_t *contest_of;
	size_t *parent; /* of each of both, in the tree of its set */
};

/* Likeliest first; of equals, in the order of the runs. */
static int compare_links(const void *a, const void *b)
{
	const struct cover_link *x = a, *y = b;
	if (x->gain != y->gain)
		return x->gain > y->gain ? -1 : 1;
	return x->from != y->from ? (x->from < y->from ? -1 : 1) : x->to < y->to ? -1 : 1;
}

/* Most of a gain's bits as a number that is the less the likelier the link. */
static uint32_t rank_of(const struct cover_link *link)
{
	uint64_t bits;
	memcpy(&bits, &link->gain, sizeof bits); /* in order, for gains are positive (IEEE 754) */
	return ~(uint32_t)(bits >> 32);
}

/* Sorts n links by the digit of their rank that shift leads to. */
static void sort_by_digit(const struct cover_link *links, guint n, unsigned shift,
                          struct cover_link *sorted)
{
	guint place[RADIX] = { 0 }, before = 0;
	for (guint i = 0; i < n; i++)
		place[rank_of(&links[i]) >> shift & (RADIX - 1)]++;
	for (size_t digit = 0; digit < RADIX; digit++) {
		guint count = place[digit];
		place[digit] = before;
		before += count;
	}
	for (guint i = 0; i < n; i++)
		sorted[place[rank_of(&links[i]) >> shift & (RADIX - 1)]++] = links[i];
}

/* Many links: digit by digit, and then those of one rank among each other. */
static void sort_links(GArray *links)
{
	struct cover_link *all = (struct cover_link *)links->data;
	if (links->len < FEW_LINKS) {
		g_array_sort(links, compare_links);
		return;
	}
	g_autofree struct cover_link *room = g_new(struct cover_link, links->len);
	for (unsigned shift = 0; shift < 32; shift += 2 * RADIX_BITS) {
		sort_by_digit(all, links->len, shift, room);
		sort_by_digit(room, links->len, shift + RADIX_BITS, all);
	}
	for (guint first = 0, end; first < links->len; first = end) {
		uint32_t rank = rank_of(&all[first]);
		for (end = first + 1; end < links->len && rank_of(&all[end]) == rank;)
			end++;
		if (end - first > 1)
			qsort(all + first, end - first, sizeof *all, compare_links);
	}
}

static int compare_runs(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;
	return x < y ? -1 : x > y;
}

static void contest_free(void *data)
{
	struct contest *contest = data;
	g_array_unref(contest->links);
	g_array_unref(contest->froms);
	g_array_unref(contest->tos);
	g_free(contest);
}

static struct contest *contest_new(guint n_links)
{
	struct contest *contest = g_new0(struct contest, 1);
	contest->links = g_array_sized_new(FALSE, FALSE, sizeof(struct cover_link), n_links);
	contest->froms = g_array_new(FALSE, FALSE, sizeof(size_t));
	contest->tos = g_array_new(FALSE, FALSE, sizeof(size_t));
	return contest;
}

size_t contest_place(const GArray *runs, size_t run)
{
	const size_t *found = bsearch(&run, runs->data, runs->len, sizeof run, compare_runs);
	return (size_t)(found - (const size_t *)runs->data);
}

static size_t root_of(size_t *parent, size_t i)
{
	while (parent[i] != i)
		i = parent[i] = parent[parent[i]];
	return i;
}

/* Whether a link gains anything, and is no ring by itself. */
static bool counts(const struct cover_link *link)
{
	return link->gain > 0 && link->from != link->to;
}

/* Room in a contest of its own for the links of each set of runs: of, by root. */
static void found_contests(struct division *division, const GArray *links, struct contest **of)
{
	g_autofree guint *count = g_new0(guint, 2 * division->n);
	for (guint i = 0; i < links->len; i++) {
		const struct cover_link *link = &g_array_index(links, struct cover_link, i);
		count[root_of(division->parent, link->from)] += counts(link);
	}
	for (guint i = 0; i < links->len; i++) {
		const struct cover_link *link = &g_array_index(links, struct cover_link, i);
		size_t root = root_of(division->parent, link->from);
		if (!of[root] && counts(link)) {
			of[root] = contest_new(count[root]);
			g_ptr_array_add(division->contests, of[root]);
		}
	}
}

/* Lists the runs that compete, in their order. */
static void list_runs(struct division *division, const bool *competes, struct contest *const *of)
{
	size_t n = division->n;
	for (size_t i = 0; i < 2 * n; i++) {
		struct contest *contest = competes[i] ? of[root_of(division->parent, i)] : NULL;
		size_t run = i < n ? i : i - n;
		if (contest)
			g_array_append_val(i < n ? contest->froms : contest->tos, run);
	}
	for (guint i = 0; i < division->contests->len; i++) {
		const struct contest *contest = g_ptr_array_index(division->contests, i);
		for (guint k = 0; k < contest->froms->len; k++)
			division->contest_of[g_array_index(contest->froms, size_t, k)] = i;
	}
}

/* Puts each link that counts in its contest. */
static void hand_out(const struct division *division, const GArray *links,
                     struct contest *const *of)
{
	for (guint i = 0; i < links->len; i++) {
		const struct cover_link *link = &g_array_index(links, struct cover_link, i);
		GArray *own =
		        counts(link) ? of[root_of(division->parent, link->from)]->links : NULL;
		if (own)
			g_array_index(own, struct cover_link, own->len++) = *link;
	}
	for (guint i = 0; i < division->contests->len; i++)
		sort_links(((struct contest *)g_ptr_array_index(division->contests, i))->links);
}

/* Joins the runs of each link that counts in one set. */
static void join_sets(struct division *division, const GArray *links, bool *competes)
{
	size_t n = division->n, *parent = division->parent;
	for (size_t i = 0; i < 2 * n; i++)
		parent[i] = i;
	for (guint i = 0; i < links->len; i++) {
		const struct cover_link *link = &g_array_index(links, struct cover_link, i);
		if (!counts(link))
			continue;
		competes[link->from] = competes[n + link->to] = true;
		parent[root_of(parent, link->from)] = root_of(parent, n + link->to);
	}
}

GPtrArray *contests_of(size_t n, const GArray *links, size_t *contest_of)
{
	g_autofree size_t *parent = g_new(size_t, 2 * n);
	g_autofree struct contest **of = g_new0(struct contest *, 2 * n);
	g_autofree bool *competes = g_new0(bool, 2 * n);
	struct division division = {
		.n = n,
		.contests = g_ptr_array_new_with_free_func(contest_free),
		.contest_of = contest_of,
		.parent = parent,
	};
	join_sets(&division, links, competes);
	found_contests(&division, links, of);
	hand_out(&division, links, of);
	list_runs(&division, competes, of);
	return division.contests;
}
