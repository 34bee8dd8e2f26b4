/* The library's rows drawn. */
#include "tui/library-draw.h"

#include <string.h>

#include "tui/texts.h"

static struct library_panel *state_of(struct app *app)
{
	return app->panels[PANEL_LIBRARY];
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

void library_draw(struct app *app, const struct canvas *canvas, bool focused)
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
