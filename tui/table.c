/* A table over the panels: its rows are those of the census (jobs.h) that have
 * the table's type and pass its filter. */
#include "tui/table.h"

#include <stdlib.h>
#include <string.h>

#include "core/flow/mention-write.h"
#include "core/flow/output.h"
#include "core/know/explain.h"
#include "tui/editor.h"
#include "tui/jobs.h"
#include "tui/marking.h"
#include "tui/panel.h"

enum { UNSORTED = -1 };

/* Which mention a row is of, also after its file was read again. */
struct spot {
	char *path; /* NULL: none */
	size_t article, block, start;
};

struct table {
	enum mention_type type;
	struct list list;
	GArray *shown; /* guint: rows of the census */
	unsigned seen; /* changes of the census when shown was made */
	bool stale;
	struct spot at; /* what was chosen when it was drawn last */
	int sort;       /* column, or UNSORTED: in the order of the files */
	bool reversed;
	char *filter;          /* folded; NULL: none */
	struct editor *editor; /* of the filter, while it is typed */
};

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
	if (table->sort == UNSORTED)
		return;
	g_autoptr(GArray) blank = take_blank(app, table, &columns[table->sort]);
	struct order order = { app, columns[table->sort].compare, table->reversed };
	g_array_sort_with_data(table->shown, compare_rows, &order);
	g_array_append_vals(table->shown, blank->data, blank->len);
}

static bool is_at(const struct mention_row *row, const struct spot *at)
{
	return at->path && row->article == at->article && row->mention.block == at->block &&
	       row->mention.span.start == at->start && strcmp(row->path, at->path) == 0;
}

/* Remembers which row is chosen, as the reader sees it. */
static void remember_spot(struct table *table, const struct mention_row *row)
{
	if (!row || is_at(row, &table->at))
		return;
	g_free(table->at.path);
	table->at = (struct spot){ g_strdup(row->path), row->article, row->mention.block,
		                   row->mention.span.start };
}

/* Makes shown anew where something changed; what was chosen stays chosen, or, if
 * it is no more, the row in its place. */
static void make_rows(const struct app *app, struct table *table)
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
		if (is_at(row_at(app, g_array_index(table->shown, guint, i)), &table->at)) {
			list_choose(&table->list, i);
			break;
		}
	table->seen = app->census->changes;
	table->stale = false;
}

/* Each column what it needs, and its share of the rest; where there is no rest,
 * a share of all. */
static int column_width(const struct canvas *canvas, const struct mention_column *columns, size_t n,
                        size_t column)
{
	int shares = 0, least = 0, room = canvas->cols - 2;
	for (size_t i = 0; i < n; i++) {
		shares += columns[i].share;
		least += columns[i].least;
	}
	if (room < least)
		return MAX(room * columns[column].least / least, 3);
	return columns[column].least + (room - least) * columns[column].share / shares;
}

/* "2 Indicator"; of the column that the rows are sorted by, "Indicator v". */
static char *column_title(const struct table *table, const struct mention_column *columns,
                          size_t column)
{
	const char *title = columns[column].title;
	if (table->sort != (int)column)
		return g_strdup_printf("%zu %s", column + 1, title);
	return g_strdup_printf("%s %s", title, table->reversed ? "^" : "v");
}

