/* The library panel: folders, files and articles as a tree, or, ordered by
 * date or marks, as one list of articles; filtered as one types. What was
 * passed over stands under its foot with the reason. */
#include <stdlib.h>
#include <string.h>

#include "tui/jobs.h"
#include "tui/panel.h"
#include "tui/prompt.h"

enum row_kind { ROW_FOLDER, ROW_FILE, ROW_ARTICLE, ROW_SKIPS, ROW_SKIP };
enum fold { FOLD_DEFAULT, FOLD_FOLDED, FOLD_UNFOLDED };
enum sort { SORT_NAME, SORT_DATE, SORT_MARKS };

struct row {
	enum row_kind kind;
	size_t file; /* of the shelf; the first one of a folder; of skips, which */
	size_t article;
	int depth;
};

struct library_panel {
	struct list list;
	GArray *rows;      /* struct row */
	GHashTable *folds; /* what the reader folded or unfolded: key to enum fold */
	char *filter;      /* NULL: none */
	/* What rows were made from, to see when they are stale. */
	size_t n_done, n_files;
	char *current, *current_folder; /* what is being read */
	bool stale;
};

enum { MANY_FILES = 60 }; /* above that, folders begin folded */

static struct library_panel *state_of(struct app *app)
{
	return app->panels[PANEL_LIBRARY];
}

static void library_open(struct app *app)
{
	struct library_panel *panel = g_new0(struct library_panel, 1);
	panel->rows = g_array_new(FALSE, FALSE, sizeof(struct row));
	panel->folds = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	panel->stale = true;
	app->panels[PANEL_LIBRARY] = panel;
}

static void library_close(struct app *app)
{
	struct library_panel *panel = state_of(app);
	g_array_unref(panel->rows);
	g_hash_table_unref(panel->folds);
	g_free(panel->filter);
	g_free(panel->current);
	g_free(panel->current_folder);
	g_free(panel);
}

static const struct shelf_file *file_at(const struct app *app, size_t file)
{
	return &app->shelf->files[file];
}

/* Folders and files are unfolded while the library is small, and where the
 * reader is. */
static bool is_folded(struct app *app, const char *key, bool folder)
{
	const struct library_panel *panel = state_of(app);
	bool here = g_strcmp0(folder ? panel->current_folder : panel->current, key) == 0;
	int fold = GPOINTER_TO_INT(g_hash_table_lookup(panel->folds, key));
	if (fold != FOLD_DEFAULT)
		return fold == FOLD_FOLDED;
	return !here && (!folder || app->shelf->n_files > MANY_FILES);
}

static void set_fold(struct library_panel *panel, const char *key, bool fold)
{
	g_hash_table_insert(panel->folds, g_strdup(key),
	                    GINT_TO_POINTER(fold ? FOLD_FOLDED : FOLD_UNFOLDED));
	panel->stale = true;
}

/* What was passed over is folded until it is asked for. */
static const char skips_key[] = "\nskips";

static bool skips_are_open(const struct library_panel *panel)
{
	return GPOINTER_TO_INT(g_hash_table_lookup(panel->folds, skips_key)) == FOLD_UNFOLDED;
}

static void add_row(struct library_panel *panel, enum row_kind kind, size_t file, size_t article,
                    int depth)
{
	struct row row = { kind, file, article, depth };
	g_array_append_val(panel->rows, row);
}

static bool contains(const char *text, const char *words)
{
	g_autofree char *low = g_utf8_casefold(text, -1);
	return strstr(low, words) != NULL;
}

/* Every word of the filter must be in the title, the file's name, the folder
 * or the date. */
static bool passes(const struct library_panel *panel, const struct shelf_file *file,
                   const struct shelf_article *article)
{
	if (!panel->filter)
		return true;
	g_autofree char *low = g_utf8_casefold(panel->filter, -1);
	g_auto(GStrv) words = g_strsplit(low, " ", -1);
	for (char **word = words; *word; word++)
		if (**word && !contains(file->name, *word) && !contains(file->folder, *word) &&
		    !(article && contains(article->title, *word)) &&
		    !(article && article->date && contains(article->date, *word)))
			return false;
	return true;
}

