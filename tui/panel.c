/* Headings and lists of panels. */
#include "tui/panel.h"

#include <limits.h>
#include <string.h>

#include "tui/editor.h"

void panel_heading(const struct canvas *canvas, const char *title, const char *right, bool focused)
{
	int put = canvas_put_cut(canvas, 0, 1, canvas->cols - 2,
	                         STYLE(focused ? ROLE_FOCUS : ROLE_PANEL), slice_of(title));
	if (!right)
		return;
	int width = canvas_measure(canvas, slice_of(right));
	if (put + width + 3 <= canvas->cols)
		canvas_puts(canvas, 0, canvas->cols - width - 1, STYLE(ROLE_QUIET), right);
}

static void keep_in_sight(struct list *list)
{
	size_t rows = (size_t)MAX(list->rows, 1);
	if (list->n == 0)
		list->chosen = list->top = 0;
	else if (list->chosen >= list->n)
		list->chosen = list->n - 1;
	if (list->chosen < list->top)
		list->top = list->chosen;
	else if (list->chosen >= list->top + rows)
		list->top = list->chosen + 1 - rows;
	if (list->top + rows > list->n)
		list->top = list->n > rows ? list->n - rows : 0;
}

void list_fit(struct list *list, size_t n, int rows)
{
	bool same = list->n == n && list->rows == rows;
	list->n = n;
	list->rows = rows;
	if (!same)
		keep_in_sight(list);
}

void list_choose(struct list *list, size_t row)
{
	list->chosen = row;
	keep_in_sight(list);
}

static void move(struct list *list, long rows)
{
	if (rows < 0 && list->chosen < (size_t)-rows)
		list_choose(list, 0);
	else
		list_choose(list, MIN(list->chosen + (size_t)rows, list->n ? list->n - 1 : 0));
}

void panel_filter_draw(const struct canvas *canvas, const char *title, struct editor *editor,
                       const char *filter)
{
	int col = canvas_measure(canvas, slice_of(title)) + 4;
	if (editor) {
		canvas_puts(canvas, 0, col, STYLE(ROLE_KEY), "/");
		struct canvas field = canvas_part(canvas, 0, col + 1, 1, canvas->cols / 2);
		editor_draw(editor, &field, STYLE_TEXT);
	} else if (filter) {
		canvas_printf(canvas, 0, col, STYLE(ROLE_QUIET), "/%s", filter);
	}
}

const char *panel_filter_key(struct editor **editor, const struct key_event *key)
{
	enum editor_result result = editor_key(*editor, key);
	if (result == EDITOR_CHANGED)
		return editor_text(*editor);
	if (result == EDITOR_DONE || result == EDITOR_CANCELLED)
		g_clear_pointer(editor, editor_free);
	return result == EDITOR_CANCELLED ? "" : NULL;
}

bool goto_percent(const char *argument, unsigned *percent)
{
	char *sign;
	*percent = (unsigned)MIN(g_ascii_strtoull(argument, &sign, 10), UINT_MAX);
	return sign != argument && strcmp(sign, "%") == 0;
}

static void go_to(struct list *list, const char *argument)
{
	unsigned percent;
	guint64 number = g_ascii_strtoull(argument, NULL, 10);
	size_t last = list->n ? list->n - 1 : 0;
	list_choose(list, goto_percent(argument, &percent)
	                          ? last * MIN(percent, 100) / 100
	                          : MIN(number ? (size_t)number - 1 : 0, last));
}

bool list_act(struct list *list, enum action action, const char *argument)
{
	long page = MAX(list->rows - 1, 1);
	const struct {
		enum action action;
		long rows;
	} moves[] = {
		{ ACTION_DOWN, 1 },
		{ ACTION_UP, -1 },
		{ ACTION_PAGE_DOWN, page },
		{ ACTION_PAGE_UP, -page },
		{ ACTION_HALF_DOWN, MAX(page / 2, 1) },
		{ ACTION_HALF_UP, -MAX(page / 2, 1) },
		{ ACTION_SCROLL_DOWN, 1 },
		{ ACTION_SCROLL_UP, -1 },
		{ ACTION_TOP, -(long)MIN(list->n, G_MAXINT) },
		{ ACTION_BOTTOM, (long)MIN(list->n, G_MAXINT) },
	};
	if (action == ACTION_GOTO && g_ascii_isdigit(*argument)) {
		go_to(list, argument);
		return true;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(moves); i++)
		if (moves[i].action == action) {
			move(list, moves[i].rows);
			return true;
		}
	return false;
}

static void scroll(struct list *list, long rows)
{
	size_t last = list->n > (size_t)list->rows ? list->n - (size_t)list->rows : 0;
	if (rows < 0 && list->top < (size_t)-rows)
		list->top = 0;
	else
		list->top = MIN(list->top + (size_t)rows, last);
	list->chosen = CLAMP(list->chosen, list->top, list->top + (size_t)list->rows - 1);
}

bool list_mouse(struct list *list, const struct key_event *event, int row)
{
	if (event->mouse == MOUSE_WHEEL_DOWN || event->mouse == MOUSE_WHEEL_UP) {
		scroll(list, event->mouse == MOUSE_WHEEL_DOWN ? 3 : -3);
		return false;
	}
	if (event->mouse != MOUSE_PRESS || row < 0 || list->top + (size_t)row >= list->n)
		return false;
	list_choose(list, list->top + (size_t)row);
	return true;
}

uint64_t list_style(const struct list *list, size_t i, bool focused)
{
	if (i != list->chosen)
		return STYLE_TEXT;
	return STYLE_TEXT | STYLE(focused ? ROLE_CHOSEN : ROLE_ROW);
}
