/* Drawing on cells: wide characters, edges, and text that must not get out. */
#include "tui/canvas.h"

static char *row_text(const struct grid *grid, int row)
{
	GString *text = g_string_new(NULL);
	for (int col = 0; col < grid->cols; col++)
		g_string_append(text, grid_cell(grid, row, col)->text);
	return g_string_free(text, FALSE);
}

static void check_row(const struct grid *grid, int row, const char *expected)
{
	g_autofree char *text = row_text(grid, row);
	g_assert_cmpstr(text, ==, expected);
}

static void test_wide(void)
{
	struct grid *grid = grid_new(2, 7, AMBIGUOUS_NARROW);
	struct canvas canvas = canvas_of(grid);
	g_assert_cmpint(canvas_puts(&canvas, 0, 1, STYLE_TEXT, "云岭省长"), ==, 6);
	check_row(grid, 0, " 云岭省");
	g_assert_cmpint(grid_cell(grid, 0, 2)->width, ==, 0);
	/* One column short: the half that would fit is a blank. */
	g_assert_cmpint(canvas_puts(&canvas, 1, 0, STYLE_TEXT, "云岭省长"), ==, 7);
	check_row(grid, 1, "云岭省 ");
	grid_free(grid);
}

static void test_overwrite_half(void)
{
	struct grid *grid = grid_new(1, 6, AMBIGUOUS_NARROW);
	struct canvas canvas = canvas_of(grid);
	canvas_puts(&canvas, 0, 0, STYLE_TEXT, "云岭省");
	canvas_puts(&canvas, 0, 3, STYLE_TEXT, "x");
	check_row(grid, 0, "云 x省");
	canvas_puts(&canvas, 0, 4, STYLE_TEXT, "y");
	check_row(grid, 0, "云 xy ");
	grid_free(grid);
}

static void test_cut(void)
{
	struct grid *grid = grid_new(1, 8, AMBIGUOUS_NARROW);
	struct canvas canvas = canvas_of(grid);
	g_assert_cmpint(canvas_put_cut(&canvas, 0, 0, 6, STYLE_TEXT, slice_of("云岭省长")), ==, 5);
	check_row(grid, 0, "云岭…   ");
	grid->ambiguous = AMBIGUOUS_WIDE;
	canvas_put_cut(&canvas, 0, 0, 6, STYLE_TEXT, slice_of("云岭省长"));
	check_row(grid, 0, "云岭…  ");
	grid_free(grid);
}

static void test_tail(void)
{
	struct grid *grid = grid_new(2, 8, AMBIGUOUS_NARROW);
	struct canvas canvas = canvas_of(grid);
	g_assert_cmpint(canvas_put_tail(&canvas, 0, 0, 6, STYLE_TEXT, slice_of("云岭/05")), ==, 6);
	check_row(grid, 0, "…岭/05  ");
	canvas_put_tail(&canvas, 1, 0, 7, STYLE_TEXT, slice_of("云岭/05"));
	check_row(grid, 1, "云岭/05 ");
	grid_free(grid);
}

static void test_unsafe(void)
{
	struct grid *grid = grid_new(1, 16, AMBIGUOUS_NARROW);
	struct canvas canvas = canvas_of(grid);
	canvas_puts(&canvas, 0, 0, STYLE_TEXT, "a\033[31mb\nc\xff");
	check_row(grid, 0, "a^[[31mb^Jc<FF> ");
	g_assert_cmphex(grid_cell(grid, 0, 1)->style, ==, STYLE_TEXT | STYLE(ROLE_ESCAPED));
	g_assert_cmphex(grid_cell(grid, 0, 3)->style, ==, STYLE_TEXT);
	grid_free(grid);
}

static void test_clip(void)
{
	struct grid *grid = grid_new(3, 6, AMBIGUOUS_NARROW);
	struct canvas canvas = canvas_of(grid);
	struct canvas part = canvas_part(&canvas, 1, 2, 5, 3);
	g_assert_cmpint(part.rows, ==, 2);
	canvas_puts(&part, 0, 0, STYLE_TEXT, "abcdef");
	canvas_puts(&part, -1, 0, STYLE_TEXT, "no");
	canvas_puts(&part, 2, 0, STYLE_TEXT, "no");
	check_row(grid, 0, "      ");
	check_row(grid, 1, "  abc ");
	canvas_cursor(&part, 0, 1);
	g_assert_cmpint(grid->cursor_row, ==, 1);
	g_assert_cmpint(grid->cursor_col, ==, 3);
	grid_free(grid);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/canvas/wide characters at the edge", test_wide);
	g_test_add_func("/canvas/half of a wide character overwritten", test_overwrite_half);
	g_test_add_func("/canvas/cut with an ellipsis", test_cut);
	g_test_add_func("/canvas/the end of what is cut", test_tail);
	g_test_add_func("/canvas/unsafe text is shown as marks", test_unsafe);
	g_test_add_func("/canvas/clipped to its rectangle", test_clip);
	return g_test_run();
}
