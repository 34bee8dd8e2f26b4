/* A list over the panels: groups of actions, their keys, what they do. */
#include "tui/help.h"

#include <string.h>

#include "core/flow/correction-word.h"
#include "tui/deciding.h"
#include "tui/panel.h"

struct help_row {
	enum action action;
	char *keys;     /* of all contexts; NULL in a heading */
	char *argument; /* that these keys give; NULL where they give none */
};

struct help {
	struct list list;
	GArray *rows; /* struct help_row */
};

static void row_clear(void *pointer)
{
	struct help_row *row = pointer;
	g_free(row->keys);
	g_free(row->argument);
}

static void help_free(void *state)
{
	struct help *help = state;
	g_array_unref(help->rows);
	g_free(help);
}

/* The keys of action that give argument, each once. */
static char *keys_of(const struct keymap *keymap, enum action action, const char *argument)
{
	size_t n;
	const struct binding *bindings = keymap_bindings(keymap, &n);
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GString *text = g_string_new(NULL);
	for (size_t i = 0; i < n; i++) {
		if (bindings[i].action != action || strcmp(bindings[i].argument, argument) != 0)
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
		const char *argument = bindings[i].argument;
		if (bindings[i].action != action || !*argument ||
		    !g_hash_table_add(seen, (gpointer)argument))
			continue;
		struct help_row row = { action, keys_of(keymap, action, argument),
			                g_strdup(argument) };
		g_array_append_val(rows, row);
	}
}

/* What an argument of correct or decide does, for the caller to free; NULL where
 * that is not told. */
static char *told_of(enum action action, const char *argument)
{
	const char *rest;
	const struct correction_word *word =
	        action == ACTION_CORRECT ? correction_word_find(argument, &rest) : NULL;
	if (word)
		return g_strdup_printf("  %s%s%s", word->does, *rest ? " " : "", rest);
	const char *told = action == ACTION_DECIDE ? deciding_told(argument) : NULL;
	bool all = told && g_str_has_prefix(argument, "everywhere");
	return told ? g_strdup_printf("  %s%s", all ? "everywhere: " : "", told) : NULL;
}

/* What a row's keys do, for the caller to free. */
static char *deed(const struct help_row *row)
{
	char *told = row->argument ? told_of(row->action, row->argument) : NULL;
	if (told)
		return told;
	return row->argument ? g_strdup_printf("  %s %s", actions[row->action].name, row->argument)
	                     : g_strdup(actions[row->action].description);
}

static void help_draw(struct app *app, void *state, const struct canvas *screen)
{
	struct help *help = state;
	(void)app;
	enum { KEYS = 26 };
	struct canvas page = canvas_part(screen, 0, 0, screen->rows - 1, screen->cols);
	canvas_clear(&page, STYLE_TEXT);
	panel_heading(&page, "Keys and commands", "q closes", true);
	struct canvas body = canvas_part(&page, 2, 2, page.rows - 2, page.cols - 4);
	list_fit(&help->list, help->rows->len, body.rows);
	for (int i = 0; i < body.rows && help->list.top + (size_t)i < help->rows->len; i++) {
		const struct help_row *row =
		        &g_array_index(help->rows, struct help_row, help->list.top + (size_t)i);
		const struct action_row *action = &actions[row->action];
		if (!row->keys) {
			canvas_puts(&body, i, 0, STYLE(ROLE_HEADING), action->description);
			continue;
		}
		canvas_put_cut(&body, i, 2, KEYS, STYLE(ROLE_KEY), slice_of(row->keys));
		int col = KEYS + 4, command_col = KEYS + 64;
		g_autofree char *does = deed(row);
		canvas_put_cut(&body, i, col, body.cols - col, STYLE_TEXT, slice_of(does));
		g_autofree char *command =
		        g_strdup_printf(":%s %s", action->name, action->arguments);
		if (body.cols >= command_col + 20 && !row->argument)
			canvas_put_cut(&body, i, command_col, body.cols - command_col,
			               STYLE(ROLE_QUIET), slice_of(command));
	}
}

static void scroll(struct help *help, enum action action)
{
	/* What is chosen is of no matter here: the page moves at once. */
	bool down = action == ACTION_DOWN || action == ACTION_PAGE_DOWN ||
	            action == ACTION_HALF_DOWN || action == ACTION_SCROLL_DOWN;
	help->list.chosen =
	        down ? MIN(help->list.top + (size_t)help->list.rows - 1, help->list.n - 1)
	             : help->list.top;
	list_act(&help->list, action);
}

static void help_key(struct app *app, void *state, const struct key_event *key)
{
	struct help *help = state;
	const struct binding *binding;
	if (key->sym == KEYSYM_MOUSE) {
		list_mouse(&help->list, key, -1);
		return;
	}
	if (keymap_match(app->keymap, CONTEXT_HELP, key, 1, &binding) != MATCH_BOUND)
		return;
	static const enum action closing[] = { ACTION_BACK, ACTION_CANCEL, ACTION_HELP,
		                               ACTION_QUIT };
	for (size_t i = 0; i < G_N_ELEMENTS(closing); i++)
		if (binding->action == closing[i]) {
			app_close_overlay(app);
			return;
		}
	scroll(help, binding->action);
}

static const struct overlay_ops help_ops = {
	.hint = "q closes",
	.draw = help_draw,
	.key = help_key,
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
	help->list.n = help->rows->len;
	help->list.rows = 1;
	app_set_overlay(app, &help_ops, help);
}
