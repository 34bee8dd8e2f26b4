/* What actions do that belong to no one panel: leaving, focus, panels, settings,
 * articles and jumps. */
#include <string.h>

#include "tui/app.h"
#include "tui/correcting.h"
#include "tui/deciding.h"
#include "tui/exporting.h"
#include "tui/follow.h"
#include "tui/frame.h"
#include "tui/help.h"
#include "tui/layers.h"
#include "tui/merging.h"
#include "tui/panel.h"
#include "tui/prompt.h"
#include "tui/table.h"
#include "tui/why.h"

static int *open_flag(struct app *app, enum panel_id panel)
{
	int *const flags[PANEL_COUNT] = {
		[PANEL_LIBRARY] = &app->settings.library,
		[PANEL_OUTLINE] = &app->settings.outline,
		[PANEL_MARGIN] = &app->settings.margin,
	};
	return flags[panel];
}

static bool panel_is_open(const struct app *app, enum panel_id panel)
{
	return app->frame.panels[panel].rows > 0;
}

void app_focus(struct app *app, enum panel_id panel)
{
	if (panel != app->focus && panel_ops_of(panel)->enter)
		panel_ops_of(panel)->enter(app);
	app->focus = panel;
	typed_clear(&app->typed);
	frame_arrange(app);
}

static void act_help(struct app *app, const char *argument)
{
	(void)argument;
	help_open(app);
}

static void act_command(struct app *app, const char *argument)
{
	prompt_open(app, ":", argument, ACTION_COMMAND);
}

static void act_quit(struct app *app, const char *argument)
{
	(void)argument;
	app->quit = true;
}

/* One layer at a time is let go: the selection, then the search, then the
 * panel that has the focus. */
static bool let_go(struct app *app)
{
	struct view *view = app->view;
	if (view->selecting)
		view_unselect(view);
	else if (view->needle)
		view_find(view, NULL);
	else if (app->focus != PANEL_TEXT)
		app_focus(app, PANEL_TEXT);
	else
		return false;
	return true;
}

static void act_back(struct app *app, const char *argument)
{
	(void)argument;
	if (!let_go(app))
		app->quit = true;
}

static void act_cancel(struct app *app, const char *argument)
{
	(void)argument;
	g_autofree char *key = keymap_keys(app->keymap, CONTEXT_GLOBAL, ACTION_BACK, NULL);
	if (!let_go(app))
		app_say(app, "%s leaves zhupi", key);
}

static void act_suspend(struct app *app, const char *argument)
{
	(void)argument;
	if (app->host)
		app->host->suspend(app->host_state);
}

static void act_redraw(struct app *app, const char *argument)
{
	(void)argument;
	app->redraw = true;
}

/* Sets, and shows it at once; what cannot be shown is not set. */
static bool set_and_look(struct app *app, const char *assignment, GError **error)
{
	g_autofree char *before = settings_now(&app->settings, assignment);
	if (!settings_set(&app->settings, assignment, error))
		return false;
	if (app_load_looks(app, error))
		return true;
	settings_set(&app->settings, before, NULL);
	return false;
}

static void act_set(struct app *app, const char *argument)
{
	GError *error = NULL;
	g_autofree char *described = settings_describe(&app->settings, argument);
	if (!*argument) {
		g_autofree char *all = settings_list(&app->settings);
		app_say(app, "%s", all);
	} else if (described)
		app_say(app, "%s", described);
	else if (set_and_look(app, argument, &error))
		app_say(app, "%s", argument);
	else
		app_complain(app, error);
}

static void turn_focus(struct app *app, int step)
{
	static const enum panel_id order[] = { PANEL_LIBRARY, PANEL_OUTLINE, PANEL_TEXT,
		                               PANEL_MARGIN };
	int n = (int)G_N_ELEMENTS(order), at = 0;
	while (order[at] != app->focus)
		at++;
	for (int i = 1; i < n; i++) {
		enum panel_id panel = order[(at + i * step + n * n) % n];
		/* Where panels slide over the text, all of them can be reached. */
		bool reachable = app->frame.docked[panel] ||
		                 (open_flag(app, panel) && *open_flag(app, panel));
		if (!reachable)
			continue;
		app_focus(app, panel);
		return;
	}
}

