/* Arrangement: library over outline at the left, text, margin at the right,
 * as far as the text keeps its room; what has none slides over it while it
 * has the focus. */
#include "tui/frame.h"

#include "tui/panel.h"
#include "tui/status.h"

enum {
	TEXT_ROOM = 64,    /* columns that one docked panel leaves to the text, */
	TEXT_BETWEEN = 58, /* and two */
	LEFT_MIN = 16,
	MARGIN_MIN = 20,
	RAW_TEXT_ROOM = 42, /* columns that the raw text leaves to the text */
	RAW_MIN = 37,
	SLIDE_MAX = 46,
};

static const struct panel_ops *const panels[PANEL_COUNT] = {
	[PANEL_LIBRARY] = &panel_library_ops,
	[PANEL_OUTLINE] = &panel_outline_ops,
	[PANEL_TEXT] = &panel_text_ops,
	[PANEL_MARGIN] = &panel_margin_ops,
};

const struct panel_ops *panel_ops_of(enum panel_id panel)
{
	return panels[panel];
}

bool frame_is_too_small(const struct app *app)
{
	return app->grid->rows < FRAME_MIN_ROWS || app->grid->cols < FRAME_MIN_COLS;
}

static int left_width(const struct app *app)
{
	int cols = app->grid->cols;
	int width = app->settings.left_width ? app->settings.left_width : cols * 35 / 200;
	return CLAMP(width, LEFT_MIN, MAX(cols / 2, LEFT_MIN));
}

static int usual_margin_width(const struct app *app)
{
	return MAX(app->grid->cols * 30 / 100, MARGIN_MIN);
}

static int margin_width(const struct app *app)
{
	int cols = app->grid->cols;
	int width = app->settings.margin_width ? app->settings.margin_width
	                                       : usual_margin_width(app);
	return CLAMP(width, MARGIN_MIN, MAX(cols / 2, MARGIN_MIN));
}

/* Beside panels that take left: one that somebody made wider, or the panels beside it, gives
 * way rather than vanish. */
static int docked_margin_width(const struct app *app, int left)
{
	bool usual = !app->settings.margin_width && !app->settings.left_width;
	int room = app->grid->cols - left - (left ? TEXT_BETWEEN : TEXT_ROOM) - 1;
	return MIN(margin_width(app), MAX(room, usual ? usual_margin_width(app) : MARGIN_MIN));
}

/* The raw text is of use only beside what became of it: it takes room from the
 * text rather than lie over it. */
static bool shows_raw(const struct app *app)
{
	return app->settings.margin && app->settings.tab == TAB_RAW &&
	       app->grid->cols - RAW_TEXT_ROOM >= MARGIN_MIN;
}

static int raw_width(const struct app *app)
{
	return MIN(MAX(margin_width(app), RAW_MIN), app->grid->cols - RAW_TEXT_ROOM);
}

/* Rows for panels: under the head line and what parts it from them. */
static struct canvas body(const struct app *app, bool ruled)
{
	struct canvas screen = canvas_of(app->grid);
	return canvas_part(&screen, 2, 0, screen.rows - (ruled ? 4 : 3), screen.cols);
}

static void place_left(struct app *app, const struct canvas *column)
{
	struct frame *frame = &app->frame;
	bool both = app->settings.library && app->settings.outline;
	int share = column->rows * app->settings.outline_share / 100;
	int outline = !app->settings.outline ? 0
	              : !both                ? column->rows
	                                     : CLAMP(share, 3, column->rows - 3);
	int library = column->rows - outline;
	frame->panels[PANEL_LIBRARY] = canvas_part(column, 0, 0, library, column->cols);
	frame->panels[PANEL_OUTLINE] = canvas_part(column, library, 0, outline, column->cols);
	frame->docked[PANEL_LIBRARY] = library > 0;
	frame->docked[PANEL_OUTLINE] = outline > 0;
	frame->split = both ? frame->panels[PANEL_OUTLINE].row : -1;
}

/* A panel that has the focus and no place of its own lies over the text, and up
 * to the margin where that has its place. */
