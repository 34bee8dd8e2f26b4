/* The text is one string; lines are wrapped anew for each drawing, which for
 * notes is nothing, and for the largest text some milliseconds. */
#include "tui/editor.h"

#include "core/base/wrap.h"
#include "tui/unit.h"

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
};

enum side { SIDE_BEFORE, SIDE_BEHIND };

enum { COLUMN_UNSET = 1 << 30, USUAL_ROOM = 79 };

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

static struct slice text_of(const struct editor *editor)
{
	return (struct slice){ editor->text->str, editor->text->len };
}

void editor_set(struct editor *editor, const char *text)
{
	g_string_assign(editor->text, text);
	editor->cursor = editor->text->len;
	editor->wanted = COLUMN_UNSET;
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
	size_t floor = cluster_floor(text_of(editor), editor->cursor);
	if (floor != editor->cursor)
		editor->cursor = cluster_at(text_of(editor), floor, editor->ambiguous).span.end;
}

/* ---- lines ---- */

/* The lines (struct wrapped) in room columns; there is always one. A text that
 * ends in a line end has an empty one behind it. */
static GArray *lines_of(const struct editor *editor, unsigned room)
{
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct wrapped));
	struct slice text = text_of(editor);
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

static const struct wrapped *line_at(const GArray *lines, guint i)
{
	return &g_array_index(lines, struct wrapped, i);
}

static guint row_of(const GArray *lines, size_t off)
{
	guint row = lines->len - 1;
	while (row > 0 && line_at(lines, row)->span.start > off)
		row--;
	return row;
}

static unsigned column_of(const struct editor *editor, const struct wrapped *line)
{
	struct span before = { line->span.start, editor->cursor };
	return (unsigned)text_columns(slice_sub(text_of(editor), before), editor->ambiguous);
}

/* The off on line that is nearest to column; not behind its line end, nor
 * where the next line begins. */
static size_t off_on_line(const struct editor *editor, const struct wrapped *line, unsigned column)
{
	struct slice text = text_of(editor);
	size_t end = line->shown;
	if (end == line->span.end && end < text.len && end > line->span.start)
		end = cluster_before(text, end, editor->ambiguous).span.start;
	struct slice shown = slice_sub(text, (struct span){ line->span.start, end });
	return line->span.start + text_fit(shown, column, editor->ambiguous);
}

/* ---- what keys do ---- */

static void move_to(struct editor *editor, size_t off)
{
	editor->cursor = off;
	editor->wanted = COLUMN_UNSET;
}

static size_t character_before(const struct editor *editor)
{
	if (!editor->cursor)
		return 0;
	return cluster_before(text_of(editor), editor->cursor, editor->ambiguous).span.start;
}

static size_t character_behind(const struct editor *editor)
{
	if (editor->cursor >= editor->text->len)
		return editor->text->len;
	return cluster_at(text_of(editor), editor->cursor, editor->ambiguous).span.end;
}

static size_t word_before(const struct editor *editor)
{
	size_t off = character_before(editor);
	return editor->cursor ? unit_start(text_of(editor), off, UNIT_WORD) : 0;
}

static size_t word_behind(const struct editor *editor)
{
	if (editor->cursor >= editor->text->len)
		return editor->text->len;
	return unit_end(text_of(editor), editor->cursor, UNIT_WORD);
}

static size_t line_border(const struct editor *editor, enum side side)
{
	const char *text = editor->text->str;
	size_t off = editor->cursor;
	if (side == SIDE_BEFORE)
		while (off > 0 && text[off - 1] != '\n')
			off--;
	else
		while (off < editor->text->len && text[off] != '\n')
			off++;
	return off;
}

static enum editor_result erase(struct editor *editor, size_t start, size_t end)
{
	if (start >= end)
		return EDITOR_MOVED;
	g_string_erase(editor->text, (gssize)start, (gssize)(end - start));
	move_to(editor, cluster_floor(text_of(editor), start));
	return EDITOR_CHANGED;
}

static enum editor_result go_left(struct editor *editor)
{
	move_to(editor, character_before(editor));
	return EDITOR_MOVED;
}

static enum editor_result go_right(struct editor *editor)
{
	move_to(editor, character_behind(editor));
	return EDITOR_MOVED;
}

static enum editor_result go_word_left(struct editor *editor)
{
	move_to(editor, word_before(editor));
	return EDITOR_MOVED;
}

static enum editor_result go_word_right(struct editor *editor)
{
	move_to(editor, word_behind(editor));
	return EDITOR_MOVED;
}

