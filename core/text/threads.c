/* Threads: where text breaks off - at a column's foot, a page's, before a
 * picture - and where it goes on. Breaks and beginnings are matched by what
 * they say, all together (cover.c), and pieces of text moved behind the ones
 * they continue; where two ways are near, the file's order stays. */
#include <math.h>

#include "core/text/cover.h"
#include "core/text/echoes.h"
#include "core/text/line-marks.h"
#include "core/text/recurrences.h"
#include "core/text/seam.h"
#include "core/text/threads.h"

enum {
	MOST_BETWEEN = 64,       /* pieces of furniture between two of text */
	FEW_BREAKS = 32,         /* one in so many pieces */
	LEAST_COLUMNS = 30,      /* a shorter line is no paragraph broken off */
	LONGEST_BROKEN = 1 << 16 /* bytes; longer ones are left alone */
};

/* What a link is worth beside that: much where the piece follows at once,
 * unless the page shows that its columns are out of order. */
static const struct regime {
	const char *name;
	double next, moved;
} in_order = { "in order", 6, -8 }, out_of_order = { "out of order", 1, -1 };

/* How much of what a link leads by is borne out. On damaged pages (tests/damage,
 * --chances; 35,000 links) of those told as 0.50 to 0.55 were right 0.37, to 0.70
 * 0.67, to 0.80 0.75, to 0.90 0.80, to 0.95 0.89, above 0.98. */
static const double measured = 0.75;

/* To be gained over the file's order, to doubt it; and as much more as there are
 * orders that may gain something by chance. */
static const double least_scrambled = 0.3, least_unwrapped = 3; /* whose lines show no column */

/* Furniture, captions and copies, which no text goes on in or from. */
static bool passes_over(const struct piece *piece)
{
	return piece->type == BLOCK_FURNITURE || piece->type == BLOCK_CAPTION ||
	       (piece->dropped && !piece->tail);
}

/* · 省政府通知部署换届选举工作: an entry of a list is whole. */
static bool is_entry(const struct page *page, const struct piece *piece)
{
	struct slice text = piece_slice(page, piece);
	uint32_t mark = glyph_take(&text);
	return mark == 0xb7 || mark == 0x2022; /* · • */
}

/* Not so a line that is told between brackets, from its first letter to its last. */
static bool breaks_off(const struct page *page, const struct piece *piece)
{
	if (piece->type != BLOCK_PARAGRAPH || piece->dropped || piece->ending != ENDING_OPEN ||
	    piece->form == FORM_BYLINE || piece->form == FORM_SALUTATION ||
	    piece->form == FORM_DATE || piece->form == FORM_CREDIT)
		return false;
	bool lines = piece->last_line > piece->first_line;
	struct slice text = piece_slice(page, piece);
	bool whole = piece->form == FORM_SUBTITLE || is_lone_mark(page, piece->form, text);
	if ((whole && !lines) || span_len(piece->text) >= LONGEST_BROKEN)
		return false;
	bool filled = page->wrapped ? piece->full || lines : glyph_columns(text) >= LEAST_COLUMNS;
	return filled && !line_is_bracketed(text) && !is_entry(page, piece);
}

static bool may_go_on(const struct page *page, const struct piece *piece)
{
	return piece->type == BLOCK_PARAGRAPH && !piece->dropped && !piece->indented &&
	       (piece->form == FORM_TEXT || piece->form == FORM_ORDINAL_3) &&
	       !is_entry(page, piece);
}

bool thread_ends_at(const struct page *page, size_t i)
{
	enum form form = page_piece_at(page, i)->form;
	if (form != FORM_BYLINE && form != FORM_CREDIT)
		return false;
	for (size_t reach = 0; i-- > 0 && reach < MOST_BETWEEN; reach++) {
		const struct piece *piece = page_piece_at(page, i);
		if (!passes_over(piece))
			return piece->type == BLOCK_PARAGRAPH && piece->form != FORM_BYLINE;
	}
	return false;
}

/* Whether the reader will not have piece to go on from another. */
static bool stays_apart(const struct page *page, const struct piece *piece)
{
	if (!page->spared->len)
		return false;
	size_t start = piece_source(page, piece).start;
	return page_spares(page, REPAIR_REJOIN, (struct span){ start, start });
}

/* Text begins anew behind a signature, a copy, a line left open, and where a
 * column may begin; and at the page's head, if nothing introduces it. */
