/* A sentence that a paragraph ends with and has before: a pull quote that was
 * printed below it, and joined to it. Copies of one piece in another are copies.c's. */
#include <string.h>

#include "core/text/letters.h"
#include "core/text/page.h"
#include "core/text/shingles.h"

/* Where a sentence of letters begins that ends them, and that they have before: a
 * pull quote that was printed below its paragraph, and joined to it. Or 0. */
static size_t find_own_copy(const struct letters *letters)
{
	size_t n = letters->n;
	for (size_t len = LEAST_QUOTE; len <= MOST_QUOTE && 2 * len < n; len++) {
		const uint32_t *copy = letters->at + n - len;
		if (!letters->bound[n - len])
			continue;
		for (size_t at = 0; at + len <= n - len; at++)
			if (letters->at[at] == *copy && letters->bound[at] &&
			    letters->bound[at + len] &&
			    memcmp(letters->at + at, copy, len * sizeof *copy) == 0)
				return n - len;
	}
	return 0;
}

/* Whether text may end a sentence before its last one with the same letters. */
static bool may_end_again(struct slice text)
{
	struct slice rest = text;
	unsigned kind = 0;
	while (rest.len && !(kind & LETTERS_COUNT))
		kind = GLYPH_BIT(glyph_of(glyph_take_last(&rest)));
	if (!(kind & LETTERS_COUNT))
		return false;
	const char *at = text.data, *end = text.data + rest.len;
	struct slice last = { end, glyph_length(*end) };
	struct slice whole = { text.data, rest.len + last.len }; /* marks behind may be many */
	while ((at = slice_find((struct slice){ at, (size_t)(end - at) }, last))) {
		at += last.len;
		struct slice so_far = { text.data, (size_t)(at - text.data) };
		if (!glyph_begins_common(*at) && shingle_upto(so_far) == shingle_upto(whole))
			return true;
	}
	return false;
}

/* The off in text behind the sentence that letter at follows. */
static size_t sentence_off(struct slice text, size_t at)
{
	struct slice rest = text;
	size_t off = 0, n = 0;
	for (uint32_t last = 0; rest.len;) {
		uint32_t c = glyph_take(&rest);
		enum glyph glyph = glyph_of(c);
		bool counts = glyph == GLYPH_HAN || glyph == GLYPH_DIGIT || glyph == GLYPH_LATIN;
		if (counts && c != last && n++ == at)
			break;
		last = counts ? c : last;
		if (glyph == GLYPH_END || glyph == GLYPH_CLOSE)
			off = text.len - rest.len;
	}
	return off;
}

/* Whether the reader will have the text of piece from off on where it is. */
static bool keeps(struct page *page, const struct piece *piece, size_t off)
{
	if (!page->spared->len)
		return false;
	struct span end = { off, span_len(piece->text) };
	struct piece part = piece_part(page, piece, end);
	return page_spares(page, REPAIR_PULL_QUOTE, piece_source(page, &part));
}

/* Text that stands apart again: it was not joined on to piece. */
struct unjoined {
	size_t piece;
	size_t place;
};

static int compare_unjoined(const void *a, const void *b)
{
	const struct unjoined *x = a, *y = b;
	if (x->piece != y->piece)
		return x->piece < y->piece ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

static void forget_joins(struct page *page, GArray *unjoined)
{
	guint kept = 0;
	if (!unjoined->len)
		return;
	g_array_sort(unjoined, compare_unjoined);
	for (guint i = 0; i < page->repairs->len; i++) {
		struct piece_repair note = g_array_index(page->repairs, struct piece_repair, i);
		struct unjoined join = { note.piece, repair_place(&note.repair) };
		if (!repair_joins(note.repair.kind) ||
		    !g_array_binary_search(unjoined, &join, compare_unjoined, NULL))
			g_array_index(page->repairs, struct piece_repair, kept++) = note;
	}
	g_array_set_size(page->repairs, kept);
}

/* Where the sentence begins that piece i ends with and has before, as an off in
 * its text; or 0. */
static size_t own_copy_off(struct page *page, size_t i, struct arena *arena)
{
	const struct piece *piece = page_piece_at(page, i);
	struct slice text = piece_slice(page, piece);
	if (piece->dropped || piece->type != BLOCK_PARAGRAPH || piece->ending != ENDING_FULL ||
	    (page->rejoined && !piece->seams.end))
		return 0;
	if (!may_end_again(text))
		return 0;
	struct letters letters = letters_of(text, arena);
	size_t at = find_own_copy(&letters);
	size_t off = at ? sentence_off(text, at) : 0;
	return off == span_len(piece->text) || keeps(page, piece, off) ? 0 : off;
}

void pieces_lay_own_copies(struct page *page)
{
	struct arena *arena = arena_new();
	g_autoptr(GArray) unjoined = g_array_new(FALSE, FALSE, sizeof(struct unjoined));
	for (size_t i = page->pieces->len; i-- > 0;) {
		size_t off = own_copy_off(page, i, arena);
		if (!off)
			continue;
		page_explain(page, "copy", "piece %zu ends with a sentence that it has before", i);
		piece_split(page, i, off);
		struct piece *whole = page_piece_at(page, i), *copy = whole + 1;
		struct unjoined join = { whole->id, piece_source(page, copy).start };
		g_array_append_val(unjoined, join);
		piece_lay_piece(page, whole, copy, REPAIR_PULL_QUOTE);
	}
	forget_joins(page, unjoined);
	arena_free(arena);
}
