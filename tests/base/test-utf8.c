/* Characters one by one, and text cut between them. */
#include "core/base/utf8.h"

#include <glib.h>

static const char text[] = "a中é😀，b";
static const size_t starts[] = { 0, 1, 4, 6, 10, 13, 14 }; /* the last is the end */

static void forwards_and_backwards(void)
{
	struct slice all = slice_of(text);
	for (size_t i = 0; i + 1 < G_N_ELEMENTS(starts); i++) {
		size_t next, previous;
		uint32_t codepoint = utf8_next(all, starts[i], &next);
		g_assert_cmpuint(next, ==, starts[i + 1]);
		g_assert_cmpuint(utf8_previous(all, next, &previous), ==, codepoint);
		g_assert_cmpuint(previous, ==, starts[i]);
	}
}

static void stray_bytes(void)
{
	struct slice stray = slice_of("\x80\xe4\xb8");
	for (size_t off = 0, next; off < stray.len; off = next) {
		g_assert_cmpuint(utf8_next(stray, off, &next), ==, UTF8_INVALID);
		g_assert_cmpuint(next, ==, off + 1);
	}
}

static void cut_between_characters(void)
{
	struct slice all = slice_of(text);
	for (size_t off = 0; off <= all.len + 3; off++) {
		size_t below = 0, above = 0;
		while (below + 1 < G_N_ELEMENTS(starts) && starts[below + 1] <= off)
			below++;
		while (above + 1 < G_N_ELEMENTS(starts) && starts[above] < off)
			above++;
		g_assert_cmpuint(utf8_floor(all, off), ==, starts[below]);
		g_assert_cmpuint(utf8_ceil(all, off), ==, starts[above]);
		g_assert_cmpuint(utf8_head(all, off).len, ==, starts[below]);
		struct slice tail = utf8_tail(all, off);
		g_assert_cmpuint(tail.len, <=, off);
		g_assert_true(tail.data + tail.len == all.data + all.len);
		g_assert_cmpuint(all.len - tail.len, ==,
		                 utf8_ceil(all, off < all.len ? all.len - off : 0));
	}
	g_assert_cmpuint(utf8_floor(slice_of(""), 0), ==, 0);
	g_assert_cmpuint(utf8_tail(slice_of(""), 9).len, ==, 0);
}

static void count(void)
{
	struct slice twice = slice_of("a中é😀，ba中é😀，b");
	for (size_t i = 0; i < G_N_ELEMENTS(starts); i++)
		g_assert_cmpuint(utf8_count((struct slice){ twice.data, starts[i] }), ==, i);
	g_assert_cmpuint(utf8_count(twice), ==, 2 * (G_N_ELEMENTS(starts) - 1));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/utf8/forwards-and-backwards", forwards_and_backwards);
	g_test_add_func("/utf8/stray-bytes", stray_bytes);
	g_test_add_func("/utf8/cut-between-characters", cut_between_characters);
	g_test_add_func("/utf8/count", count);
	return g_test_run();
}
