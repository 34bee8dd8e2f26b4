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
	return g_ptr_array_index(app->census->rows, row);
}

/* What rows are asked for: those with every word in one of their cells. */
struct sieve {
	const struct mention_column *columns;
	size_t n;
	char **words;   /* folded; NULL: every row is */
	bool folds;     /* a word has letters that a cell may have as capitals */
	GString *cells; /* of the row being asked about */
};

static bool has_letters(const char *text)
{
	for (; *text; text = g_utf8_next_char(text))
		if (g_unichar_islower(g_utf8_get_char(text)))
			return true;
	return false;
}

static struct sieve sieve_of(const struct table *table)
{
	struct sieve sieve = { .cells = g_string_new(NULL) };
	sieve.columns = mention_columns(table->type, &sieve.n);
	sieve.words = table->filter ? g_strsplit(table->filter, " ", -1) : NULL;
	sieve.folds = table->filter && has_letters(table->filter);
	return sieve;
}

static void sieve_clear(struct sieve *sieve)
{
	g_string_free(sieve->cells, TRUE);
	g_strfreev(sieve->words);
}

static bool passes(const struct sieve *sieve, const struct mention_row *row)
{
	if (!sieve->words)
		return true;
	g_string_truncate(sieve->cells, 0);
	for (size_t i = 0; i < sieve->n; i++) {
		sieve->columns[i].put(row, sieve->cells);
		g_string_append_c(sieve->cells, '\n');
	}
	const char *cells = sieve->cells->str;
	g_autofree char *folded = sieve->folds ? g_utf8_casefold(cells, -1) : NULL;
	for (char **word = sieve->words; *word; word++)
		if (!strstr(folded ? folded : cells, *word))
			return false;
	return true;
}

/* The rows of the census that the table is to show; where more was typed to its filter, of
 * those that it shows. */
static void choose_rows(const struct app *app, struct table *table)
{
	struct sieve sieve = sieve_of(table);
	const bool narrower = table->narrower && table->seen == app->census->changes;
	const guint n = narrower ? table->shown->len : app->census->rows->len;
	guint kept = 0;
	g_array_set_size(table->shown, n);
	for (guint i = 0; i < n; i++) {
		guint at = narrower ? g_array_index(table->shown, guint, i) : i;
		const struct mention_row *row = row_at(app, at);
		if (row->mention.type == table->type && passes(&sieve, row))
			g_array_index(table->shown, guint, kept++) = at;
	}
	g_array_set_size(table->shown, kept);
	sieve_clear(&sieve);
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

/* A row by its key, of which the first bytes stand here: mostly they are enough. */
struct keyed {
	guint64 first;
	guint row, at, len; /* at: in all keys */
};

struct keys {
	const char *all;
	bool reversed;
};

/* Equals stay in the order of the files. */
static int compare_keyed(const void *a, const void *b, void *pointer)
{
	const struct keys *keys = pointer;
	const struct keyed *one = a, *other = b;
	int side = (one->first > other->first) - (one->first < other->first);
	if (!side)
		side = memcmp(keys->all + one->at, keys->all + other->at,
		              MIN(one->len, other->len));
	if (!side)
		side = (one->len > other->len) - (one->len < other->len);
	if (side)
		return keys->reversed ? -side : side;
	return (one->row > other->row) - (one->row < other->row);
}

static guint64 first_bytes(const char *key, guint len)
{
	guint64 first = 0;
	for (guint i = 0; i < sizeof first; i++)
		first = first << 8 | (i < len ? (unsigned char)key[i] : 0);
	return first;
}

/* Each row's key is made once, and that of the row before it again where they are equal. */
static GArray *keyed_rows(const struct app *app, const struct table *table,
                          const struct mention_column *column, GString *all)
{
	const guint n = table->shown->len;
	GArray *rows = g_array_sized_new(FALSE, FALSE, sizeof(struct keyed), n);
	const struct mention_row *before = NULL;
	struct keyed keyed = { 0 };
	for (guint i = 0; i < n; i++) {
		const struct mention_row *row = table_row(app, table, i);
		if (!before || column->compare(before, row) != 0) {
			keyed.at = (guint)all->len;
			column->put_key(row, all);
			keyed.len = (guint)all->len - keyed.at;
			keyed.first = first_bytes(all->str + keyed.at, keyed.len);
		}
		keyed.row = g_array_index(table->shown, guint, i);
		g_array_append_val(rows, keyed);
		before = row;
	}
	return rows;
}

static void sort_by_keys(const struct app *app, struct table *table,
                         const struct mention_column *column)
{
	g_autoptr(GString) all = g_string_new(NULL);
	g_autoptr(GArray) rows = keyed_rows(app, table, column, all);
	struct keys keys = { all->str, table->reversed };
	g_array_sort_with_data(rows, compare_keyed, &keys);
	for (guint i = 0; i < rows->len; i++)
		g_array_index(table->shown, guint, i) = g_array_index(rows, struct keyed, i).row;
}

static void sort_by_compare(const struct app *app, struct table *table,
                            const struct mention_column *column)
{
	struct order order = { app, column->compare, table->reversed };
	g_array_sort_with_data(table->shown, compare_rows, &order);
}

/* What the column says nothing of comes last, whichever way it is sorted. */
static void sort_rows(const struct app *app, struct table *table)
{
	size_t n;
	const struct mention_column *columns = mention_columns(table->type, &n);
	if (table->sort == TABLE_UNSORTED)
		return;
	const struct mention_column *column = &columns[table->sort];
	g_autoptr(GArray) blank = take_blank(app, table, column);
	if (column->put_key)
		sort_by_keys(app, table, column);
	else
		sort_by_compare(app, table, column);
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

/* Columns keep their widths while one scrolls: cells are measured here and there, in the
 * whole table. */
static void measure_cells(const struct app *app, struct table *table)
{
	enum { SAMPLE = 400 };
	size_t n;
	const struct mention_column *columns = mention_columns(table->type, &n);
	g_autoptr(GString) cell = g_string_new(NULL);
	memset(table->cells, 0, sizeof table->cells);
	for (guint i = 0; i < table->shown->len; i += table->shown->len / SAMPLE + 1)
		for (size_t k = 0; k < n; k++) {
			g_string_truncate(cell, 0);
			columns[k].put(table_row(app, table, i), cell);
			int width = (int)text_columns((struct slice){ cell->str, cell->len },
			                              app->grid->ambiguous);
			table->cells[k] = MAX(table->cells[k], width);
		}
}

void table_fill(const struct app *app, struct table *table)
{
	if (!table->stale && table->seen == app->census->changes)
		return;
	choose_rows(app, table);
	sort_rows(app, table);
	measure_cells(app, table);
	list_fit(&table->list, table->shown->len, table->list.rows);
	for (guint i = 0; i < table->shown->len; i++)
		if (is_at(table_row(app, table, i), &table->at)) {
			list_choose(&table->list, i);
			break;
		}
	table->seen = app->census->changes;
	table->stale = table->narrower = false;
}

void table_filter(struct table *table, const char *typed)
{
	g_autofree char *folded = g_utf8_casefold(typed, -1);
	g_strstrip(folded);
	table->narrower =
	        !table->stale && g_str_has_prefix(folded, table->filter ? table->filter : "");
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
	/* whoever is at the head wants to see what comes to stand there */
	if (table->list.chosen == 0)
		g_clear_pointer(&table->at.path, g_free);
	table->reversed = table->sort == column && !table->reversed;
	table->sort = column;
	table->stale = true;
}
