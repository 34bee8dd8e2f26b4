/* The day that a page is of: what its date line says, or the heading that
 * stands over all its articles. An article's own date goes before it. */
#include "core/text/page.h"

enum { DATE_LINE_COLUMNS = 60 };

/* 2026年3月6日 星期五: a date line begins with its date. */
static bool is_date_line(const struct page_line *line)
{
	return line->form == FORM_FURNITURE && line->columns <= DATE_LINE_COLUMNS &&
	       line->text.len && g_ascii_isdigit(*line->text.data);
}

/* # 安河联播（20260306）: the first heading of the markup, above others. */
static bool is_over_all(const struct page_line *line)
{
	return line->kind == LINE_HEADING && line->level == 1 &&
	       line->columns <= 2 * DATE_LINE_COLUMNS;
}

void lines_date(struct page *page)
{
	page->day = (struct day){ 0, 0, 0 };
	bool headed = false;
	for (guint i = 0; i < page->lines->len && !page->day.year; i++) {
		const struct page_line *line = page_line_at(page, i);
		if (is_date_line(line) || (!headed && is_over_all(line)))
			day_read(line->text, &page->day);
		headed |= is_over_all(line);
	}
}
