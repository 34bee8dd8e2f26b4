/* The text panel: draws the view in its measure, centred, with paragraph
 * numbers and the gutter of marks; moves, selects and searches in it. */
#include <stdlib.h>
#include <string.h>

#include "tui/jumping.h"
#include "tui/marking.h"
#include "tui/paint.h"
#include "tui/panel.h"
#include "tui/searching.h"

enum { NUMBER_COLUMNS = 4, SMALLEST_MEASURE = 16 };

static int gutter_columns(const struct app *app)
{
	return NUMBER_COLUMNS + 1 + (int)app->grid->ambiguous + 1;
}

static struct layout_options options_for(const struct app *app, int cols)
{
	int room = cols - gutter_columns(app) - 1;
	int measure = MIN(app->settings.measure * 2, room) & ~1;
	return (struct layout_options){
		.measure = (unsigned)MAX(measure, SMALLEST_MEASURE),
		.ambiguous = app->grid->ambiguous,
		.without_furniture = !app->settings.furniture,
	};
}

/* The column at which the gutter begins, so that text stands in the middle. */
static int left_edge(const struct app *app, int cols)
{
	int taken = gutter_columns(app) + (int)app->view->options.measure;
	return MAX((cols - taken) / 2, 0);
}

static void draw_nothing(struct app *app, const struct canvas *canvas)
{
	const char *words = app->pending.path ? "reading…" : "nothing is open";
	int width = canvas_measure(canvas, slice_of(words));
	canvas_puts(canvas, canvas->rows / 3, MAX((canvas->cols - width) / 2, 0), STYLE(ROLE_QUIET),
	            words);
}

/* Whether the reader's hand made the block what it is. */
static bool is_corrected(const struct block *block)
{
	for (size_t i = 0; i < block->n_repairs; i++)
		if (block->repairs[i].by)
			return true;
	return false;
}

static void draw_line(struct app *app, const struct canvas *canvas, int row,
                      const struct line *line)
{
	int edge = left_edge(app, canvas->cols), gutter = gutter_columns(app);
	if (line->number && line->first)
		canvas_printf(canvas, row, edge, STYLE(ROLE_QUIET), "%*zu", NUMBER_COLUMNS,
		              line->number);
	if (line->first && is_corrected(&app->view->article->blocks[line->block]))
		canvas_puts(canvas, row, edge + NUMBER_COLUMNS, STYLE(ROLE_REPAIRED), "*");
	if (paint_has_mark(app, line))
		canvas_puts(canvas, row, edge + NUMBER_COLUMNS + 1, STYLE(ROLE_GUTTER), "▌");
	struct canvas text = canvas_part(canvas, row, edge + gutter, 1, canvas->cols);
	paint_line(app, &text, line);
}

static void draw_cursor(struct app *app, const struct canvas *canvas)
{
	const struct view *view = app->view;
	struct position at = layout_position(view->layout, view->cursor);
	if (at.line < view->top || at.line >= view->top + (size_t)canvas->rows)
		return;
	int row = (int)(at.line - view->top);
	int col = left_edge(app, canvas->cols) + gutter_columns(app) + (int)at.column;
	canvas_add_style(canvas, row, col, 1, STYLE(ROLE_CURSOR));
	if (!app->overlay)
		canvas_cursor(canvas, row, col);
}

static void text_draw(struct app *app, const struct canvas *canvas, bool focused)
{
	struct view *view = app->view;
	struct layout_options options = options_for(app, canvas->cols);
	view_resize(view, &options, canvas->rows);
	if (!view->path) {
		draw_nothing(app, canvas);
		return;
	}
	for (int row = 0; row < canvas->rows; row++) {
		const struct line *line = layout_line(view->layout, view->top + (size_t)row);
		if (!line)
			break;
		struct line copy = *line;
		if (copy.kind != LINE_BLANK)
			draw_line(app, canvas, row, &copy);
	}
	if (focused)
		draw_cursor(app, canvas);
}

