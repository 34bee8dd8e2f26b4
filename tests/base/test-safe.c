/* Safe text: what is sent, what is shown instead, and that clusters cover any
 * bytes whatever, forwards and backwards alike. */
#include "core/base/safe.h"

#include <glib.h>

/* What a terminal would be sent, clusters parted by |. */
static char *shown(struct slice text)
{
	GString *out = g_string_new(NULL);
	for (size_t off = 0; off < text.len;) {
		struct cluster cluster = cluster_at(text, off, AMBIGUOUS_NARROW);
		struct slice piece = cluster_shown(&cluster, text);
		if (off > 0)
			g_string_append_c(out, '|');
		g_string_append_len(out, piece.data, (gssize)piece.len);
		off = cluster.span.end;
	}
	return g_string_free(out, FALSE);
}

static void assert_shown(struct slice text, const char *expected)
{
	g_autofree char *seen = shown(text);
	g_assert_cmpstr(seen, ==, expected);
}

static void text_is_sent_as_it_is(void)
{
	assert_shown(slice_of("朱批a"), "朱|批|a");
	assert_shown(slice_of("e\xCC\x81x"), "e\xCC\x81|x");
	assert_shown(slice_of("“5%”"), "“|5|%|”");
	assert_shown(slice_of(""), "");
}

static void controls_are_marks(void)
{
	assert_shown(slice_of("\x1B[31m"), "^[|[|3|1|m");
	assert_shown((struct slice){ "a\0b", 3 }, "a|^@|b");
	assert_shown(slice_of("\x7F\r\n"), "^?|^M|^J");
	assert_shown(slice_of("\xC2\x9B"), "<U+009B>"); /* C1: CSI */
	assert_shown(slice_of("a\tb"), "a| |b");
}

static void what_reorders_or_hides_is_a_mark(void)
{
	assert_shown(slice_of("a\u202Eb\u2066c\u200F"), "a|<U+202E>|b|<U+2066>|c|<U+200F>");
	assert_shown(slice_of("\u2028\u2029"), "<U+2028>|<U+2029>");
	assert_shown(slice_of("\uFEFF"), "<U+FEFF>");
	assert_shown(slice_of("\uE000"), "<U+E000>");
	assert_shown(slice_of("a\u200B\u200B\u200Bb"), "a|<U+200B+2>|b");
}

static void invalid_bytes_are_marks(void)
{
	assert_shown(slice_of("a\xFF\xFE"), "a|<FF>|<FE>");
	assert_shown(slice_of("\xE6\x9C"), "<E6>|<9C>");
	assert_shown(slice_of("\xED\xA0\x80"), "<ED>|<A0>|<80>"); /* a surrogate */
	assert_shown(slice_of("\xEF\xBF\xBD"), "\xEF\xBF\xBD");
}

static void a_combining_mark_needs_a_base(void)
{
	assert_shown(slice_of("\xCC\x81x"), "<U+0301>|x");
}

/* Ten thousand marks on one letter: as many as a cell holds, and a count. */
static void combining_marks_without_end(void)
{
	g_autoptr(GString) text = g_string_new("朱");
	for (int i = 0; i < 10000; i++)
		g_string_append(text, "\xCC\x81");
	g_string_append(text, "批");
	struct slice slice = { text->str, text->len };
	struct cluster base = cluster_at(slice, 0, AMBIGUOUS_NARROW);
	g_assert_cmpuint(span_len(base.span), <=, CLUSTER_BYTES);
	g_assert_cmpuint(base.columns, ==, 2);
	struct cluster rest = cluster_at(slice, base.span.end, AMBIGUOUS_NARROW);
	g_assert_cmpstr(rest.mark, ==, "<U+0301+9990>");
	g_assert_cmpuint(rest.span.end, ==, text->len - strlen("批"));
	g_assert_cmpuint(cluster_before(slice, rest.span.end, AMBIGUOUS_NARROW).span.start, ==,
	                 rest.span.start);
	g_assert_cmpuint(cluster_floor(slice, 777), ==, rest.span.start);
}

static void columns_and_fitting(void)
{
	struct slice text = slice_of("“朱批”\x1B");
	g_assert_cmpuint(text_columns(text, AMBIGUOUS_NARROW), ==, 8);
	g_assert_cmpuint(text_columns(text, AMBIGUOUS_WIDE), ==, 10);
	g_assert_cmpuint(text_fit(text, 4, AMBIGUOUS_NARROW), ==, strlen("“朱"));
	g_assert_cmpuint(text_fit(text, 0, AMBIGUOUS_NARROW), ==, 0);
	g_assert_cmpuint(text_fit(text, 99, AMBIGUOUS_NARROW), ==, text.len);
}

static void assert_same_backwards(struct slice text)
{
	g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(size_t));
	size_t off = 0;
	while (off < text.len) {
		struct cluster cluster = cluster_at(text, off, AMBIGUOUS_NARROW);
		g_assert_cmpuint(cluster.span.start, ==, off);
		g_assert_cmpuint(cluster.span.end, >, off);
		g_assert_cmpuint(cluster.span.end, <=, text.len);
		g_assert_cmpuint(cluster.columns, >, 0);
		for (size_t inside = off; inside < cluster.span.end; inside++)
			g_assert_cmpuint(cluster_floor(text, inside), ==, off);
		g_array_append_val(starts, off);
		off = cluster.span.end;
	}
	for (guint i = starts->len; i > 0; i--) {
		off = cluster_before(text, off, AMBIGUOUS_NARROW).span.start;
		g_assert_cmpuint(off, ==, g_array_index(starts, size_t, i - 1));
	}
}

/* Any bytes at all, mostly pieces that meet in awkward ways. */
static void any_bytes_are_covered_both_ways(void)
{
	static const char *const pieces[] = {
		"a",      "朱",         "\xCC\x81", "\xCC\x81\xCC\x81", "\u200B",     "\u200D",
		"\u202E", "\U0001F468", "\xFF",     "\xE6\x9C",         "\x80",       "\r\n",
		"\uAC00", "\u1100",     "\u1161",   "\U0001F1E8",       "\U0001F3FD", "\uFEFF",
		"\u0E33", "\u0903",     "\u094D",   "\xF0\x9F",         "“",          "\uFE0F",
	};
	GRand *rand = g_rand_new_with_seed(20250306);
	for (int round = 0; round < 3000; round++) {
		g_autoptr(GString) text = g_string_new(NULL);
		for (int n = g_rand_int_range(rand, 1, 14); n > 0; n--)
			g_string_append(
			        text,
			        pieces[g_rand_int_range(rand, 0, (gint32)G_N_ELEMENTS(pieces))]);
		assert_same_backwards((struct slice){ text->str, text->len });
	}
	g_rand_free(rand);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/safe/text-is-sent-as-it-is", text_is_sent_as_it_is);
	g_test_add_func("/safe/controls", controls_are_marks);
	g_test_add_func("/safe/reorders-or-hides", what_reorders_or_hides_is_a_mark);
	g_test_add_func("/safe/invalid-bytes", invalid_bytes_are_marks);
	g_test_add_func("/safe/combining-mark-alone", a_combining_mark_needs_a_base);
	g_test_add_func("/safe/combining-marks-without-end", combining_marks_without_end);
	g_test_add_func("/safe/columns-and-fitting", columns_and_fitting);
	g_test_add_func("/safe/any-bytes", any_bytes_are_covered_both_ways);
	return g_test_run();
}
