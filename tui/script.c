/* The script's commands, and the form of a saved screen. */
#include "tui/script.h"

#include <stdio.h>
#include <string.h>

#include "core/base/error.h"

struct script {
	struct app *app;
	const char *folder;
	GError *error; /* of a screen that could not be saved */
};

/* The two numbers of text, from least to most, with what stands between. */
static bool parse_numbers(const char *text, const char *between, int least, int most, int *first,
                          int *second)
{
	g_auto(GStrv) words = g_strsplit(text, between, 3);
	gint64 numbers[2];
	if (g_strv_length(words) != G_N_ELEMENTS(numbers))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
		if (!g_ascii_string_to_signed(words[i], 10, least, most, &numbers[i], NULL))
			return false;
	*first = (int)numbers[0];
	*second = (int)numbers[1];
	return true;
}

bool script_parse_size(const char *text, int *rows, int *cols)
{
	return parse_numbers(text, "x", 1, 1000, cols, rows);
}

static void append_text(GString *out, const struct grid *grid)
{
	for (int row = 0; row < grid->rows; row++) {
		g_autoptr(GString) line = g_string_new(NULL);
		for (int col = 0; col < grid->cols; col++)
			g_string_append(line, grid_cell(grid, row, col)->text);
		g_string_append_printf(out, "%s\n", g_strchomp(line->str));
	}
}

static void append_roles(GString *out, uint64_t style)
{
	const char *between = "";
	for (int role = 0; role < ROLES_COUNT; role++)
		if (style & STYLE(role) && role != ROLE_TEXT) {
			g_string_append_printf(out, "%s%s", between, role_name(role));
			between = "+";
		}
}

/* Runs of cells of the same roles, but for plain text. */
static void append_styles(GString *out, const struct grid *grid)
{
	for (int row = 0; row < grid->rows; row++)
		for (int col = 0, end; col < grid->cols; col = end) {
			uint64_t style = grid_cell(grid, row, col)->style;
			for (end = col + 1; end < grid->cols; end++)
				if (grid_cell(grid, row, end)->style != style)
					break;
			if ((style & ~STYLE_TEXT) == 0)
				continue;
			g_string_append_printf(out, "%d:%d-%d ", row, col, end);
			append_roles(out, style);
			g_string_append_c(out, '\n');
		}
}

static void save(struct script *script, const char *name, const GString *out)
{
	if (!script->folder) {
		printf("== %s\n%s", name, out->str);
		return;
	}
	g_autofree char *file = g_strconcat(name, ".screen", NULL);
	g_autofree char *path = g_build_filename(script->folder, file, NULL);
	g_file_set_contents(path, out->str, (gssize)out->len, &script->error);
}

static bool do_screen(struct script *script, const char *name)
{
	struct app *app = script->app;
	g_autoptr(GString) out = g_string_new(NULL);
	if (!*name)
		return false;
	app_draw(app);
	g_string_append_printf(out, "%dx%d cursor %d:%d\n", app->grid->cols, app->grid->rows,
	                       app->grid->cursor_row, app->grid->cursor_col);
	append_text(out, app->grid);
	g_string_append(out, "-- roles, row:column-column\n");
	append_styles(out, app->grid);
	save(script, name, out);
	return true;
}

static void press(struct script *script, const struct key_event *key)
{
	app_key(script->app, key);
	app_draw(script->app);
}

static bool do_key(struct script *script, const char *name)
{
	struct key_event key;
	if (!key_parse(name, &key))
		return false;
	press(script, &key);
	return true;
}

static bool do_keys(struct script *script, const char *text)
{
	for (; *text; text = g_utf8_next_char(text)) {
		struct key_event key = { .sym = KEYSYM_CHARACTER,
			                 .codepoint = g_utf8_get_char(text) };
		press(script, &key);
	}
	return true;
}

static bool do_mouse(struct script *script, const char *text)
{
	static const struct {
		const char *name;
		enum mouse_event event;
	} events[] = { { "press", MOUSE_PRESS },
		       { "drag", MOUSE_DRAG },
		       { "release", MOUSE_RELEASE },
		       { "wheel-up", MOUSE_WHEEL_UP },
		       { "wheel-down", MOUSE_WHEEL_DOWN } };
	struct key_event key = { .sym = KEYSYM_MOUSE, .button = 1 };
	size_t length = strcspn(text, " ");
	if (!text[length] ||
	    !parse_numbers(text + length + 1, " ", 0, INT16_MAX, &key.row, &key.col))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(events); i++)
		if (strlen(events[i].name) == length && memcmp(events[i].name, text, length) == 0) {
			key.mouse = events[i].event;
			press(script, &key);
			return true;
		}
	return false;
}

static bool do_wait(struct script *script, const char *what)
{
	if (strcmp(what, "idle") != 0)
		return false;
	app_wait(script->app);
	app_draw(script->app);
	return true;
}

static bool do_resize(struct script *script, const char *size)
{
	int rows, cols;
	if (!script_parse_size(size, &rows, &cols))
		return false;
	app_resize(script->app, rows, cols);
	app_draw(script->app);
	return true;
}

static const struct {
	const char *name;
	bool (*run)(struct script *script, const char *argument);
} commands[] = {
	{ "key", do_key },       { "keys", do_keys }, { "type", do_keys },
	{ "mouse", do_mouse },   { "wait", do_wait }, { "resize", do_resize },
	{ "screen", do_screen },
};

/* False where the line says nothing that a script can. */
static bool run_line(struct script *script, const char *line)
{
	size_t len = strcspn(line, " ");
	const char *argument = line + len + (line[len] == ' ');
	if (*line == '\0' || *line == '#')
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
		if (strlen(commands[i].name) == len && strncmp(commands[i].name, line, len) == 0)
			return commands[i].run(script, argument);
	return false;
}

static bool run_lines(struct script *script, const char *path, char **lines, GError **error)
{
	for (int i = 0; lines[i] && !script->app->quit; i++) {
		if (!run_line(script, lines[i])) {
			g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_USAGE,
			            "%s:%d: a script cannot do “%s”", path, i + 1, lines[i]);
			return false;
		}
		if (script->error) {
			g_propagate_error(error, script->error);
			return false;
		}
	}
	if (!script->app->fatal)
		return true;
	g_propagate_error(error, g_steal_pointer(&script->app->fatal));
	return false;
}

bool script_run(const char *path, struct app_options *options, int rows, int cols,
                const char *folder, GError **error)
{
	g_autofree char *text = NULL;
	if (!g_file_get_contents(path, &text, NULL, error))
		return false;
	options->scripted = true;
	options->colours = 256;
	options->wake_fd = -1;
	struct script script = { app_new(options, rows, cols, error), folder, NULL };
	if (!script.app)
		return false;
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	app_draw(script.app);
	bool done = run_lines(&script, path, lines, error);
	app_free(script.app);
	return done;
}
