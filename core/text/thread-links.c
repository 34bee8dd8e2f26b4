/* Links: in which beginnings a break of text may go on, and what speaks for each -
 * its seam, what the page says elsewhere, how the text counts. threads.c chooses. */
#include "core/text/cover.h"
#include "core/text/echoes.h"
#include "core/text/line-marks.h"
#include "core/text/recurrences.h"
#include "core/text/seam.h"
#include "core/text/threads.h"

/* What it is worth that a break goes on somewhere, and is not left open. */
static const double open_odds = 4;
static const double sentence_weight = 0.6; /* of how likely it begins a sentence */
static const double stop_odds = 1.5;       /* where a sentence ends with its column, no more */
static const double clause_odds = 4;       /* where that is only a clause */
static const double shown_odds = 4;        /* for what a first line shows of itself */
static const double repeated_odds = 6;     /* where the page has both sides in one once more */
static const double picture_odds = 3;      /* for a caption between two pieces, and nothing else */

/* Piece to as the side behind a seam. */
static const struct seam_side *side_of(const struct threads *threads, size_t to)
{
	struct seam_side **side = &threads->sides[to];
	if (!*side) {
		*side = arena_room(threads->looks, sizeof **side);
		seam_look_after(piece_slice(threads->page, page_piece_at(threads->page, to)),
		                *side);
	}
	return *side;
}

/* The odds that the break at hand goes on in piece to. */
static double odds_of(const struct threads *threads, size_t to)
{
	const struct page *page = threads->page;
	const struct seam_side *before = threads->break_side;
	const struct seam_side *after = side_of(threads, to);
	const struct piece *piece = page_piece_at(page, to);
	double shown = piece->goes_on ? shown_odds
	               : piece->opens || page->gaps
	                       ? -shown_odds
	                       : -sentence_weight * seam_sentence_odds(after->text);
	return seam_odds_of(before, after) + seam_phrase_odds_of(before, after) +
	       echoes_odds(threads->echoes, before, after) + seam_affinity_of(before, after) +
	       shown;
}

/* Takes down once what is asked of each link. */
static void listen(struct threads *threads)
{
	const struct page *page = threads->page;
	threads->echoes = echoes_new(page, threads->breaks);
	threads->recurrences = recurrences_new(page, threads->breaks);
	threads->looks = arena_new();
	threads->sides = arena_new_array(threads->looks, struct seam_side *, threads->n);
	threads->break_side = arena_room(threads->looks, sizeof *threads->break_side);
	threads->counts = g_new0(struct series_count, threads->n);
	for (size_t i = 0; i < threads->n; i++)
		if (threads->begins[i])
			threads->counts[i] =
			        series_first(piece_slice(page, page_piece_at(page, i)));
}

double thread_odds(struct threads *threads, size_t from, size_t to)
{
	if (!threads->echoes)
		listen(threads);
	seam_look_before(piece_slice(threads->page, page_piece_at(threads->page, from)),
	                 threads->break_side);
	return odds_of(threads, to);
}

static void add_link(struct threads *threads, size_t from, size_t to, double bonus)
{
	struct cover_link link = { (uint32_t)from, (uint32_t)to,
		                   open_odds + bonus + odds_of(threads, to) };
	link.gain += series_odds(threads->got_to, threads->counts[to]);
	if (threads->repeated.len &&
	    slice_starts(piece_slice(threads->page, page_piece_at(threads->page, to)),
	                 threads->repeated))
		link.gain += repeated_odds;
	if (!threads->taken[to])
		g_array_append_val(threads->links, link);
}

/* Where a piece that ends a sentence with its column may go on: anywhere on a page whose columns
 * are out of order, and else what ends with ； in what follows at once. */
static struct span stop_window(const struct threads *threads, size_t from, bool clause)
{
	if (threads->scrambled)
		return (struct span){ from > THREAD_WINDOW ? from - THREAD_WINDOW : 0,
			              MIN(from + THREAD_WINDOW, threads->n) };
	size_t after = clause ? threads->after[from] : SIZE_MAX;
	return after == SIZE_MAX ? (struct span){ 0, 0 } : (struct span){ after, after + 1 };
}

void thread_find_links_of_stop(struct threads *threads, size_t from)
{
	const struct page *page = threads->page;
	struct slice before = piece_slice(page, page_piece_at(page, from));
	bool clause = line_ends_clause(before);
	struct span window = stop_window(threads, from, clause);
	for (size_t to = window.start; to < window.end; to++) {
		const struct piece *piece = page_piece_at(page, to);
		bool goes_on = piece->goes_on || (clause && !piece->opens && !page->gaps);
		if (to == from || threads->taken[to] || !goes_on || !thread_may_move(threads, to))
			continue;
		struct cover_link link = { (uint32_t)from, (uint32_t)to,
			                   clause ? clause_odds : stop_odds };
		link.gain += seam_affinity(before, piece_slice(page, piece));
		g_array_append_val(threads->links, link);
	}
}

/* Whether a picture's caption stands between two pieces of one column. */
static bool has_picture_between(const struct threads *threads, size_t from, size_t to)
{
	if (page_piece_at(threads->page, to)->column)
		return false;
	for (size_t i = from + 1; i < to; i++)
		if (page_piece_at(threads->page, i)->type == BLOCK_CAPTION)
			return true;
	return false;
}

void thread_find_links_of(struct threads *threads, size_t from)
{
	size_t after = threads->after[from], looked = 0;
	if (!threads->echoes)
		listen(threads);
	struct slice before = piece_slice(threads->page, page_piece_at(threads->page, from));
	seam_look_before(before, threads->break_side);
	threads->got_to = series_last(before);
	bool picture = after != SIZE_MAX && has_picture_between(threads, from, after);
	threads->n_breaks += !picture;
	threads->repeated =
	        recurrences_behind(threads->recurrences, page_piece_at(threads->page, from));
	if (after != SIZE_MAX)
		add_link(threads, from, after, picture ? picture_odds : 0);
	if (!page_wants(threads->page, REPAIR_REORDER))
		return;
	for (size_t to = from + 1; to < threads->n && looked < THREAD_WINDOW; to++)
		if (thread_may_move(threads, to) && to != after && ++looked)
			add_link(threads, from, to, 0);
	if (threads->page->marked)
		return; /* its headings stand; only ends have strayed, behind them */
	looked = 0;
	for (size_t to = from; to-- > 0 && looked < THREAD_WINDOW;)
		if (thread_may_move(threads, to) && ++looked)
			add_link(threads, from, to, 0);
}
