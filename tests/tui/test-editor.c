/* Editor: keys in, text and cursor out. Expected strings show the cursor as |. */
#include "tui/editor.h"

/* Presses keys, parted by blanks: names of keys, or text to type. */
static enum editor_result press(struct editor *editor, const char *keys)
{
	g_auto(GStrv) each = g_strsplit(keys, " ", -1);
	enum editor_result result = EDITOR_UNUSED;
	for (char **name = each; *name; name++) {
		struct key_event key;
		if (key_parse(*name, &key)) {
			result = editor_key(editor, &key);
			continue;
		}
		for (const char *at = *name; *at; at = g_utf8_next_char(at)) {
			key = (struct key_event){ .sym = KEYSYM_CHARACTER,
				                  .codepoint = g_utf8_get_char(at) };
			result = editor_key(editor, &key);
		}
	}
	return result;
}

static void paste(struct editor *editor, const char *text)
{
	editor_key(editor, &(struct key_event){ .sym = KEYSYM_PASTE_START });
	for (; *text; text = g_utf8_next_char(text)) {
		struct key_event key = { .sym = KEYSYM_CHARACTER,
			                 .codepoint = g_utf8_get_char(text) };
		if (*text == '\n')
			key = (struct key_event){ .sym = KEYSYM_ENTER };
		editor_key(editor, &key);
	}
	editor_key(editor, &(struct key_event){ .sym = KEYSYM_PASTE_END });
}

static void assert_editor(const struct editor *editor, const char *expected)
{
	g_autoptr(GString) seen = g_string_new(editor_text(editor));
	g_string_insert_c(seen, (gssize)editor_cursor(editor), '|');
	g_assert_cmpstr(seen->str, ==, expected);
}

static void typing_and_moving(void)
{
	struct editor *editor = editor_new(EDITOR_ONE_LINE, NULL);
	press(editor, "云岭省 Left Left 好");
	assert_editor(editor, "云好|岭省");
	press(editor, "Home x End y");
	assert_editor(editor, "x云好岭省y|");
	press(editor, "Backspace Ctrl-A Delete");
	assert_editor(editor, "|云好岭省");
	press(editor, "Backspace Left");
	assert_editor(editor, "|云好岭省");
	editor_free(editor);
}

static void one_character_is_what_a_reader_sees(void)
{
	struct editor *editor = editor_new(EDITOR_ONE_LINE, "ae\xCC\x81");
	press(editor, "Left");
	assert_editor(editor, "a|e\xCC\x81");
	press(editor, "End Backspace");
	assert_editor(editor, "a|");
	editor_free(editor);
}

static void words_and_lines_are_killed(void)
{
	struct editor *editor = editor_new(EDITOR_LINES, "比较 GDP 增长\n下一行");
	press(editor, "Up End Ctrl-W");
	assert_editor(editor, "比较 GDP |\n下一行");
	press(editor, "Ctrl-W Ctrl-U");
	assert_editor(editor, "|\n下一行");
	press(editor, "Ctrl-K Right Ctrl-K");
	assert_editor(editor, "下|");
	editor_free(editor);
}

/* Of what was not typed, Ctrl-U takes nothing until it is pressed again. */
static void what_was_given_stays_first(void)
{
	struct editor *editor = editor_new(EDITOR_ONE_LINE, "decide person 云岭省省长");
	editor_give(editor, "decide person ");
	press(editor, "Ctrl-U");
	assert_editor(editor, "decide person |");
	press(editor, "安河市市长 Left Ctrl-U");
	assert_editor(editor, "decide person |长");
	press(editor, "Ctrl-U");
	assert_editor(editor, "|长");
	editor_free(editor);
}

static void rows_keep_the_column(void)
{
	struct editor *editor = editor_new(EDITOR_LINES, "一二三四\n短\n一二三四");
	press(editor, "Left Up");
	assert_editor(editor, "一二三四\n短|\n一二三四");
	press(editor, "Up");
	assert_editor(editor, "一二三|四\n短\n一二三四");
	press(editor, "Up Down Down Down");
	assert_editor(editor, "一二三四\n短\n一二三|四");
	editor_free(editor);
}

static void enter_depends_on_the_field(void)
{
	struct editor *editor = editor_new(EDITOR_ONE_LINE, "甲");
	g_assert_cmpint(press(editor, "Enter"), ==, EDITOR_DONE);
	g_assert_cmpint(press(editor, "Escape"), ==, EDITOR_CANCELLED);
	g_assert_cmpint(press(editor, "F1"), ==, EDITOR_UNUSED);
	editor_free(editor);
	editor = editor_new(EDITOR_LINES, "甲");
	g_assert_cmpint(press(editor, "Enter 乙"), ==, EDITOR_CHANGED);
	assert_editor(editor, "甲\n乙|");
	g_assert_cmpint(press(editor, "Ctrl-S"), ==, EDITOR_DONE);
	editor_free(editor);
}

