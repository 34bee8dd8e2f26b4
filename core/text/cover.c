/* The cover of greatest gain: an assignment for each contest, the runs that may
 * go on in the same ones, and then rings cut where that costs least. */
#include "core/text/cover.h"

#include <stdint.h>
#include <string.h>

#include "core/text/assignment.h"
#include "core/text/contests.h"

enum {
	MOST_ROWS = 48,    /* in a contest; of more, the likeliest link is taken first */
	MOST_WEIGHED = 12, /* whose links are each weighed against all others together */
	LONGEST_RING = 32,
	MOST_PASSES = 8 /* to cut rings and decide again */
};

struct cover {
	size_t n;
	GPtrArray *contests;       /* struct contest */
	size_t *contest_of;        /* by run that goes on */
	size_t *next, *taken;      /* by run: what it goes on in, and what goes on in it */
	struct cover_link **links; /* those of each run one behind the other, likeliest first */
	size_t *first_link;        /* of links, by run; and behind the last of all */
};

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

/* What each from costs in each to, and then in a column that leaves it open, of
 * which there is one for each. */
static double *costs_of(const struct contest *contest, size_t columns)
{
	size_t rows = contest->froms->len;
	double *cost = g_new0(double, rows *columns);
	for (size_t row = 0; row < rows; row++)
		for (size_t k = 0; k < contest->tos->len; k++)
			cost[row * columns + k] = ASSIGNMENT_NEVER;
	for (guint i = 0; i < contest->links->len; i++) {
		const struct cover_link *link =
		        &g_array_index(contest->links, struct cover_link, i);
		cost[contest_place(contest->froms, link->from) * columns +
		     contest_place(contest->tos, link->to)] = -link->gain;
	}
	return cost;
}

static void decide(struct cover *cover, struct contest *contest)
{
	if (contest->froms->len > MOST_ROWS) {
		take_likeliest(cover, contest);
		return;
	}
	size_t rows = contest->froms->len, columns = contest->tos->len + rows;
	g_autofree double *costs = costs_of(contest, columns);
	g_autofree size_t *row_of = assignment_of_least_cost(costs, rows, columns);
	leave_open(cover, contest);
	contest->total = 0;
	for (size_t k = 0; k < contest->tos->len; k++) {
		double cost = row_of[k] ? costs[(row_of[k] - 1) * columns + k] : 0;
		if (cost >= 0)
			continue;
		size_t from = g_array_index(contest->froms, size_t, row_of[k] - 1);
		size_t to = g_array_index(contest->tos, size_t, k);
		cover->next[from] = to;
		cover->taken[to] = from;
		contest->total -= cost;
	}
}

static struct cover_link *link_of(const struct cover *cover, size_t from)
{
	for (size_t i = cover->first_link[from]; i < cover->first_link[from + 1]; i++)
		if (cover->links[i]->to == cover->next[from])
			return cover->links[i];
	return NULL;
}

/* What run from gains over the next best that it might go on in, open or not. */
static double lead_alone(const struct cover *cover, const struct cover_link *taken)
{
	const size_t from = taken->from;
	double second = 0;
	for (size_t i = cover->first_link[from]; i < cover->first_link[from + 1] && !second; i++)
		if (cover->links[i]->to != taken->to)
			second = MAX(cover->links[i]->gain, 0);
	return taken->gain - second;
}

/* What it would cost to cut the rings that the contest's runs are in; long ones
 * are not looked for. */
static double cost_of_rings(const struct cover *cover, const struct contest *contest)
{
	double cost = 0;
	for (guint i = 0; i < contest->froms->len; i++) {
		size_t first = g_array_index(contest->froms, size_t, i), at = first;
		double least = ASSIGNMENT_NEVER;
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
		return lead_alone(cover, link);
	link->gain = -ASSIGNMENT_NEVER;
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
	link->gain = -ASSIGNMENT_NEVER;
	cover->taken[cover->next[from]] = SIZE_MAX;
	cover->next[from] = SIZE_MAX;
	if (!again)
		contest->settled = true;
	else if (contest->froms->len > MOST_ROWS)
		contest->cut = true;
	else
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

/* Decides large contests again, once for all rings that were cut in them. */
static void decide_again(struct cover *cover)
{
	for (guint i = 0; i < cover->contests->len; i++) {
		struct contest *contest = g_ptr_array_index(cover->contests, i);
		if (contest->cut)
			decide(cover, contest);
		contest->cut = false;
	}
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
	decide_again(cover);
	return any;
}

/* What the sum of gains would lose without each link that was taken. */
static void take_leads(struct cover *cover, double *lead)
{
	for (size_t from = 0; from < cover->n; from++)
		if (cover->next[from] != SIZE_MAX)
			lead[from] = lead_of(cover, from);
}

/* Lays the links of each run one behind the other, as their contest has them; first_link,
 * with room for one more than the runs, is 0 throughout. */
static void lay_links(struct cover *cover)
{
	for (guint i = 0; i < cover->contests->len; i++) {
		const struct contest *contest = g_ptr_array_index(cover->contests, i);
		for (guint k = 0; k < contest->links->len; k++)
			cover->first_link[g_array_index(contest->links, struct cover_link, k)
			                          .from]++;
	}
	for (size_t i = 1; i <= cover->n; i++)
		cover->first_link[i] += cover->first_link[i - 1];
	for (guint i = 0; i < cover->contests->len; i++) {
		const struct contest *contest = g_ptr_array_index(cover->contests, i);
		for (guint k = contest->links->len; k-- > 0;) {
			struct cover_link *link =
			        &g_array_index(contest->links, struct cover_link, k);
			cover->links[--cover->first_link[link->from]] = link;
		}
	}
}

double cover_choose(size_t n, const GArray *links, size_t *next, double *lead)
{
	for (size_t i = 0; i < n; i++) {
		next[i] = SIZE_MAX;
		if (lead)
			lead[i] = 0;
	}
	if (!links->len)
		return 0;
	g_autofree size_t *contest_of = g_new0(size_t, n), *taken = g_new(size_t, n);
	g_autofree size_t *walked = g_new0(size_t, n);
	double total = 0;
	memset(taken, UINT8_MAX, n * sizeof *taken); /* SIZE_MAX each */
	g_autoptr(GPtrArray) contests = contests_of(n, links, contest_of);
	g_autofree struct cover_link **of_runs = g_new(struct cover_link *, links->len);
	g_autofree size_t *first_link = g_new0(size_t, n + 1);
	struct cover cover = { n, contests, contest_of, next, taken, of_runs, first_link };
	lay_links(&cover);
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
