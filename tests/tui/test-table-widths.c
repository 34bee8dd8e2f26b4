/* Columns of a table: who is shown, and how wide. */
#include "tui/table-widths.h"

#include <glib.h>

static const struct column_need region = { 8, 12, 20, 3 }, indicator = { 12, 30, 34, 0 },
                                value = { 10, 14, 24, 1 }, where = { 10, 60, 20, 4 },
                                nothing = { 8, 0, 20, 2 };

static void assert_widths(const struct column_need *columns, size_t n, int room,
                          const int *expected)
{
	int widths[8];
	table_widths(columns, n, room, widths);
	for (size_t i = 0; i < n; i++)
		g_assert_cmpint(widths[i], ==, expected[i]);
}

#define ASSERT_WIDTHS(room, columns, ...)                                                          \
	assert_widths(columns, G_N_ELEMENTS(columns), room, (const int[]){ __VA_ARGS__ })

static void each_has_what_it_needs(void)
{
	const struct column_need columns[] = { region, indicator, value };
	ASSERT_WIDTHS(59, columns, 13, 31, 15);
}

static void what_is_left_goes_to_those_that_want_it(void)
{
	const struct column_need columns[] = { region, indicator, value, where };
	int widths[4];
	table_widths(columns, 4, 79, widths);
	g_assert_cmpint(widths[0], ==, 13);
	g_assert_cmpint(widths[2], ==, 15);
	g_assert_cmpint(widths[0] + widths[1] + widths[2] + widths[3], ==, 79);
	g_assert_cmpint(widths[3], >=, 11);
}

static void the_highest_rank_goes_first(void)
{
	const struct column_need columns[] = { region, indicator, value, where };
	ASSERT_WIDTHS(33, columns, 9, 13, 11, 0);
	ASSERT_WIDTHS(24, columns, 0, 13, 11, 0);
	ASSERT_WIDTHS(5, columns, 0, 13, 0, 0);
}

static void the_empty_go_before_the_rest(void)
{
	const struct column_need columns[] = { nothing, indicator, value, where };
	ASSERT_WIDTHS(35, columns, 0, 13, 11, 11);
}

static void all_may_be_empty(void)
{
	const struct column_need columns[] = { nothing, nothing };
	ASSERT_WIDTHS(30, columns, 15, 15);
}

static void room_that_nobody_needs_is_shared(void)
{
	const struct column_need columns[] = { value, value };
	ASSERT_WIDTHS(50, columns, 25, 25);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func("/table-widths/" name, function)
	ADD("each-has-what-it-needs", each_has_what_it_needs);
	ADD("what-is-left-goes-to-those-that-want-it", what_is_left_goes_to_those_that_want_it);
	ADD("the-highest-rank-goes-first", the_highest_rank_goes_first);
	ADD("the-empty-go-before-the-rest", the_empty_go_before_the_rest);
	ADD("all-may-be-empty", all_may_be_empty);
	ADD("room-that-nobody-needs-is-shared", room_that_nobody_needs_is_shared);
	return g_test_run();
}
