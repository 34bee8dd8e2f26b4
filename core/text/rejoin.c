/* Pieces cut in two and joined: jump marks taken off the text they stand in,
 * the parts of a broken paragraph made one. Which parts belong together is
 * threads.c's. */
#include <string.h>

#include "core/text/page.h"

enum { JUMP_BYTES = 96 };

void piece_split(struct page *page, size_t i, size_t at)
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
	head.starts = whole.starts;
	head.column = whole.column;
	head.goes_on = whole.goes_on;
	head.opens = whole.opens;
	head.first_line = whole.first_line;
	head.last_line = tail.first_line = tail.last_line = whole.last_line;
	head.width = tail.width = whole.width;
	tail.full = whole.full;
	*piece = head;
	page_insert(page, i + 1, tail);
}

/* …160余万人。（下转第二版）: the mark becomes a piece of its own. */
static void cut_jump_on(struct page *page, size_t i)
{
	struct piece *piece = page_piece_at(page, i);
	struct slice text = piece_slice(page, piece);
	struct slice tail = utf8_tail(text, JUMP_BYTES);
	struct span mark;
	if (!patterns_find(page->patterns, FORM_CONTINUED_ON, tail, "mark", &mark))
		return;
	size_t at = text.len - tail.len + mark.start;
	if (at) {
		piece_split(page, i, at);
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
		piece_split(page, i, mark.end);
	piece = page_piece_at(page, i);
	piece->type = BLOCK_CONTINUATION;
	piece->form = FORM_CONTINUED_FROM;
}

/* What joined text on, noted at the seam. */
static void note_seam(struct page *page, const struct piece *first, struct span seam, double score,
                      const struct correction *by)
{
	if (by)
		piece_corrected(page, first, by, seam);
	else
		piece_repaired(page, first, REPAIR_REJOIN, seam, score);
}

void pieces_join(struct page *page, const size_t *parts, size_t n, const double *chances,
                 const struct correction *by)
{
	struct piece first = *page_piece_at(page, parts[0]);
	struct piece whole = piece_begin(page, BLOCK_PARAGRAPH);
	size_t end = 0;
	for (size_t i = 0; i < n; i++) {
		struct piece part = *page_piece_at(page, parts[i]);
		g_autofree struct text_run *runs =
		        g_memdup2(&g_array_index(page->runs, struct text_run, part.first_run),
		                  sizeof *runs * part.n_runs);
		g_autofree char *text =
		        g_strndup(page->text->str + part.text.start, span_len(part.text));
		struct slice before = { page->text->str + whole.text.start,
			                page->text->len - whole.text.start };
		struct slice after = { text, span_len(part.text) };
		whole.seams.end = i ? before.len : 0;
		whole.seams.start = i == 1 ? before.len : whole.seams.start;
		if (i && before.len && after.len && glyph_space_between(before, after))
			piece_add_char(page, &whole, ' ');
		piece_add(page, &whole, after, runs, part.n_runs);
		struct span source = piece_source(page, &part);
		struct span seam = { MIN(end, source.start), source.start };
		if (i) {
			note_seam(page, &first, seam, chances ? chances[i] : 1, by);
			piece_inherit(page, &first, &part);
			page_piece_at(page, parts[i])->dropped = true;
		}
		end = source.end;
		whole.last_line = part.last_line;
	}
	piece_finish(page, &whole);
	struct piece *piece = page_piece_at(page, parts[0]);
	piece->text = whole.text;
	piece->first_run = whole.first_run;
	piece->n_runs = whole.n_runs;
	piece->ending = whole.ending;
	piece->last_line = whole.last_line;
	piece->seams = whole.seams;
}

static bool may_jump(const struct page *page, const struct piece *piece)
{
	return piece->type <= BLOCK_PARAGRAPH &&
	       (piece->form == FORM_CONTINUED_FROM ||
	        slice_find(utf8_tail(piece_slice(page, piece), JUMP_BYTES), slice_of("转")));
}

static bool any_jumps(const struct page *page)
{
	for (size_t i = 0; i < page->pieces->len; i++)
		if (may_jump(page, page_piece_at(page, i)))
			return true;
	return false;
}

static void cut_jump(struct page *page, size_t i)
{
	const struct piece *piece = page_piece_at(page, i);
	if (!may_jump(page, piece))
		return;
	if (piece->form == FORM_CONTINUED_FROM)
		cut_jump_from(page, i);
	else
		cut_jump_on(page, i);
}

/* The pieces are laid anew one by one, for what is cut off the last one moves no
 * others. */
void pieces_cut_jumps(struct page *page)
{
	if (!any_jumps(page))
		return;
	g_autoptr(GArray) whole = page->pieces;
	page->pieces = g_array_sized_new(FALSE, FALSE, sizeof(struct piece), whole->len);
	for (guint i = 0; i < whole->len; i++) {
		g_array_append_val(page->pieces, g_array_index(whole, struct piece, i));
		for (size_t at = page->pieces->len - 1; at < page->pieces->len; at++)
			cut_jump(page, at);
	}
}