/* Open and enter; if entered already, close. */
static void toggle_panel(struct app *app, enum panel_id panel)
{
	int *flag = open_flag(app, panel);
	bool docked = app->frame.docked[panel];
	if (panel == PANEL_TEXT) {
		app_focus(app, panel);
	} else if (app->focus == panel) {
		*flag = docked ? 0 : *flag;
		app_focus(app, PANEL_TEXT);
	} else {
		*flag = 1;
		app_focus(app, panel);
	}
}

/* To the Nth panel, as vi's windows are numbered, or round to the next. */
static void act_focus_next(struct app *app, const char *argument)
{
	guint64 number = g_ascii_strtoull(argument, NULL, 10);
	if (!*argument)
		turn_focus(app, 1);
	else if (number < 1 || number > PANEL_COUNT)
		app_say(app, "panels are 1 library, 2 outline, 3 text and 4 margin");
	else if (app->focus != (enum panel_id)(number - 1))
		toggle_panel(app, (enum panel_id)(number - 1));
}

static void act_focus_previous(struct app *app, const char *argument)
{
	(void)argument;
	turn_focus(app, -1);
}

static void act_panel(struct app *app, const char *argument)
{
	for (int i = 0; i < PANEL_COUNT; i++)
		if (strcmp(panel_ops_of(i)->name, argument) == 0) {
			toggle_panel(app, i);
			return;
		}
	app_say(app, "panels are library, outline, text and margin");
}

static void act_wider(struct app *app, const char *argument)
{
	(void)argument;
	frame_widen(app, 2);
}

static void act_narrower(struct app *app, const char *argument)
{
	(void)argument;
	frame_widen(app, -2);
}

static void act_taller(struct app *app, const char *argument)
{
	(void)argument;
	frame_heighten(app, 1);
}

static void act_shorter(struct app *app, const char *argument)
{
	(void)argument;
	frame_heighten(app, -1);
}

static void act_tab_next(struct app *app, const char *argument)
{
	panel_margin_ops.act(app, ACTION_TAB_NEXT, argument);
}

static void act_tab_previous(struct app *app, const char *argument)
{
	panel_margin_ops.act(app, ACTION_TAB_PREVIOUS, argument);
}

/* To the article before or after, over the ends of files. */
static void turn_article(struct app *app, int step)
{
	const struct view *view = app->view;
	const struct shelf *shelf = app->shelf;
	if (!view->path)
		return;
	size_t n = view->document->reading->n_articles, article = view->article_index;
	if (step > 0 ? article + 1 < n : article > 0) {
		app_jump(app, view->path, article + (size_t)step, (struct place){ 0, 0 });
		return;
	}
	size_t file = shelf_find(shelf, view->path);
	if (file == SIZE_MAX || (step > 0 ? file + 1 >= shelf->n_files : file == 0))
		app_say(app, step > 0 ? "this is the last article" : "this is the first article");
	else
		app_jump(app, shelf->files[file + (size_t)step].path, step > 0 ? 0 : SIZE_MAX,
		         (struct place){ 0, 0 });
}

static void act_next_article(struct app *app, const char *argument)
{
	(void)argument;
	turn_article(app, 1);
}

static void act_previous_article(struct app *app, const char *argument)
{
	(void)argument;
	turn_article(app, -1);
}

static void go_to_bookmark(struct app *app, struct bookmark bookmark, const char *none)
{
	if (bookmark.path)
		app_open(app, bookmark.path, bookmark.article, bookmark.place);
	else
		app_say(app, "%s", none);
	bookmark_clear(&bookmark);
}

static void act_jump_back(struct app *app, const char *argument)
{
	(void)argument;
	if (app->view->path)
		go_to_bookmark(app, view_take_back(app->view), "nowhere to jump back to");
}

static void act_jump_forward(struct app *app, const char *argument)
{
	(void)argument;
	if (app->view->path)
		go_to_bookmark(app, view_take_forward(app->view), "nowhere to jump forward to");
}

