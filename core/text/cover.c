/* The cover of greatest gain: an assignment for each contest, the runs that may
 * go on in the same ones (Kuhn's Hungarian method), and then rings cut where
 * that costs least. */
#include "core/text/cover.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
	MOST_ROWS = 48,    /* in a contest; of more, the likeliest link is taken first */
	MOST_WEIGHED = 12, /* whose links are each weighed against all others together */
	LONGEST_RING = 32,
	MOST_PASSES = 8, /* to cut rings and decide again */
	FEW_LINKS = 256, /* sorted by comparing them */
	RADIX_BITS = 8,
	RADIX = 1 << RADIX_BITS
};

static const double never = 1e6; /* the cost of a link that there is not */

/* Links between runs that compete, likeliest first. */
struct contest {
	GArray *links;       /* struct cover_link */
	GArray *froms, *tos; /* size_t, sorted */
	double total;
	bool settled; /* a ring was cut in it that deciding again might bring back */
};

struct cover {
	size_t n;
	GPtrArray *contests;  /* struct contest */
	size_t *contest_of;   /* by run that goes on */
	size_t *next, *taken; /* by run: what it goes on in, and what goes on in it */
};

/* The method's state: rows are froms, columns tos, and then for each row one
 * that leaves it open. Both count from 1. */