static void what_is_pasted_is_not_obeyed(void)
{
	struct editor *editor = editor_new(EDITOR_ONE_LINE, NULL);
	paste(editor, "甲\n乙");
	assert_editor(editor, "甲 乙|");
	editor_free(editor);
	editor = editor_new(EDITOR_LINES, NULL);
	paste(editor, "甲\n乙");
	assert_editor(editor, "甲\n乙|");
	editor_free(editor);
}

static void history_goes_back_and_comes_again(void)
{
	struct history *history = history_new(2);
	history_add(history, "一");
	history_add(history, "二");
	history_add(history, "三");
	history_add(history, "二");
	history_add(history, "");
	struct editor *editor = editor_new(EDITOR_ONE_LINE, NULL);
	editor_use_history(editor, history);
	press(editor, "新 Up");
	assert_editor(editor, "二|");
	press(editor, "Up Up Up");
	assert_editor(editor, "三|");
	press(editor, "Down Down Down");
	assert_editor(editor, "新|");
	editor_free(editor);
	history_free(history);
}

static char *row_text(const struct grid *grid, int row)
{
	GString *text = g_string_new(NULL);
	for (int col = 0; col < grid->cols; col++)
		g_string_append(text, grid_cell(grid, row, col)->text);
	g_strchomp(text->str);
	return g_string_free(text, FALSE);
}

static void assert_drawn(struct editor *editor, int rows, int cols, const char *expected,
                         int cursor_row, int cursor_col)
{
	struct grid *grid = grid_new(rows, cols, AMBIGUOUS_NARROW);
	struct canvas canvas = canvas_of(grid);
	editor_draw(editor, &canvas, STYLE_TEXT);
	g_autoptr(GString) seen = g_string_new(NULL);
	for (int row = 0; row < rows; row++) {
		g_autofree char *text = row_text(grid, row);
		g_string_append_printf(seen, "%s|", text);
	}
	g_assert_cmpstr(seen->str, ==, expected);
	g_assert_cmpint(grid->cursor_row, ==, cursor_row);
	g_assert_cmpint(grid->cursor_col, ==, cursor_col);
	grid_free(grid);
}

static void one_line_scrolls_to_the_cursor(void)
{
	struct editor *editor = editor_new(EDITOR_ONE_LINE, "一二三四五");
	assert_drawn(editor, 1, 20, "一二三四五|", 0, 10);
	assert_drawn(editor, 1, 7, "三四五|", 0, 6);
	press(editor, "Home");
	assert_drawn(editor, 1, 7, "一二三|", 0, 0);
	editor_free(editor);
}

static void lines_wrap_and_scroll(void)
{
	struct editor *editor = editor_new(EDITOR_LINES, "一二三四。\n");
	g_assert_cmpint(editor_rows(editor, 7, AMBIGUOUS_NARROW), ==, 3);
	assert_drawn(editor, 3, 7, "一二三|四。||", 2, 0);
	assert_drawn(editor, 2, 7, "四。||", 1, 0);
	press(editor, "Up Up");
	assert_drawn(editor, 2, 7, "一二三|四。|", 0, 0);
	press(editor, "End Left");
	assert_drawn(editor, 2, 7, "一二三|四。|", 1, 2);
	editor_free(editor);
	editor = editor_new(EDITOR_LINES, NULL);
	assert_drawn(editor, 1, 7, "|", 0, 0);
	editor_free(editor);
}

static void nothing_unsafe_is_drawn(void)
{
	struct editor *editor = editor_new(EDITOR_ONE_LINE, "a\x1B[2Jb\xFF");
	assert_drawn(editor, 1, 20, "a^[[2Jb<FF>|", 0, 11);
	editor_free(editor);
}

static void more_than_fits_is_not_taken(void)
{
	g_autofree char *text = g_strnfill(EDITOR_MOST_BYTES, 'x');
	struct editor *editor = editor_new(EDITOR_LINES, NULL);
	editor_insert(editor, slice_of(text));
	editor_insert(editor, slice_of("y"));
	g_assert_cmpuint(strlen(editor_text(editor)), ==, EDITOR_MOST_BYTES);
	editor_free(editor);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/editor/typing-and-moving", typing_and_moving);
	g_test_add_func("/editor/characters", one_character_is_what_a_reader_sees);
	g_test_add_func("/editor/killing", words_and_lines_are_killed);
	g_test_add_func("/editor/given", what_was_given_stays_first);
	g_test_add_func("/editor/rows", rows_keep_the_column);
	g_test_add_func("/editor/enter", enter_depends_on_the_field);
	g_test_add_func("/editor/paste", what_is_pasted_is_not_obeyed);
	g_test_add_func("/editor/history", history_goes_back_and_comes_again);
	g_test_add_func("/editor/scrolling", one_line_scrolls_to_the_cursor);
	g_test_add_func("/editor/wrapping", lines_wrap_and_scroll);
	g_test_add_func("/editor/unsafe", nothing_unsafe_is_drawn);
	g_test_add_func("/editor/too-much", more_than_fits_is_not_taken);
	return g_test_run();
}