static void add_articles(struct app *app, size_t at, int depth)
{
	struct library_panel *panel = state_of(app);
	const struct shelf_file *file = file_at(app, at);
	for (size_t i = 0; i < file->n_articles; i++)
		if (passes(panel, file, &file->articles[i]))
			add_row(panel, ROW_ARTICLE, at, i, depth);
}

static void add_file(struct app *app, size_t at, int depth)
{
	struct library_panel *panel = state_of(app);
	const struct shelf_file *file = file_at(app, at);
	if (panel->filter) {
		guint before = panel->rows->len;
		add_row(panel, ROW_FILE, at, 0, depth);
		add_articles(app, at, depth + 1);
		if (panel->rows->len == before + 1 && !passes(panel, file, NULL))
			g_array_set_size(panel->rows, before);
		return;
	}
	add_row(panel, ROW_FILE, at, 0, depth);
	if (file->n_articles > 1 && !is_folded(app, file->path, false))
		add_articles(app, at, depth + 1);
}

static void make_tree(struct app *app)
{
	struct library_panel *panel = state_of(app);
	const char *folder = "";
	bool folded = false;
	for (size_t i = 0; i < app->shelf->n_files; i++) {
		const struct shelf_file *file = file_at(app, i);
		bool passed = !panel->filter || passes(panel, file, NULL) || file->n_articles;
		if (strcmp(folder, file->folder) != 0 && passed) {
			folder = file->folder;
			folded = !panel->filter && is_folded(app, folder, true);
			add_row(panel, ROW_FOLDER, i, 0, 0);
		}
		if (!folded)
			add_file(app, i, *folder ? 1 : 0);
	}
}

/* A folder that the filter left empty goes. */
static void drop_empty_folders(struct library_panel *panel)
{
	guint kept = 0;
	struct row *rows = (struct row *)(void *)panel->rows->data;
	for (guint i = 0; i < panel->rows->len; i++) {
		bool last = i + 1 == panel->rows->len || rows[i + 1].kind == ROW_FOLDER;
		if (rows[i].kind == ROW_FOLDER && last && panel->filter)
			continue;
		rows[kept++] = rows[i];
	}
	g_array_set_size(panel->rows, kept);
}

static const struct shelf_article *article_of(const struct app *app, const struct row *row)
{
	return &file_at(app, row->file)->articles[row->article];
}

static int by_date(const void *a, const void *b, void *pointer)
{
	const struct app *app = pointer;
	const char *first = article_of(app, a)->date, *second = article_of(app, b)->date;
	return strcmp(second ? second : "", first ? first : "");
}

static int by_marks(const void *a, const void *b, void *pointer)
{
	const struct app *app = pointer;
	size_t first = article_of(app, a)->marks, second = article_of(app, b)->marks;
	return (first < second) - (first > second);
}

static void count_marks(const struct app *app, size_t at)
{
	struct shelf_file *file = &app->shelf->files[at];
	if (file->counted || !app->annotator || file->state != SHELF_READ)
		return;
	file->counted = true;
	file->marks = annotator_count(app->annotator, file->path, SIZE_MAX);
	for (size_t i = 0; i < file->n_articles; i++)
		file->articles[i].marks =
		        file->marks ? annotator_count(app->annotator, file->path, i) : 0;
}

static void make_list(struct app *app)
{
	struct library_panel *panel = state_of(app);
	bool marks = app->settings.sort == SORT_MARKS;
	for (size_t i = 0; i < app->shelf->n_files; i++) {
		if (marks)
			count_marks(app, i);
		add_articles(app, i, 0);
	}
	/* g_array_sort is stable: equals keep the order of the files. */
	g_array_sort_with_data(panel->rows, marks ? by_marks : by_date, app);
}

static void add_skips(struct app *app)
{
	struct library_panel *panel = state_of(app);
	if (app->shelf->n_skips == 0 || panel->filter)
		return;
	add_row(panel, ROW_SKIPS, 0, 0, 0);
	if (skips_are_open(panel))
		for (size_t i = 0; i < app->shelf->n_skips; i++)
			add_row(panel, ROW_SKIP, i, 0, 1);
}