static void act_filter(struct app *app, const char *argument)
{
	if (app->focus != PANEL_LIBRARY)
		app_focus(app, PANEL_LIBRARY);
	panel_library_ops.act(app, ACTION_FILTER, argument);
}

static void act_sort(struct app *app, const char *argument)
{
	panel_library_ops.act(app, ACTION_SORT, argument);
}

static void act_raw(struct app *app, const char *argument)
{
	(void)argument;
	bool shown = app->settings.tab == TAB_RAW && panel_is_open(app, PANEL_MARGIN);
	app->settings.tab = shown ? TAB_MARKS : TAB_RAW;
	if (!shown)
		*open_flag(app, PANEL_MARGIN) = 1;
	frame_arrange(app);
	bool beside = app->frame.docked[PANEL_MARGIN];
	app_focus(app, shown || beside ? PANEL_TEXT : PANEL_MARGIN);
}

static void act_correct(struct app *app, const char *argument)
{
	app_wait_for_reading(app);
	if (app->view->path && app->view->article->n_blocks)
		correcting_act(app, argument);
}

static void act_decide(struct app *app, const char *argument)
{
	app_wait_for_reading(app);
	if (app->view->path && app->view->article->n_blocks)
		deciding_act(app, argument);
}

static void act_say(struct app *app, const char *argument)
{
	app_say(app, "%s", argument);
}

static void act_open(struct app *app, const char *argument)
{
	if (*argument)
		app_jump(app, argument, 0, (struct place){ 0, 0 });
	else
		app_focus(app, PANEL_LIBRARY);
}

static void (*const acts[ACTION_COUNT])(struct app *app, const char *argument) = {
	[ACTION_HELP] = act_help,
	[ACTION_COMMAND] = act_command,
	[ACTION_BACK] = act_back,
	[ACTION_CANCEL] = act_cancel,
	[ACTION_QUIT] = act_quit,
	[ACTION_SUSPEND] = act_suspend,
	[ACTION_REDRAW] = act_redraw,
	[ACTION_SET] = act_set,
	[ACTION_SAY] = act_say,
	[ACTION_FOCUS_NEXT] = act_focus_next,
	[ACTION_FOCUS_PREVIOUS] = act_focus_previous,
	[ACTION_PANEL] = act_panel,
	[ACTION_WIDER] = act_wider,
	[ACTION_NARROWER] = act_narrower,
	[ACTION_TALLER] = act_taller,
	[ACTION_SHORTER] = act_shorter,
	[ACTION_TAB_NEXT] = act_tab_next,
	[ACTION_TAB_PREVIOUS] = act_tab_previous,
	[ACTION_NEXT_ARTICLE] = act_next_article,
	[ACTION_PREVIOUS_ARTICLE] = act_previous_article,
	[ACTION_FOLLOW] = follow_act,
	[ACTION_JUMP_BACK] = act_jump_back,
	[ACTION_JUMP_FORWARD] = act_jump_forward,
	[ACTION_FILTER] = act_filter,
	[ACTION_SORT] = act_sort,
	[ACTION_LAYER] = layers_act,
	[ACTION_RAW] = act_raw,
	[ACTION_CORRECT] = act_correct,
	[ACTION_WHY] = why_act,
	[ACTION_DECIDE] = act_decide,
	[ACTION_OPEN] = act_open,
	[ACTION_EXPORT] = export_act,
	[ACTION_MERGE] = merge_act,
	[ACTION_TABLE] = table_open,
	[ACTION_EXPORT_TABLE] = table_export,
};

static void say_cannot(struct app *app, enum action action)
{
	if (!app->view->path && app_busy(app))
		app_say(app, "the text is still being read");
	else
		app_say(app, "%s cannot be done here", actions[action].name);
}

/* The panel that has the focus first, then what is everybody's, then the text. */
void app_act(struct app *app, enum action action, const char *argument)
{
	app->dirty = true;
	if (panel_ops_of(app->focus)->act(app, action, argument))
		return;
	if (acts[action])
		acts[action](app, argument);
	else if (app->focus == PANEL_TEXT || !panel_text_ops.act(app, action, argument))
		say_cannot(app, action);
}
