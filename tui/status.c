/* Head line and status line. */
#include "tui/status.h"

#include <string.h>

#include "core/flow/provenance.h"
#include "core/know/explain.h"
#include "tui/choices.h"
#include "tui/follow.h"
#include "tui/panel.h"

/* "samples · page.txt": the folder and file that are read. The caller frees. */
static char *head_source(const struct app *app)
{
	g_autofree char *name = g_path_get_basename(app->view->path);
	g_autofree char *folder = g_path_get_dirname(app->view->path);
	g_autofree char *last = g_path_get_basename(folder);
	if (strcmp(app->view->path, "-") == 0)
		return g_strdup("standard input");
	return strcmp(last, ".") == 0 ? g_strdup(name) : g_strdup_printf("%s · %s", last, name);
}

/* Draws text so that it ends before col; returns where it begins. */
static int draw_right(const struct canvas *screen, int row, int col, enum role role,
                      const char *text)
{
	int width = canvas_measure(screen, slice_of(text));
	if (*text)
		canvas_puts(screen, row, MAX(col - width, 0), STYLE(role), text);
	return col - width;
}

static struct slice section_title(const struct view *view)
{
	const struct block *heading =
	        view->sections.n ? view->sections.items[view_section(view)].heading : NULL;
	return heading ? heading->text : (struct slice){ "", 0 };
}

void head_draw(struct app *app, const struct canvas *screen)
{
	const struct view *view = app->view;
	if (!view->path) {
		canvas_puts(screen, 0, 1, STYLE(ROLE_HEAD), "朱批");
		return;
	}
	g_autofree char *place =
	        g_strdup_printf("§%zu/%zu  %u%%", view->sections.n ? view_section(view) + 1 : 0,
	                        view->sections.n, layout_percent(view->layout, view->cursor));
	int right = draw_right(screen, 0, screen->cols - 1, ROLE_HEAD, place);
	int col = 1;
	if (screen->cols >= 100) {
		g_autofree char *source = head_source(app);
		col += canvas_puts(screen, 0, col, STYLE(ROLE_FOCUS), "朱批") + 2;
		col += canvas_put_cut(screen, 0, col, screen->cols / 3, STYLE(ROLE_HEAD),
		                      slice_of(source));
		col += 3;
	}
	int room = right - col - 2;
	struct slice section = section_title(view);
	int share = section.len ? room * 55 / 100 : room;
	g_autofree char *called = article_called(view->article);
	col += canvas_put_cut(screen, 0, col, share, STYLE(ROLE_TITLE), slice_of(called));
	if (section.len == 0)
		return;
	col += canvas_puts(screen, 0, col, STYLE(ROLE_HEAD), " › ");
	canvas_put_cut(screen, 0, col, right - col - 2, STYLE(ROLE_HEAD), section);
}

static void append_mark(GString *text, const struct mark *mark)
{
	g_autofree char *tags = g_strjoinv(" ", (char **)(gpointer)mark->tags);
	g_string_append_printf(text, "%s%s%s", text->len ? "   " : "", mark->n_tags ? "● " : "●",
	                       tags);
	if (mark->note) {
		g_autofree char *note = g_strdelimit(g_strdup(mark->note), "\n", ' ');
		g_string_append_printf(text, " — %s", note);
	}
}

char *repairs_list(const struct block *block)
{
	size_t counts[REPAIR_KIND_COUNT] = { 0 };
	GString *text = g_string_new(NULL);
	for (size_t i = 0; i < block->n_repairs; i++)
		counts[block->repairs[i].kind]++;
	for (int i = 0; i < REPAIR_KIND_COUNT; i++)
		if (counts[i])
			g_string_append_printf(text, "%s%s ×%zu", text->len ? "  " : "",
			                       repair_name(i), counts[i]);
	return g_string_free(text, FALSE);
}

/* The article's own line, where nothing in particular is under the cursor. */
static char *explain_article(const struct app *app)
{
	const struct article *article = app->view->article;
	GString *text = g_string_new(NULL);
	const struct {
		const char *words, *value;
	} fields[] = {
		{ "", article->agency },
		{ "", article->date },
		{ "continued on ", article->continued_on },
		{ "continued from ", article->continued_from },
	};
	for (size_t i = 0; i < article->n_byline; i++)
		g_string_append_printf(text, "%s%s", text->len ? " " : "", article->byline[i]);
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
		if (fields[i].value)
			g_string_append_printf(text, "%s%s%s", text->len ? " · " : "",
			                       fields[i].words, fields[i].value);
	g_autofree char *sequel = follow_told(app);
	if (sequel)
		g_string_append_printf(text, " → %s", sequel);
	return g_string_free(text, FALSE);
}

