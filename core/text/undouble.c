/* Fake bold kept once. A setter that has no bold prints a run twice, and a
 * PDF's text then has it twice over: 向新而行向新而行。。, by letter as in （（一一）），
 * or both. A line is read as doubled stretches for as long as that goes. */
#include <string.h>

#include "core/text/page.h"

enum {
	LONGEST = 80 * 3,   /* bytes of one doubled stretch */
	LEAST_HAN = 4,      /* ideographs of the longest stretch that make it certain */
	LEAST_STRETCHES = 5 /* or so many short ones in a row, as letters doubled one by one:
	                     * of 高高兴兴干干净净 there are four */
};

/* Length of the longest stretch at the start of text that follows itself at
 * once, or 0: it ends where its first character stands again. */
static size_t doubled_stretch(struct slice text)
{
	size_t best = 0, most = MIN(text.len / 2, LONGEST), first = glyph_length(*text.data);
	const char *at = text.data + 1, *end = text.data + MIN(most + first, text.len);
	for (; (at = slice_find((struct slice){ at, (size_t)(end - at) },
	                        (struct slice){ text.data, first }));
	     at++) {
		size_t len = (size_t)(at - text.data);
		if (!memcmp(text.data, at, len))
			best = len;
	}
	return best;
}

struct doubling {
	GArray *kept;   /* struct span */
	GArray *copies; /* struct span */
	size_t bytes;   /* doubled, one copy counted */
	size_t end;     /* where the doubling ends */
};

/* Reads text as doubled stretches from its start, and says whether they are
 * many or long enough to be no accident (高高兴兴 is one). */
static bool read_doubled(struct slice text, bool bold_before, struct doubling *doubling)
{
	size_t at = 0, stretches = 0, longest = 0;
	while (at < text.len) {
		struct slice rest = { text.data + at, text.len - at };
		size_t len = doubled_stretch(rest);
		if (!len)
			break;
		struct span first = { at, at + len }, second = { at + len, at + 2 * len };
		g_array_append_val(doubling->kept, first);
		g_array_append_val(doubling->copies, second);
		longest = MAX(longest, glyph_count_han((struct slice){ rest.data, len }));
		stretches++;
		doubling->bytes += len;
		at += 2 * len;
	}
	doubling->end = at;
	return longest >= LEAST_HAN || stretches >= LEAST_STRETCHES ||
	       (bold_before && stretches >= 1);
}

static void lay_copies(struct page *page, struct page_line *line, const GArray *copies)
{
	g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(struct text_run));
	for (guint i = 0; i < copies->len; i++)
		runs_cut(line->runs, line->n_runs, g_array_index(copies, struct span, i), 0, runs);
	for (guint i = 0; i < runs->len; i++) {
		const struct text_run *run = &g_array_index(runs, struct text_run, i);
		struct span source = { run->src_off, run->src_off + run->src_len };
		g_array_append_val(page->line_also, source);
	}
}

/* In print one copy lies over the other. */
static void lay_columns(struct page_line *line)
{
	unsigned once = glyph_columns((struct slice){ line->text.data, line->bold });
	unsigned all = line->tally.columns;
	if (all)
		line->columns = line->columns * all / (all + once);
}

void line_undouble(struct page *page, struct page_line *line, bool bold_before)
{
	if (line->text.len < 6 || !doubled_stretch(line->text))
		return;
	g_autoptr(GArray) kept = g_array_new(FALSE, FALSE, sizeof(struct span));
	g_autoptr(GArray) copies = g_array_new(FALSE, FALSE, sizeof(struct span));
	struct doubling doubling = { kept, copies, 0, 0 };
	if (!read_doubled(line->text, bold_before, &doubling))
		return;
	struct span rest = { doubling.end, line->text.len };
	lay_copies(page, line, copies);
	g_array_append_val(kept, rest);
	line_keep(page, line, kept);
	line->bold = doubling.bytes;
	lay_columns(line);
	line->repairs |= REPAIR_BIT(REPAIR_UNDOUBLE);
}

/* Keeps the first of two stretches of len bytes that the piece begins with. */
static void keep_once(struct page *page, struct piece *piece, size_t len)
{
	struct span all = { 0, span_len(piece->text) }, copy = { len, 2 * len };
	g_autofree struct text_run *runs =
	        g_memdup2(&g_array_index(page->runs, struct text_run, piece->first_run),
	                  sizeof *runs * piece->n_runs);
	g_autofree char *text = g_strndup(page->text->str + piece->text.start, all.end);
	const struct span kept[] = { { 0, len }, { copy.end, all.end } };
	struct piece once = piece_begin(page, piece->type);
	g_autoptr(GArray) cut = g_array_new(FALSE, FALSE, sizeof(struct text_run));
	for (size_t i = 0; i < G_N_ELEMENTS(kept); i++) {
		g_array_set_size(cut, 0);
		runs_cut(runs, piece->n_runs, kept[i], 0, cut);
		piece_add(page, &once, slice_sub((struct slice){ text, all.end }, kept[i]),
		          (const struct text_run *)cut->data, cut->len);
	}
	piece_finish(page, &once);
	g_array_set_size(cut, 0);
	runs_cut(runs, piece->n_runs, copy, 0, cut);
	for (guint i = 0; i < cut->len; i++) {
		const struct text_run *run = &g_array_index(cut, struct text_run, i);
		if (run->src_len)
			piece_lay(page, piece,
			          (struct span){ run->src_off, run->src_off + run->src_len });
	}
	piece->text = once.text;
	piece->first_run = once.first_run;
	piece->n_runs = once.n_runs;
	piece->bold = len;
}

/* 云岭省水利厅副厅长云岭省水 / 利厅副厅长，…: a run whose copy was broken by the
 * line's end. */
void pieces_undouble(struct page *page)
{
	for (size_t i = 0; i < page->pieces->len; i++) {
		struct piece *piece = page_piece_at(page, i);
		if (piece->first_line == piece->last_line || piece->type > BLOCK_PARAGRAPH ||
		    piece->bold)
			continue;
		struct slice text = piece_slice(page, piece);
		size_t len = text.len < 6 ? 0 : doubled_stretch(text);
		struct span source = piece_source(page, piece);
		if (!len || glyph_count_han((struct slice){ text.data, len }) < LEAST_HAN ||
		    !page_wants_at(page, REPAIR_UNDOUBLE, source))
			continue;
		piece_repaired(page, piece, REPAIR_UNDOUBLE, source, 1);
		keep_once(page, piece, len);
	}
}