static bool act_move(struct app *app, enum action action)
{
	static const struct {
		enum action action;
		enum text_unit unit;
		enum direction_of_motion direction;
	} moves[] = {
		{ ACTION_LEFT, UNIT_GRAPHEME, MOTION_BACK },
		{ ACTION_RIGHT, UNIT_GRAPHEME, MOTION_ON },
		{ ACTION_NEXT_WORD, UNIT_WORD, MOTION_ON },
		{ ACTION_PREVIOUS_WORD, UNIT_WORD, MOTION_BACK },
		{ ACTION_NEXT_CLAUSE, UNIT_CLAUSE, MOTION_ON },
		{ ACTION_PREVIOUS_CLAUSE, UNIT_CLAUSE, MOTION_BACK },
		{ ACTION_NEXT_SENTENCE, UNIT_SENTENCE, MOTION_ON },
		{ ACTION_PREVIOUS_SENTENCE, UNIT_SENTENCE, MOTION_BACK },
		{ ACTION_NEXT_PARAGRAPH, UNIT_PARAGRAPH, MOTION_ON },
		{ ACTION_PREVIOUS_PARAGRAPH, UNIT_PARAGRAPH, MOTION_BACK },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(moves); i++)
		if (moves[i].action == action) {
			view_move_unit(app->view, moves[i].unit, moves[i].direction);
			return true;
		}
	return false;
}

