/* Loose ends: text that breaks off right above the title of another article, on a page whose
 * titles markup tells, and goes on within that article - where a paragraph of it was broken
 * by the same column, whose own rest stands below. Both breaks are looked at together: what
 * one gains must be more than what the other loses. Other breaks are thread-links.c's. */
#include "core/text/threads.h"

enum { REACH = 40 }; /* pieces to look at behind a loose end */

/* How much better both breaks go on crosswise than the second as it stands. On pages out of
 * OCR what was right gained 4 and more. */
static const double least_gain = 3;

/* A break within another article, what follows it, and where its own text goes on. */
struct crossing {
	size_t from, to, rest;
	double gain;
};

static bool is_loose_end(const struct threads *threads, size_t i)
{
	return threads->breaks[i] && threads->after[i] == SIZE_MAX && threads->next[i] == SIZE_MAX;
}

/* The piece with which the next article begins, or the end of what is looked at. */
static size_t next_article(const struct threads *threads, size_t i, size_t end)
{
	while (++i < end && !page_piece_at(threads->page, i)->starts)
		;
	return MIN(i, end);
}

/* No text goes on right below a heading. */
static bool may_be_rest(const struct threads *threads, size_t i)
{
	return thread_may_be_rest(threads, i) &&
	       page_piece_at(threads->page, i - 1)->type != BLOCK_HEADING;
}

/* Where break from goes on best behind piece to, in the same article; SIZE_MAX: nowhere, or
 * signatures between tell more. */
static size_t find_rest(struct threads *threads, size_t from, size_t to, double *most)
{
	size_t rest = SIZE_MAX;
	size_t end = next_article(threads, to, MIN(threads->n, to + REACH));
	for (size_t i = to + 1; i < end; i++) {
		if (thread_ends_at(threads->page, i))
			return SIZE_MAX;
		if (!may_be_rest(threads, i))
			continue;
		double odds = thread_odds(threads, from, i);
		if (rest == SIZE_MAX || odds > *most) {
			rest = i;
			*most = odds;
		}
	}
	return rest;
}

static void try_crossing(struct threads *threads, size_t end, size_t from, struct crossing *best)
{
	size_t to = threads->after[from];
	double rest_odds = 0;
	if (threads->next[from] != SIZE_MAX || threads->taken[to] ||
	    !thread_may_be_rest(threads, to))
		return;
	size_t rest = find_rest(threads, from, to, &rest_odds);
	if (rest == SIZE_MAX)
		return;
	double gain = thread_odds(threads, end, to) + rest_odds - thread_odds(threads, from, to);
	if (gain > best->gain)
		*best = (struct crossing){ from, to, rest, gain };
}

static void tie(struct threads *threads, size_t end)
{
	struct crossing best = { .gain = least_gain };
	size_t first = next_article(threads, end, MIN(threads->n, end + REACH));
	for (size_t i = first; i < MIN(threads->n, end + REACH); i++)
		if (threads->breaks[i] && threads->after[i] != SIZE_MAX)
			try_crossing(threads, end, i, &best);
	if (best.gain <= least_gain)
		return;
	threads->begins[best.to] = threads->begins[best.rest] = true;
	thread_take(threads, end, best.to, best.gain);
	thread_take(threads, best.from, best.rest, best.gain);
}

void threads_tie_loose_ends(struct threads *threads)
{
	if (!threads->page->marked || !page_wants(threads->page, REPAIR_REORDER))
		return;
	for (size_t i = 0; i < threads->n; i++)
		if (is_loose_end(threads, i))
			tie(threads, i);
}
