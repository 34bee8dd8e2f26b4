/* Choices flow from line to line like words, each whole. */
#include "tui/choices.h"

#include <string.h>

#include "tui/told.h"

enum { GAP = 2 };

/* The column behind choice where it is put at col, and *row, of lines that begin
 * at indent. */
static int flow(const struct canvas *canvas, const char *choice, int indent, int *row, int *col)
{
	int width = canvas_measure(canvas, slice_of(choice));
	if (*col > indent && *col + width > canvas->cols - 1) {
		*col = indent;
		++*row;
	}
	return *col + width + GAP;
}

static int count_rows(const struct canvas *canvas, char **choices, int indent)
{
	int row = 0, col = indent;
	for (; *choices; choices++)
		col = flow(canvas, *choices, indent, &row, &col);
	return row + 1;
}

/* "j join", the key as keys are. */
static void draw_choice(const struct canvas *canvas, int row, int col, const char *choice)
{
	struct slice key = { choice, strcspn(choice, " ") };
	col += canvas_put(canvas, row, col, STYLE(ROLE_STATUS) | STYLE(ROLE_KEY), key);
	canvas_puts(canvas, row, col, STYLE(ROLE_STATUS), choice + key.len);
}

/* Where choices begin on their lines: behind what is typed. */
static int indent_behind(const struct canvas *screen, const char *typed)
{
	return 1 + canvas_measure(screen, slice_of(typed)) + GAP + 1;
}

static void draw_at_foot(const struct canvas *screen, const char *typed, char **choices)
{
	int indent = indent_behind(screen, typed);
	int rows = MIN(count_rows(screen, choices, indent), screen->rows / 2);
	struct canvas foot = canvas_part(screen, screen->rows - rows, 0, rows, screen->cols);
	int row = 0, col = indent;
	canvas_clear(&foot, STYLE(ROLE_STATUS));
	canvas_puts(&foot, 0, 1, STYLE(ROLE_STATUS), typed);
	for (; *choices; choices++) {
		int behind = flow(&foot, *choices, indent, &row, &col);
		draw_choice(&foot, row, col, *choices);
		col = behind;
	}
}

/* What a number is likely to be for: "j so many down". */
static char *after_count(const struct app *app)
{
	static const struct {
		enum action action;
		const char *words;
	} uses[] = {
		{ ACTION_DOWN, "so many down" },
		{ ACTION_BOTTOM, "to that paragraph" },
		{ ACTION_GOTO, "per cent" },
		{ ACTION_FOCUS_NEXT, "to that panel" },
	};
	GString *text = g_string_new(NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(uses); i++) {
		const char *argument = uses[i].action == ACTION_GOTO ? "%" : NULL;
		g_autofree char *keys =
		        keymap_keys(app->keymap, app_context(app), uses[i].action, argument);
		if (*keys)
			g_string_append_printf(text, "%s%s %s", text->len ? "  " : "", keys,
			                       uses[i].words);
	}
	return g_string_free(text, FALSE);
}

static char **split(const char *list)
{
	return g_strsplit(list, "  ", -1);
}

/* What may follow the typed keys: in words if a quarter of the screen holds them, for
 * the text is to be seen, else by names. The caller frees. */
static char **after_keys(const struct app *app, const struct canvas *screen, const char *keys)
{
	const struct typed *typed = &app->typed;
	g_autofree char *told = keymap_choices(app->keymap, app_context(app), typed->keys,
	                                       typed->n_keys, told_argument);
	char **choices = split(told);
	if (count_rows(screen, choices, indent_behind(screen, keys)) <= screen->rows / 4)
		return choices;
	g_strfreev(choices);
	g_autofree char *named =
	        keymap_choices(app->keymap, app_context(app), typed->keys, typed->n_keys, NULL);
	return split(named);
}

bool choices_draw(const struct app *app, const struct canvas *screen)
{
	const struct typed *typed = &app->typed;
	if (!typed_any(typed))
		return false;
	g_autofree char *keys = typed_text(typed);
	g_autofree char *uses = typed->n_keys ? NULL : after_count(app);
	g_auto(GStrv) choices = uses ? split(uses) : after_keys(app, screen, keys);
	draw_at_foot(screen, keys, choices);
	return true;
}
