/* Places marks: where they would overlap they are pushed down, and the one
 * under the cursor is whole. */
#include "tui/margin-marks.h"

#include <string.h>

#include "core/base/wrap.h"

/* Draws text wrapped in the canvas from row on, each line after a bar; returns
 * the rows that it took. At most most rows; … says that there is more. */
static int draw_wrapped(const struct canvas *canvas, int row, int most, uint64_t style,
                        const char *text)
{
	struct wrap *wrap = wrap_new(slice_of(text), canvas->grid->ambiguous);
	struct wrapped line;
	int rows = 0;
	while (rows < most && wrap_next(wrap, (unsigned)MAX(canvas->cols, 1), &line))
		canvas_put(canvas, row + rows++, 0, style,
		           slice_sub(slice_of(text), (struct span){ line.span.start, line.shown }));
	bool more = rows == most && rows > 0 && wrap_next(wrap, 1, &line);
	if (more)
		canvas_puts(canvas, row + rows - 1, MAX(canvas->cols - 1, 0), style, "…");
	wrap_free(wrap);
	return rows;
}

/* Draws a mark from row on, in at most most rows; returns how many it took. */
static int draw_mark(const struct app *app, const struct canvas *canvas, int row, int most,
                     const struct mark *mark, bool here)
{
	int edge = 1 + (int)app->grid->ambiguous + 1, used = 0;
	struct canvas body = canvas_part(canvas, 0, edge, canvas->rows, canvas->cols - edge - 1);
	uint64_t under = here ? STYLE(ROLE_UNDER) : 0;
	if (mark->n_tags) {
		g_autofree char *names = g_strjoinv("   ", (char **)(gpointer)mark->tags);
		used += draw_wrapped(&body, row, MIN(most, 2), STYLE(ROLE_TAG) | under, names);
	}
	if (mark->note && used < most)
		used += draw_wrapped(&body, row + used, most - used, STYLE(ROLE_NOTE), mark->note);
	if (used == 0)
		used += draw_wrapped(&body, row, 1, STYLE(ROLE_QUIET), mark->exact);
	if (here && used < most && mark->author) {
		g_autoptr(GDateTime) time = g_date_time_new_from_unix_local(mark->modified);
		g_autofree char *when = app->fixed_clock || !time
		                                ? g_strdup("")
		                                : g_date_time_format(time, " %m-%d %H:%M");
		g_autofree char *who =
		        g_strconcat(app->fixed_clock ? "" : mark->author, when, NULL);
		if (*who)
			canvas_put_cut(&body, row + used++, 0, body.cols, STYLE(ROLE_QUIET),
			               slice_of(who));
	}
	for (int i = 0; i < used; i++)
		canvas_puts(canvas, row + i, 1, STYLE(ROLE_GUTTER), "▌");
	return used;
}

/* The row of the panel's body at which mark begins; below 0 above the text
 * that is shown, and G_MAXINT behind it. */
static int mark_row(const struct view *view, const struct mark *mark)
{
	size_t line = layout_position(view->layout, mark->range.start).line;
	if (line >= view->top + (size_t)view->rows)
		return G_MAXINT;
	return line < view->top ? -1 : (int)(line - view->top);
}

static bool ends_in_sight(const struct view *view, const struct mark *mark)
{
	return layout_position(view->layout, mark->range.end).line >= view->top;
}

/* Rows for a mark before the next one wants its place. */
static int rows_before_next(const struct view *view, const struct mark *mark, int row, int rows)
{
	enum { LEAST = 2 };
	const struct mark *end = view->marks->items + view->marks->n;
	for (const struct mark *next = mark + 1; next < end && !next->orphan; next++) {
		int at = mark_row(view, next);
		if (at >= 0)
			return CLAMP(at - row, LEAST, MAX(rows - row, LEAST));
	}
	return rows - row;
}

static int draw_placed_marks(const struct app *app, const struct canvas *canvas)
{
	const struct view *view = app->view;
	const struct mark *current = view_mark_at(view, view->cursor);
	int free_row = 1; /* the tabs have the first */
	for (size_t i = 0; i < view->marks->n && free_row < canvas->rows; i++) {
		const struct mark *mark = &view->marks->items[i];
		if (mark->orphan)
			break;
		int row = mark_row(view, mark);
		if (row == G_MAXINT)
			break;
		if (row < 0 && !ends_in_sight(view, mark))
			continue;
		row = MAX(row, free_row);
		int most = mark == current ? canvas->rows - row
		                           : rows_before_next(view, mark, row, canvas->rows);
		free_row = row + draw_mark(app, canvas, row, most, mark, mark == current);
	}
	return free_row;
}

/* Marks whose words are not in the text any more stand at the foot. */
static void draw_orphans(const struct app *app, const struct canvas *canvas, int free_row)
{
	const struct marks *marks = app->view->marks;
	int row = canvas->rows - 1;
	for (size_t i = marks->n; i > 0 && marks->items[i - 1].orphan && row > free_row; i--) {
		g_autofree char *line =
		        g_strdup_printf("lost its place: “%s” %s", marks->items[i - 1].exact,
		                        marks->items[i - 1].note ? marks->items[i - 1].note : "");
		g_strdelimit(line, "\n", ' ');
		canvas_put_cut(canvas, row--, 1, canvas->cols - 2, STYLE(ROLE_ERROR),
		               slice_of(line));
	}
}

static void draw_hint(const struct app *app, const struct canvas *canvas)
{
	static const struct {
		enum action action;
		const char *words;
	} hints[] = {
		{ ACTION_SELECT_MORE, "select word, clause …" },
		{ ACTION_TAG, "tag it" },
		{ ACTION_NOTE, "write a note on it" },
	};
	canvas_puts(canvas, 2, 2, STYLE(ROLE_QUIET), "no marks in this article yet");
	for (int i = 0; i < (int)G_N_ELEMENTS(hints); i++) {
		g_autofree char *keys = keymap_keys(app->keymap, CONTEXT_TEXT, hints[i].action, "");
		int put = canvas_puts(canvas, 4 + i, 2, STYLE(ROLE_KEY), keys);
		canvas_put_cut(canvas, 4 + i, MAX(put + 4, 9), canvas->cols - MAX(put + 4, 9) - 1,
		               STYLE(ROLE_QUIET), slice_of(hints[i].words));
	}
}

void margin_marks_draw(struct app *app, const struct canvas *canvas)
{
	const struct view *view = app->view;
	if (!view->path)
		return;
	if (!view->marks || view->marks->n == 0) {
		draw_hint(app, canvas);
		return;
	}
	draw_orphans(app, canvas, draw_placed_marks(app, canvas));
}
