/* Wrapping: expected strings show line ends as |. */
#include "core/base/wrap.h"

#include <glib.h>

static void assert_wrapped(const char *string, unsigned room, const char *expected)
{
	struct slice text = slice_of(string);
	struct wrap *wrap = wrap_new(text, AMBIGUOUS_NARROW);
	g_autoptr(GString) seen = g_string_new(NULL);
	struct wrapped line;
	size_t off = 0;
	while (wrap_next(wrap, room, &line)) {
		g_assert_cmpuint(line.span.start, ==, off);
		off = line.span.end;
		struct slice shown = { text.data + line.span.start, line.shown - line.span.start };
		g_assert_cmpuint(text_columns(shown, AMBIGUOUS_NARROW), ==, line.columns);
		g_string_append_len(seen, shown.data, (gssize)shown.len);
		g_string_append_c(seen, '|');
	}
	g_assert_cmpuint(off, ==, text.len);
	g_assert_cmpstr(seen->str, ==, expected);
	wrap_free(wrap);
}

static void lines_are_filled(void)
{
	assert_wrapped("一二三四五", 4, "一二|三四|五|");
	assert_wrapped("一二三四五", 5, "一二|三四|五|");
	assert_wrapped("to wrap a text", 7, "to wrap|a text|");
	assert_wrapped("", 7, "");
}

static void line_ends_break(void)
{
	assert_wrapped("一\n二\n", 9, "一|二|");
	assert_wrapped("一\r\n\n二", 9, "一||二|");
}

static void too_long_a_word_is_cut(void)
{
	assert_wrapped("abcdefgh", 3, "abc|def|gh|");
	assert_wrapped("一\u202E二", 1, "一|\u202E|二|");
}

static void blanks_hang_a_little(void)
{
	assert_wrapped("ab  cd", 2, "ab|cd|");
	assert_wrapped("ab                 cd", 2, "ab||cd|");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/wrap/filled", lines_are_filled);
	g_test_add_func("/wrap/line-ends", line_ends_break);
	g_test_add_func("/wrap/long-words", too_long_a_word_is_cut);
	g_test_add_func("/wrap/blanks", blanks_hang_a_little);
	return g_test_run();
}
