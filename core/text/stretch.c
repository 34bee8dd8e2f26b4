/* A very long page threaded stretch by stretch: not all its seams are weighed
 * together, so that time and memory grow evenly with the page. What breaks off
 * and goes on is threads.c's to say. */
#include "core/text/page.h"

enum { STRETCH = 2048 }; /* pieces, and at most twice as many; printed pages have fewer */

/* Where the stretch from first on ends: before an article, if one begins in time. */
static size_t end_of_stretch(const GArray *pieces, size_t first)
{
	size_t most = MIN(first + 2 * STRETCH, pieces->len);
	for (size_t end = first + STRETCH; end < most; end++)
		if (g_array_index(pieces, struct piece, end).starts)
			return end;
	return most;
}

/* Pieces [first, end) by themselves. A copy of what stands in another stretch is
 * no sign of a thread there. */
static GArray *cut_stretch(const GArray *pieces, size_t first, size_t end)
{
	guint n = (guint)(end - first);
	GArray *stretch = g_array_sized_new(FALSE, FALSE, sizeof(struct piece), n);
	g_array_append_vals(stretch, &g_array_index(pieces, struct piece, first), n);
	for (guint i = 0; i < n; i++) {
		struct piece *piece = &g_array_index(stretch, struct piece, i);
		piece->tail &= piece->copy_of >= first && piece->copy_of < end;
		piece->copy_of -= piece->tail ? first : 0;
	}
	return stretch;
}

/* Gives the page's place to one stretch after the other. */
static void thread_stretches(struct page *page)
{
	g_autoptr(GArray) whole = page->pieces;
	GArray *laid = g_array_sized_new(FALSE, FALSE, sizeof(struct piece), whole->len);
	for (size_t first = 0, end; first < whole->len; first = end) {
		end = end_of_stretch(whole, first);
		page->pieces = cut_stretch(whole, first, end);
		stretch_thread(page);
		g_array_append_vals(laid, page->pieces->data, page->pieces->len);
		g_array_unref(page->pieces);
	}
	page->pieces = laid;
}

void pieces_thread(struct page *page)
{
	enum source_format format = page->source->format;
	/* Where lines are to stay apart, so are their threads. */
	bool reads_on = page_wants(page, REPAIR_REJOIN) && page_wants(page, REPAIR_UNWRAP) &&
	                page_wants(page, REPAIR_UNBLANK) && format != FORMAT_HTML &&
	                format != FORMAT_POST;
	if (reads_on && page->pieces->len > 1)
		thread_stretches(page);
}