static bool act_scroll(struct app *app, enum action action)
{
	struct view *view = app->view;
	long page = MAX(view->rows - 2, 1), half = MAX(view->rows / 2, 1);
	const struct {
		enum action action;
		void (*scroll)(struct view *view, long lines);
		long lines;
	} scrolls[] = {
		{ ACTION_DOWN, view_move_lines, 1 },    { ACTION_UP, view_move_lines, -1 },
		{ ACTION_PAGE_DOWN, view_page, page },  { ACTION_PAGE_UP, view_page, -page },
		{ ACTION_HALF_DOWN, view_page, half },  { ACTION_HALF_UP, view_page, -half },
		{ ACTION_SCROLL_DOWN, view_scroll, 1 }, { ACTION_SCROLL_UP, view_scroll, -1 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(scrolls); i++)
		if (scrolls[i].action == action) {
			scrolls[i].scroll(view, scrolls[i].lines);
			return true;
		}
	return false;
}

/* The line of the cursor goes to a row of the screen, or the cursor to the line there. */
static bool act_screen(struct app *app, enum action action)
{
	struct view *view = app->view;
	const size_t middle = (size_t)view->rows / 2, bottom = (size_t)view->rows - 1;
	const struct {
		enum action action;
		void (*go)(struct view *view, size_t row);
		size_t row;
	} rows[] = {
		{ ACTION_CURSOR_TO_TOP, view_put_cursor_at, 0 },
		{ ACTION_CURSOR_TO_MIDDLE, view_put_cursor_at, middle },
		{ ACTION_CURSOR_TO_BOTTOM, view_put_cursor_at, bottom },
		{ ACTION_SCREEN_TOP, view_go_to_row, 0 },
		{ ACTION_SCREEN_MIDDLE, view_go_to_row, middle },
		{ ACTION_SCREEN_BOTTOM, view_go_to_row, bottom },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		if (rows[i].action == action) {
			rows[i].go(view, rows[i].row);
			return true;
		}
	return false;
}

static bool act_ends(struct app *app, enum action action)
{
	struct view *view = app->view;
	switch ((int)action) {
	case ACTION_TOP:
		jumping_far(app, view_beginning(view));
		view->top = 0;
		return true;
	case ACTION_BOTTOM:
		jumping_far(app, (struct place){ SIZE_MAX, 0 });
		return true;
	case ACTION_LINE_START:
		view_move_to(view, motion_line_start(view->layout, view->cursor));
		return true;
	case ACTION_LINE_END:
		view_move_to(view, motion_line_end(view->layout, view->cursor));
		return true;
	}
	return false;
}

/* The quotation of the sentence under the cursor: who stands on its speaker
 * means it, too. */
static const struct mention *quotation_of_sentence(const struct view *view)
{
	struct text_range sentence = motion_unit(view->article, UNIT_SENTENCE, view->cursor);
	for (size_t i = view_mentions_from(view, sentence.start); i < view->mentions->n; i++) {
		const struct mention *mention = &view->mentions->items[i];
		if (mention->block != view->cursor.block || mention->span.start >= sentence.end.off)
			break;
		bool near = mention->span.end >= sentence.start.off;
		if (mention->type == MENTION_QUOTE && near)
			return mention;
	}
	return NULL;
}

/* Speech without marks that the cursor is in; else the quotation of the sentence. */
static const struct mention *quotation_here(const struct view *view)
{
	const struct mention *mention =
	        mentions_at(view->mentions, view_mentions_from(view, view->cursor), MENTION_QUOTE,
	                    view->cursor);
	return mention ? mention : quotation_of_sentence(view);
}

static void select_quotation(struct app *app)
{
	struct view *view = app->view;
	struct text_range range = view_selection(view);
	const struct mention *mention = NULL;
	if (selection_quotation(view->article, range, &range))
		view_select(view, range);
	else if ((mention = quotation_here(view)))
		view_select(view, mention_range(mention));
	else
		app_say(app, "no quotation is here");
}

static void swap_ends(struct view *view)
{
	struct place anchor = view->anchor;
	view->anchor = view->cursor;
	view_move_to(view, anchor);
}

static void toggle_selecting(struct view *view)
{
	view->selecting = !view->selecting;
	view->anchor = view->seed = view->cursor;
}

static bool act_select(struct app *app, enum action action)
{
	static const struct {
		enum action action;
		enum text_unit unit;
	} units[] = { { ACTION_SELECT_CLAUSE, UNIT_CLAUSE },
		      { ACTION_SELECT_SENTENCE, UNIT_SENTENCE },
		      { ACTION_SELECT_PARAGRAPH, UNIT_PARAGRAPH } };
	struct view *view = app->view;
	for (size_t i = 0; i < G_N_ELEMENTS(units); i++)
		if (units[i].action == action) {
			view_select(view, motion_unit(view->article, units[i].unit, view->cursor));
			return true;
		}
	if (action == ACTION_SELECT)
		toggle_selecting(view);
	else if (action == ACTION_SELECT_QUOTE)
		select_quotation(app);
	else if (action == ACTION_SELECT_MORE)
		view_select(view, selection_grow(view->article, view_selection(view)));
	else if (action == ACTION_SELECT_LESS && view->selecting)
		view_select(view,
		            selection_shrink(view->article, view_selection(view), view->seed));
	else if (action == ACTION_SELECT_SWAP && view->selecting)
		swap_ends(view);
	else
		return false;
	return true;
}

static bool text_act(struct app *app, enum action action, const char *argument)
{
	if (!app->view->path)
		return false;
	return act_move(app, action) || act_scroll(app, action) || act_screen(app, action) ||
	       act_ends(app, action) || jumping_act(app, action, argument) ||
	       searching_act(app, action, argument) || act_select(app, action) ||
	       marking_act(app, action, argument);
}

static void text_mouse(struct app *app, const struct key_event *event, int row, int col)
{
	struct view *view = app->view;
	if (!view->path)
		return;
	if (event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN) {
		view_scroll(view, event->mouse == MOUSE_WHEEL_DOWN ? 3 : -3);
		return;
	}
	int rows = app->frame.panels[PANEL_TEXT].rows;
	if (event->mouse == MOUSE_RELEASE || event->button != 1)
		return;
	if (row < 0 || row >= rows)
		view_scroll(view, row < 0 ? -1 : 1);
	int edge = left_edge(app, app->frame.panels[PANEL_TEXT].cols) + gutter_columns(app);
	struct position at = { view->top + (size_t)CLAMP(row, 0, rows - 1),
		               (unsigned)MAX(col - edge, 0) };
	struct place place = layout_place(view->layout, at);
	if (event->mouse == MOUSE_PRESS)
		view_unselect(view);
	else if (!view->selecting && place_compare(place, view->cursor) != 0)
		toggle_selecting(view);
	view_move_to(view, place);
}

const struct panel_ops panel_text_ops = {
	.name = "text",
	.context = CONTEXT_TEXT,
	.draw = text_draw,
	.act = text_act,
	.mouse = text_mouse,
};
