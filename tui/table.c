/* A table over the panels: opening it, its keys, and what they do. Which rows it has
 * is table-list.c's, how it looks table-draw.c's. */
#include "tui/table.h"

#include <stdlib.h>
#include <string.h>

#include "core/know/explain.h"
#include "tui/editor.h"
#include "tui/jobs.h"
#include "tui/panel.h"
#include "tui/searching.h"
#include "tui/table-list.h"

static void key_of_filter(struct table *table, const struct key_event *key)
{
	const char *typed = panel_filter_key(&table->editor, key);
	if (typed)
		table_filter(table, typed);
}

static void go_to_row(struct app *app, const struct mention_row *row)
{
	struct place place = mention_range(&row->mention).start;
	app_close_overlay(app);
	app_focus(app, PANEL_TEXT);
	app_jump(app, row->path, row->article, place);
}

static void open_row(struct app *app, const struct mention_row *row)
{
	go_to_row(app, row);
	if (row->named > 1)
		searching_name(app, row->text, row->named);
}

static const struct overlay_ops table_ops;

/* Marks the words of the row, which must be on show for that; the table comes back
 * after it, for the next one. */
static void mark_row(struct app *app, struct table *table, const struct mention_row *row,
                     enum action action)
{
	struct text_range range = mention_range(&row->mention);
	go_to_row(app, row);
	app_wait_for_view(app);
	if (g_strcmp0(app->view->path, row->path) != 0)
		return;
	view_unselect(app->view);
	view_select(app->view, range);
	app_set_overlay(app, &table_ops, table);
	app_act(app, action, "");
}

/* All that the row says, over as many lines of the foot as it takes: cells are cut. */
static void say_row(struct app *app, const struct mention_row *row)
{
	g_autofree char *explained = mention_explain(&row->mention);
	bool named = g_str_has_prefix(explained, row->text);
	app_say(app, "%s%s%s   (%s%s%s)", explained, named ? "" : " · ", named ? "" : row->text,
	        row->title, *row->title ? ", " : "", row->path);
}

/* Without a number, by the next column. */
static void sort_by(struct app *app, struct table *table, const char *argument)
{
	size_t n;
	mention_columns(table->type, &n);
	int column = *argument ? atoi(argument) : (table->sort + 1) % (int)n + 1;
	if (column < 1 || column > (int)n)
		app_say(app, "this table has columns 1 to %zu", n);
	else
		table_sort(table, column - 1);
}

/* What is not about the table's rows, and leaves it open. */
static void act_beyond(struct app *app, enum action action, const char *argument)
{
	static const enum action known[] = { ACTION_EXPORT_TABLE, ACTION_TABLE, ACTION_COMMAND,
		                             ACTION_HELP,         ACTION_UNDO,  ACTION_REDO,
		                             ACTION_QUIT,         ACTION_SAY,   ACTION_REDRAW,
		                             ACTION_SUSPEND };
	if (action_is_among(action, known, G_N_ELEMENTS(known)))
		app_act(app, action, argument);
	else
		app_say(app, "%s cannot be done in a table; q goes back", actions[action].name);
}

static void table_act(struct app *app, void *state, enum action action, const char *argument)
{
	struct table *table = state;
	const struct mention_row *row = table_chosen(app, table);
	switch ((int)action) {
	case ACTION_CANCEL:
		if (table->filter) {
			table_filter(table, "");
			break;
		}
		/* fall through */
	case ACTION_BACK:
		app_close_overlay(app);
		break;
	case ACTION_SEARCH:
	case ACTION_FILTER:
		table->editor = editor_new(EDITOR_ONE_LINE, table->filter);
		break;
	case ACTION_SORT:
		sort_by(app, table, argument);
		break;
	case ACTION_OPEN:
		if (row)
			open_row(app, row);
		break;
	case ACTION_TAG:
	case ACTION_TAG_AGAIN:
	case ACTION_NOTE:
		if (row)
			mark_row(app, table, row, action);
		break;
	case ACTION_RIGHT:
		if (row)
			say_row(app, row);
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
			open_row(app, table_chosen(app, table));
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
	const struct mention_row *row = table_chosen(app, state);
	if (!row)
		return NULL;
	g_autofree char *explained = mention_explain(&row->mention);
	if (g_str_has_prefix(explained, row->text)) /* a name, which stands there already */
		return g_steal_pointer(&explained);
	return g_strdup_printf("%s · %s", explained, row->text);
}

static const struct overlay_ops table_ops = {
	.hint = "Enter go  / filter  q back  1-9 sort  t tag  w write",
	.stays = true,
	.explain = table_explain,
	.draw = table_draw,
	.key = table_key,
	.act = table_act,
	.context = CONTEXT_TABLE,
	.free = table_keep,
};

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
		table_filter(*table, filter);
	app->last_table = *table;
	table_fill(app, *table);
	app_set_overlay(app, &table_ops, *table);
}

void table_open(struct app *app, const char *argument)
{
	g_auto(GStrv) words = g_strsplit(argument, " ", 2);
	const struct mention_kind *kind = words[0] ? mention_kind_named(words[0]) : NULL;
	if (kind)
		open_kind(app, kind, words[1]);
	else
		app_say(app, "tables are officials, metrics, quotes and mentions");
}
