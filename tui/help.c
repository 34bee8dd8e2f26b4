/* A list over the panels: groups of actions, their keys, what they do, all of it whole. */
#include "tui/help.h"

#include <string.h>

#include "tui/editor.h"
#include "tui/panel.h"
#include "tui/told.h"

struct help_row {
	enum action action;
	char *keys;     /* of all contexts; NULL in a heading */
	char *argument; /* that these keys give; NULL where they give none */
};

/* A line on the screen: rows whose keys or words are too long take several. */
struct help_line {
	const struct help_row *row;
	char *keys, *does; /* NULL where this line has none */
	bool first;
};

struct help {
	struct list list;
	GArray *rows;          /* struct help_row */
	GArray *lines;         /* struct help_line, for cols */
	int cols;              /* 0: lines are to be laid anew */
	struct editor *editor; /* of the filter, while it is typed */
	char *filter;          /* folded; NULL: none */
};

enum { KEYS = 26, NARROW_KEYS = 12, COMMAND = KEYS + 62, LEAST_COMMAND = 20 };

/* Columns of the keys: fewer where that leaves too little for what they do. */
static int keys_width(const struct canvas *body)
{
	return body->cols >= 2 * KEYS ? KEYS : NARROW_KEYS;
}

static void row_clear(void *pointer)
{
	struct help_row *row = pointer;
	g_free(row->keys);
	g_free(row->argument);
}

static void line_clear(void *pointer)
{
	struct help_line *line = pointer;
	g_free(line->keys);
	g_free(line->does);
}

static void help_free(void *state)
{
	struct help *help = state;
	g_array_unref(help->lines);
	g_array_unref(help->rows);
	editor_free(help->editor);
	g_free(help->filter);
	g_free(help);
}

/* Arguments that are told in one row: all numbers are. */
static const char *told_as(const char *argument)
{
	size_t digits = strspn(argument, "0123456789");
	return digits && !argument[digits] ? "N" : argument;
}

/* The keys of action that give argument, each once. */
static char *keys_of(const struct keymap *keymap, enum action action, const char *argument)
{
	size_t n;
	const struct binding *bindings = keymap_bindings(keymap, &n);
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GString *text = g_string_new(NULL);
	for (size_t i = 0; i < n; i++) {
		if (bindings[i].action != action ||
		    strcmp(told_as(bindings[i].argument), argument) != 0)
			continue;
		g_autofree char *keys = binding_keys(&bindings[i]);
		if (g_hash_table_add(seen, g_strdup(keys)))
			g_string_append_printf(text, "%s%s", text->len ? ", " : "", keys);
	}
	return g_string_free(text, FALSE);
}

/* What has no key is a command only. */
static void add_action(GArray *rows, const struct keymap *keymap, enum action action)
{
	struct help_row row = { .action = action };
	if (!action_is_heading(action))
		row.keys = keys_of(keymap, action, "");
	if (row.keys && !*row.keys) {
		g_free(row.keys);
		row.keys = g_strdup_printf(":%s", actions[action].name);
	}
	g_array_append_val(rows, row);
}

/* A row for each argument that keys give action. */
static void add_arguments(GArray *rows, const struct keymap *keymap, enum action action)
{
	size_t n;
	const struct binding *bindings = keymap_bindings(keymap, &n);
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	for (size_t i = 0; i < n; i++) {
		const char *argument = told_as(bindings[i].argument);
		if (bindings[i].action != action || !*argument ||
		    !g_hash_table_add(seen, (gpointer)argument))
			continue;
		struct help_row row = { action, keys_of(keymap, action, argument),
			                g_strdup(argument) };
		g_array_append_val(rows, row);
	}
}

/* What a row's keys do, for the caller to free. */
static char *deed(const struct help_row *row)
{
	char *told = row->argument ? told_argument(row->action, row->argument) : NULL;
	if (told)
		return told;
	return row->argument ? g_strdup_printf("%s %s", actions[row->action].name, row->argument)
	                     : g_strdup(actions[row->action].description);
}

/* What an argument does stands further in, on all its lines. */
static int indent_of(const struct help_row *row)
{
	return row->argument ? 2 : 0;
}

static void add_lines(struct help *help, const struct canvas *body, const struct help_row *row)
{
	bool commands = body->cols >= COMMAND + LEAST_COMMAND;
	int keys = keys_width(body), room = (commands ? COMMAND : body->cols + 2) - keys - 6;
	g_autofree char *does = deed(row);
	const char *keys_left = row->keys ? row->keys : "", *does_left = does;
	struct help_line line = { .row = row, .first = true };
	do {
		line.keys = canvas_take_words(body, &keys_left, keys);
		line.does = canvas_take_words(body, &does_left, room - indent_of(row));
		g_array_append_val(help->lines, line);
		line.first = false;
	} while (*keys_left || *does_left);
}

/* Whether its keys, its name or what it does have what was typed. */
static bool passes(const struct help *help, const struct help_row *row)
{
	if (!help->filter)
		return true;
	g_autofree char *does = deed(row);
	g_autofree char *all =
	        g_strdup_printf("%s\n:%s\n%s", row->keys, actions[row->action].name, does);
	g_autofree char *folded = g_utf8_casefold(all, -1);
	return strstr(folded, help->filter) != NULL;
}

