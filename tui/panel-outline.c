/* The outline panel: the sections of the article with what is in each. */
#include "tui/panel.h"

static struct list *state_of(struct app *app)
{
	return app->panels[PANEL_OUTLINE];
}

static void outline_open(struct app *app)
{
	app->panels[PANEL_OUTLINE] = g_new0(struct list, 1);
}

static void outline_close(struct app *app)
{
	g_free(app->panels[PANEL_OUTLINE]);
}

static void append_count(GString *text, const char *sign, size_t count)
{
	if (count)
		g_string_append_printf(text, "%s%s%zu", text->len ? " " : "", sign, count);
}

static char *section_counts(const struct section *section)
{
	GString *text = g_string_new(NULL);
	append_count(text, "◆", section->metrics);
	append_count(text, "▲", section->officials);
	append_count(text, "●", section->marks);
	return g_string_free(text, FALSE);
}

static void draw_section(const struct canvas *canvas, int row, const struct section *section,
                         bool here, uint64_t style)
{
	if (style != STYLE_TEXT)
		canvas_fill(canvas, row, 0, -1, style);
	g_autofree char *counts = section_counts(section);
	int right = canvas_measure(canvas, slice_of(counts));
	int col = 2 + CLAMP(section->level - 1, 0, 4) * 2;
	if (here)
		canvas_puts(canvas, row, 0, style | STYLE(ROLE_GUTTER), "▸");
	struct slice title = section->heading ? section->heading->text : slice_of("导语");
	uint64_t look = style | (here ? STYLE(ROLE_TITLE) : 0);
	canvas_put_cut(canvas, row, col, canvas->cols - col - right - 2, look, title);
	canvas_puts(canvas, row, canvas->cols - right - 1, style | STYLE(ROLE_QUIET), counts);
}

static void outline_draw(struct app *app, const struct canvas *canvas, bool focused)
{
	const struct view *view = app->view;
	struct list *list = state_of(app);
	g_autofree char *right = g_strdup_printf("%zu", view->sections.n);
	panel_heading(canvas, "Outline", view->path ? right : NULL, focused);
	list_fit(list, view->path ? view->sections.n : 0, canvas->rows - 1);
	size_t here = view->path ? view_section(view) : 0;
	if (!focused)
		list_choose(list, here);
	struct canvas body = canvas_part(canvas, 1, 0, canvas->rows - 1, canvas->cols);
	for (int i = 0; i < list->rows && list->top + (size_t)i < list->n; i++) {
		size_t at = list->top + (size_t)i;
		uint64_t style = focused ? list_style(list, at, true) : STYLE_TEXT;
		draw_section(&body, i, &view->sections.items[at], at == here, style);
	}
}

static void go_to_section(struct app *app)
{
	const struct list *list = state_of(app);
	const struct view *view = app->view;
	if (list->chosen >= view->sections.n)
		return;
	view_remember(app->view);
	view_jump_to(app->view,
	             (struct place){ view->sections.items[list->chosen].blocks.start, 0 });
}

static bool outline_act(struct app *app, enum action action, const char *argument)
{
	if (action != ACTION_OPEN || *argument)
		return list_act(state_of(app), action, argument);
	go_to_section(app);
	app_focus(app, PANEL_TEXT);
	return true;
}

static void outline_mouse(struct app *app, const struct key_event *event, int row, int col)
{
	(void)col;
	if (!list_mouse(state_of(app), event, row - 1))
		return;
	go_to_section(app);
	app_focus(app, PANEL_TEXT);
}

const struct panel_ops panel_outline_ops = {
	.name = "outline",
	.context = CONTEXT_OUTLINE,
	.open = outline_open,
	.draw = outline_draw,
	.act = outline_act,
	.mouse = outline_mouse,
	.close = outline_close,
};
