/* The application's life: made from settings, fed with keys and results of
 * background work, drawn. What actions do is in app-act.c. */
#include "tui/app.h"

#include <stdio.h>
#include <string.h>

#include "core/base/folders.h"
#include "core/know/pinyin.h"
#include "tui/count.h"
#include "tui/draft.h"
#include "tui/frame.h"
#include "tui/jobs.h"
#include "tui/layers.h"
#include "tui/outside.h"
#include "tui/panel.h"
#include "tui/status.h"
#include "tui/table.h"
#include "tui/texts.h"

enum { HISTORY_LINES = 200 };

bool app_load_looks(struct app *app, GError **error)
{
	bool by_colours = strcmp(app->settings.theme, "auto") == 0;
	struct theme theme;
	struct keymap *keymap = keymap_new();
	if (!theme_find(&theme, by_colours ? NULL : app->settings.theme, app->colours, error) ||
	    !keymap_load(keymap, app->settings.keymap, error)) {
		keymap_free(keymap);
		return false;
	}
	app->theme = theme;
	keymap_free(app->keymap);
	app->keymap = keymap;
	if (app->settings.ambiguous != AMBIGUOUS_ASK)
		app->grid->ambiguous = (enum ambiguous)app->settings.ambiguous;
	app->redraw = true;
	return true;
}

/* A sidecar that was not asked for by name does not keep anybody from reading:
 * what is wrong with it is said, and again when something is marked. */
static bool open_annotator(struct app *app, const char *sidecar, GError **error)
{
	GError *wrong = NULL;
	app->annotator = annotator_new_hurried(app->paths[0], sidecar, &wrong);
	if (app->annotator) {
		const char *notice = annotator_notice(app->annotator);
		if (notice)
			app_say(app, "%s", notice);
		return true;
	}
	if (sidecar) {
		g_propagate_error(error, wrong);
		return false;
	}
	app->no_annotator = g_strdup(wrong->message);
	app_complain(app, wrong);
	return true;
}

void app_need_pinyin(struct app *app)
{
	if (app->pinyin)
		return;
	g_auto(GStrv) folders = folders_of("lexicon");
	app->pinyin = pinyin_load((const char *const *)folders, NULL);
}

/* What takes longest until the first screen, and needs nothing of the reader's, begins before
 * settings, keys and looks are read. */
static void begin_work(struct app *app, int wake_fd)
{
	app->back = worker_new("library", wake_fd);
	job_load_knowledge(app);
	app->front = worker_new("open", wake_fd);
	job_prepare(app);
}

/* The first document, if it was named, or else the folder that it is in. */
static void begin_reading(struct app *app)
{
	bool named = !g_file_test(app->paths[0], G_FILE_TEST_IS_DIR);
	if (named)
		app_open(app, app->paths[0], 0, (struct place){ 0, 0 });
	job_walk(app, named ? app->back : app->front);
}

static struct app *app_blank(const struct app_options *options, int rows, int cols)
{
	struct app *app = g_new0(struct app, 1);
	settings_init(&app->settings);
	app->grid = grid_new(rows, cols, AMBIGUOUS_NARROW);
	app->colours = options->colours;
	app->paths = g_strdupv(options->paths);
	app->input = options->input ? g_bytes_ref(options->input) : NULL;
	app->shelf = shelf_new();
	app->view = view_new();
	app->view->shows = layers_show;
	app->view->shows_user = app;
	app->focus = PANEL_TEXT;
	app->fixed_clock = app->no_state = options->scripted;
	app->host = options->host;
	app->host_state = options->host_state;
	app->dirty = true;
	for (size_t i = 0; i < G_N_ELEMENTS(app->histories); i++)
		app->histories[i] = history_new(HISTORY_LINES);
	for (int i = 0; i < PANEL_COUNT; i++)
		if (panel_ops_of(i)->open)
			panel_ops_of(i)->open(app);
	return app;
}

static void take_draft(struct app *app)
{
	app->draft = draft_take();
	if (app->draft)
		app_say(app, "a note was not saved the last time; the next one you begin has it");
}