static bool row_equal(const struct row *a, const struct row *b)
{
	return a->kind == b->kind && a->file == b->file && a->article == b->article;
}

static bool is_current(const struct app *app, const struct row *row)
{
	const struct shelf_file *file = file_at(app, row->file);
	return (row->kind == ROW_ARTICLE || (row->kind == ROW_FILE && file->n_articles < 2)) &&
	       g_strcmp0(app->view->path, file->path) == 0 &&
	       (row->kind == ROW_FILE || app->view->article_index == row->article);
}

/* Remembers what is being read, and its folder as the library names it. */
static void note_current(struct app *app)
{
	struct library_panel *panel = state_of(app);
	if (panel->current && g_strcmp0(panel->current, app->view->path) == 0 &&
	    panel->current_folder)
		return;
	size_t file = app->view->path ? shelf_find(app->shelf, app->view->path) : SIZE_MAX;
	g_free(panel->current);
	g_free(panel->current_folder);
	panel->current = g_strdup(app->view->path);
	panel->current_folder = file == SIZE_MAX ? NULL : g_strdup(file_at(app, file)->folder);
}

/* Makes the rows anew where something changed; the chosen one stays chosen. */
static void make_rows(struct app *app)
{
	struct library_panel *panel = state_of(app);
	const struct shelf *shelf = app->shelf;
	if (!panel->stale && panel->n_done == shelf->n_done && panel->n_files == shelf->n_files &&
	    g_strcmp0(panel->current, app->view->path) == 0)
		return;
	note_current(app);
	struct row chosen = { 0 };
	bool had = panel->list.chosen < panel->rows->len;
	if (had)
		chosen = g_array_index(panel->rows, struct row, panel->list.chosen);
	g_array_set_size(panel->rows, 0);
	if (app->settings.sort == SORT_NAME)
		make_tree(app);
	else
		make_list(app);
	drop_empty_folders(panel);
	add_skips(app);
	panel->stale = false;
	panel->n_done = shelf->n_done;
	panel->n_files = shelf->n_files;
	list_fit(&panel->list, panel->rows->len, panel->list.rows);
	for (guint i = 0; had && i < panel->rows->len; i++)
		if (row_equal(&g_array_index(panel->rows, struct row, i), &chosen))
			list_choose(&panel->list, i);
}

/* While the keys are elsewhere, the list shows where the reader is. */
static void follow_reader(struct app *app)
{
	struct library_panel *panel = state_of(app);
	for (guint i = 0; i < panel->rows->len; i++) {
		const struct row *row = &g_array_index(panel->rows, struct row, i);
		if (row->kind <= ROW_ARTICLE && is_current(app, row)) {
			list_choose(&panel->list, i);
			return;
		}
	}
}

