/* Tables that came out of a page a cell a line: the cells are told from text, so
 * that no paragraph is made of them and none is taken for a title. What stood in
 * which row is lost. */
#include "core/text/line-marks.h"
#include "core/text/page.h"

enum {
	LEAST_CELLS = 8,
	WIDEST_CELL = 26, /* columns */
	LEAST_FIGURES = 5 /* one cell in so many holds a figure and little else */
};

/* 6428.5, 12.3%, 3.1亿元: a figure, with its unit or without. */
static bool is_figure(struct slice text)
{
	size_t digits = 0, others = 0;
	while (text.len) {
		enum glyph glyph = glyph_of(glyph_take(&text));
		digits += glyph == GLYPH_DIGIT;
		others += glyph == GLYPH_HAN;
	}
	return digits && others <= 2;
}

/* The columns of the page's text: a table's cells around it are narrower. */
static unsigned text_columns(const struct page *page)
{
	unsigned columns = 0;
	for (size_t i = 0; i < page->lines->len; i++)
		columns = MAX(columns, page_line_at(page, i)->measure);
	return columns ? columns : 2 * WIDEST_CELL;
}

/* Whether a line may be a cell: short of its column, and no part of a sentence. */
static bool may_be_cell(const struct page_line *line, unsigned columns)
{
	bool number = line->form == FORM_FURNITURE && is_figure(line->text); /* or a page's */
	bool field = line->form != FORM_TEXT && line->form != FORM_DATE && !number;
	return line->kind == LINE_TEXT && !field && !line->strong && !line->spaced &&
	       !line->indented && line->columns <= WIDEST_CELL && line->columns * 5 < columns * 3 &&
	       line->ending == ENDING_OPEN && !line_has_stop(line->text, &line->tally) &&
	       !line_has_pause(&line->tally) && !line_is_unbalanced(line->text, &line->tally);
}

static void mark_cells(struct page *page, size_t first, size_t end, size_t figures)
{
	if (end - first < LEAST_CELLS || figures < 3 || figures * LEAST_FIGURES < end - first)
		return;
	page_explain(page, "table", "lines %zu-%zu, a cell a line", first, end - 1);
	for (size_t i = first; i < end; i++) {
		page_line_at(page, i)->kind = LINE_CELL;
		page_line_at(page, i)->form = FORM_TEXT;
	}
}

void lines_tables(struct page *page)
{
	unsigned columns = text_columns(page);
	size_t first = 0, figures = 0;
	for (size_t i = 0; i < page->lines->len; i++) {
		const struct page_line *line = page_line_at(page, i);
		if (may_be_cell(line, columns)) {
			figures += is_figure(line->text);
			continue;
		}
		mark_cells(page, first, i, figures);
		first = i + 1;
		figures = 0;
	}
	mark_cells(page, first, page->lines->len, figures);
}