static void place_slide(struct app *app, const struct canvas *whole)
{
	struct frame *frame = &app->frame;
	if (app->focus == PANEL_TEXT || frame->panels[app->focus].rows > 0)
		return;
	int width = MIN(SLIDE_MAX, whole->cols - 8);
	bool right = app->focus == PANEL_MARGIN;
	if (!right && frame->margin_border >= 0)
		width = MIN(width, frame->margin_border);
	int col = right ? whole->cols - width : 0;
	frame->panels[app->focus] = canvas_part(whole, 0, col, whole->rows, width);
	*(right ? &frame->margin_border : &frame->left_border) = right ? col - 1 : width;
}

void frame_arrange(struct app *app)
{
	struct frame *frame = &app->frame;
	enum frame_drag drag = frame->drag;
	enum panel_id dragged = frame->dragged;
	*frame = (struct frame){ .left_border = -1, .margin_border = -1, .split = -1 };
	frame->drag = drag;
	frame->dragged = dragged;

	int cols = app->grid->cols;
	int left = app->settings.library || app->settings.outline ? left_width(app) + 1 : 0;
	int margin = app->settings.margin ? docked_margin_width(app, left) + 1 : 0;
	if (shows_raw(app)) {
		margin = raw_width(app) + 1;
		left = left + margin > cols - TEXT_ROOM ? 0 : left;
	} else if (left + margin > cols - (left ? TEXT_BETWEEN : TEXT_ROOM)) {
		margin = 0;
	}
	if (left > cols - TEXT_ROOM)
		left = 0;
	struct canvas whole = body(app, left || margin);
	struct canvas column = canvas_part(&whole, 0, 0, whole.rows, left - 1);
	if (left) {
		place_left(app, &column);
		frame->left_border = left - 1;
	}
	if (margin) {
		frame->panels[PANEL_MARGIN] =
		        canvas_part(&whole, 0, cols - margin + 1, whole.rows, margin - 1);
		frame->docked[PANEL_MARGIN] = true;
		frame->margin_border = cols - margin;
	}
	frame->panels[PANEL_TEXT] = canvas_part(&whole, 0, left, whole.rows, cols - left - margin);
	frame->docked[PANEL_TEXT] = true;
	place_slide(app, &whole);
}

static bool is_ruled(const struct app *app)
{
	const bool *docked = app->frame.docked;
	return docked[PANEL_LIBRARY] || docked[PANEL_OUTLINE] || docked[PANEL_MARGIN];
}

/* Lines are of ambiguous width: where that is two columns, ASCII stands for
 * them. */
static const char *line_sign(const struct app *app, const char *sign, const char *plain)
{
	return app->grid->ambiguous == AMBIGUOUS_WIDE ? plain : sign;
}

static void draw_vertical(const struct app *app, const struct canvas *screen, int col)
{
	struct canvas text = app->frame.panels[PANEL_TEXT];
	if (col < 0)
		return;
	for (int row = text.row; row < text.row + text.rows; row++)
		canvas_puts(screen, row, col, STYLE(ROLE_BORDER), line_sign(app, "│", "|"));
}

static void draw_rule(const struct app *app, const struct canvas *screen, int row,
                      const char *joint)
{
	for (int col = 0; col < screen->cols; col++) {
		bool joined = col == app->frame.left_border || col == app->frame.margin_border;
		canvas_puts(screen, row, col, STYLE(ROLE_BORDER),
		            joined ? line_sign(app, joint, "+") : line_sign(app, "─", "-"));
	}
}

void frame_line(const struct app *app, const struct canvas *canvas, int row)
{
	for (int col = 0; col < canvas->cols; col++)
		canvas_puts(canvas, row, col, STYLE(ROLE_BORDER), line_sign(app, "─", "-"));
}

static void draw_borders(const struct app *app, const struct canvas *screen)
{
	draw_vertical(app, screen, app->frame.left_border);
	draw_vertical(app, screen, app->frame.margin_border);
	if (!is_ruled(app))
		return;
	draw_rule(app, screen, 1, "┬");
	draw_rule(app, screen, screen->rows - 2, "┴");
}

static void draw_panel(struct app *app, enum panel_id panel)
{
	const struct canvas *canvas = &app->frame.panels[panel];
	if (canvas->rows == 0)
		return;
	canvas_clear(canvas, STYLE_TEXT);
	panels[panel]->draw(app, canvas, app->focus == panel && !app->overlay);
}

