/* The library panel: folders, files and articles as a tree, or, ordered by
 * date or marks, as one list of articles; filtered as one types. What was
 * passed over stands under its foot with the reason. */
#include <stdlib.h>
#include <string.h>

#include "tui/filter.h"
#include "tui/jobs.h"
#include "tui/library-draw.h"
#include "tui/prompt.h"
#include "tui/texts.h"

static struct library_panel *state_of(struct app *app)
{
	return app->panels[PANEL_LIBRARY];
}

static void library_open(struct app *app)
{
	struct library_panel *panel = g_new0(struct library_panel, 1);
	panel->rows = g_array_new(FALSE, FALSE, sizeof(struct library_row));
	panel->folds = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	panel->words = g_ptr_array_new_with_free_func((GDestroyNotify)filter_free);
	panel->stale = true;
	app->panels[PANEL_LIBRARY] = panel;
}

/* The list begins from what is being read, also where it was not on show. */
static void library_enter(struct app *app)
{
	library_make_rows(app);
	library_follow_reader(app);
}

static void library_close(struct app *app)
{
	struct library_panel *panel = state_of(app);
	g_array_unref(panel->rows);
	g_hash_table_unref(panel->folds);
	g_ptr_array_unref(panel->words);
	g_free(panel->filter);
	g_free(panel->current);
	g_free(panel->current_folder);
	g_free(panel);
}

static const struct library_row *chosen_row(const struct library_panel *panel)
{
	return panel->list.chosen < panel->rows->len
	               ? &g_array_index(panel->rows, struct library_row, panel->list.chosen)
	               : NULL;
}

static void fold_folder(struct app *app, const struct library_row *row, bool fold)
{
	const struct shelf_file *file = library_file_at(app, row->file);
	if (row->kind == ROW_FOLDER)
		library_set_fold(state_of(app), file->folder, fold);
	else if (file->n_articles > 1)
		library_set_fold(state_of(app), file->path, fold);
}

static void say_filtered(struct app *app)
{
	g_autofree char *key = keymap_keys(app->keymap, CONTEXT_LIBRARY, ACTION_CANCEL, NULL);
	app_say(app, "a filter unfolds all; %s lets it go", key);
}

static bool row_is_folded(struct app *app, const struct library_row *row)
{
	const struct shelf_file *file = library_file_at(app, row->file);
	bool folder = row->kind == ROW_FOLDER;
	return library_is_folded(app, folder ? file->folder : file->path, folder);
}

static void toggle_row(struct app *app, const struct library_row *row)
{
	struct library_panel *panel = state_of(app);
	if (panel->filter) {
		say_filtered(app);
		return;
	}
	if (row->kind == ROW_SKIPS)
		library_set_fold(panel, library_skips_key, library_skips_are_open(panel));
	else if (row->kind == ROW_FOLDER || row->kind == ROW_FILE)
		fold_folder(app, row, !row_is_folded(app, row));
}

/* Goes where the text that was just opened has the first word that it was listed for. */
static void search_in_text(struct app *app)
{
	if (!app->texts)
		return;
	app_wait_for_view(app);
	for (size_t i = 0; app->view->path && app->texts->words[i]; i++)
		if (texts_words_in((char *[]){ app->texts->words[i], NULL }, app->view->article)) {
			app_act(app, ACTION_SEARCH, app->texts->words[i]);
			return;
		}
}

static void open_row(struct app *app, const struct library_row *row)
{
	if (row->kind == ROW_SKIP)
		app_say(app, "%s: %s", app->shelf->skips[row->file].path,
		        app->shelf->skips[row->file].reason);
	if (row->kind == ROW_FOLDER || row->kind >= ROW_SKIPS) {
		toggle_row(app, row);
		return;
	}
	const struct shelf_file *file = library_file_at(app, row->file);
	if (file->state == SHELF_FAILED) {
		app_say(app, "%s", file->reason);
		return;
	}
	g_autofree char *path = g_strdup(file->path);
	bool shows_why = library_shows_why(app, row);
	app_jump(app, path, row->kind == ROW_ARTICLE ? row->article : 0, (struct place){ 0, 0 });
	app_focus(app, PANEL_TEXT);
	if (!shows_why)
		search_in_text(app);
}