struct app *app_new(const struct app_options *options, int rows, int cols, GError **error)
{
	struct app *app = app_blank(options, rows, cols);
	begin_work(app, options->wake_fd);
	bool loaded = app->no_state || settings_load(&app->settings, error);
	if (!loaded || !app_load_looks(app, error) ||
	    !open_annotator(app, options->sidecar, error)) {
		app->no_state = true; /* what was not read is not written */
		app_free(app);
		return NULL;
	}
	if (options->notice)
		app_say(app, "%s", options->notice);
	if (!app->no_state)
		take_draft(app);
	begin_reading(app);
	return app;
}

static void free_panels(struct app *app)
{
	for (int i = 0; i < PANEL_COUNT; i++)
		if (panel_ops_of(i)->close)
			panel_ops_of(i)->close(app);
}

void app_free(struct app *app)
{
	if (!app)
		return;
	if (!app->no_state)
		settings_save_state(&app->settings);
	g_atomic_int_set(&app->leaving, 1);
	worker_free(app->front);
	worker_free(app->back);
	app_close_overlay(app);
	if (!app->no_state)
		draft_keep(app->draft);
	free_panels(app);
	for (int i = 0; i < MENTION_TYPE_COUNT; i++)
		table_free(app->tables[i]);
	census_free(app->census);
	texts_free(app->texts);
	view_free(app->view);
	shelf_free(app->shelf);
	annotator_free(app->annotator);
	knowledge_free(app->knowledge);
	pinyin_free(app->pinyin);
	if (app->input)
		g_bytes_unref(app->input);
	for (size_t i = 0; i < G_N_ELEMENTS(app->histories); i++)
		history_free(app->histories[i]);
	keymap_free(app->keymap);
	grid_free(app->grid);
	settings_clear(&app->settings);
	g_strfreev(app->paths);
	g_clear_error(&app->fatal);
	g_free(app->pending.path);
	g_free(app->no_annotator);
	g_free(app->message);
	g_free(app->last_tag);
	g_free(app->draft);
	g_free(app);
}

void app_resize(struct app *app, int rows, int cols)
{
	grid_reset(app->grid, rows, cols);
	app->dirty = true;
}

void app_set_ambiguous(struct app *app, enum ambiguous ambiguous)
{
	if (app->settings.ambiguous != AMBIGUOUS_ASK || app->grid->ambiguous == ambiguous)
		return;
	app->grid->ambiguous = ambiguous;
	app->dirty = true;
}

void app_say(struct app *app, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	g_free(app->message);
	app->message = g_strdup_vprintf(format, args);
	app->message_is_error = false;
	va_end(args);
	app->dirty = true;
}

void app_complain(struct app *app, GError *error)
{
	app_say(app, "%s", error->message);
	app->message_is_error = true;
	g_error_free(error);
}

void app_set_overlay(struct app *app, const struct overlay_ops *ops, void *state)
{
	if (app->overlay && app->overlay->stays && !ops->stays) {
		app->under = app->overlay;
		app->under_state = app->overlay_state;
	} else {
		app_close_overlay(app);
	}
	app->overlay = ops;
	app->overlay_state = state;
}

void app_close_overlay(struct app *app)
{
	const struct overlay_ops *ops = app->overlay;
	void *state = app->overlay_state;
	app->overlay = app->under;
	app->overlay_state = app->under_state;
	app->under = NULL;
	app->under_state = NULL;
	if (ops)
		ops->free(state);
}

/* The raw text is in step with the text's cursor, whichever of them has the focus. */
static enum context context_of_text(const struct app *app)
{
	if (app->view->selecting)
		return CONTEXT_SELECTION;
	bool raw = app->settings.tab == TAB_RAW && app->frame.panels[PANEL_MARGIN].cols > 0;
	return raw ? CONTEXT_RAW : CONTEXT_TEXT;
}

enum context app_context(const struct app *app)
{
	enum context context = panel_ops_of(app->focus)->context;
	if (app->overlay && app->overlay->act)
		return app->overlay->context;
	if (app->focus == PANEL_MARGIN && app->settings.tab == TAB_RAW)
		context = CONTEXT_TEXT;
	return context == CONTEXT_TEXT ? context_of_text(app) : context;
}