static char *explain_cursor(const struct app *app)
{
	const struct view *view = app->view;
	GString *text = g_string_new(NULL);
	const struct mention *mention = view_mention_at(view, view->cursor);
	const struct mark *mark = view_mark_at(view, view->cursor);
	if (mention) {
		g_autofree char *explained = mention_explain(mention);
		g_string_append(text, explained);
	}
	if (mark)
		append_mark(text, mark);
	if (app->settings.layers & LAYER_REPAIRS && view->article->n_blocks) {
		g_autofree char *told = provenance_told(&view->article->blocks[view->cursor.block],
		                                        view->cursor.off);
		g_string_append_printf(text, "%s%s", text->len && *told ? "   " : "", told);
	}
	return g_string_free(text, FALSE);
}

static char *explain_selection(const struct app *app)
{
	g_autofree char *text = view_text(app->view, view_selection(app->view));
	glong n = g_utf8_strlen(text, -1);
	return g_strdup_printf("%ld character%s selected", n, n == 1 ? "" : "s");
}

/* The keys that are likely to be wanted next; of a context without its own, those of the one
 * under it. */
struct hint {
	enum action action;
	const char *words;
	int rank; /* where not all have room, the one of the highest goes first */
};

static const struct hint hints[CONTEXT_COUNT][3] = {
	[CONTEXT_TEXT] = { { ACTION_TAG, "tag", 1 },
	                   { ACTION_NOTE, "note", 2 },
	                   { ACTION_HELP, "help", 0 } },
	[CONTEXT_SELECTION] = { { ACTION_TAG, "tag", 0 },
	                        { ACTION_NOTE, "note", 1 },
	                        { ACTION_SELECT_MORE, "more", 2 } },
	[CONTEXT_LIBRARY] = { { ACTION_OPEN, "open", 0 },
	                      { ACTION_FILTER, "filter", 1 },
	                      { ACTION_SORT, "sort", 2 } },
	[CONTEXT_OUTLINE] = { { ACTION_OPEN, "go there", 0 }, { ACTION_BACK, "back", 1 } },
	[CONTEXT_MARGIN] = { { ACTION_OPEN, "go there", 0 }, { ACTION_TAB_NEXT, "next tab", 1 } },
};

/* Draws the count hints that matter most so that they end before col; returns where they
 * begin. */
static int draw_hints(const struct app *app, const struct canvas *foot, int count, int col)
{
	enum context context = app_context(app), hinted = context;
	while (!hints[hinted][0].words && hinted != CONTEXT_GLOBAL)
		hinted = context_under(hinted);
	for (int i = (int)G_N_ELEMENTS(hints[hinted]) - 1; i >= 0; i--) {
		const struct hint *hint = &hints[hinted][i];
		if (!hint->words || hint->rank >= count)
			continue;
		g_autofree char *key = keymap_keys(app->keymap, context, hint->action, NULL);
		if (!*key)
			continue;
		col = draw_right(foot, 0, col, ROLE_STATUS, hint->words);
		col = draw_right(foot, 0, col - 1, ROLE_KEY, key) - 2;
	}
	return col;
}

/* How far reading for the library is, where its own foot does not show it. */
static int draw_reading(const struct app *app, const struct canvas *foot, int col)
{
	const struct shelf *shelf = app->shelf;
	if (shelf->n_done >= shelf->n_files || app->frame.panels[PANEL_LIBRARY].rows > 0)
		return col;
	g_autofree char *reading =
	        g_strdup_printf("reading %zu of %zu", shelf->n_done, shelf->n_files);
	return draw_right(foot, 0, col, ROLE_QUIET, reading) - 2;
}

/* As many of the hints, which two blanks part, as have room in cols. */
static char *first_hints(const struct canvas *foot, const char *all, int cols)
{
	size_t fit = 0, len = strlen(all);
	for (size_t end = 0; end < len;) {
		const char *gap = strstr(all + end + 1, "  ");
		end = gap ? (size_t)(gap - all) : len;
		if (canvas_measure(foot, (struct slice){ all, end }) > cols)
			break;
		fit = end;
	}
	return g_strndup(all, fit);
}

/* The keys of what lies on top: beside what it explains itself they keep a third of the line,
 * so that both can be read; they give way to a message altogether. */