static void mark_beginnings(struct threads *threads)
{
	const struct page *page = threads->page;
	size_t before = SIZE_MAX;
	for (size_t i = 0; i < threads->n; i++) {
		const struct piece *piece = page_piece_at(page, i);
		if (passes_over(piece))
			continue;
		bool anew = before == SIZE_MAX || piece->column || thread_ends_at(page, before) ||
		            page_piece_at(page, before)->tail || threads->breaks[before];
		threads->begins[i] = anew && may_go_on(page, piece) && !stays_apart(page, piece);
		before = i;
	}
}

/* Tells of each piece which follows it at once, from the last one on. */
static void mark_following(struct threads *threads)
{
	size_t text = SIZE_MAX;
	bool follows = false;
	for (size_t i = threads->n; i-- > 0;) {
		const struct piece *piece = page_piece_at(threads->page, i);
		threads->after[i] = follows && text - i <= MOST_BETWEEN ? text : SIZE_MAX;
		if (passes_over(piece))
			continue;
		text = i;
		follows = may_go_on(threads->page, piece) && !stays_apart(threads->page, piece);
	}
}

/* Whether the reader will have a piece where it is. */
static bool stays_here(const struct page *page, const struct piece *piece)
{
	return page->spared->len && page_spares(page, REPAIR_REORDER, piece_source(page, piece));
}

bool thread_may_move(const struct threads *threads, size_t i)
{
	return threads->begins[i] && !stays_here(threads->page, page_piece_at(threads->page, i));
}

bool thread_may_be_rest(const struct threads *threads, size_t i)
{
	const struct piece *piece = page_piece_at(threads->page, i);
	return may_go_on(threads->page, piece) && !stays_apart(threads->page, piece) &&
	       !stays_here(threads->page, piece);
}

/* Whether piece i ends a sentence just where its column ends: the paragraph may well
 * go on. */
static bool stops_with_column(const struct page *page, size_t i)
{
	const struct piece *piece = page_piece_at(page, i);
	if (!page->wrapped || piece->type != BLOCK_PARAGRAPH || piece->dropped || !piece->full ||
	    piece->ending == ENDING_OPEN || piece->form == FORM_BYLINE ||
	    piece->form == FORM_SALUTATION || span_len(piece->text) >= LONGEST_BROKEN)
		return false;
	while (++i < page->pieces->len)
		if (!passes_over(page_piece_at(page, i)))
			return page_piece_at(page, i)->column;
	return true;
}

/* Cuts the pieces to runs: text that the file surely has in order. */
static void cut_runs(struct threads *threads)
{
	const struct page *page = threads->page;
	bool ended = true;
	for (size_t i = 0; i < threads->n; i++) {
		const struct piece *piece = page_piece_at(page, i);
		bool cut = !passes_over(piece) &&
		           (ended || threads->begins[i] || piece->column || piece->starts);
		threads->n_runs += cut || !i;
		threads->run_of[i] = threads->n_runs - 1;
		if (!passes_over(piece))
			ended = threads->breaks[i] || thread_ends_at(page, i) ||
			        stops_with_column(page, i);
	}
}

static size_t piece_behind(const struct threads *threads, size_t i)
{
	while (++i < threads->n && passes_over(page_piece_at(threads->page, i)))
		;
	return i;
}

/* Whether from goes on in to at once, or over a heading that interrupts it: the file's
 * order. */
static bool is_in_order(const struct threads *threads, size_t from, size_t to)
{
	if (threads->after[from] == to || to < from)
		return threads->after[from] == to;
	size_t between = piece_behind(threads, from);
	return between < threads->n &&
	       page_piece_at(threads->page, between)->type == BLOCK_HEADING &&
	       piece_behind(threads, between) == to;
}

/* The sum of gains over the links of regime, and what each piece goes on in
 * then; over those of the file's order alone, if kept. */
static double weigh(const struct threads *threads, const struct regime *regime, bool kept,
                    size_t *next, double *lead)
{
	g_autoptr(GArray) links =
	        g_array_sized_new(FALSE, FALSE, sizeof(struct cover_link), threads->links->len);
	for (guint i = 0; i < threads->links->len; i++) {
		struct cover_link link = g_array_index(threads->links, struct cover_link, i);
		bool follows = threads->after[link.from] == link.to;
		if (kept && !is_in_order(threads, link.from, link.to))
			continue;
		link.gain += follows ? regime->next : regime->moved;
		link.from = (uint32_t)threads->run_of[link.from];
		link.to = (uint32_t)threads->run_of[link.to];
		if (link.gain > 0)
			g_array_index(links, struct cover_link, links->len++) = link;
	}
	return cover_choose(threads->n_runs, links, next, lead);
}