static enum editor_result go_home(struct editor *editor)
{
	move_to(editor, line_border(editor, SIDE_BEFORE));
	return EDITOR_MOVED;
}

static enum editor_result go_end(struct editor *editor)
{
	move_to(editor, line_border(editor, SIDE_BEHIND));
	return EDITOR_MOVED;
}

static enum editor_result go_row(struct editor *editor, enum side side)
{
	g_autoptr(GArray) lines = lines_of(editor, editor->room);
	guint row = row_of(lines, editor->cursor);
	if (editor->wanted == COLUMN_UNSET)
		editor->wanted = column_of(editor, line_at(lines, row));
	if (side == SIDE_BEFORE ? row == 0 : row + 1 == lines->len)
		return EDITOR_MOVED;
	row = side == SIDE_BEFORE ? row - 1 : row + 1;
	editor->cursor = off_on_line(editor, line_at(lines, row), editor->wanted);
	return EDITOR_MOVED;
}

/* back 0 is what was being typed before history was asked. */
static enum editor_result show_history(struct editor *editor, guint back)
{
	if (!editor->history || back > history_count(editor->history))
		return EDITOR_MOVED;
	if (editor->back == 0) {
		g_free(editor->typed);
		editor->typed = g_strdup(editor->text->str);
	}
	editor->back = back;
	editor_set(editor, back ? history_back(editor->history, back - 1) : editor->typed);
	return EDITOR_CHANGED;
}

static enum editor_result go_up(struct editor *editor)
{
	if (editor->mode == EDITOR_ONE_LINE)
		return show_history(editor, editor->back + 1);
	return go_row(editor, SIDE_BEFORE);
}

static enum editor_result go_down(struct editor *editor)
{
	if (editor->mode == EDITOR_LINES)
		return go_row(editor, SIDE_BEHIND);
	return editor->back ? show_history(editor, editor->back - 1) : EDITOR_MOVED;
}

static enum editor_result erase_before(struct editor *editor)
{
	return erase(editor, character_before(editor), editor->cursor);
}

static enum editor_result erase_behind(struct editor *editor)
{
	return erase(editor, editor->cursor, character_behind(editor));
}

static enum editor_result erase_word(struct editor *editor)
{
	return erase(editor, word_before(editor), editor->cursor);
}

static enum editor_result erase_to_home(struct editor *editor)
{
	return erase(editor, line_border(editor, SIDE_BEFORE), editor->cursor);
}

/* At a line's end this takes the line end, so that pressing on goes on. */
static enum editor_result erase_to_end(struct editor *editor)
{
	size_t end = line_border(editor, SIDE_BEHIND);
	return end > editor->cursor ? erase(editor, editor->cursor, end) : erase_behind(editor);
}

static enum editor_result enter(struct editor *editor)
{
	if (editor->mode == EDITOR_ONE_LINE && !editor->pasting)
		return EDITOR_DONE;
	editor_insert(editor, slice_of("\n"));
	return EDITOR_CHANGED;
}

static enum editor_result finish(struct editor *editor)
{
	(void)editor;
	return EDITOR_DONE;
}

static enum editor_result cancel(struct editor *editor)
{
	(void)editor;
	return EDITOR_CANCELLED;
}

static enum editor_result start_paste(struct editor *editor)
{
	editor->pasting = true;
	return EDITOR_MOVED;
}

static enum editor_result end_paste(struct editor *editor)
{
	editor->pasting = false;
	return EDITOR_CHANGED;
}

