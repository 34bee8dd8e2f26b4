/* Paragraphs that a column, page, picture or jump line broke, joined; jump
 * marks cut off the text they stand in. */
#include <string.h>

#include "core/text/page.h"

enum { JUMP_BYTES = 96, LEAST_COLUMNS = 30, LONGEST_BROKEN = 1 << 16 };

/* Splits piece at index i in two at text offset at; the second follows it. */
static void split_at(struct page *page, size_t i, size_t at)
{
	struct piece whole = *page_piece_at(page, i);
	size_t len = span_len(whole.text);
	struct piece head = piece_part(page, &whole, (struct span){ 0, at });
	struct piece tail = piece_part(page, &whole, (struct span){ at, len });
	struct piece *piece = page_piece_at(page, i);
	head.id = whole.id; /* keeps what is noted of it */
	head.bold = whole.bold;
	head.form = whole.form;
	head.indented = whole.indented;
	head.level = whole.level;
	head.strong = whole.strong;
	*piece = head;
	page_insert(page, i + 1, tail);
}

/* …160余万人。（下转第二版）: the mark becomes a piece of its own. */
static void cut_jump_on(struct page *page, size_t i)
{
	struct piece *piece = page_piece_at(page, i);
	struct slice text = piece_slice(page, piece);
	size_t start = text.len > JUMP_BYTES ? text.len - JUMP_BYTES : 0;
	while (start < text.len && ((unsigned char)text.data[start] & 0xc0) == 0x80)
		start++;
	struct slice tail = { text.data + start, text.len - start };
	if (!g_strstr_len(tail.data, (gssize)tail.len, "转"))
		return;
	struct span mark;
	if (!patterns_find(page->patterns, FORM_CONTINUED_ON, tail, "mark", &mark))
		return;
	size_t at = start + mark.start;
	if (at) {
		split_at(page, i, at);
		piece = page_piece_at(page, i + 1);
	}
	piece->type = BLOCK_CONTINUATION;
	piece->form = FORM_CONTINUED_ON;
}

static void cut_jump_from(struct page *page, size_t i)
{
	struct piece *piece = page_piece_at(page, i);
	struct slice text = piece_slice(page, piece);
	struct span mark;
	if (!patterns_find(page->patterns, FORM_CONTINUED_FROM, text, "mark", &mark))
		return;
	if (mark.end < text.len)
		split_at(page, i, mark.end);
	piece = page_piece_at(page, i);
	piece->type = BLOCK_CONTINUATION;
	piece->form = FORM_CONTINUED_FROM;
}

static void cut_jumps(struct page *page)
{
	for (size_t i = 0; i < page->pieces->len; i++) {
		const struct piece *piece = page_piece_at(page, i);
		if (piece->type > BLOCK_PARAGRAPH)
			continue;
		if (piece->form == FORM_CONTINUED_FROM)
			cut_jump_from(page, i);
		else
			cut_jump_on(page, i);
	}
}

static bool is_broken_off(const struct page *page, const struct piece *piece)
{
	return piece->type == BLOCK_PARAGRAPH && !piece->dropped && piece->ending == ENDING_OPEN &&
	       span_len(piece->text) < LONGEST_BROKEN && piece->form != FORM_BYLINE &&
	       (page->wrapped || glyph_columns(piece_slice(page, piece)) >= LEAST_COLUMNS);
}

static bool may_go_on(const struct piece *piece)
{
	return piece->type == BLOCK_PARAGRAPH && !piece->dropped && !piece->indented &&
	       (piece->form == FORM_TEXT || piece->form == FORM_ORDINAL_3);
}

static bool is_between(const struct piece *piece)
{
	return piece->dropped || piece->type == BLOCK_FURNITURE || piece->type == BLOCK_CAPTION;
}

static void join_pieces(struct page *page, size_t a, size_t b)
{
	struct piece first = *page_piece_at(page, a), second = *page_piece_at(page, b);
	struct piece whole = piece_begin(page, BLOCK_PARAGRAPH);
	struct piece parts[] = { first, second };
	for (size_t i = 0; i < 2; i++) {
		g_autofree struct text_run *runs =
		        g_memdup2(&g_array_index(page->runs, struct text_run, parts[i].first_run),
		                  sizeof *runs * parts[i].n_runs);
		g_autofree char *text =
		        g_strndup(page->text->str + parts[i].text.start, span_len(parts[i].text));
		piece_add(page, &whole, (struct slice){ text, span_len(parts[i].text) }, runs,
		          parts[i].n_runs);
	}
	piece_finish(page, &whole);
	struct span seam = { piece_source(page, &first).end, piece_source(page, &second).start };
	if (seam.start > seam.end)
		seam = (struct span){ seam.end, seam.end };
	whole.id = first.id;
	whole.form = first.form;
	whole.bold = first.bold;
	whole.indented = first.indented;
	whole.article = first.article;
	whole.first_line = first.first_line;
	whole.last_line = second.last_line;
	*page_piece_at(page, a) = whole;
	piece_repaired(page, &whole, REPAIR_REJOIN, seam, b == a + 1 ? 1 : 0.9);
	piece_inherit(page, &whole, &second);
	page_piece_at(page, b)->dropped = true;
	page_explain(page, "rejoin", "pieces %zu and %zu", a, b);
}

void pieces_join(struct page *page, size_t a, size_t b)
{
	join_pieces(page, a, b);
}

void pieces_rejoin(struct page *page)
{
	cut_jumps(page);
	if (!page_wants(page, REPAIR_REJOIN) || page->source->format == FORMAT_HTML ||
	    page->source->format == FORMAT_POST)
		return;
	for (size_t a = 0; a + 1 < page->pieces->len; a++) {
		if (!is_broken_off(page, page_piece_at(page, a)))
			continue;
		size_t b = a + 1;
		while (b < page->pieces->len && is_between(page_piece_at(page, b)))
			b++;
		if (b >= page->pieces->len || !may_go_on(page_piece_at(page, b)))
			continue;
		join_pieces(page, a, b);
		a--; /* what was joined may be broken off again */
	}
}