/* A heading stands where something passes below it. */
static void lay_lines(struct help *help, const struct canvas *body)
{
	const struct help_row *heading = NULL;
	if (help->cols == body->cols)
		return;
	help->cols = body->cols;
	g_array_set_size(help->lines, 0);
	for (guint i = 0; i < help->rows->len; i++) {
		const struct help_row *row = &g_array_index(help->rows, struct help_row, i);
		if (!row->keys) {
			heading = row;
		} else if (passes(help, row)) {
			if (heading)
				add_lines(help, body, heading);
			heading = NULL;
			add_lines(help, body, row);
		}
	}
}

static void draw_command(const struct canvas *body, int at, const struct help_line *line)
{
	const struct action_row *action = &actions[line->row->action];
	g_autofree char *command = g_strdup_printf(":%s %s", action->name, action->arguments);
	bool tells = line->first && line->row->keys && !line->row->argument;
	if (tells && body->cols >= COMMAND + LEAST_COMMAND)
		canvas_put_cut(body, at, COMMAND, body->cols - COMMAND, STYLE(ROLE_QUIET),
		               slice_of(command));
}

static void draw_line(const struct canvas *body, int at, const struct help_line *line)
{
	if (!line->row->keys) {
		canvas_puts(body, at, 0, STYLE(ROLE_HEADING), line->does);
		return;
	}
	int keys = keys_width(body);
	if (line->keys)
		canvas_put_cut(body, at, 2, keys, STYLE(ROLE_KEY), slice_of(line->keys));
	if (line->does)
		canvas_puts(body, at, keys + 4 + indent_of(line->row), STYLE_TEXT, line->does);
	draw_command(body, at, line);
}

static void help_draw(struct app *app, void *state, const struct canvas *screen)
{
	static const char title[] = "Keys and commands";
	struct help *help = state;
	(void)app;
	struct canvas page = canvas_part(screen, 0, 0, screen->rows - 1, screen->cols);
	canvas_clear(&page, STYLE_TEXT);
	panel_heading(&page, title, NULL, true);
	panel_filter_draw(&page, title, help->editor, help->filter);
	struct canvas body = canvas_part(&page, 2, 2, page.rows - 2, page.cols - 4);
	lay_lines(help, &body);
	list_fit(&help->list, help->lines->len, body.rows);
	for (int i = 0; i < body.rows && help->list.top + (size_t)i < help->lines->len; i++)
		draw_line(
		        &body, i,
		        &g_array_index(help->lines, struct help_line, help->list.top + (size_t)i));
	if (help->lines->len == 0)
		canvas_puts(&body, 0, 0, STYLE(ROLE_QUIET), "no key and no command has this");
}

static void set_filter(struct help *help, const char *typed)
{
	g_autofree char *folded = g_utf8_casefold(typed, -1);
	g_strstrip(folded);
	g_free(help->filter);
	help->filter = *folded ? g_steal_pointer(&folded) : NULL;
	help->cols = 0;
	help->list.chosen = help->list.top = 0;
}

static void key_of_filter(struct help *help, const struct key_event *key)
{
	const char *typed = panel_filter_key(&help->editor, key);
	if (typed)
		set_filter(help, typed);
}

/* What is chosen is of no matter here: the page moves at once. False where action moves
 * nothing. */
static bool scroll(struct help *help, enum action action, const char *argument)
{
	bool down = action == ACTION_DOWN || action == ACTION_PAGE_DOWN ||
	            action == ACTION_HALF_DOWN || action == ACTION_SCROLL_DOWN;
	help->list.chosen =
	        down ? MIN(help->list.top + (size_t)help->list.rows - 1, help->list.n - 1)
	             : help->list.top;
	return list_act(&help->list, action, argument);
}

static void help_act(struct app *app, void *state, enum action action, const char *argument)
{
	static const enum action closing[] = { ACTION_BACK, ACTION_CANCEL, ACTION_HELP,
		                               ACTION_QUIT };
	static const enum action filtering[] = { ACTION_SEARCH, ACTION_SEARCH_BACK, ACTION_FILTER };
	struct help *help = state;
	if (action == ACTION_CANCEL && help->filter)
		set_filter(help, "");
	else if (action_is_among(action, closing, G_N_ELEMENTS(closing)))
		app_close_overlay(app);
	else if (action_is_among(action, filtering, G_N_ELEMENTS(filtering)))
		help->editor = editor_new(EDITOR_ONE_LINE, help->filter);
	else if (!scroll(help, action, argument))
		app_say(app, "%s cannot be done here; q closes the list of keys",
		        actions[action].name);
}

static void help_key(struct app *app, void *state, const struct key_event *key)
{
	struct help *help = state;
	g_clear_pointer(&app->message, g_free);
	if (help->editor)
		key_of_filter(help, key);
	else if (key->sym == KEYSYM_MOUSE)
		list_mouse(&help->list, key, -1);
	else
		app_press(app, key);
}

static const struct overlay_ops help_ops = {
	.hint = "/ filter  Space b page  q back",
	.draw = help_draw,
	.key = help_key,
	.act = help_act,
	.context = CONTEXT_HELP,
	.free = help_free,
};

void help_open(struct app *app)
{
	struct help *help = g_new0(struct help, 1);
	help->rows = g_array_new(FALSE, FALSE, sizeof(struct help_row));
	g_array_set_clear_func(help->rows, row_clear);
	for (int i = 0; i < ACTION_COUNT; i++) {
		add_action(help->rows, app->keymap, i);
		add_arguments(help->rows, app->keymap, i);
	}
	help->lines = g_array_new(FALSE, FALSE, sizeof(struct help_line));
	g_array_set_clear_func(help->lines, line_clear);
	help->list.n = help->rows->len;
	help->list.rows = 1;
	app_set_overlay(app, &help_ops, help);
}
