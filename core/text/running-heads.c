/* Running heads: a line that stands beside the page number of page after page.
 * It is furniture, whatever it says. Judges no line that stands alone. */
#include "core/text/line-marks.h"
#include "core/text/page.h"

enum { LEAST_PAGES = 2, LEAST_TIMES = 3, HEAD_COLUMNS = 60, LONG_NUMBER = 5, MOST_DIGITS = 6 };

/* A line's figure of five digits or six, which is no page number by itself; else 0. */
static unsigned long_number(const struct page_line *line)
{
	if (line->kind != LINE_TEXT || line->text.len < LONG_NUMBER || line->text.len > MOST_DIGITS)
		return 0;
	return line_figure(line->text);
}

/* 11139 … 11140 … 11141: figures that count the pages of a year's volume. */
static void mark_long_numbers(struct page *page)
{
	unsigned last = 0, row = 0;
	guint first = 0; /* line of the row */
	for (guint i = 0; i < page->lines->len; i++) {
		unsigned number = long_number(page_line_at(page, i));
		if (!number)
			continue;
		row = number == last + 1 ? row + 1 : 0;
		first = row ? first : i;
		last = number;
		for (guint k = first; row == LEAST_PAGES && k < i; k++)
			if (long_number(page_line_at(page, k)))
				page_line_at(page, k)->form = FORM_FURNITURE;
		if (row >= LEAST_PAGES)
			page_line_at(page, i)->form = FORM_FURNITURE;
	}
}

static bool is_page_number(const struct page_line *line)
{
	struct slice text = line->text;
	if (line->form != FORM_FURNITURE || line->columns > HEAD_COLUMNS / 4)
		return false;
	while (text.len) {
		enum glyph glyph = glyph_of(glyph_take(&text));
		if (glyph == GLYPH_DIGIT)
			return true;
	}
	return false;
}

static bool may_be_head(const struct page_line *line)
{
	return line->kind == LINE_TEXT && line->form != FORM_FURNITURE &&
	       line->columns <= HEAD_COLUMNS && line->ending == ENDING_OPEN;
}

static bool is_beside_number(const struct page *page, guint i)
{
	return (i && is_page_number(page_line_at(page, i - 1))) ||
	       (i + 1 < page->lines->len && is_page_number(page_line_at(page, i + 1)));
}

static bool has_pages(const struct page *page)
{
	size_t pages = 0;
	for (guint i = 0; i < page->lines->len && pages < LEAST_PAGES; i++)
		pages += is_page_number(page_line_at(page, i));
	return pages >= LEAST_PAGES;
}

/* How often each line stands beside a page number. */
static GHashTable *count_heads(const struct page *page)
{
	GHashTable *counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < page->lines->len; i++) {
		const struct page_line *line = page_line_at(page, i);
		if (!may_be_head(line) || !is_beside_number(page, i))
			continue;
		char *text = g_strndup(line->text.data, line->text.len);
		size_t times = GPOINTER_TO_SIZE(g_hash_table_lookup(counts, text));
		g_hash_table_insert(counts, text, GSIZE_TO_POINTER(times + 1));
	}
	return counts;
}

void lines_running_heads(struct page *page)
{
	if (!page_wants(page, REPAIR_FURNITURE))
		return;
	mark_long_numbers(page);
	if (!has_pages(page))
		return;
	g_autoptr(GHashTable) counts = count_heads(page);
	for (guint i = 0; i < page->lines->len; i++) {
		struct page_line *line = page_line_at(page, i);
		if (!may_be_head(line))
			continue;
		g_autofree char *text = g_strndup(line->text.data, line->text.len);
		if (GPOINTER_TO_SIZE(g_hash_table_lookup(counts, text)) >= LEAST_TIMES)
			line->form = FORM_FURNITURE;
	}
}