static int draw_overlay_hints(const struct app *app, const struct canvas *foot, int width,
                              enum role role)
{
	int all = foot->cols - 2, left = all - width - 2;
	bool explains = app->overlay->explain && role != ROLE_QUIET;
	int room = app->message ? left : explains ? MAX(left, foot->cols / 3) : all;
	const char *of = app->overlay->hint ? app->overlay->hint : "";
	g_autofree char *shown = first_hints(foot, of, room);
	return draw_right(foot, 0, foot->cols - 1, ROLE_QUIET, shown) - 2;
}

static int draw_right_side(const struct app *app, const struct canvas *foot, int count)
{
	int col = draw_hints(app, foot, count, foot->cols - 1);
	if (app->saved[0]) {
		g_autofree char *saved = g_strdup_printf("saved %s", app->saved);
		col = draw_right(foot, 0, col, ROLE_QUIET, saved) - 2;
	}
	return draw_reading(app, foot, col);
}

/* What the line says: a message, what is under the cursor, or whose the article is. The caller
 * frees; NULL: nothing. */
static char *status_text(struct app *app, enum role *role)
{
	*role = ROLE_STATUS;
	if (app->message) {
		*role = app->message_is_error ? ROLE_ERROR : ROLE_STATUS;
		return g_strdup(app->message);
	}
	if (app->overlay && app->overlay->explain)
		return app->overlay->explain(app, app->overlay_state);
	const struct panel_ops *panel = panel_ops_of(app->focus);
	char *text = panel->explain && !app->overlay ? panel->explain(app) : NULL;
	if (text || !app->view->path)
		return text;
	text = app->view->selecting ? explain_selection(app) : explain_cursor(app);
	if (*text)
		return text;
	g_free(text);
	*role = ROLE_QUIET;
	return explain_article(app);
}

/* A message that a line cannot hold takes as many as it needs: what to do stands at its end. */
static bool draw_long_message(const struct app *app, const struct canvas *screen)
{
	enum { MOST_ROWS = 5 };
	char *rows[MOST_ROWS] = { NULL };
	int n = 0, cols = screen->cols - 2;
	if (!app->message || canvas_measure(screen, slice_of(app->message)) <= cols)
		return false;
	g_autofree char *line = g_strdelimit(g_strdup(app->message), "\n\t", ' ');
	for (const char *rest = line; n < MOST_ROWS && *rest; n++)
		rows[n] = canvas_take_words(screen, &rest, cols);
	struct canvas foot = canvas_part(screen, screen->rows - n, 0, n, screen->cols);
	canvas_clear(&foot, STYLE(ROLE_STATUS));
	enum role role = app->message_is_error ? ROLE_ERROR : ROLE_STATUS;
	for (int i = 0; i < n; i++) {
		canvas_put_cut(&foot, i, 1, cols, STYLE(role), slice_of(rows[i]));
		g_free(rows[i]);
	}
	return true;
}

/* How much of the line a text of width may have of the hints: a row of a list, which the
 * list shows too, leaves them a third of it. */
static int room_asked(const struct app *app, int width, int cols)
{
	bool of_list = !app->message && !app->overlay && panel_ops_of(app->focus)->explain;
	return of_list ? MIN(width + 2, cols * 2 / 3) : width + 2;
}

/* Hints give way to what is said, but not to the article's own line. */
void status_draw(struct app *app, const struct canvas *screen)
{
	struct canvas foot = canvas_part(screen, screen->rows - 1, 0, 1, screen->cols);
	enum role role;
	if (choices_draw(app, screen) || draw_long_message(app, screen))
		return;
	g_autofree char *text = status_text(app, &role);
	int width = text ? canvas_measure(&foot, slice_of(g_strdelimit(text, "\n\t", ' '))) : 0;
	int right = 0;
	for (int count = foot.cols < 60 ? 2 : 3; count >= 0; count--) {
		canvas_clear(&foot, STYLE(ROLE_STATUS));
		right = app->overlay ? draw_overlay_hints(app, &foot, width, role)
		                     : draw_right_side(app, &foot, count);
		if (room_asked(app, width, foot.cols) <= right || role == ROLE_QUIET)
			break;
	}
	if (!text)
		return;
	if (app->message && width + 2 > right) {
		canvas_clear(&foot, STYLE(ROLE_STATUS));
		right = foot.cols;
	}
	canvas_put_cut(&foot, 0, 1, right - 2, STYLE(role), slice_of(text));
}