/* What the best of so many orders may gain over the file's by chance alone: the
 * logarithm of how many ways there are to go on. */
static double chance_gain(const struct threads *threads)
{
	double breaks = (double)threads->n_breaks, ways = 0;
	for (size_t i = 0; i < threads->n; i++)
		ways += threads->begins[i];
	ways = MIN(ways, 2 * THREAD_WINDOW);
	return breaks < ways ? lgamma(ways + 1) - lgamma(ways - breaks + 1)
	                     : lgamma(ways + 1) + (breaks - ways) * log(MAX(ways, 1));
}

/* Columns are out of order where the text goes on far better in another. */
static bool is_scrambled(const struct threads *threads)
{
	static const struct regime by_text = { "", 0, 0 };
	g_autofree size_t *next = g_new(size_t, threads->n_runs);
	double kept = weigh(threads, &by_text, true, next, NULL);
	double best = weigh(threads, &by_text, false, next, NULL);
	page_explain(threads->page, "thread", "odds %.1f, in the file's order %.1f, by chance %.1f",
	             best, kept, chance_gain(threads));
	if (!threads->page->wrapped && threads->n_breaks * FEW_BREAKS < threads->n)
		return false; /* nearly every line ends what it says */
	return best > kept + (threads->page->wrapped ? least_scrambled : least_unwrapped) +
	                      chance_gain(threads);
}

/* What stands for the thread of piece i: the root of its set (Tarjan's union
 * and find, with halved paths). */
static size_t thread_of(const struct threads *threads, size_t i)
{
	size_t *within = threads->within;
	while (within[i] != i)
		i = within[i] = within[within[i]];
	return i;
}

/* Lets from go on in to, if neither is linked so far and they are of two
 * threads: a text cannot go on in itself. */
static bool link_pieces(struct threads *threads, size_t from, size_t to)
{
	size_t thread = thread_of(threads, from), other = thread_of(threads, to);
	if (threads->next[from] != SIZE_MAX || threads->taken[to] || thread == other)
		return false;
	threads->linked = true;
	threads->within[other] = thread;
	threads->next[from] = to;
	threads->taken[to] = true;
	return true;
}

void thread_take(struct threads *threads, size_t from, size_t to, double lead)
{
	if (!link_pieces(threads, from, to))
		return;
	threads->chance[to] = odds_chance(MAX(lead, 0) * measured);
	threads->far[to] = threads->after[from] != to;
	page_explain(threads->page, "thread", "piece %zu goes on in %zu, odds %.1f, chance %.2f",
	             from, to, lead, threads->chance[to]);
}

static void choose_links(struct threads *threads)
{
	g_autofree size_t *next = g_new(size_t, threads->n_runs);
	g_autofree double *lead = g_new0(double, threads->n_runs);
	const struct regime *regime = threads->scrambled ? &out_of_order : &in_order;
	page_explain(threads->page, "thread", "columns %s", regime->name);
	weigh(threads, regime, false, next, lead);
	for (guint i = 0; i < threads->links->len; i++) {
		const struct cover_link *link =
		        &g_array_index(threads->links, struct cover_link, i);
		size_t run = threads->run_of[link->from];
		if (next[run] == threads->run_of[link->to])
			thread_take(threads, link->from, link->to, lead[run]);
	}
}

static void find_links(struct threads *threads)
{
	cut_runs(threads);
	for (size_t from = 0; from < threads->n; from++)
		if (threads->next[from] == SIZE_MAX && threads->breaks[from])
			thread_find_links_of(threads, from);
	threads->scrambled = is_scrambled(threads);
	for (size_t from = 0; !threads->page->marked && from < threads->n; from++)
		if (threads->next[from] == SIZE_MAX && stops_with_column(threads->page, from))
			thread_find_links_of_stop(threads, from);
}

/* A piece behind a signature or at a page's head that no title introduces. */
static bool is_orphan(const struct threads *threads, size_t i)
{
	if (!thread_may_move(threads, i) || threads->taken[i])
		return false;
	if (threads->scrambled && page_piece_at(threads->page, i)->goes_on)
		return true;
	for (size_t reach = 0; i-- > 0 && reach < MOST_BETWEEN; reach++) {
		const struct piece *piece = page_piece_at(threads->page, i);
		if (!passes_over(piece))
			return thread_ends_at(threads->page, i) || threads->next[i] != SIZE_MAX;
	}
	return false;
}

