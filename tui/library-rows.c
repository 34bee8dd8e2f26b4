/* Makes the library's rows out of the shelf. */
#include "tui/library-rows.h"

#include <string.h>

#include "tui/filter.h"
#include "tui/texts.h"

enum { MANY_FILES = 60 }; /* above that, folders begin folded */

static struct library_panel *state_of(const struct app *app)
{
	return app->panels[PANEL_LIBRARY];
}

const struct shelf_file *library_file_at(const struct app *app, size_t file)
{
	return &app->shelf->files[file];
}

bool library_is_folded(struct app *app, const char *key, bool folder)
{
	const struct library_panel *panel = state_of(app);
	bool here = g_strcmp0(folder ? panel->current_folder : panel->current, key) == 0;
	int fold = GPOINTER_TO_INT(g_hash_table_lookup(panel->folds, key));
	if (fold != FOLD_DEFAULT)
		return fold == FOLD_FOLDED;
	return !here && (!folder || app->shelf->n_files > MANY_FILES);
}

void library_set_fold(struct library_panel *panel, const char *key, bool fold)
{
	g_hash_table_insert(panel->folds, g_strdup(key),
	                    GINT_TO_POINTER(fold ? FOLD_FOLDED : FOLD_UNFOLDED));
	panel->stale = true;
}

const char library_skips_key[] = "\nskips";

bool library_skips_are_open(const struct library_panel *panel)
{
	return GPOINTER_TO_INT(g_hash_table_lookup(panel->folds, library_skips_key)) ==
	       FOLD_UNFOLDED;
}

static void add_row(struct library_panel *panel, enum row_kind kind, size_t file, size_t article,
                    int depth)
{
	struct library_row row = { kind, file, article, depth };
	g_array_append_val(panel->rows, row);
}

static bool fits(const struct filter *filter, const char *text)
{
	return text && filter_fit(filter, text) >= FIT_INITIALS;
}

/* Whether a word is in the title, the file's name, the folder or the date, as it stands or
 * by the initials of its pinyin. */
static bool is_named(const struct filter *word, const struct shelf_file *file,
                     const struct shelf_article *article)
{
	return fits(word, file->name) || fits(word, file->folder) ||
	       (article && (fits(word, article->title) || fits(word, article->date)));
}

/* Every word of the filter must be there, or in the text of the article, which is one of
 * the file, by what texts, which may be NULL, have of it; NULL: the file alone is asked. */
static bool passes(const struct app *app, const struct texts *texts, size_t file,
                   const struct shelf_article *article)
{
	const struct library_panel *panel = state_of(app);
	const struct shelf_file *of = library_file_at(app, file);
	size_t index = article ? (size_t)(article - of->articles) : SIZE_MAX;
	for (guint i = 0; i < panel->words->len; i++)
		if (!is_named(g_ptr_array_index(panel->words, i), of, article) &&
		    !texts_has(texts, file, index, i))
			return false;
	return true;
}

bool library_shows_why(const struct app *app, const struct library_row *row)
{
	const struct shelf_file *file = library_file_at(app, row->file);
	bool titled = row->article < file->n_articles;
	return passes(app, NULL, row->file, titled ? &file->articles[row->article] : NULL);
}

void library_changed(struct app *app)
{
	state_of(app)->stale = true;
}

static void add_articles(struct app *app, size_t at, int depth)
{
	struct library_panel *panel = state_of(app);
	const struct shelf_file *file = library_file_at(app, at);
	for (size_t i = 0; i < file->n_articles; i++)
		if (passes(app, app->texts, at, &file->articles[i]))
			add_row(panel, ROW_ARTICLE, at, i, depth);
}

/* A file with those of its articles that pass; of one article, one row is both. */
static void add_passing(struct app *app, size_t at, int depth)
{
	struct library_panel *panel = state_of(app);
	const struct shelf_file *file = library_file_at(app, at);
	guint before = panel->rows->len;
	add_row(panel, ROW_FILE, at, 0, depth);
	if (file->n_articles > 1)
		add_articles(app, at, depth + 1);
	const struct shelf_article *only = file->n_articles == 1 ? file->articles : NULL;
	if (panel->rows->len == before + 1 && !passes(app, app->texts, at, only))
		g_array_set_size(panel->rows, before);
}

