/* The census's rows of a type, those that pass a filter, in an order that the
 * reader chose; made anew where the census or what is asked of it changed. */
#include "tui/table-list.h"

#include <string.h>

#include "tui/editor.h"

struct table *table_new(enum mention_type type)
{
	struct table *table = g_new0(struct table, 1);
	table->type = type;
	table->sort = TABLE_UNSORTED;
	table->shown = g_array_new(FALSE, FALSE, sizeof(guint));
	table->stale = true;
	return table;
}

void table_free(struct table *table)
{
	if (!table)
		return;
	g_array_unref(table->shown);
	editor_free(table->editor);
	g_free(table->at.path);
	g_free(table->filter);
	g_free(table);
}

static const struct mention_row *row_at(const struct app *app, guint row)
{
	return &g_array_index(app->census->rows, struct mention_row, row);
}

/* Every word of the filter is in one of the cells. */
static bool passes(const struct table *table, const struct mention_row *row)
{
	size_t n;
	const struct mention_column *columns = mention_columns(table->type, &n);
	g_autoptr(GString) cells = g_string_new(NULL);
	if (!table->filter)
		return true;
	for (size_t i = 0; i < n; i++) {
		columns[i].put(row, cells);
		g_string_append_c(cells, '\n');
	}
	g_autofree char *folded = g_utf8_casefold(cells->str, (gssize)cells->len);
	g_auto(GStrv) words = g_strsplit(table->filter, " ", -1);
	for (char **word = words; *word; word++)
		if (!strstr(folded, *word))
			return false;
	return true;
}

struct order {
	const struct app *app;
	int (*compare)(const struct mention_row *a, const struct mention_row *b);
	bool reversed;
};

/* Equals stay in the order of the files. */
static int compare_rows(const void *a, const void *b, void *pointer)
{
	const struct order *order = pointer;
	guint first = *(const guint *)a, second = *(const guint *)b;
	int side = order->compare(row_at(order->app, first), row_at(order->app, second));
	if (side)
		return order->reversed ? -side : side;
	return (first > second) - (first < second);
}

/* Takes rows that have nothing in column out of shown, in their order. */
static GArray *take_blank(const struct app *app, struct table *table,
                          const struct mention_column *column)
{
	GArray *blank = g_array_new(FALSE, FALSE, sizeof(guint));
	g_autoptr(GString) cell = g_string_new(NULL);
	guint kept = 0;
	for (guint i = 0; i < table->shown->len; i++) {
		guint row = g_array_index(table->shown, guint, i);
		g_string_truncate(cell, 0);
		column->put(row_at(app, row), cell);
		if (cell->len)
			g_array_index(table->shown, guint, kept++) = row;
		else
			g_array_append_val(blank, row);
	}
	g_array_set_size(table->shown, kept);
	return blank;
}

/* What the column says nothing of comes last, whichever way it is sorted. */
static void sort_rows(const struct app *app, struct table *table)
{
	size_t n;
	const struct mention_column *columns = mention_columns(table->type, &n);
	if (table->sort == TABLE_UNSORTED)
		return;
	g_autoptr(GArray) blank = take_blank(app, table, &columns[table->sort]);
	struct order order = { app, columns[table->sort].compare, table->reversed };
	g_array_sort_with_data(table->shown, compare_rows, &order);
	g_array_append_vals(table->shown, blank->data, blank->len);
}

const struct mention_row *table_row(const struct app *app, const struct table *table, size_t i)
{
	return i < table->shown->len ? row_at(app, g_array_index(table->shown, guint, i)) : NULL;
}

const struct mention_row *table_chosen(const struct app *app, const struct table *table)
{
	return table_row(app, table, table->list.chosen);
}

static bool is_at(const struct mention_row *row, const struct spot *at)
{
	return at->path && row->article == at->article && row->mention.block == at->block &&
	       row->mention.span.start == at->start && strcmp(row->path, at->path) == 0;
}

void table_remember(struct table *table, const struct mention_row *row)
{
	if (!row || is_at(row, &table->at))
		return;
	g_free(table->at.path);
	table->at = (struct spot){ g_strdup(row->path), row->article, row->mention.block,
		                   row->mention.span.start };
}

void table_fill(const struct app *app, struct table *table)
{
	guint n = app->census->rows->len;
	if (!table->stale && table->seen == app->census->changes)
		return;
	g_array_set_size(table->shown, 0);
	for (guint i = 0; i < n; i++) {
		const struct mention_row *row = row_at(app, i);
		if (row->mention.type == table->type && passes(table, row))
			g_array_append_val(table->shown, i);
	}
	sort_rows(app, table);
	list_fit(&table->list, table->shown->len, table->list.rows);
	for (guint i = 0; i < table->shown->len; i++)
		if (is_at(table_row(app, table, i), &table->at)) {
			list_choose(&table->list, i);
			break;
		}
	table->seen = app->census->changes;
	table->stale = false;
}

void table_filter(struct table *table, const char *typed)
{
	g_autofree char *folded = g_utf8_casefold(typed, -1);
	g_strstrip(folded);
	g_free(table->filter);
	table->filter = *folded ? g_steal_pointer(&folded) : NULL;
	table->stale = true;
}

void table_sort(struct table *table, int column)
{
	size_t n;
	mention_columns(table->type, &n);
	if (column < 0 || column >= (int)n)
		return;
	table->reversed = table->sort == column && !table->reversed;
	table->sort = column;
	table->stale = true;
}
