/* Stretches of a page that stand twice, one behind the other: web pages hold
 * their text once for large screens and once for small ones. The second is laid
 * onto the first. Not for what is printed twice by design: that is copies.c's. */
#include <string.h>

#include "core/text/page.h"

enum {
	LEAST_LETTERS = 8, /* of one of the pieces, so that cells and cries stay */
	MOST_PIECES = 400, /* of a stretch */
	LEAST_PIECE_BYTES = LEAST_LETTERS * 3
};

/* The pieces that count, what stands between them left aside. */
struct body {
	const struct page *page;
	size_t *at; /* indices of pieces */
	size_t n;
};

static bool counts(const struct page *page, const struct piece *piece)
{
	return !piece->dropped && piece->type <= BLOCK_ITEM &&
	       (piece->form == FORM_TEXT || piece->form >= FORM_DATELINE) &&
	       page_line_at(page, piece->first_line)->kind != LINE_CELL;
}

static bool same_text(const struct body *body, size_t a, size_t b)
{
	return slice_equal(piece_slice(body->page, page_piece_at(body->page, body->at[a])),
	                   piece_slice(body->page, page_piece_at(body->page, body->at[b])));
}

/* Whether the n pieces from first on stand again right behind them, and say
 * enough not to do so by chance. */
static bool stands_twice(const struct body *body, size_t first, size_t n)
{
	bool says = false;
	if (n > MOST_PIECES || first + 2 * n > body->n)
		return false;
	for (size_t i = first; i < first + n; i++) {
		if (!same_text(body, i, i + n))
			return false;
		says |= span_len(page_piece_at(body->page, body->at[i])->text) >= LEAST_PIECE_BYTES;
	}
	return says;
}

static void lay_stretch(struct page *page, const struct body *body, size_t first, size_t n)
{
	page_explain(page, "repeat", "%zu pieces from piece %zu stand twice", n, body->at[first]);
	for (size_t i = first; i < first + n; i++)
		piece_lay_piece(page, page_piece_at(page, body->at[i]),
		                page_piece_at(page, body->at[i + n]), REPAIR_PULL_QUOTE);
}

static void find_repeats(struct page *page, const struct body *body)
{
	g_autoptr(GHashTable) last = g_hash_table_new_full(g_bytes_hash, g_bytes_equal,
	                                                   (GDestroyNotify)g_bytes_unref, NULL);
	for (size_t i = 0; i < body->n; i++) {
		struct slice text = piece_slice(page, page_piece_at(page, body->at[i]));
		GBytes *key = g_bytes_new(text.data, text.len);
		gpointer found;
		if (g_hash_table_lookup_extended(last, key, NULL, &found)) {
			size_t first = GPOINTER_TO_SIZE(found), n = i - first;
			if (stands_twice(body, first, n)) {
				lay_stretch(page, body, first, n);
				g_hash_table_remove_all(last);
				i += n - 1;
				g_bytes_unref(key);
				continue;
			}
		}
		g_hash_table_replace(last, key, GSIZE_TO_POINTER(i));
	}
}

void pieces_lay_repeats(struct page *page)
{
	if (!page_wants(page, REPAIR_PULL_QUOTE) || page->source->format != FORMAT_HTML)
		return;
	struct body body = { page, g_new(size_t, page->pieces->len), 0 };
	for (size_t i = 0; i < page->pieces->len; i++)
		if (counts(page, page_piece_at(page, i)))
			body.at[body.n++] = i;
	find_repeats(page, &body);
	g_free(body.at);
}
