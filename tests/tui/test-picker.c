/* Picker: keys in, the chosen name and the drawn rows out. */
#include "tui/picker.h"

#include "core/base/folders.h"

struct bench {
	struct pinyin *pinyin;
	struct picker *picker;
};

static void set_up(struct bench *bench, gconstpointer unused)
{
	(void)unused;
	g_auto(GStrv) folders = folders_of("lexicon");
	bench->pinyin = pinyin_load((const char *const *)folders, NULL);
	bench->picker = picker_new(PICKER_OF_ROWS_OR_NEW, "Tag “好”", bench->pinyin);
	picker_add(bench->picker, "立场=支持", "20");
	picker_add(bench->picker, "民生/便民生活圈", "12");
	picker_add(bench->picker, "便民", "1");
	picker_add(bench->picker, "生活圈", NULL);
}

static void tear_down(struct bench *bench, gconstpointer unused)
{
	(void)unused;
	picker_free(bench->picker);
	pinyin_free(bench->pinyin);
}

static enum picker_result press(struct picker *picker, const char *name)
{
	struct key_event key;
	g_assert_true(key_parse(name, &key));
	return picker_key(picker, &key);
}

static void type(struct picker *picker, const char *text)
{
	for (; *text; text = g_utf8_next_char(text))
		picker_key(picker, &(struct key_event){ .sym = KEYSYM_CHARACTER,
		                                        .codepoint = g_utf8_get_char(text) });
}

static void enter_takes_the_first_that_fits(struct bench *bench, gconstpointer unused)
{
	(void)unused;
	bool is_new;
	g_assert_cmpstr(picker_chosen(bench->picker, NULL), ==, "立场=支持");
	type(bench->picker, "bm");
	g_assert_cmpint(press(bench->picker, "Enter"), ==, PICKER_DONE);
	g_assert_cmpstr(picker_chosen(bench->picker, &is_new), ==, "民生/便民生活圈");
	g_assert_false(is_new);
	press(bench->picker, "Down");
	g_assert_cmpstr(picker_chosen(bench->picker, NULL), ==, "便民");
	type(bench->picker, "s");
	g_assert_cmpstr(picker_chosen(bench->picker, NULL), ==, "民生/便民生活圈");
}

static void what_fits_nothing_is_new(struct bench *bench, gconstpointer unused)
{
	(void)unused;
	bool is_new;
	type(bench->picker, " 外贸 ");
	g_assert_cmpstr(picker_chosen(bench->picker, &is_new), ==, "外贸");
	g_assert_true(is_new);
	g_assert_cmpint(press(bench->picker, "Tab"), ==, PICKER_AND_ON);
	picker_clear(bench->picker);
	g_assert_cmpstr(picker_chosen(bench->picker, NULL), ==, "立场=支持");
	type(bench->picker, "便民");
	press(bench->picker, "PageDown");
	g_assert_cmpstr(picker_chosen(bench->picker, &is_new), ==, "民生/便民生活圈");
	g_assert_false(is_new);
	press(bench->picker, "Backspace");
	press(bench->picker, "PageDown");
	g_assert_cmpstr(picker_chosen(bench->picker, &is_new), ==, "便");
	g_assert_true(is_new);
}

static void other_ways_out(struct bench *bench, gconstpointer unused)
{
	(void)unused;
	g_assert_cmpint(press(bench->picker, "."), ==, PICKER_AGAIN);
	type(bench->picker, "民");
	g_assert_cmpint(press(bench->picker, "."), ==, PICKER_CHANGED);
	g_assert_cmpint(press(bench->picker, "Escape"), ==, PICKER_CANCELLED);
	g_assert_cmpint(press(bench->picker, "F1"), ==, PICKER_UNUSED);
}

static void rows_only_makes_nothing_new(void)
{
	struct picker *picker = picker_new(PICKER_OF_ROWS, "Go to", NULL);
	g_assert_null(picker_chosen(picker, NULL));
	g_assert_cmpint(press(picker, "Enter"), ==, PICKER_CHANGED);
	picker_add(picker, "甲", NULL);
	type(picker, "乙");
	g_assert_null(picker_chosen(picker, NULL));
	g_assert_cmpint(press(picker, "Enter"), ==, PICKER_CHANGED);
	picker_free(picker);
}

static char *drawn(const struct grid *grid)
{
	GString *out = g_string_new(NULL);
	for (int row = 0; row < grid->rows; row++) {
		for (int col = 0; col < grid->cols; col++)
			g_string_append(out, grid_cell(grid, row, col)->text);
		while (out->len && out->str[out->len - 1] == ' ')
			g_string_truncate(out, out->len - 1);
		g_string_append_c(out, '\n');
	}
	return g_string_free(out, FALSE);
}

static void rows_are_drawn_best_first(struct bench *bench, gconstpointer unused)
{
	(void)unused;
	struct grid *grid = grid_new(7, 44, AMBIGUOUS_NARROW);
	struct canvas canvas = canvas_of(grid);
	type(bench->picker, "shq");
	picker_draw(bench->picker, &canvas);
	g_autofree char *seen = drawn(grid);
	g_assert_cmpstr(seen, ==,
	                "Tag “好”\n"
	                "> shq\n"
	                "▸ 生活圈\n"
	                "  民生/便民生活圈                        12\n"
	                "  + new: shq\n"
	                "\n"
	                "Enter take  Tab take and go on  Esc 2 of 4\n");
	g_assert_true(grid_cell(grid, 2, 3)->style & STYLE(ROLE_CHOSEN));
	g_assert_false(grid_cell(grid, 3, 3)->style & STYLE(ROLE_CHOSEN));
	g_assert_cmpint(grid->cursor_row, ==, 1);
	g_assert_cmpint(grid->cursor_col, ==, 5);
	struct key_event click = {
		.sym = KEYSYM_MOUSE, .mouse = MOUSE_PRESS, .button = 1, .row = 3
	};
	g_assert_cmpint(picker_key(bench->picker, &click), ==, PICKER_DONE);
	g_assert_cmpstr(picker_chosen(bench->picker, NULL), ==, "民生/便民生活圈");
	click.row = 6;
	g_assert_cmpint(picker_key(bench->picker, &click), ==, PICKER_UNUSED);
	grid_free(grid);
}

static void the_list_scrolls(struct bench *bench, gconstpointer unused)
{
	(void)unused;
	struct grid *grid = grid_new(5, 20, AMBIGUOUS_NARROW);
	struct canvas canvas = canvas_of(grid);
	for (int i = 0; i < 3; i++)
		press(bench->picker, "Down");
	picker_draw(bench->picker, &canvas);
	g_autofree char *seen = drawn(grid);
	g_assert_nonnull(strstr(seen, "▸ 生活圈"));
	g_assert_null(strstr(seen, "立场"));
	grid_free(grid);
	/* No room at all is no harm. */
	grid = grid_new(1, 2, AMBIGUOUS_NARROW);
	canvas = canvas_of(grid);
	picker_draw(bench->picker, &canvas);
	grid_free(grid);
}

#define ADD(name, function)                                                                        \
	g_test_add("/picker/" name, struct bench, NULL, set_up, function, tear_down)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("first-that-fits", enter_takes_the_first_that_fits);
	ADD("new-names", what_fits_nothing_is_new);
	ADD("other-ways-out", other_ways_out);
	g_test_add_func("/picker/rows-only", rows_only_makes_nothing_new);
	ADD("drawn", rows_are_drawn_best_first);
	ADD("scrolls", the_list_scrolls);
	return g_test_run();
}