/* What broke off before a heading goes on behind another article's signature:
 * where nothing else tells, in the file's order. */
static void choose_orphans(struct threads *threads)
{
	size_t to = 0;
	for (size_t from = 0; from < threads->n; from++) {
		if (threads->next[from] != SIZE_MAX || threads->after[from] != SIZE_MAX ||
		    !threads->breaks[from])
			continue;
		to = threads->scrambled ? 0 : MAX(to, from + 1);
		while (to < threads->n && (!is_orphan(threads, to) ||
		                           thread_of(threads, from) == thread_of(threads, to)))
			to++;
		if (to < threads->n)
			thread_take(threads, from, to, 0);
	}
}

/* A copy of a paragraph's end shows where the thread that it ends goes on:
 * with what follows the copy. */
static void follow_copies(struct threads *threads)
{
	for (size_t i = 0; i + 1 < threads->n; i++) {
		const struct piece *copy = page_piece_at(threads->page, i);
		if (!copy->tail || copy->copy_of + 1 >= i)
			continue;
		size_t to = i + 1;
		if (thread_may_be_rest(threads, to) && link_pieces(threads, copy->copy_of, to))
			threads->far[to] = threads->follows[to] = true;
	}
}

/* Whether a full line of piece i ends a sentence right above a picture or a page
 * number. */
static bool stops_above(const struct page *page, size_t i)
{
	const struct piece *piece = page_piece_at(page, i);
	enum block_type below = page_piece_at(page, i + 1)->type;
	return piece->type == BLOCK_PARAGRAPH && !piece->dropped && piece->full &&
	       piece->ending != ENDING_OPEN && piece->form == FORM_TEXT &&
	       (below == BLOCK_CAPTION || below == BLOCK_FURNITURE);
}

/* There the paragraph goes on in what shows no beginning though others do. */
static void follow_pictures(struct threads *threads)
{
	const struct page *page = threads->page;
	if (!page->wrapped || !(page->indents || page->indent || page->gaps))
		return;
	for (size_t i = 0; i + 2 < threads->n; i++) {
		size_t to = stops_above(page, i) ? threads->after[i] : SIZE_MAX;
		if (to == SIZE_MAX)
			continue;
		const struct piece *below = page_piece_at(page, to);
		bool begins = below->column && !(page->indents && below->goes_on);
		if (!below->opens && !begins && below->form == FORM_TEXT)
			link_pieces(threads, i, to);
	}
}

/* Every piece a thread of its own. What is by piece is owned by arena. */
static struct threads threads_of(struct page *page, struct arena *arena)
{
	size_t n = page->pieces->len;
	struct threads threads = {
		.page = page,
		.n = n,
		.breaks = arena_new_array(arena, bool, n),
		.begins = arena_new_array(arena, bool, n),
		.next = arena_new_array(arena, size_t, n),
		.after = arena_new_array(arena, size_t, n),
		.taken = arena_new_array(arena, bool, n),
		.far = arena_new_array(arena, bool, n),
		.follows = arena_new_array(arena, bool, n),
		.chance = arena_new_array(arena, double, n),
		.within = arena_new_array(arena, size_t, n),
		.run_of = arena_new_array(arena, size_t, n),
		.links = g_array_new(FALSE, FALSE, sizeof(struct cover_link)),
	};
	for (size_t i = 0; i < n; i++) {
		threads.breaks[i] = breaks_off(page, page_piece_at(page, i));
		threads.next[i] = SIZE_MAX;
		threads.within[i] = i;
		threads.chance[i] = 1;
	}
	return threads;
}

static void lay_out(struct threads *threads, struct arena *arena)
{
	size_t *place = arena_new_array(arena, size_t, threads->n);
	threads_lay_out(threads, place);
	threads_note_moves(threads, place);
	threads_join(threads, place);
}

void stretch_thread(struct page *page)
{
	struct arena *arena = arena_new();
	struct threads threads = threads_of(page, arena);
	mark_following(&threads);
	mark_beginnings(&threads);
	follow_copies(&threads);
	follow_pictures(&threads);
	threads_tie_loose_ends(&threads);
	find_links(&threads);
	choose_links(&threads);
	if (page_wants(page, REPAIR_REORDER))
		choose_orphans(&threads);
	if (threads.linked || threads.scrambled) /* in most files nothing is */
		lay_out(&threads, arena);
	g_array_unref(threads.links);
	echoes_free(threads.echoes);
	recurrences_free(threads.recurrences);
	g_free(threads.counts);
	arena_free(threads.looks);
	arena_free(arena);
}
