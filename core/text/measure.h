/* What the files share that tell how a page was set: measure.c, line-cut.c, and lines.c, which
 * counts the columns first. Internal to core/text. */
#ifndef ZHUPI_TEXT_MEASURE_H
#define ZHUPI_TEXT_MEASURE_H

#include "core/text/page.h"

enum {
	INDENT_COLUMNS = 4,
	WIDEST_LINE = 160 /* columns: what is wider was not set in lines */
};

/* A line's columns by its letters alone, whatever they were measured to be. */
static inline unsigned line_plain_columns(const struct page_line *line)
{
	return line->tally.columns + (line->indented ? INDENT_COLUMNS : 0);
}

/* Whether a sentence runs over both ends of line i. Columns are full there: the widths of
 * such lines are the measure of those around them. */
bool line_runs_through(const struct page *page, size_t i);

/* Measures lines that were letter-spaced afterwards as if nobody had; headings stay what they
 * are. (line-cut.c) */
void lines_close_up(struct page *page);

/* Counts columns as they were counted when the page was set. (line-cut.c) */
void lines_take_cut(struct page *page);

#endif
