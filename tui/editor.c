/* The text is one string; lines are wrapped anew for each drawing, which for
 * notes is nothing, and for the largest text some milliseconds. */
#include "tui/editor-form.h"

enum { USUAL_ROOM = 79 };

struct editor *editor_new(enum editor_mode mode, const char *text)
{
	struct editor *editor = g_new(struct editor, 1);
	*editor = (struct editor){
		.mode = mode,
		.text = g_string_new(text),
		.wanted = COLUMN_UNSET,
		.room = USUAL_ROOM,
		.ambiguous = AMBIGUOUS_NARROW,
	};
	editor->cursor = editor->text->len;
	return editor;
}

void editor_free(struct editor *editor)
{
	if (!editor)
		return;
	g_string_free(editor->text, TRUE);
	g_free(editor->typed);
	g_free(editor->given);
	g_free(editor);
}

void editor_use_history(struct editor *editor, const struct history *history)
{
	editor->history = history;
}

const char *editor_text(const struct editor *editor)
{
	return editor->text->str;
}

size_t editor_cursor(const struct editor *editor)
{
	return editor->cursor;
}

void editor_set(struct editor *editor, const char *text)
{
	g_string_assign(editor->text, text);
	editor->cursor = editor->text->len;
	editor->wanted = COLUMN_UNSET;
}

void editor_give(struct editor *editor, const char *given)
{
	g_free(editor->given);
	editor->given = g_strdup(given);
}

void editor_insert(struct editor *editor, struct slice text)
{
	if (text.len > EDITOR_MOST_BYTES - MIN(editor->text->len, (gsize)EDITOR_MOST_BYTES))
		return;
	g_string_insert_len(editor->text, (gssize)editor->cursor, text.data, (gssize)text.len);
	if (editor->mode == EDITOR_ONE_LINE)
		for (size_t i = editor->cursor; i < editor->cursor + text.len; i++)
			if (editor->text->str[i] == '\n' || editor->text->str[i] == '\r')
				editor->text->str[i] = ' ';
	editor->cursor += text.len;
	/* What was put in may join the character behind it. */
	size_t floor = cluster_floor(editor_slice(editor), editor->cursor);
	if (floor != editor->cursor)
		editor->cursor =
		        cluster_at(editor_slice(editor), floor, editor->ambiguous).span.end;
}

/* ---- lines ---- */

GArray *editor_lines(const struct editor *editor, unsigned room)
{
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct wrapped));
	struct slice text = editor_slice(editor);
	struct wrap *wrap = wrap_new(text, editor->ambiguous);
	struct wrapped line;
	while (wrap_next(wrap, room, &line))
		g_array_append_val(lines, line);
	wrap_free(wrap);
	if (!text.len || text.data[text.len - 1] == '\n') {
		line = (struct wrapped){ { text.len, text.len }, text.len, 0 };
		g_array_append_val(lines, line);
	}
	return lines;
}

guint editor_cursor_row(const struct editor *editor, const GArray *lines)
{
	guint row = lines->len - 1;
	while (row > 0 && editor_line(lines, row)->span.start > editor->cursor)
		row--;
	return row;
}

unsigned editor_cursor_column(const struct editor *editor, const struct wrapped *line)
{
	struct span before = { line->span.start, editor->cursor };
	return (unsigned)text_columns(slice_sub(editor_slice(editor), before), editor->ambiguous);
}

/* ---- drawing ---- */

/* One column is left free, for the cursor behind a full line. */
static unsigned room_in(int cols)
{
	return cols > 3 ? (unsigned)cols - 1 : 2;
}

int editor_rows(const struct editor *editor, int cols, enum ambiguous ambiguous)
{
	if (editor->mode == EDITOR_ONE_LINE)
		return 1;
	struct editor measured = *editor;
	measured.ambiguous = ambiguous;
	g_autoptr(GArray) lines = editor_lines(&measured, room_in(cols));
	return (int)lines->len;
}

/* The part of the line from where the cursor is in sight. */
static void draw_one_line(struct editor *editor, const struct canvas *canvas, uint64_t style)
{
	struct slice text = editor_slice(editor);
	size_t start = 0;
	unsigned column = (unsigned)text_columns((struct slice){ text.data, editor->cursor },
	                                         editor->ambiguous);
	while (column > editor->room) {
		struct cluster cluster = cluster_at(text, start, editor->ambiguous);
		column -= cluster.columns;
		start = cluster.span.end;
	}
	canvas_fill(canvas, 0, 0, -1, style);
	canvas_put(canvas, 0, 0, style, slice_sub(text, (struct span){ start, text.len }));
	canvas_cursor(canvas, 0, (int)column);
}

static void draw_lines(struct editor *editor, const struct canvas *canvas, uint64_t style)
{
	g_autoptr(GArray) lines = editor_lines(editor, editor->room);
	int row = (int)editor_cursor_row(editor, lines), n = (int)lines->len;
	editor->top = CLAMP(editor->top, MAX(row - canvas->rows + 1, 0), row);
	for (int i = 0; i < canvas->rows; i++) {
		canvas_fill(canvas, i, 0, -1, style);
		if (editor->top + i >= n)
			continue;
		const struct wrapped *line = editor_line(lines, (guint)(editor->top + i));
		canvas_put(canvas, i, 0, style,
		           slice_sub(editor_slice(editor),
		                     (struct span){ line->span.start, line->shown }));
	}
	unsigned column = editor_cursor_column(editor, editor_line(lines, (guint)row));
	canvas_cursor(canvas, row - editor->top, (int)MIN(column, editor->room));
}

void editor_draw(struct editor *editor, const struct canvas *canvas, uint64_t style)
{
	editor->room = room_in(canvas->cols);
	editor->ambiguous = canvas->grid->ambiguous == 2 ? AMBIGUOUS_WIDE : AMBIGUOUS_NARROW;
	if (editor->mode == EDITOR_ONE_LINE)
		draw_one_line(editor, canvas, style);
	else
		draw_lines(editor, canvas, style);
}
