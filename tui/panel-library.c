/* The library panel: folders, files and articles as a tree, or, ordered by
 * date or marks, as one list of articles; filtered as one types. What was
 * passed over stands under its foot with the reason. */
#include <stdlib.h>
#include <string.h>

#include "tui/filter.h"
#include "tui/jobs.h"
#include "tui/library-rows.h"
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

/* What stands at a row's right edge. The caller frees. */
static char *row_counts(const struct app *app, const struct library_row *row)
{
	const struct shelf_file *file = library_file_at(app, row->file);
	size_t marks = row->kind == ROW_ARTICLE ? library_article_of(app, row)->marks : file->marks;
	GString *text = g_string_new(NULL);
	if (row->kind == ROW_FILE && file->n_articles > 1)
		g_string_append_printf(text, "%zu", file->n_articles);
	if (marks)
		g_string_append_printf(text, "%s●%zu", text->len ? " " : "", marks);
	return g_string_free(text, FALSE);
}

static const char *file_title(const struct shelf_file *file)
{
	return file->n_articles == 1 ? file->articles[0].title : file->name;
}

static const char *fold_sign(struct app *app, const struct library_row *row)
{
	const struct shelf_file *file = library_file_at(app, row->file);
	/* what fits a filter is shown, whatever is folded */
	bool shown = state_of(app)->filter != NULL;
	if (row->kind == ROW_FOLDER)
		return !shown && library_is_folded(app, file->folder, true) ? "▸ " : "▾ ";
	if (row->kind == ROW_FILE && file->n_articles > 1)
		return !shown && library_is_folded(app, file->path, false) ? "▸ " : "▾ ";
	return row->depth ? "" : " ";
}

/* Before the titles of a library sorted by date; in a narrow panel without the century, and no
 * gap where there is none. */
static int draw_date(const struct canvas *canvas, int at, int col, uint64_t style, const char *date)
{
	enum { NARROW = 24 };
	size_t len = date ? strlen(date) : 0;
	if (canvas->cols >= NARROW)
		return canvas_printf(canvas, at, col, style, "%-10s ", len ? date : "");
	return len ? canvas_printf(canvas, at, col, style, "%s ", date + len - MIN(len, 8)) : 0;
}

static void draw_entry(struct app *app, const struct canvas *canvas, int at,
                       const struct library_row *row, uint64_t style)
{
	const struct shelf_file *file = library_file_at(app, row->file);
	const char *title = row->kind == ROW_FOLDER    ? file->folder
	                    : row->kind == ROW_ARTICLE ? library_article_of(app, row)->title
	                                               : file_title(file);
	const char *date = row->kind == ROW_ARTICLE ? library_article_of(app, row)->date : NULL;
	library_count_marks(app, row->file);
	g_autofree char *counts = row->kind == ROW_FOLDER ? g_strdup("") : row_counts(app, row);
	int right = canvas_measure(canvas, slice_of(counts));
	int col = MIN(row->depth * 2, 8);
	col += canvas_puts(canvas, at, col, style | STYLE(ROLE_QUIET), fold_sign(app, row));
	if (app->settings.sort == SORT_DATE)
		col += draw_date(canvas, at, col, style | STYLE(ROLE_QUIET), date);
	uint64_t look =
	        style | (library_is_current(app, row) ? STYLE(ROLE_TITLE) : 0) |
	        (file->state == SHELF_READ || row->kind == ROW_FOLDER ? 0 : STYLE(ROLE_QUIET));
	int cols = canvas->cols - col - right - (right ? 2 : 1);
	if (row->kind == ROW_FOLDER)
		canvas_put_tail(canvas, at, col, cols, look, slice_of(title));
	else
		canvas_put_cut(canvas, at, col, cols, look, slice_of(title));
	canvas_puts(canvas, at, canvas->cols - right - 1, style | STYLE(ROLE_QUIET), counts);
}

static void draw_row(struct app *app, const struct canvas *canvas, int at,
                     const struct library_row *row, uint64_t style)
{
	const struct shelf *shelf = app->shelf;
	if (style != STYLE_TEXT)
		canvas_fill(canvas, at, 0, -1, style);
	if (row->kind == ROW_SKIPS) {
		canvas_printf(canvas, at, 0, style | STYLE(ROLE_QUIET), "%s %zu passed over",
		              library_skips_are_open(state_of(app)) ? "▾" : "▸", shelf->n_skips);
	} else if (row->kind == ROW_SKIP) {
		g_autofree char *name = g_path_get_basename(shelf->skips[row->file].path);
		g_autofree char *line =
		        g_strdup_printf("%s: %s", name, shelf->skips[row->file].reason);
		canvas_put_cut(canvas, at, 2, canvas->cols - 3, style | STYLE(ROLE_QUIET),
		               slice_of(line));
	} else {
		draw_entry(app, canvas, at, row, style);
	}
}

