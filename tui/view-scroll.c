/* The cursor moved in the text, and the text scrolled so that it is seen. */
#include "tui/view-parts.h"

enum { SCROLL_MARGIN = 2 };

/* The last line that may stand at the head: the end fills the panel. Asked
 * only near the end, as it sets all lines. */
static size_t clamp_top(const struct view *view, size_t top)
{
	if (layout_line(view->layout, top + (size_t)view->rows))
		return top;
	size_t count = layout_count(view->layout);
	size_t last = count > (size_t)view->rows ? count - (size_t)view->rows : 0;
	return MIN(top, last);
}

void view_keep_in_sight(struct view *view)
{
	size_t line = view_line_of(view, view->cursor);
	size_t rows = (size_t)view->rows;
	size_t margin = rows > 4 * SCROLL_MARGIN ? SCROLL_MARGIN : 0;
	if (line < view->top + margin)
		view->top = line > margin ? line - margin : 0;
	else if (line + margin >= view->top + rows)
		view->top = line + margin + 1 - rows;
	/* Whoever is on the first line with text wants to see what stands above it. */
	if (view->top > 0 && line <= margin)
		view->top = 0;
	view->top = clamp_top(view, view->top);
}

static void set_cursor(struct view *view, struct place place)
{
	view->cursor = place;
	view_keep_in_sight(view);
}

void view_move_to(struct view *view, struct place place)
{
	set_cursor(view, view_settle(view, place));
	view->wanted = layout_position(view->layout, view->cursor).column;
}

void view_move_lines(struct view *view, long count)
{
	struct place place = view->cursor;
	if (motion_lines(view->layout, count, view->wanted, &place))
		set_cursor(view, place);
	else if (count < 0)
		view->top = 0; /* what stands above the first line with text */
	else
		view_scroll(view, count);
}

void view_move_unit(struct view *view, enum text_unit unit, enum direction_of_motion direction)
{
	struct place place = view->cursor;
	bool moved;
	do
		moved = motion_move(view->article, unit, direction, &place);
	while (moved && !layout_shows(view->layout, place.block));
	view_move_to(view, moved ? place : view->cursor);
}

/* Lines from the cursor to the nearest edge of what the panel shows, 0 if it
 * stands in it. */
static long out_of_sight(const struct view *view)
{
	size_t line = view_line_of(view, view->cursor);
	if (line < view->top)
		return (long)(view->top - line);
	if (line >= view->top + (size_t)view->rows)
		return -(long)(line - view->top - (size_t)view->rows + 1);
	return 0;
}

void view_scroll(struct view *view, long lines)
{
	size_t top = lines < 0 && view->top < (size_t)-lines ? 0 : view->top + (size_t)lines;
	view->top = clamp_top(view, top);
	long away = out_of_sight(view);
	if (away == 0)
		return;
	size_t line = away > 0 ? view->top : view->top + (size_t)view->rows - 1;
	view->cursor = view_settle(
	        view, layout_place(view->layout, (struct position){ line, view->wanted }));
	long step = away > 0 ? 1 : -1;
	for (int i = 0; i < view->rows && out_of_sight(view) * step > 0; i++)
		if (!motion_lines(view->layout, step, view->wanted, &view->cursor))
			break;
}

void view_page(struct view *view, long lines)
{
	size_t before = view->top;
	size_t top = lines < 0 && view->top < (size_t)-lines ? 0 : view->top + (size_t)lines;
	view->top = clamp_top(view, top);
	long moved = (long)view->top - (long)before;
	motion_lines(view->layout, moved ? moved : lines, view->wanted, &view->cursor);
	long away = out_of_sight(view);
	if (away)
		motion_lines(view->layout, away, view->wanted, &view->cursor);
	if (out_of_sight(view))
		view_keep_in_sight(view);
}

void view_put_cursor_at(struct view *view, size_t row)
{
	size_t line = view_line_of(view, view->cursor);
	view->top = clamp_top(view, line > row ? line - row : 0);
}

void view_go_to_row(struct view *view, size_t row)
{
	size_t line = view->top + row;
	const struct line *at;
	while ((!(at = layout_line(view->layout, line)) || at->kind == LINE_BLANK) &&
	       line > view->top)
		line--;
	view->cursor = view_settle(
	        view, layout_place(view->layout, (struct position){ line, view->wanted }));
}

void view_jump_to(struct view *view, struct place place)
{
	view->cursor = view_settle(view, place);
	struct position position = layout_position(view->layout, view->cursor);
	view->wanted = position.column;
	size_t third = (size_t)view->rows / 3;
	if (position.line < view->top + SCROLL_MARGIN ||
	    position.line + SCROLL_MARGIN >= view->top + (size_t)view->rows)
		view->top = clamp_top(view, position.line > third ? position.line - third : 0);
	view_keep_in_sight(view);
}
