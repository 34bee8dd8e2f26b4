/* What keys do in an editor: what a shell's command line has, so that fingers
 * need not learn. */
#include <string.h>

#include "tui/editor-form.h"
#include "tui/unit.h"

enum side { SIDE_BEFORE, SIDE_BEHIND };

/* The off on line that is nearest to column; not behind its line end, nor
 * where the next line begins. */
static size_t off_on_line(const struct editor *editor, const struct wrapped *line, unsigned column)
{
	struct slice text = editor_slice(editor);
	size_t end = line->shown;
	if (end == line->span.end && end < text.len && end > line->span.start)
		end = cluster_before(text, end, editor->ambiguous).span.start;
	struct slice shown = slice_sub(text, (struct span){ line->span.start, end });
	return line->span.start + text_fit(shown, column, editor->ambiguous);
}

static void move_to(struct editor *editor, size_t off)
{
	editor->cursor = off;
	editor->wanted = COLUMN_UNSET;
}

static size_t character_before(const struct editor *editor)
{
	if (!editor->cursor)
		return 0;
	return cluster_before(editor_slice(editor), editor->cursor, editor->ambiguous).span.start;
}

static size_t character_behind(const struct editor *editor)
{
	if (editor->cursor >= editor->text->len)
		return editor->text->len;
	return cluster_at(editor_slice(editor), editor->cursor, editor->ambiguous).span.end;
}

static size_t word_before(const struct editor *editor)
{
	size_t off = character_before(editor);
	return editor->cursor ? unit_start(editor_slice(editor), off, UNIT_WORD) : 0;
}

static size_t word_behind(const struct editor *editor)
{
	if (editor->cursor >= editor->text->len)
		return editor->text->len;
	return unit_end(editor_slice(editor), editor->cursor, UNIT_WORD);
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
	move_to(editor, cluster_floor(editor_slice(editor), start));
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
	g_autoptr(GArray) lines = editor_lines(editor, editor->room);
	guint row = editor_cursor_row(editor, lines);
	if (editor->wanted == COLUMN_UNSET)
		editor->wanted = editor_cursor_column(editor, editor_line(lines, row));
	if (side == SIDE_BEFORE ? row == 0 : row + 1 == lines->len)
		return EDITOR_MOVED;
	row = side == SIDE_BEFORE ? row - 1 : row + 1;
	editor->cursor = off_on_line(editor, editor_line(lines, row), editor->wanted);
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
	const char *given = editor->given ? editor->given : "";
	size_t start = line_border(editor, SIDE_BEFORE);
	if (g_str_has_prefix(editor->text->str, given) && strlen(given) < editor->cursor)
		start = MAX(start, strlen(given));
	return erase(editor, start, editor->cursor);
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