static void say_unbound(struct app *app)
{
	g_autofree char *keys = typed_text(&app->typed);
	g_autofree char *help = keymap_keys(app->keymap, CONTEXT_GLOBAL, ACTION_HELP, NULL);
	app_say(app, "%s means nothing here; %s lists the keys", keys, help);
}

void app_press(struct app *app, const struct key_event *key)
{
	const struct binding *binding = NULL;
	enum typed_state state =
	        typed_key(&app->typed, app->keymap, app_context(app), key, &binding);
	unsigned count = typed_count(&app->typed);
	if (state == TYPED_UNBOUND)
		say_unbound(app);
	if (state == TYPED_UNBOUND || state == TYPED_BOUND)
		typed_clear(&app->typed);
	if (state == TYPED_BOUND)
		count_act(app, binding, count);
}

/* What is pasted is text, and never commands. */
static bool is_stray_paste(struct app *app, const struct key_event *key)
{
	if (key->sym == KEYSYM_PASTE_START || key->sym == KEYSYM_PASTE_END) {
		app->pasting = key->sym == KEYSYM_PASTE_START;
		return true;
	}
	return app->pasting && !app->overlay;
}

void app_key(struct app *app, const struct key_event *key)
{
	app->dirty = true;
	if (is_stray_paste(app, key) || key->sym == KEYSYM_FOCUS_IN || key->sym == KEYSYM_FOCUS_OUT)
		return;
	bool too_small = frame_is_too_small(app);
	if (!app->overlay || too_small)
		g_clear_pointer(&app->message, g_free);
	outside_look(app);
	if (app->overlay)
		app->overlay->key(app, app->overlay_state, key);
	else if (key->sym == KEYSYM_MOUSE)
		frame_mouse(app, key);
	else
		app_press(app, key);
}

bool app_awaits_lock(const struct app *app)
{
	return app->annotator && annotator_locked(app->annotator);
}

void app_try_lock(struct app *app)
{
	if (!app_awaits_lock(app) || !annotator_unlocked(app->annotator))
		return;
	app_marks_changed(app);
	job_all_again(app);
	app_say(app, "the other program is done; marks and corrections are here");
}

void app_take_results(struct app *app)
{
	while (worker_finish(app->front, app) || worker_finish(app->back, app))
		app->dirty = true;
}

void app_wait(struct app *app)
{
	while (worker_finish_waiting(app->front, app) || worker_finish_waiting(app->back, app))
		app->dirty = true;
}

void app_wait_for_view(struct app *app)
{
	while (app->pending.path && worker_finish_waiting(app->front, app))
		app->dirty = true;
}

void app_wait_for_reading(struct app *app)
{
	while (worker_finish_waiting(app->front, app))
		app->dirty = true;
}

bool app_busy(const struct app *app)
{
	return worker_pending(app->front) + worker_pending(app->back) > 0;
}

static void draw_too_small(const struct canvas *screen)
{
	g_autofree char *words = g_strdup_printf("zhupi needs %dx%d, this is %dx%d", FRAME_MIN_COLS,
	                                         FRAME_MIN_ROWS, screen->cols, screen->rows);
	canvas_put_cut(screen, screen->rows / 2, 0, screen->cols, STYLE_TEXT, slice_of(words));
}

void app_draw(struct app *app)
{
	grid_reset(app->grid, app->grid->rows, app->grid->cols);
	struct canvas screen = canvas_of(app->grid);
	app->dirty = false;
	if (frame_is_too_small(app)) {
		draw_too_small(&screen);
		return;
	}
	frame_arrange(app);
	frame_draw(app);
	if (app->under)
		app->under->draw(app, app->under_state, &screen);
	if (app->overlay)
		app->overlay->draw(app, app->overlay_state, &screen);
	/* what is under its cursor is known only when it has been drawn, and a long message
	 * stands over it */
	if (app->overlay && (app->overlay->explain || (app->overlay->hint && app->message)))
		status_draw(app, &screen);
}

void app_saved(struct app *app)
{
	g_autoptr(GDateTime) now = g_date_time_new_now_local();
	g_autofree char *text = g_date_time_format(now, "%H:%M");
	g_strlcpy(app->saved, app->fixed_clock ? "21:40" : text, sizeof app->saved);
}
