/* Drawing a table: its heading and filter, the titles of its columns, its rows. */
#include <string.h>

#include "tui/editor.h"
#include "tui/table-list.h"
#include "tui/table-widths.h"

/* A table's columns, and how wide each is drawn; one that is not shown, 0. */
struct drawn {
	const struct mention_column *columns;
	size_t n;
	char *titles[MENTION_COLUMNS_MOST];
	int widths[MENTION_COLUMNS_MOST];
};

/* "2 Indicator"; of the column that the rows are sorted by, "2▾Indicator": as wide, so that
 * no column moves. */
static char *column_title(const struct table *table, const struct mention_column *column,
                          size_t number)
{
	bool sorted = table->sort == (int)number - 1;
	return g_strdup_printf("%zu%s%s", number,
	                       !sorted           ? " "
	                       : table->reversed ? "▴"
	                                         : "▾",
	                       column->title);
}

static struct drawn drawn_on(const struct canvas *canvas, const struct table *table)
{
	struct drawn drawn = { .n = 0 };
	struct column_need needs[MENTION_COLUMNS_MOST];
	drawn.columns = mention_columns(table->type, &drawn.n);
	for (size_t i = 0; i < drawn.n; i++) {
		const struct mention_column *column = &drawn.columns[i];
		drawn.titles[i] = column_title(table, column, i + 1);
		int title = canvas_measure(canvas, slice_of(drawn.titles[i]));
		needs[i] = (struct column_need){
			.least = MAX(title, MIN(column->least, table->cells[i])),
			.cells = table->cells[i],
			.share = column->share,
			/* what the rows are sorted by should be seen */
			.rank = table->sort == (int)i ? 0 : column->rank + 1,
		};
	}
	table_widths(needs, drawn.n, canvas->cols - 1, drawn.widths);
	return drawn;
}

static void drawn_clear(struct drawn *drawn)
{
	for (size_t i = 0; i < drawn->n; i++)
		g_free(drawn->titles[i]);
}

static void draw_titles(const struct table *table, const struct drawn *drawn,
                        const struct canvas *canvas, int row)
{
	int col = 1;
	for (size_t i = 0; i < drawn->n; i++) {
		int width = drawn->widths[i];
		if (!width)
			continue;
		bool sorted = table->sort == (int)i;
		canvas_put_cut(canvas, row, col, width - 1,
		               STYLE(sorted ? ROLE_HEADING : ROLE_PANEL),
		               slice_of(drawn->titles[i]));
		col += width;
	}
}

/* Numbers of the text's own layers: what is a figure there is one here. */
static enum role column_role(const struct table *table, const struct mention_column *column)
{
	if (strcmp(column->name, "name") == 0 && table->type == MENTION_ENTITY)
		return ROLE_PLACE;
	if (strcmp(column->name, "name") == 0 || strcmp(column->name, "speaker") == 0)
		return ROLE_PERSON;
	if (strcmp(column->name, "value") == 0 && table->type == MENTION_METRIC)
		return ROLE_METRIC;
	return strcmp(column->name, "where") == 0 ? ROLE_QUIET : ROLE_TEXT;
}

static void draw_row(const struct table *table, const struct drawn *drawn,
                     const struct canvas *canvas, int at, const struct mention_row *row,
                     uint64_t style)
{
	g_autoptr(GString) cell = g_string_new(NULL);
	int col = 1;
	canvas_fill(canvas, at, 0, -1, style);
	for (size_t i = 0; i < drawn->n; i++) {
		int width = drawn->widths[i];
		if (!width)
			continue;
		g_string_truncate(cell, 0);
		drawn->columns[i].put(row, cell);
		g_strdelimit(cell->str, "\n\t", ' ');
		canvas_put_cut(canvas, at, col, width - 1,
		               style | STYLE(column_role(table, &drawn->columns[i])),
		               (struct slice){ cell->str, cell->len });
		col += width;
	}
}

/* How many rows there are, or will be, at the right of the heading. */
static char *told_of_rows(const struct app *app, const struct table *table)
{
	const size_t n_read = app->census->n_read, n_files = app->shelf->n_files;
	if (app->no_knowledge)
		return g_strdup("nothing can be found: no lexicon");
	if (n_read < n_files)
		return g_strdup_printf("reading %zu of %zu", n_read, n_files);
	return table->shown->len
	               ? g_strdup_printf("%zu/%u", table->list.chosen + 1, table->shown->len)
	               : g_strdup("0");
}

static void draw_head(const struct app *app, const struct table *table, const struct canvas *page)
{
	const char *title = mention_kind_of(table->type)->title;
	g_autofree char *right = told_of_rows(app, table);
	panel_heading(page, title, right, true);
	panel_filter_draw(page, title, table->editor, table->filter);
}

void table_draw(struct app *app, void *state, const struct canvas *screen)
{
	struct table *table = state;
	struct canvas page = canvas_part(screen, 0, 0, screen->rows - 1, screen->cols);
	struct canvas body = canvas_part(&page, 2, 0, page.rows - 2, page.cols);
	canvas_clear(&page, STYLE_TEXT);
	table_fill(app, table);
	list_fit(&table->list, table->shown->len, body.rows);
	draw_head(app, table, &page);
	struct drawn drawn = drawn_on(&page, table);
	draw_titles(table, &drawn, &page, 1);
	for (int i = 0; i < body.rows && table->list.top + (size_t)i < table->shown->len; i++) {
		size_t at = table->list.top + (size_t)i;
		draw_row(table, &drawn, &body, i, table_row(app, table, at),
		         list_style(&table->list, at, true));
	}
	drawn_clear(&drawn);
	if (table->shown->len == 0 && table->filter)
		canvas_put_cut(&body, 0, 1, body.cols - 2, STYLE(ROLE_QUIET),
		               slice_of("no row has these words; / changes them"));
	table_remember(table, table_chosen(app, table));
}
