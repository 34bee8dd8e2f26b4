/* A title that runs on into its text without a blank, as programs leave it that
 * take a web page's words out of its markup: cut off and laid onto the title
 * above. Only where an agency's dateline shows where the text begins. */
#include "core/text/page.h"

enum {
	LEAST_LETTERS = 10,
	REACH = 16,      /* pieces between a title and its text */
	HEAD_BYTES = 240 /* that a dateline is looked for in */
};

static uint32_t take_letter(struct slice *text)
{
	while (text->len) {
		uint32_t c = glyph_take(text);
		enum glyph glyph = glyph_of(c);
		if (glyph == GLYPH_HAN || glyph == GLYPH_DIGIT || glyph == GLYPH_LATIN)
			return c;
	}
	return 0;
}

/* How many bytes at the head of text are title's letters; 0 where they are not. */
static size_t repeated(struct slice title, struct slice text)
{
	struct slice rest = text;
	size_t letters = 0;
	for (uint32_t c; (c = take_letter(&title)); letters++)
		if (take_letter(&rest) != c)
			return 0;
	return letters >= LEAST_LETTERS && rest.len ? text.len - rest.len : 0;
}

static bool begins_dateline(const struct page *page, struct slice text)
{
	struct span group;
	text = utf8_head(text, HEAD_BYTES);
	return patterns_find(page->patterns, FORM_DATELINE, text, "dateline", &group) &&
	       group.start <= HAN_BYTES;
}

/* Cuts the title of piece title off the text of the piece at i. */
static void cut_title(struct page *page, size_t title, size_t i)
{
	struct piece whole = *page_piece_at(page, i);
	struct slice text = piece_slice(page, &whole);
	size_t len = repeated(piece_slice(page, page_piece_at(page, title)), text);
	if (!len || !begins_dateline(page, (struct slice){ text.data + len, text.len - len }))
		return;
	struct piece copy = piece_part(page, &whole, (struct span){ 0, len });
	struct piece rest = piece_part(page, &whole, (struct span){ len, text.len });
	rest.form = FORM_DATELINE;
	piece_inherit(page, &rest, &whole);
	page_explain(page, "title", "taken off the text of piece %zu", i);
	piece_lay_piece(page, page_piece_at(page, title), &copy, REPAIR_PULL_QUOTE);
	*page_piece_at(page, i) = rest;
}

void pieces_cut_titles(struct page *page)
{
	size_t title = SIZE_MAX;
	for (size_t i = 0; page_wants(page, REPAIR_PULL_QUOTE) && i < page->pieces->len; i++) {
		const struct piece *piece = page_piece_at(page, i);
		if (piece->dropped)
			continue;
		if (piece->type == BLOCK_HEADING)
			title = i;
		else if (title != SIZE_MAX && i - title <= REACH &&
		         piece->type == BLOCK_PARAGRAPH && piece->form == FORM_TEXT)
			cut_title(page, title, i);
	}
}