static void add_file(struct app *app, size_t at, int depth)
{
	struct library_panel *panel = state_of(app);
	const struct shelf_file *file = library_file_at(app, at);
	if (panel->filter) {
		add_passing(app, at, depth);
		return;
	}
	add_row(panel, ROW_FILE, at, 0, depth);
	if (file->n_articles > 1 && !library_is_folded(app, file->path, false))
		add_articles(app, at, depth + 1);
}

static void make_tree(struct app *app)
{
	struct library_panel *panel = state_of(app);
	const char *folder = "";
	bool folded = false;
	for (size_t i = 0; i < app->shelf->n_files; i++) {
		const struct shelf_file *file = library_file_at(app, i);
		bool passed =
		        !panel->filter || passes(app, app->texts, i, NULL) || file->n_articles;
		if (strcmp(folder, file->folder) != 0 && passed) {
			folder = file->folder;
			folded = !panel->filter && library_is_folded(app, folder, true);
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
	struct library_row *rows = (struct library_row *)(void *)panel->rows->data;
	for (guint i = 0; i < panel->rows->len; i++) {
		bool last = i + 1 == panel->rows->len || rows[i + 1].kind == ROW_FOLDER;
		if (rows[i].kind == ROW_FOLDER && last && panel->filter)
			continue;
		rows[kept++] = rows[i];
	}
	g_array_set_size(panel->rows, kept);
}

const struct shelf_article *library_article_of(const struct app *app, const struct library_row *row)
{
	return &library_file_at(app, row->file)->articles[row->article];
}

static int by_date(const void *a, const void *b, void *pointer)
{
	const struct app *app = pointer;
	const char *first = library_article_of(app, a)->date,
	           *second = library_article_of(app, b)->date;
	return strcmp(second ? second : "", first ? first : "");
}

static int by_marks(const void *a, const void *b, void *pointer)
{
	const struct app *app = pointer;
	size_t first = library_article_of(app, a)->marks,
	       second = library_article_of(app, b)->marks;
	return (first < second) - (first > second);
}

void library_count_marks(const struct app *app, size_t at)
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
			library_count_marks(app, i);
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
	if (library_skips_are_open(panel))
		for (size_t i = 0; i < app->shelf->n_skips; i++)
			add_row(panel, ROW_SKIP, i, 0, 1);
}

static bool row_equal(const struct library_row *a, const struct library_row *b)
{
	return a->kind == b->kind && a->file == b->file && a->article == b->article;
}

bool library_is_current(const struct app *app, const struct library_row *row)
{
	const struct shelf_file *file = library_file_at(app, row->file);
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
	panel->current_folder =
	        file == SIZE_MAX ? NULL : g_strdup(library_file_at(app, file)->folder);
}

static void choose_first(struct library_panel *panel)
{
	for (guint i = 0; i < panel->rows->len; i++)
		if (g_array_index(panel->rows, struct library_row, i).kind != ROW_FOLDER) {
			list_choose(&panel->list, i);
			return;
		}
}

void library_choose_first(struct app *app)
{
	library_make_rows(app);
	choose_first(state_of(app));
}

void library_make_rows(struct app *app)
{
	struct library_panel *panel = state_of(app);
	const struct shelf *shelf = app->shelf;
	if (!panel->stale && panel->edition == shelf->edition &&
	    g_strcmp0(panel->current, app->view->path) == 0)
		return;
	note_current(app);
	struct library_row chosen = { 0 };
	bool had = panel->list.chosen < panel->rows->len;
	if (had)
		chosen = g_array_index(panel->rows, struct library_row, panel->list.chosen);
	g_array_set_size(panel->rows, 0);
	if (app->settings.sort == SORT_NAME)
		make_tree(app);
	else
		make_list(app);
	drop_empty_folders(panel);
	add_skips(app);
	panel->stale = false;
	panel->edition = shelf->edition;
	list_fit(&panel->list, panel->rows->len, panel->list.rows);
	if (!had && panel->filter)
		choose_first(panel);
	for (guint i = 0; had && i < panel->rows->len; i++)
		if (row_equal(&g_array_index(panel->rows, struct library_row, i), &chosen))
			list_choose(&panel->list, i);
}

void library_follow_reader(struct app *app)
{
	struct library_panel *panel = state_of(app);
	for (guint i = 0; i < panel->rows->len; i++) {
		const struct library_row *row = &g_array_index(panel->rows, struct library_row, i);
		if (row->kind <= ROW_ARTICLE && library_is_current(app, row)) {
			list_choose(&panel->list, i);
			return;
		}
	}
}