static void draw_titles(const struct table *table, const struct canvas *canvas, int row)
{
	size_t n;
	const struct mention_column *columns = mention_columns(table->type, &n);
	int col = 1;
	for (size_t i = 0; i < n; i++) {
		int width = column_width(canvas, columns, n, i);
		bool sorted = table->sort == (int)i;
		g_autofree char *title = column_title(table, columns, i);
		canvas_put_cut(canvas, row, col, width - 1,
		               STYLE(sorted ? ROLE_HEADING : ROLE_PANEL), slice_of(title));
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

static void draw_row(const struct table *table, const struct canvas *canvas, int at,
                     const struct mention_row *row, uint64_t style)
{
	size_t n;
	const struct mention_column *columns = mention_columns(table->type, &n);
	g_autoptr(GString) cell = g_string_new(NULL);
	int col = 1;
	canvas_fill(canvas, at, 0, -1, style);
	for (size_t i = 0; i < n; i++) {
		int width = column_width(canvas, columns, n, i);
		g_string_truncate(cell, 0);
		columns[i].put(row, cell);
		g_strdelimit(cell->str, "\n\t", ' ');
		canvas_put_cut(canvas, at, col, width - 1,
		               style | STYLE(column_role(table, &columns[i])),
		               (struct slice){ cell->str, cell->len });
		col += width;
	}
}

static void draw_head(const struct app *app, const struct table *table, const struct canvas *page)
{
	const char *title = "";
	for (size_t i = 0; i < n_mention_kinds; i++)
		if (mention_kinds[i].type == table->type)
			title = mention_kinds[i].title;
	bool reading = app->census->n_read < app->shelf->n_files;
	g_autofree char *right = reading ? g_strdup_printf("reading %zu of %zu",
	                                                   app->census->n_read, app->shelf->n_files)
	                                 : g_strdup_printf("%u", table->shown->len);
	panel_heading(page, title, right, true);
	int col = canvas_measure(page, slice_of(title)) + 4;
	if (table->editor) {
		canvas_puts(page, 0, col, STYLE(ROLE_KEY), "/");
		struct canvas field = canvas_part(page, 0, col + 1, 1, page->cols / 2);
		editor_draw(table->editor, &field, STYLE_TEXT);
	} else if (table->filter) {
		canvas_printf(page, 0, col, STYLE(ROLE_QUIET), "/%s", table->filter);
	}
}

static const struct mention_row *chosen_row(const struct app *app, const struct table *table)
{
	return table->list.chosen < table->shown->len
	               ? row_at(app, g_array_index(table->shown, guint, table->list.chosen))
	               : NULL;
}

static void table_draw(struct app *app, void *state, const struct canvas *screen)
{
	struct table *table = state;
	struct canvas page = canvas_part(screen, 0, 0, screen->rows - 1, screen->cols);
	struct canvas body = canvas_part(&page, 2, 0, page.rows - 2, page.cols);
	canvas_clear(&page, STYLE_TEXT);
	make_rows(app, table);
	list_fit(&table->list, table->shown->len, body.rows);
	draw_head(app, table, &page);
	draw_titles(table, &page, 1);
	for (int i = 0; i < body.rows && table->list.top + (size_t)i < table->shown->len; i++) {
		size_t at = table->list.top + (size_t)i;
		draw_row(table, &body, i, row_at(app, g_array_index(table->shown, guint, at)),
		         list_style(&table->list, at, true));
	}
	remember_spot(table, chosen_row(app, table));
}

static void set_filter(struct table *table, const char *typed)
{
	g_autofree char *folded = g_utf8_casefold(typed, -1);
	g_strstrip(folded);
	g_free(table->filter);
	table->filter = *folded ? g_steal_pointer(&folded) : NULL;
	table->stale = true;
}

static void key_of_filter(struct table *table, const struct key_event *key)
{
	enum editor_result result = editor_key(table->editor, key);
	if (result == EDITOR_CHANGED)
		set_filter(table, editor_text(table->editor));
	if (result == EDITOR_CANCELLED)
		set_filter(table, "");
	if (result == EDITOR_DONE || result == EDITOR_CANCELLED)
		g_clear_pointer(&table->editor, editor_free);
}

/* By another column; by the same one, the other way round. */
static void sort_by(struct table *table, int column)
{
	size_t n;
	mention_columns(table->type, &n);
	if (column < 0 || column >= (int)n)
		return;
	table->reversed = table->sort == column && !table->reversed;
	table->sort = column;
	table->stale = true;
}

static void go_to_row(struct app *app, const struct mention_row *row)
{
	struct place place = mention_range(&row->mention).start;
	app_close_overlay(app);
	app_focus(app, PANEL_TEXT);
	app_jump(app, row->path, row->article, place);
}

static const struct overlay_ops table_ops;

/* Tags the words of the row, which must be on show for that; the table comes back
 * after it, for the next one. */
static void tag_row(struct app *app, struct table *table, const struct mention_row *row)
{
	struct text_range range = mention_range(&row->mention);
	go_to_row(app, row);
	app_wait_for_view(app);
	if (g_strcmp0(app->view->path, row->path) != 0)
		return;
	view_unselect(app->view);
	view_select(app->view, range);
	app_set_overlay(app, &table_ops, table);
	app_act(app, ACTION_TAG, "");
}

/* What is not about the table's rows, and leaves it open. */
static void act_beyond(struct app *app, enum action action, const char *argument)
{
	static const enum action known[] = { ACTION_EXPORT_TABLE, ACTION_TABLE, ACTION_COMMAND,
		                             ACTION_HELP,         ACTION_UNDO,  ACTION_REDO,
		                             ACTION_QUIT,         ACTION_SAY,   ACTION_REDRAW,
		                             ACTION_SUSPEND };
	for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
		if (known[i] == action) {
			app_act(app, action, argument);
			return;
		}
	app_say(app, "%s cannot be done in a table; q goes back", actions[action].name);
}

static void table_act(struct app *app, void *state, enum action action, const char *argument)
{
	struct table *table = state;
	const struct mention_row *row = chosen_row(app, table);
	switch ((int)action) {
	case ACTION_BACK:
	case ACTION_CANCEL:
		app_close_overlay(app);
		break;
	case ACTION_SEARCH:
	case ACTION_FILTER:
		table->editor = editor_new(EDITOR_ONE_LINE, table->filter);
		break;
	case ACTION_SORT:
		sort_by(table, *argument ? atoi(argument) - 1 : table->sort + 1);
		break;
	case ACTION_OPEN:
		if (row)
			go_to_row(app, row);
		break;
	case ACTION_TAG:
		if (row)
			tag_row(app, table, row);
		break;
	default:
		if (!list_act(&table->list, action, argument))
			act_beyond(app, action, argument);
	}
}

static void table_key(struct app *app, void *state, const struct key_event *key)
{
	struct table *table = state;
	g_clear_pointer(&app->message, g_free);
	if (table->editor) {
		key_of_filter(table, key);
	} else if (key->sym == KEYSYM_MOUSE) {
		if (list_mouse(&table->list, key, key->row - 2))
			go_to_row(app, chosen_row(app, table));
	} else {
		app_press(app, key);
	}
}

/* The table is kept for the next time. */
static void table_keep(void *state)
{
	struct table *table = state;
	g_clear_pointer(&table->editor, editor_free);
}

static char *table_explain(struct app *app, void *state)
{
	const struct mention_row *row = chosen_row(app, state);
	if (!row)
		return NULL;
	g_autofree char *explained = mention_explain(&row->mention);
	return g_strdup_printf("%s · %s", explained, row->text);
}

static const struct overlay_ops table_ops = {
	.hint = "Enter go  / filter  1-9 sort  t tag  w write  q back",
	.stays = true,
	.explain = table_explain,
	.draw = table_draw,
	.key = table_key,
	.act = table_act,
	.context = CONTEXT_TABLE,
	.free = table_keep,
};

static struct table *table_new(enum mention_type type)
{
	struct table *table = g_new0(struct table, 1);
	table->type = type;
	table->sort = UNSORTED;
	table->shown = g_array_new(FALSE, FALSE, sizeof(guint));
	table->stale = true;
	return table;
}

/* Takes the census, at least to extent; what was shown of another is stale. */
static void take_census(struct app *app, enum extent extent)
{
	job_take_census(app, extent);
	for (size_t i = 0; i < G_N_ELEMENTS(app->tables); i++)
		if (app->tables[i])
			app->tables[i]->stale = true;
}

static void open_kind(struct app *app, const struct mention_kind *kind, const char *filter)
{
	struct table **table = &app->tables[kind->type];
	*table = *table ? *table : table_new(kind->type);
	take_census(app, kind->type == MENTION_ENTITY ? EXTENT_ALL : EXTENT_USUAL);
	if (filter)
		set_filter(*table, filter);
	app->last_table = *table;
	make_rows(app, *table);
	app_set_overlay(app, &table_ops, *table);
}

void table_open(struct app *app, const char *argument)
{
	g_auto(GStrv) words = g_strsplit(argument, " ", 2);
	for (size_t i = 0; words[0] && i < n_mention_kinds; i++)
		if (strcmp(mention_kinds[i].name, words[0]) == 0) {
			open_kind(app, &mention_kinds[i], words[1]);
			return;
		}
	app_say(app, "tables are officials, metrics, quotes and mentions");
}

static bool write_rows(const struct app *app, const struct table *table, const char *file,
                       const struct mention_format *format, GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GPtrArray) rows = g_ptr_array_new();
	for (guint i = 0; i < table->shown->len; i++)
		g_ptr_array_add(rows, (gpointer)row_at(app, g_array_index(table->shown, guint, i)));
	return format->write((const struct mention_row *const *)rows->pdata, rows->len, table->type,
	                     out, error) &&
	       output_write(out, file, error);
}

/* What the file of a table is called: metrics. */
static const char *file_stem(enum mention_type type)
{
	size_t i = 0;
	while (mention_kinds[i].type != type)
		i++;
	return mention_kinds[i].name;
}

/* A name that no file has yet: metrics.csv, metrics-2.csv … */
static char *new_name(const struct table *table, const char *extension)
{
	const char *stem = file_stem(table->type);
	char *name = g_strdup_printf("%s.%s", stem, extension);
	for (int i = 2; g_file_test(name, G_FILE_TEST_EXISTS); i++) {
		g_free(name);
		name = g_strdup_printf("%s-%d.%s", stem, i, extension);
	}
	return name;
}

void table_export(struct app *app, const char *argument)
{
	struct table *table = app->last_table;
	g_auto(GStrv) words = g_strsplit(argument, " ", 2);
	const char *name = words[0] && *words[0] ? words[0] : "csv";
	GError *error = NULL;
	const struct mention_format *format = mention_format_named(name, &error);
	if (!table) {
		g_clear_error(&error);
		app_say(app, "open a table first");
		return;
	}
	make_rows(app, table);
	g_autofree char *file = words[0] && words[1] ? g_strdup(words[1]) : new_name(table, name);
	if (format && write_rows(app, table, file, format, &error))
		app_say(app, "%u row%s written to %s", table->shown->len,
		        table->shown->len == 1 ? "" : "s", file);
	else
		app_complain(app, error);
}