/* What stands at a row's right edge. The caller frees. */
static char *row_counts(const struct app *app, const struct row *row)
{
	const struct shelf_file *file = file_at(app, row->file);
	size_t marks = row->kind == ROW_ARTICLE ? article_of(app, row)->marks : file->marks;
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

static const char *fold_sign(struct app *app, const struct row *row)
{
	const struct shelf_file *file = file_at(app, row->file);
	if (row->kind == ROW_FOLDER)
		return is_folded(app, file->folder, true) ? "▸ " : "▾ ";
	if (row->kind == ROW_FILE && file->n_articles > 1)
		return is_folded(app, file->path, false) ? "▸ " : "▾ ";
	return row->depth ? "" : " ";
}

static void draw_entry(struct app *app, const struct canvas *canvas, int at, const struct row *row,
                       uint32_t style)
{
	const struct shelf_file *file = file_at(app, row->file);
	const char *title = row->kind == ROW_FOLDER    ? file->folder
	                    : row->kind == ROW_ARTICLE ? article_of(app, row)->title
	                                               : file_title(file);
	const char *date = row->kind == ROW_ARTICLE ? article_of(app, row)->date : NULL;
	count_marks(app, row->file);
	g_autofree char *counts = row->kind == ROW_FOLDER ? g_strdup("") : row_counts(app, row);
	int right = canvas_measure(canvas, slice_of(counts));
	int col = MIN(row->depth * 2, 8);
	col += canvas_puts(canvas, at, col, style | STYLE(ROLE_QUIET), fold_sign(app, row));
	if (app->settings.sort == SORT_DATE)
		col += canvas_printf(canvas, at, col, style | STYLE(ROLE_QUIET), "%-10s ",
		                     date ? date : "");
	uint32_t look =
	        style | (is_current(app, row) ? STYLE(ROLE_TITLE) : 0) |
	        (file->state == SHELF_READ || row->kind == ROW_FOLDER ? 0 : STYLE(ROLE_QUIET));
	canvas_put_cut(canvas, at, col, canvas->cols - col - right - (right ? 2 : 1), look,
	               slice_of(title));
	canvas_puts(canvas, at, canvas->cols - right - 1, style | STYLE(ROLE_QUIET), counts);
}

static void draw_row(struct app *app, const struct canvas *canvas, int at, const struct row *row,
                     uint32_t style)
{
	const struct shelf *shelf = app->shelf;
	if (style != STYLE_TEXT)
		canvas_fill(canvas, at, 0, -1, style);
	if (row->kind == ROW_SKIPS) {
		canvas_printf(canvas, at, 0, style | STYLE(ROLE_QUIET), "%s %zu passed over",
		              skips_are_open(state_of(app)) ? "▾" : "▸", shelf->n_skips);
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

/* How far reading for the library is, over the panel's last line. */
static void draw_progress(const struct app *app, const struct canvas *canvas)
{
	const struct shelf *shelf = app->shelf;
	if (shelf->n_done >= shelf->n_files || canvas->rows < 3)
		return;
	int row = canvas->rows - 1;
	canvas_fill(canvas, row, 0, -1, STYLE_TEXT);
	canvas_printf(canvas, row, 1, STYLE(ROLE_QUIET), "reading %zu of %zu", shelf->n_done,
	              shelf->n_files);
	int filled = (int)((double)canvas->cols * (double)shelf->n_done / (double)shelf->n_files);
	canvas_add_style(canvas, row, 0, filled, STYLE(ROLE_PROGRESS));
}

static void draw_heading(const struct app *app, const struct canvas *canvas, bool focused)
{
	static const char *const orders[] = { "", " by date", " by marks" };
	const struct library_panel *panel = app->panels[PANEL_LIBRARY];
	size_t articles = 0;
	for (size_t i = 0; i < app->shelf->n_files; i++)
		articles += app->shelf->files[i].n_articles;
	g_autofree char *right = panel->filter ? g_strdup_printf("/%s", panel->filter)
	                                       : g_strdup_printf("%zu", articles);
	g_autofree char *title = g_strconcat("Library", orders[app->settings.sort], NULL);
	panel_heading(canvas, title, right, focused);
}

static void library_draw(struct app *app, const struct canvas *canvas, bool focused)
{
	struct library_panel *panel = state_of(app);
	bool reading = app->shelf->n_done < app->shelf->n_files;
	make_rows(app);
	list_fit(&panel->list, panel->rows->len, canvas->rows - 1 - reading);
	if (!focused && !app->overlay)
		follow_reader(app);
	draw_heading(app, canvas, focused);
	struct canvas body = canvas_part(canvas, 1, 0, canvas->rows - 1, canvas->cols);
	for (int i = 0; i < panel->list.rows && panel->list.top + (size_t)i < panel->rows->len;
	     i++) {
		size_t at = panel->list.top + (size_t)i;
		uint32_t style = focused ? list_style(&panel->list, at, true) : STYLE_TEXT;
		draw_row(app, &body, i, &g_array_index(panel->rows, struct row, at), style);
	}
	draw_progress(app, canvas);
}

static const struct row *chosen_row(const struct library_panel *panel)
{
	return panel->list.chosen < panel->rows->len
	               ? &g_array_index(panel->rows, struct row, panel->list.chosen)
	               : NULL;
}

static void fold_folder(struct app *app, const struct row *row, bool fold)
{
	const struct shelf_file *file = file_at(app, row->file);
	if (row->kind == ROW_FOLDER)
		set_fold(state_of(app), file->folder, fold);
	else if (file->n_articles > 1)
		set_fold(state_of(app), file->path, fold);
}

static bool row_is_folded(struct app *app, const struct row *row)
{
	const struct shelf_file *file = file_at(app, row->file);
	bool folder = row->kind == ROW_FOLDER;
	return is_folded(app, folder ? file->folder : file->path, folder);
}

static void toggle_row(struct app *app, const struct row *row)
{
	struct library_panel *panel = state_of(app);
	if (row->kind == ROW_SKIPS)
		set_fold(panel, skips_key, skips_are_open(panel));
	else if (row->kind == ROW_FOLDER || row->kind == ROW_FILE)
		fold_folder(app, row, !row_is_folded(app, row));
}

static void open_row(struct app *app, const struct row *row)
{
	if (row->kind == ROW_SKIP)
		app_say(app, "%s: %s", app->shelf->skips[row->file].path,
		        app->shelf->skips[row->file].reason);
	if (row->kind == ROW_FOLDER || row->kind >= ROW_SKIPS) {
		toggle_row(app, row);
		return;
	}
	const struct shelf_file *file = file_at(app, row->file);
	if (file->state == SHELF_FAILED) {
		app_say(app, "%s", file->reason);
		return;
	}
	g_autofree char *path = g_strdup(file->path);
	app_jump(app, path, row->kind == ROW_ARTICLE ? row->article : 0, (struct place){ 0, 0 });
	app_focus(app, PANEL_TEXT);
}

static void fold_row(struct app *app, const struct row *row, bool fold)
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

static void set_filter(struct app *app, const char *argument)
{
	struct library_panel *panel = state_of(app);
	if (!*argument) {
		prompt_open_live(app, "filter ", panel->filter, ACTION_FILTER);
		return;
	}
	g_autofree char *words = g_strstrip(g_strdup(argument));
	g_free(panel->filter);
	panel->filter = *words ? g_steal_pointer(&words) : NULL;
	panel->stale = true;
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
	make_rows(app);
	const struct row *row = chosen_row(panel);
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
		return list_act(&panel->list, action);
	return true;
}

static void library_mouse(struct app *app, const struct key_event *event, int row, int col)
{
	struct library_panel *panel = state_of(app);
	if (!list_mouse(&panel->list, event, row - 1))
		return;
	const struct row *chosen = chosen_row(panel);
	/* On the sign it folds, on the title it opens. */
	if (col <= chosen->depth * 2 + 1)
		toggle_row(app, chosen);
	else
		open_row(app, chosen);
}

static char *library_explain(struct app *app)
{
	const struct row *row = chosen_row(state_of(app));
	if (!row || row->kind == ROW_SKIPS)
		return NULL;
	if (row->kind == ROW_SKIP) {
		const struct library_skip *skip = &app->shelf->skips[row->file];
		return g_strdup_printf("%s: %s", skip->path, skip->reason);
	}
	const struct shelf_file *file = file_at(app, row->file);
	if (row->kind == ROW_FOLDER)
		return g_strdup(file->folder);
	if (file->state == SHELF_FAILED)
		return g_strdup(file->reason);
	bool titled = row->kind == ROW_ARTICLE || file->n_articles == 1;
	const char *date = titled ? article_of(app, row)->date : NULL;
	return g_strdup_printf("%s%s%s%s%s", titled ? article_of(app, row)->title : "",
	                       titled ? " · " : "", date ? date : "", date ? " · " : "",
	                       file->path);
}

const struct panel_ops panel_library_ops = {
	.name = "library",
	.context = CONTEXT_LIBRARY,
	.open = library_open,
	.draw = library_draw,
	.act = library_act,
	.mouse = library_mouse,
	.close = library_close,
	.explain = library_explain,
};