void frame_draw(struct app *app)
{
	static const enum panel_id order[] = { PANEL_TEXT, PANEL_LIBRARY, PANEL_OUTLINE,
		                               PANEL_MARGIN };
	struct canvas screen = canvas_of(app->grid);
	for (size_t i = 0; i < G_N_ELEMENTS(order); i++)
		draw_panel(app, order[i]);
	draw_borders(app, &screen);
	head_draw(app, &screen);
	status_draw(app, &screen);
}

/* No wider than it is shown: else the way back would begin beyond what is seen. */
static void widen_margin(struct app *app, int columns)
{
	int shown = app->frame.docked[PANEL_MARGIN] ? app->frame.panels[PANEL_MARGIN].cols
	                                            : margin_width(app);
	app->settings.margin_width = MAX(shown + columns, MARGIN_MIN);
	frame_arrange(app);
	if (app->frame.docked[PANEL_MARGIN])
		app->settings.margin_width = app->frame.panels[PANEL_MARGIN].cols;
}

void frame_widen(struct app *app, int columns)
{
	const struct frame *frame = &app->frame;
	if (frame->docked[PANEL_MARGIN] && app->focus == PANEL_MARGIN)
		widen_margin(app, columns);
	else if (frame->docked[PANEL_MARGIN] && app->focus == PANEL_TEXT)
		widen_margin(app, -columns);
	else if (frame->docked[PANEL_LIBRARY] || frame->docked[PANEL_OUTLINE])
		app->settings.left_width = MAX(left_width(app) + columns, LEFT_MIN);
	else
		app_say(app, "no panel stands beside the text here");
}

void frame_heighten(struct app *app, int rows)
{
	int height = MAX(app->frame.panels[PANEL_TEXT].rows, 1);
	int step = (rows * 100 + (rows > 0 ? height - 1 : 1 - height)) / height;
	int share = app->settings.outline_share + (app->focus == PANEL_LIBRARY ? -step : step);
	app->settings.outline_share = CLAMP(share, 10, 90);
}

static bool canvas_holds(const struct canvas *canvas, int row, int col)
{
	return row >= canvas->row && row < canvas->row + canvas->rows && col >= canvas->col &&
	       col < canvas->col + canvas->cols;
}

/* What a press takes hold of. */
static void begin_drag(struct app *app, const struct key_event *event)
{
	struct frame *frame = &app->frame;
	frame->drag = DRAG_NONE;
	if (event->col == frame->left_border &&
	    (frame->docked[PANEL_LIBRARY] || frame->docked[PANEL_OUTLINE]))
		frame->drag = DRAG_LEFT;
	else if (event->col == frame->margin_border)
		frame->drag = DRAG_MARGIN;
	else if (event->row == frame->split && event->col < frame->left_border)
		frame->drag = DRAG_SPLIT;
	for (int i = 0; frame->drag == DRAG_NONE && i < PANEL_COUNT; i++) {
		/* A panel that slid over the text comes before it. */
		enum panel_id panel = (app->focus + i) % PANEL_COUNT;
		if (!canvas_holds(&frame->panels[panel], event->row, event->col))
			continue;
		frame->drag = DRAG_PANEL;
		frame->dragged = panel;
	}
}

static void drag_border(struct app *app, const struct key_event *event)
{
	const struct frame *frame = &app->frame;
	const struct canvas *text = &frame->panels[PANEL_TEXT];
	int share = 100 - (event->row - text->row) * 100 / MAX(text->rows, 1);
	if (frame->drag == DRAG_LEFT)
		app->settings.left_width = MAX(event->col, LEFT_MIN);
	else if (frame->drag == DRAG_MARGIN)
		app->settings.margin_width = MAX(app->grid->cols - event->col - 1, MARGIN_MIN);
	else if (frame->drag == DRAG_SPLIT)
		app->settings.outline_share = CLAMP(share, 10, 90);
}

void frame_mouse(struct app *app, const struct key_event *event)
{
	struct frame *frame = &app->frame;
	if (event->mouse != MOUSE_DRAG && event->mouse != MOUSE_RELEASE)
		begin_drag(app, event);
	if (frame->drag != DRAG_PANEL) {
		if (event->mouse == MOUSE_DRAG)
			drag_border(app, event);
		return;
	}
	const struct canvas *canvas = &frame->panels[frame->dragged];
	if (event->mouse == MOUSE_PRESS && app->focus != frame->dragged)
		app_focus(app, frame->dragged);
	panels[frame->dragged]->mouse(app, event, event->row - canvas->row,
	                              event->col - canvas->col);
}