static void fold_row(struct app *app, const struct library_row *row, bool fold)
{
	if (row->kind == ROW_ARTICLE && fold) {
		struct library_panel *panel = state_of(app);
		while (panel->list.chosen > 0 && chosen_row(panel)->kind == ROW_ARTICLE)
			list_choose(&panel->list, panel->list.chosen - 1);
		return;
	}
	if (row->kind == ROW_FOLDER || row->kind == ROW_FILE)
		fold_folder(app, row, fold);
}

/* Those of a line; none is empty. The caller frees. */
static char **words_of(const char *line)
{
	g_auto(GStrv) parts = g_strsplit(line, " ", -1);
	GPtrArray *words = g_ptr_array_new();
	for (char **part = parts; *part; part++)
		if (**part)
			g_ptr_array_add(words, g_strdup(*part));
	g_ptr_array_add(words, NULL);
	return (char **)g_ptr_array_free(words, FALSE);
}

static void set_filter(struct app *app, const char *argument)
{
	struct library_panel *panel = state_of(app);
	if (!*argument) {
		prompt_open_live(app, "filter ", panel->filter, ACTION_FILTER);
		return;
	}
	g_autofree char *words = g_strstrip(g_strdup(argument));
	g_ptr_array_set_size(panel->words, 0);
	app_need_pinyin(app);
	g_auto(GStrv) each = words_of(words);
	for (char **word = each; *word; word++)
		g_ptr_array_add(panel->words, filter_new(*word, app->pinyin));
	bool same = g_strcmp0(panel->filter, words) == 0;
	g_free(panel->filter);
	panel->filter = *words ? g_steal_pointer(&words) : NULL;
	panel->stale = true;
	if (!same)
		job_look_for(app, panel->filter ? each : NULL);
	if (panel->filter)
		library_choose_first(app);
}

static void set_sort(struct app *app, const char *argument)
{
	g_autofree char *word = g_strdup_printf("sort=%s", argument);
	GError *error = NULL;
	if (!*argument)
		app->settings.sort = (app->settings.sort + 1) % (SORT_MARKS + 1);
	else if (!settings_set(&app->settings, word, &error))
		app_complain(app, error);
	state_of(app)->stale = true;
}

static bool library_act(struct app *app, enum action action, const char *argument)
{
	struct library_panel *panel = state_of(app);
	library_make_rows(app);
	const struct library_row *row = chosen_row(panel);
	if (action == ACTION_FILTER)
		set_filter(app, argument);
	else if (action == ACTION_SORT)
		set_sort(app, argument);
	else if (action == ACTION_CANCEL && panel->filter)
		set_filter(app, " ");
	else if (action == ACTION_OPEN && row && !*argument)
		open_row(app, row);
	else if ((action == ACTION_LEFT || action == ACTION_RIGHT) && row)
		fold_row(app, row, action == ACTION_LEFT);
	else
		return list_act(&panel->list, action, argument);
	return true;
}

static void library_mouse(struct app *app, const struct key_event *event, int row, int col)
{
	struct library_panel *panel = state_of(app);
	library_make_rows(app);
	if (!list_mouse(&panel->list, event, row - 1))
		return;
	const struct library_row *chosen = chosen_row(panel);
	/* On the sign it folds, on the title it opens. */
	if (col <= chosen->depth * 2 + 1)
		toggle_row(app, chosen);
	else
		open_row(app, chosen);
}

static char *library_explain(struct app *app)
{
	const struct library_row *row = chosen_row(state_of(app));
	if (!row || row->kind == ROW_SKIPS)
		return NULL;
	if (row->kind == ROW_SKIP) {
		const struct library_skip *skip = &app->shelf->skips[row->file];
		return g_strdup_printf("%s: %s", skip->path, skip->reason);
	}
	const struct shelf_file *file = library_file_at(app, row->file);
	if (row->kind == ROW_FOLDER)
		return g_strdup(file->folder);
	if (file->state == SHELF_FAILED)
		return g_strdup(file->reason);
	bool titled = row->kind == ROW_ARTICLE || file->n_articles == 1;
	const char *date = titled ? library_article_of(app, row)->date : NULL;
	return g_strdup_printf("%s%s%s%s%s", titled ? library_article_of(app, row)->title : "",
	                       titled ? " · " : "", date ? date : "", date ? " · " : "",
	                       file->path);
}

const struct panel_ops panel_library_ops = {
	.name = "library",
	.context = CONTEXT_LIBRARY,
	.open = library_open,
	.enter = library_enter,
	.draw = library_draw,
	.act = library_act,
	.mouse = library_mouse,
	.close = library_close,
	.explain = library_explain,
};