struct assignment {
	size_t rows, columns;
	double *cost;
	double *row_price, *column_price, *least;
	size_t *row_of, *way;
	bool *used;
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

static size_t place_of(const GArray *runs, size_t run)
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
static void found_contests(struct cover *cover, const GArray *links, size_t *parent,
                           struct contest **of)
{
	g_autofree guint *count = g_new0(guint, 2 * cover->n);
	for (guint i = 0; i < links->len; i++) {
		const struct cover_link *link = &g_array_index(links, struct cover_link, i);
		count[root_of(parent, link->from)] += counts(link);
	}
	for (guint i = 0; i < links->len; i++) {
		const struct cover_link *link = &g_array_index(links, struct cover_link, i);
		size_t root = root_of(parent, link->from);
		if (!of[root] && counts(link)) {
			of[root] = contest_new(count[root]);
			g_ptr_array_add(cover->contests, of[root]);
		}
	}
}

/* Lists the runs that compete, in their order. */
static void list_runs(struct cover *cover, const bool *competes, size_t *parent,
                      struct contest *const *of)
{
	size_t n = cover->n;
	for (size_t i = 0; i < 2 * n; i++) {
		struct contest *contest = competes[i] ? of[root_of(parent, i)] : NULL;
		size_t run = i < n ? i : i - n;
		if (contest)
			g_array_append_val(i < n ? contest->froms : contest->tos, run);
	}
	for (guint i = 0; i < cover->contests->len; i++) {
		const struct contest *contest = g_ptr_array_index(cover->contests, i);
		for (guint k = 0; k < contest->froms->len; k++)
			cover->contest_of[g_array_index(contest->froms, size_t, k)] = i;
	}
}

/* Divides the links that count into contests. */
static void divide(struct cover *cover, const GArray *links)
{
	size_t n = cover->n;
	g_autofree size_t *parent = g_new(size_t, 2 * n); /* froms, then tos */
	g_autofree struct contest **of = g_new0(struct contest *, 2 * n);
	g_autofree bool *competes = g_new0(bool, 2 * n);
	for (size_t i = 0; i < 2 * n; i++)
		parent[i] = i;
	for (guint i = 0; i < links->len; i++) {
		const struct cover_link *link = &g_array_index(links, struct cover_link, i);
		if (!counts(link))
			continue;
		competes[link->from] = competes[n + link->to] = true;
		parent[root_of(parent, link->from)] = root_of(parent, n + link->to);
	}
	found_contests(cover, links, parent, of);
	for (guint i = 0; i < links->len; i++) {
		const struct cover_link *link = &g_array_index(links, struct cover_link, i);
		GArray *own = counts(link) ? of[root_of(parent, link->from)]->links : NULL;
		if (own)
			g_array_index(own, struct cover_link, own->len++) = *link;
	}
	list_runs(cover, competes, parent, of);
	for (guint i = 0; i < cover->contests->len; i++)
		sort_links(((struct contest *)g_ptr_array_index(cover->contests, i))->links);
}

static struct assignment assignment_new(const struct contest *contest)
{
	size_t rows = contest->froms->len, columns = contest->tos->len + rows;
	struct assignment it = {
		.rows = rows,
		.columns = columns,
		.cost = g_new0(double, rows *columns),
		.row_price = g_new0(double, rows + 1),
		.column_price = g_new0(double, columns + 1),
		.least = g_new0(double, columns + 1),
		.row_of = g_new0(size_t, columns + 1),
		.way = g_new0(size_t, columns + 1),
		.used = g_new0(bool, columns + 1),
	};
	for (size_t row = 0; row < rows; row++)
		for (size_t k = 0; k < contest->tos->len; k++)
			it.cost[row * columns + k] = never;
	for (guint i = 0; i < contest->links->len; i++) {
		const struct cover_link *link =
		        &g_array_index(contest->links, struct cover_link, i);
		it.cost[place_of(contest->froms, link->from) * columns +
		        place_of(contest->tos, link->to)] = -link->gain;
	}
	return it;
}

static void assignment_clear(struct assignment *it)
{
	g_free(it->cost);
	g_free(it->row_price);
	g_free(it->column_price);
	g_free(it->least);
	g_free(it->row_of);
	g_free(it->way);
	g_free(it->used);
}

/* Goes from column at to the one that is cheapest to reach next. */
static size_t step_on(struct assignment *it, size_t at)
{
	size_t row = it->row_of[at], nearest = 0;
	double least = 2 * never;
	it->used[at] = true;
	for (size_t k = 1; k <= it->columns; k++) {
		if (it->used[k])
			continue;
		double cost = it->cost[(row - 1) * it->columns + k - 1] - it->row_price[row] -
		              it->column_price[k];
		if (cost < it->least[k]) {
			it->least[k] = cost;
			it->way[k] = at;
		}
		if (it->least[k] < least) {
			least = it->least[k];
			nearest = k;
		}
	}
	for (size_t k = 0; k <= it->columns; k++) {
		if (it->used[k]) {
			it->row_price[it->row_of[k]] += least;
			it->column_price[k] -= least;
		} else {
			it->least[k] -= least;
		}
	}
	return nearest;
}

/* Gives row a column, moving others on where that is cheaper. */
static void assign_row(struct assignment *it, size_t row)
{
	size_t at = 0;
	it->row_of[0] = row;
	for (size_t k = 0; k <= it->columns; k++) {
		it->least[k] = 2 * never;
		it->used[k] = false;
	}
	do
		at = step_on(it, at);
	while (it->row_of[at]);
	while (at) {
		size_t from = it->way[at];
		it->row_of[at] = it->row_of[from];
		at = from;
	}
}

static void leave_open(struct cover *cover, const struct contest *contest)
{
	for (guint i = 0; i < contest->froms->len; i++) {
		size_t from = g_array_index(contest->froms, size_t, i);
		if (cover->next[from] != SIZE_MAX)
			cover->taken[cover->next[from]] = SIZE_MAX;
		cover->next[from] = SIZE_MAX;
	}
}

static void take_likeliest(struct cover *cover, struct contest *contest)
{
	leave_open(cover, contest);
	contest->total = 0;
	for (guint i = 0; i < contest->links->len; i++) {
		const struct cover_link *link =
		        &g_array_index(contest->links, struct cover_link, i);
		if (link->gain <= 0 || cover->next[link->from] != SIZE_MAX ||
		    cover->taken[link->to] != SIZE_MAX)
			continue;
		cover->next[link->from] = link->to;
		cover->taken[link->to] = link->from;
		contest->total += link->gain;
	}
}

static void decide(struct cover *cover, struct contest *contest)
{
	if (contest->froms->len > MOST_ROWS) {
		take_likeliest(cover, contest);
		return;
	}
	struct assignment it = assignment_new(contest);
	for (size_t row = 1; row <= it.rows; row++)
		assign_row(&it, row);
	leave_open(cover, contest);
	contest->total = 0;
	for (size_t k = 1; k <= contest->tos->len; k++) {
		size_t row = it.row_of[k];
		double cost = row ? it.cost[(row - 1) * it.columns + k - 1] : 0;
		if (cost >= 0)
			continue;
		size_t from = g_array_index(contest->froms, size_t, row - 1);
		size_t to = g_array_index(contest->tos, size_t, k - 1);
		cover->next[from] = to;
		cover->taken[to] = from;
		contest->total -= cost;
	}
	assignment_clear(&it);
}

static struct cover_link *link_of(const struct cover *cover, size_t from)
{
	const struct contest *contest = g_ptr_array_index(cover->contests, cover->contest_of[from]);
	for (guint i = 0; i < contest->links->len; i++) {
		struct cover_link *link = &g_array_index(contest->links, struct cover_link, i);
		if (link->from == from && link->to == cover->next[from])
			return link;
	}
	return NULL;
}

/* What run from gains over the next best that it might go on in, open or not. */
static double lead_alone(const struct contest *contest, const struct cover_link *taken)
{
	double second = 0;
	for (guint i = 0; i < contest->links->len && !second; i++) {
		const struct cover_link *link =
		        &g_array_index(contest->links, struct cover_link, i);
		if (link->from == taken->from && link->to != taken->to)
			second = MAX(link->gain, 0);
	}
	return taken->gain - second;
}

/* What it would cost to cut the rings that the contest's runs are in; long ones
 * are not looked for. */
static double cost_of_rings(const struct cover *cover, const struct contest *contest)
{
	double cost = 0;
	for (guint i = 0; i < contest->froms->len; i++) {
		size_t first = g_array_index(contest->froms, size_t, i), at = first;
		double least = never;
		bool counted = false; /* with a run before this one */
		for (int reach = 0; reach < LONGEST_RING && cover->next[at] != SIZE_MAX; reach++) {
			least = MIN(least, link_of(cover, at)->gain);
			at = cover->next[at];
			counted |= at < first && cover->contest_of[at] == cover->contest_of[first];
			if (at == first) {
				cost += counted ? 0 : least;
				break;
			}
		}
	}
	return cost;
}

static bool is_weighed_alone(const struct contest *contest)
{
	return contest->froms->len > MOST_WEIGHED || contest->settled;
}

/* What the gains lose where from does not go on in what it does; all stays as
 * it is. */
static double lead_of(struct cover *cover, size_t from)
{
	struct contest *contest = g_ptr_array_index(cover->contests, cover->contest_of[from]);
	struct cover_link *link = link_of(cover, from);
	double gain = link->gain, total = contest->total;
	if (is_weighed_alone(contest))
		return lead_alone(contest, link);
	link->gain = -never;
	decide(cover, contest);
	double lead = total - contest->total + cost_of_rings(cover, contest);
	link->gain = gain;
	decide(cover, contest);
	return lead;
}

static double gain_of(struct cover *cover, size_t from)
{
	return link_of(cover, from)->gain;
}

static void cut_link(struct cover *cover, size_t from, bool again)
{
	struct contest *contest = g_ptr_array_index(cover->contests, cover->contest_of[from]);
	struct cover_link *link = link_of(cover, from);
	contest->total -= link->gain;
	link->gain = -never;
	cover->taken[cover->next[from]] = SIZE_MAX;
	cover->next[from] = SIZE_MAX;
	contest->settled |= !again;
	if (again)
		decide(cover, contest);
}

/* Cuts a ring where that costs least. */
static void cut_ring(struct cover *cover, size_t ring, bool again)
{
	double (*cost_of)(struct cover * cover, size_t from) = again ? lead_of : gain_of;
	size_t at = ring, weakest = ring;
	double least = cost_of(cover, ring);
	while ((at = cover->next[at]) != ring) {
		double lead = cost_of(cover, at);
		if (lead < least) {
			least = lead;
			weakest = at;
		}
	}
	cut_link(cover, weakest, again);
}

/* Walks from each run on, and cuts the rings that it meets. Where a contest is
 * decided again, what was walked may have changed, and another pass is due. */
static bool cut_rings(struct cover *cover, size_t *walked, bool again)
{
	bool any = false;
	for (size_t i = 0; i < cover->n; i++)
		walked[i] = SIZE_MAX;
	for (size_t i = 0; i < cover->n; i++) {
		size_t at = i;
		while (at != SIZE_MAX && walked[at] == SIZE_MAX) {
			walked[at] = i;
			at = cover->next[at];
		}
		if (at != SIZE_MAX && walked[at] == i) {
			cut_ring(cover, at, again);
			any = true;
		}
	}
	return any;
}

/* The leads of a contest whose runs are weighed each by itself, in one walk: what the
 * taken link gains, less what the next best would. Second has room for the latter, by
 * run, and is 0 throughout. */
static void lead_alone_all(const struct cover *cover, const struct contest *contest, double *second,
                           double *lead)
{
	for (guint i = contest->links->len; i-- > 0;) { /* of a run's links, the likeliest last */
		const struct cover_link *link =
		        &g_array_index(contest->links, struct cover_link, i);
		if (link->to == cover->next[link->from])
			lead[link->from] = link->gain;
		else if (link->gain > 0)
			second[link->from] = link->gain;
	}
	for (guint i = 0; i < contest->froms->len; i++) {
		size_t from = g_array_index(contest->froms, size_t, i);
		if (cover->next[from] != SIZE_MAX)
			lead[from] -= second[from];
	}
}

/* What the sum of gains would lose without each link that was taken. */
static void take_leads(struct cover *cover, double *lead)
{
	g_autofree double *second = g_new0(double, cover->n);
	for (guint i = 0; i < cover->contests->len; i++) {
		const struct contest *contest = g_ptr_array_index(cover->contests, i);
		bool alone = is_weighed_alone(contest);
		if (alone)
			lead_alone_all(cover, contest, second, lead);
		for (guint k = 0; !alone && k < contest->froms->len; k++) {
			size_t from = g_array_index(contest->froms, size_t, k);
			if (cover->next[from] != SIZE_MAX)
				lead[from] = lead_of(cover, from);
		}
	}
}

double cover_choose(size_t n, const GArray *links, size_t *next, double *lead)
{
	g_autofree size_t *contest_of = g_new0(size_t, n), *taken = g_new(size_t, n);
	g_autofree size_t *walked = g_new0(size_t, n);
	g_autoptr(GPtrArray) contests = g_ptr_array_new_with_free_func(contest_free);
	struct cover cover = { n, contests, contest_of, next, taken };
	double total = 0;
	for (size_t i = 0; i < n; i++) {
		next[i] = taken[i] = SIZE_MAX;
		if (lead)
			lead[i] = 0;
	}
	if (!links->len)
		return 0;
	divide(&cover, links);
	for (guint i = 0; i < contests->len; i++)
		decide(&cover, g_ptr_array_index(contests, i));
	for (int pass = 0; cut_rings(&cover, walked, pass < MOST_PASSES);)
		pass++;
	for (guint i = 0; i < contests->len; i++)
		total += ((struct contest *)g_ptr_array_index(contests, i))->total;
	if (lead)
		take_leads(&cover, lead);
	return total;
}
