/* What an editor is made of, for editor.c and editor-keys.c only. */
#ifndef ZHUPI_TUI_EDITOR_FORM_H
#define ZHUPI_TUI_EDITOR_FORM_H

#include "core/base/wrap.h"
#include "tui/editor.h"

struct editor {
	enum editor_mode mode;
	GString *text;
	size_t cursor;   /* off, a border of clusters */
	unsigned wanted; /* column that Up and Down keep to; COLUMN_UNSET: the cursor's */
	unsigned room;   /* columns of a line, and how wide, as last drawn */
	enum ambiguous ambiguous;
	int top; /* the first row shown */
	bool pasting;
	const struct history *history;
	guint back;  /* how far back in it, from 1; 0 for what is being typed */
	char *typed; /* that, while an older line is shown */
	char *given; /* what the text begins with that the reader did not type; NULL: nothing */
};

enum { COLUMN_UNSET = 1 << 30 };

static inline struct slice editor_slice(const struct editor *editor)
{
	return (struct slice){ editor->text->str, editor->text->len };
}

/* The lines (struct wrapped) in room columns; there is always one. A text that
 * ends in a line end has an empty one behind it. The caller frees. */
GArray *editor_lines(const struct editor *editor, unsigned room);

static inline const struct wrapped *editor_line(const GArray *lines, guint i)
{
	return &g_array_index(lines, struct wrapped, i);
}

/* The line that the cursor is on, and its column there. */
guint editor_cursor_row(const struct editor *editor, const GArray *lines);
unsigned editor_cursor_column(const struct editor *editor, const struct wrapped *line);

#endif