/* What a shell's command line has, so that fingers need not learn. */
static const struct {
	enum keysym sym;
	uint32_t codepoint;
	unsigned mods;
	enum editor_result (*act)(struct editor *editor);
} keys[] = {
	{ KEYSYM_LEFT, 0, 0, go_left },
	{ KEYSYM_RIGHT, 0, 0, go_right },
	{ KEYSYM_UP, 0, 0, go_up },
	{ KEYSYM_DOWN, 0, 0, go_down },
	{ KEYSYM_HOME, 0, 0, go_home },
	{ KEYSYM_END, 0, 0, go_end },
	{ KEYSYM_LEFT, 0, MOD_CTRL, go_word_left },
	{ KEYSYM_RIGHT, 0, MOD_CTRL, go_word_right },
	{ KEYSYM_CHARACTER, 'b', MOD_CTRL, go_left },
	{ KEYSYM_CHARACTER, 'f', MOD_CTRL, go_right },
	{ KEYSYM_CHARACTER, 'p', MOD_CTRL, go_up },
	{ KEYSYM_CHARACTER, 'n', MOD_CTRL, go_down },
	{ KEYSYM_CHARACTER, 'a', MOD_CTRL, go_home },
	{ KEYSYM_CHARACTER, 'e', MOD_CTRL, go_end },
	{ KEYSYM_CHARACTER, 'b', MOD_ALT, go_word_left },
	{ KEYSYM_CHARACTER, 'f', MOD_ALT, go_word_right },
	{ KEYSYM_BACKSPACE, 0, 0, erase_before },
	{ KEYSYM_DELETE, 0, 0, erase_behind },
	{ KEYSYM_CHARACTER, 'h', MOD_CTRL, erase_before },
	{ KEYSYM_CHARACTER, 'd', MOD_CTRL, erase_behind },
	{ KEYSYM_CHARACTER, 'w', MOD_CTRL, erase_word },
	{ KEYSYM_BACKSPACE, 0, MOD_ALT, erase_word },
	{ KEYSYM_CHARACTER, 'u', MOD_CTRL, erase_to_home },
	{ KEYSYM_CHARACTER, 'k', MOD_CTRL, erase_to_end },
	{ KEYSYM_ENTER, 0, 0, enter },
	{ KEYSYM_CHARACTER, 's', MOD_CTRL, finish },
	{ KEYSYM_ENTER, 0, MOD_ALT, finish },
	{ KEYSYM_ESCAPE, 0, 0, cancel },
	{ KEYSYM_CHARACTER, 'c', MOD_CTRL, cancel },
	{ KEYSYM_CHARACTER, 'g', MOD_CTRL, cancel },
	{ KEYSYM_PASTE_START, 0, 0, start_paste },
	{ KEYSYM_PASTE_END, 0, 0, end_paste },
};

static void insert_codepoint(struct editor *editor, uint32_t codepoint)
{
	char utf8[6];
	size_t len = (size_t)g_unichar_to_utf8(codepoint, utf8);
	editor_insert(editor, (struct slice){ utf8, len });
	editor->wanted = COLUMN_UNSET;
}

enum editor_result editor_key(struct editor *editor, const struct key_event *key)
{
	if (key_is_text(key) && key->codepoint) {
		insert_codepoint(editor, key->codepoint);
		return EDITOR_CHANGED;
	}
	if (key->sym == KEYSYM_TAB && editor->pasting) {
		insert_codepoint(editor, '\t');
		return EDITOR_CHANGED;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		if (keys[i].sym == key->sym && keys[i].mods == key->mods &&
		    (key->sym != KEYSYM_CHARACTER || keys[i].codepoint == key->codepoint))
			return keys[i].act(editor);
	return EDITOR_UNUSED;
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
	g_autoptr(GArray) lines = lines_of(&measured, room_in(cols));
	return (int)lines->len;
}

/* The part of the line from where the cursor is in sight. */
static void draw_one_line(struct editor *editor, const struct canvas *canvas, uint32_t style)
{
	struct slice text = text_of(editor);
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

static void draw_lines(struct editor *editor, const struct canvas *canvas, uint32_t style)
{
	g_autoptr(GArray) lines = lines_of(editor, editor->room);
	int row = (int)row_of(lines, editor->cursor), n = (int)lines->len;
	editor->top = CLAMP(editor->top, MAX(row - canvas->rows + 1, 0), row);
	for (int i = 0; i < canvas->rows; i++) {
		canvas_fill(canvas, i, 0, -1, style);
		if (editor->top + i >= n)
			continue;
		const struct wrapped *line = line_at(lines, (guint)(editor->top + i));
		canvas_put(
		        canvas, i, 0, style,
		        slice_sub(text_of(editor), (struct span){ line->span.start, line->shown }));
	}
	unsigned column = column_of(editor, line_at(lines, (guint)row));
	canvas_cursor(canvas, row - editor->top, (int)MIN(column, editor->room));
}

void editor_draw(struct editor *editor, const struct canvas *canvas, uint32_t style)
{
	editor->room = room_in(canvas->cols);
	editor->ambiguous = canvas->grid->ambiguous == 2 ? AMBIGUOUS_WIDE : AMBIGUOUS_NARROW;
	if (editor->mode == EDITOR_ONE_LINE)
		draw_one_line(editor, canvas, style);
	else
		draw_lines(editor, canvas, style);
}
