/* A panel at the foot: the mention, its rule, and the rows that bear on it. */
#include "tui/why.h"

#include "core/flow/provenance.h"
#include "core/know/explain.h"
#include "tui/panel.h"

enum { LEAST_TEXT = 6 }; /* rows of the text that stay in sight */

struct why {
	struct list list;
	char *title;
	char **lines;
};

static void why_free(void *state)
{
	struct why *why = state;
	g_strfreev(why->lines);
	g_free(why->title);
	g_free(why);
}

/* The row of the screen that the cursor is in. */
static int cursor_row(const struct app *app)
{
	const struct view *view = app->view;
	size_t line = layout_position(view->layout, view->cursor).line;
	return app->frame.panels[PANEL_TEXT].row + (int)(line - MIN(view->top, line));
}

static void why_draw(struct app *app, void *state, const struct canvas *screen)
{
	struct why *why = state;
	int n = (int)g_strv_length(why->lines), room = screen->rows - LEAST_TEXT - 2;
	int rows = MAX(MIN(n, room), 1);
	/* at the foot, or, where that would hide what is asked about, at the head */
	int foot = screen->rows - 2 - rows;
	int top = cursor_row(app) < foot ? foot : 1;
	struct canvas page = canvas_part(screen, top, 0, rows + 1, screen->cols);
	canvas_clear(&page, STYLE_TEXT);
	panel_heading(&page, why->title, "", true);
	list_fit(&why->list, (size_t)n, rows);
	for (int i = 0; i < rows && why->list.top + (size_t)i < (size_t)n; i++)
		canvas_put_cut(&page, i + 1, 2, page.cols - 4,
		               STYLE(why->list.top + (size_t)i ? ROLE_TEXT : ROLE_KEY),
		               slice_of(why->lines[why->list.top + (size_t)i]));
}

/* Up and down scroll; every other key closes. */
static void why_key(struct app *app, void *state, const struct key_event *key)
{
	struct why *why = state;
	const struct binding *binding;
	bool bound = keymap_match(app->keymap, CONTEXT_HELP, key, 1, &binding) == MATCH_BOUND;
	if (bound && (binding->action == ACTION_DOWN || binding->action == ACTION_UP)) {
		why->list.chosen =
		        binding->action == ACTION_DOWN
		                ? MIN(why->list.top + (size_t)why->list.rows, why->list.n - 1)
		                : why->list.top - (why->list.top > 0);
		return;
	}
	app_close_overlay(app);
}

static const struct overlay_ops why_ops = {
	.hint = "any key closes",
	.draw = why_draw,
	.key = why_key,
	.free = why_free,
};

/* The mention, and then why it is one. */
static void open_panel(struct app *app, const struct mention *mention, char **lines)
{
	struct why *why = g_new0(struct why, 1);
	why->title = mention_explain(mention);
	why->lines = lines;
	app_set_overlay(app, &why_ops, why);
}

/* What repairs made the place, where no mention is there. */
static void say_provenance(struct app *app)
{
	const struct view *view = app->view;
	const struct block *block = &view->article->blocks[view->cursor.block];
	g_autofree char *told = provenance_told(block, view->cursor.off);
	app_say(app, "%s", *told ? told : "as it stands in the file: no mention, no repair");
}

void why_act(struct app *app, const char *argument)
{
	const struct view *view = app->view;
	const struct mention *mention =
	        view->path && view->article->n_blocks ? view_mention_at(view, view->cursor) : NULL;
	(void)argument;
	if (!view->path || !view->article->n_blocks)
		return;
	if (!mention || !app->knowledge) {
		say_provenance(app);
		return;
	}
	char **lines = knowledge_why(app->knowledge, view->article, mention);
	if (lines[1]) {
		open_panel(app, mention, lines);
		return;
	}
	app_say(app, "%s", *lines[0] ? lines[0] : "no rule is told");
	g_strfreev(lines);
}
