/* A title that an agency's dateline announces: 新华社云岭3月6日电 题：…——…. Cut
 * off, so that the title and the subtitle are pieces of their own. */
#include <string.h>

#include "core/text/page.h"

enum { HEAD_BYTES = 400 };

/* Where in title the dash of a subtitle begins; its length where it has none. */
static size_t dash_in(struct slice title)
{
	static const char dash[] = "——";
	const char *at = slice_find(title, slice_of(dash));
	return at && at > title.data ? (size_t)(at - title.data) : title.len;
}

static void make_heading(struct page *page, size_t i, enum form form)
{
	struct piece *piece = page_piece_at(page, i);
	piece->type = BLOCK_HEADING;
	piece->form = form;
	piece->ending = ENDING_OPEN;
	page_explain(page, "title", "announced by a dateline: piece %zu", i);
}

/* Cuts the title off the dateline at i, and the subtitle off the title. */
static void cut_announced(struct page *page, size_t i)
{
	struct slice text = piece_slice(page, page_piece_at(page, i));
	struct span group;
	if (text.len > HEAD_BYTES ||
	    !patterns_find(page->patterns, FORM_ANNOUNCED, text, "title", &group))
		return;
	size_t len = dash_in(slice_sub(text, group));
	piece_split(page, i, group.start);
	page_piece_at(page, i)->type = BLOCK_DATELINE;
	page_piece_at(page, i)->ending = ENDING_OPEN;
	if (len < span_len(group)) {
		piece_split(page, i + 1, len);
		make_heading(page, i + 2, FORM_SUBTITLE);
	}
	make_heading(page, i + 1, FORM_ANNOUNCED);
}

void pieces_cut_announced(struct page *page)
{
	for (size_t i = 0; i < page->pieces->len; i++) {
		const struct piece *piece = page_piece_at(page, i);
		if (!piece->dropped && piece->form == FORM_DATELINE &&
		    piece->type == BLOCK_PARAGRAPH)
			cut_announced(page, i);
	}
}
