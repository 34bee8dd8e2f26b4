/* Numbers that have a line to themselves - 一, 二; or 1, 2 in bold - and head the sections of
 * a text that calls them nothing else. One alone is a page's number or a dropped initial: it
 * takes a row that counts from one. Other numbers are told by page.tsv. */
#include "core/base/han-number.h"
#include "core/text/line-marks.h"
#include "core/text/page.h"

enum {
	NUMBER_BYTES = 9,      /* of 二十一 */
	PARAGRAPH_COLUMNS = 24 /* of the text below, which is no cell of a table */
};

static uint64_t number_of(const struct page_line *line)
{
	size_t off = 0;
	if (line->kind != LINE_TEXT || line->text.len > NUMBER_BYTES)
		return 0;
	if (line->strong && line->tally.letters == line->text.len)
		return line_figure(line->text);
	uint64_t number = line->form == FORM_TEXT ? han_number(line->text, &off) : 0;
	return off == line->text.len ? number : 0;
}

static bool has_text_below(const struct page *page, size_t i)
{
	const struct page_line *next = page_line_at(page, i) + 1;
	return i + 1 < page->lines->len && next->kind != LINE_CELL &&
	       next->columns >= PARAGRAPH_COLUMNS;
}

static void make_heading(struct page *page, size_t i)
{
	page_line_at(page, i)->form = FORM_CHAPTER;
	page_explain(page, "lone-number", "line %zu heads a section", i);
}

void lines_lone_numbers(struct page *page)
{
	uint64_t last = 0;
	size_t first = 0;
	for (size_t i = 0; i < page->lines->len; i++) {
		uint64_t number = number_of(page_line_at(page, i));
		if (!number || !has_text_below(page, i))
			continue;
		if (number == 1)
			first = i;
		else if (number != last + 1)
			number = 0;
		if (number == 2)
			make_heading(page, first);
		if (number >= 2)
			make_heading(page, i);
		last = number;
	}
}