/* How many files are read so far, for the library or for its filter. */
static size_t n_read(const struct app *app)
{
	bool listed = app->shelf->n_done >= app->shelf->n_files;
	return listed && app->texts ? app->texts->n_read : app->shelf->n_done;
}

/* How far reading is, over the panel's last line. */
static void draw_progress(const struct app *app, const struct canvas *canvas)
{
	const size_t n = n_read(app), n_files = app->shelf->n_files;
	if (n >= n_files || canvas->rows < 3)
		return;
	int row = canvas->rows - 1;
	canvas_fill(canvas, row, 0, -1, STYLE_TEXT);
	canvas_printf(canvas, row, 1, STYLE(ROLE_QUIET), "reading %zu of %zu", n, n_files);
	int filled = (int)((double)canvas->cols * (double)n / (double)n_files);
	canvas_add_style(canvas, row, 0, filled, STYLE(ROLE_PROGRESS));
}

static size_t articles_of(const struct shelf *shelf)
{
	size_t n = 0;
	for (size_t i = 0; i < shelf->n_files; i++)
		n += shelf->files[i].n_articles;
	return n;
}

/* Those that pass the filter. */
static size_t articles_listed(const struct app *app, const struct library_panel *panel)
{
	size_t n = 0;
	for (guint i = 0; i < panel->rows->len; i++) {
		const struct library_row *row = &g_array_index(panel->rows, struct library_row, i);
		n += row->kind == ROW_ARTICLE ||
		     (row->kind == ROW_FILE && library_file_at(app, row->file)->n_articles < 2);
	}
	return n;
}

static void draw_heading(const struct app *app, const struct canvas *canvas, bool focused)
{
	static const char *const orders[] = { "", " by date", " by marks" };
	const struct library_panel *panel = app->panels[PANEL_LIBRARY];
	size_t articles = panel->filter ? articles_listed(app, panel) : articles_of(app->shelf);
	g_autofree char *right = g_strdup_printf("%s%s%s%zu", panel->filter ? "/" : "",
	                                         panel->filter ? panel->filter : "",
	                                         panel->filter ? "  " : "", articles);
	g_autofree char *title = g_strconcat("Library", orders[app->settings.sort], NULL);
	int cols =
	        canvas_measure(canvas, slice_of(title)) + canvas_measure(canvas, slice_of(right));
	/* where there is not room for both, that something is left out must be seen */
	bool both = !panel->filter || cols + 4 <= canvas->cols;
	panel_heading(canvas, both ? title : right, both ? right : NULL, focused);
}

/* Says why there are no rows, in as many as that takes. */
static void draw_nothing(const struct canvas *canvas, const char *words)
{
	for (int row = 0; row < canvas->rows && *words; row++) {
		g_autofree char *line = canvas_take_words(canvas, &words, canvas->cols - 2);
		canvas_puts(canvas, row, 1, STYLE(ROLE_QUIET), line);
	}
}

static void library_draw(struct app *app, const struct canvas *canvas, bool focused)
{
	struct library_panel *panel = state_of(app);
	bool reading = n_read(app) < app->shelf->n_files;
	library_make_rows(app);
	list_fit(&panel->list, panel->rows->len, canvas->rows - 1 - reading);
	/* While the keys are elsewhere, the list shows where the reader is. */
	if (!focused && !app->overlay)
		library_follow_reader(app);
	draw_heading(app, canvas, focused);
	struct canvas body = canvas_part(canvas, 1, 0, canvas->rows - 1, canvas->cols);
	if (panel->filter && !panel->rows->len)
		draw_nothing(&body, reading ? "looking into the texts…"
		                            : "no title or text has these; Escape shows all");
	for (int i = 0; i < panel->list.rows && panel->list.top + (size_t)i < panel->rows->len;
	     i++) {
		size_t at = panel->list.top + (size_t)i;
		uint64_t style = focused ? list_style(&panel->list, at, true) : STYLE_TEXT;
		draw_row(app, &body, i, &g_array_index(panel->rows, struct library_row, at), style);
	}
	draw_progress(app, canvas);
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
