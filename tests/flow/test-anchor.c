/* Anchors: words are found again where a reader would look for them, and not
 * where they only seem to be. */
#include "core/flow/anchor.h"

#include <glib.h>

/* Text with the words to mark in 【】; the anchor of them, and the text without
 * the brackets. */
struct marked {
	char *text, *exact, *prefix, *suffix;
	struct anchor anchor;
};

static struct marked mark(const char *marked)
{
	g_auto(GStrv) before = g_strsplit(marked, "【", 2);
	g_auto(GStrv) after = g_strsplit(before[1], "】", 2);
	struct marked m = {
		g_strconcat(before[0], after[0], after[1], NULL), NULL, NULL, NULL, { 0 }
	};
	m.exact = g_strdup(after[0]);
	glong start = g_utf8_strlen(before[0], -1), length = g_utf8_strlen(m.exact, -1);
	glong left = MIN(start, ANCHOR_CONTEXT), right = g_utf8_strlen(after[1], -1);
	m.prefix = g_utf8_substring(before[0], start - left, start);
	m.suffix = g_utf8_substring(after[1], 0, MIN(right, ANCHOR_CONTEXT));
	m.anchor = (struct anchor){ (size_t)start, (size_t)(start + length), m.exact, m.prefix,
		                    m.suffix };
	return m;
}

static void marked_clear(struct marked *m)
{
	g_free(m->text);
	g_free(m->exact);
	g_free(m->prefix);
	g_free(m->suffix);
}

static const struct {
	const char *why, *before, *after; /* after has 【】 where it must be found, if anywhere */
	enum anchor_fit fit;
} cases[] = {
	{ "nothing changed", "云岭省把【增长目标】定为5%以上。", "云岭省把【增长目标】定为5%以上。",
	  ANCHOR_PLACE },
	{ "text before it", "把【增长目标定为5%以上】。", "去年，全省把【增长目标定为5%以上】。",
	  ANCHOR_MOVED },
	{ "the one of several that stands in the same surroundings",
	  "安河市新增就业。青屏市【新增就业】三万人。洛水市新增就业。",
	  "洛水市新增就业。安河市新增就业。青屏市【新增就业】三万人。", ANCHOR_MOVED },
	{ "the second of two, where the first goes", "一是稳增长。二是要继续【稳增长】。",
	  "二是要继续【稳增长】。", ANCHOR_MOVED },
	{ "a short word whose sentence is gone is not taken from elsewhere",
	  "安河市把【发展】放在第一位。青屏市不同。", "青屏市不同，也讲发展。", ANCHOR_LOST },
	{ "a long one is", "安河市把【新增就业三万五千人】放在第一位。",
	  "其他各市，【新增就业三万五千人】。", ANCHOR_MOVED },
	{ "a character corrected", "要把【一刻钟便民生活圈健到群众家门口】。",
	  "要把【一刻钟便民生活圈建到群众家门口】。", ANCHOR_NEAR },
	{ "two characters taken out", "要把【一刻钟的便民的生活圈建到群众家门口】。",
	  "要把【一刻钟便民生活圈建到群众家门口】。", ANCHOR_NEAR },
	{ "a line joined, and width", "【今年将实施\n技术改造 300 个，】新增",
	  "【今年将实施技术改造３００个，】新增", ANCHOR_NEAR },
	{ "half of it rewritten", "要把【一刻钟便民生活圈建到群众家门口】。",
	  "要让一刻钟养老服务点走进每个小区里。", ANCHOR_LOST },
	{ "a number is another number", "增长【5%】。", "增长6%。", ANCHOR_LOST },
	{ "the whole text", "【云岭】", "【云岭】", ANCHOR_PLACE },
	{ "an empty text", "把【增长目标定为5%以上】。", "", ANCHOR_LOST },
};

static struct anchor_match find_near(const struct anchor *anchor, struct slice text)
{
	struct folded_text folded = folded_text_of(text);
	struct anchor_match match = anchor_find_near(anchor, &folded);
	folded_text_clear(&folded);
	return match;
}

static void found_where_a_reader_would_look(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].why);
		struct marked before = mark(cases[i].before), after = { 0 };
		bool there = cases[i].fit != ANCHOR_LOST;
		if (there)
			after = mark(cases[i].after);
		struct slice text = slice_of(there ? after.text : cases[i].after);
		struct anchor_match match = anchor_find_exact(&before.anchor, text);
		if (match.fit == ANCHOR_LOST)
			match = find_near(&before.anchor, text);
		g_assert_cmpint(match.fit, ==, cases[i].fit);
		if (there) {
			g_autofree char *words =
			        g_strndup(text.data + match.span.start, span_len(match.span));
			g_assert_cmpstr(words, ==, after.exact);
			g_assert_cmpuint(text_cp_of_off(text, match.span.start), ==,
			                 after.anchor.start_cp);
		}
		marked_clear(&before);
		marked_clear(&after);
	}
}

/* A chapter that was marked whole, with a sentence put into it. */
static void a_long_passage(void)
{
	g_autoptr(GString) text = g_string_new("前言。");
	size_t start = text->len;
	for (int i = 0; i < 3000; i++)
		g_string_append_printf(text, "第%d项任务。", i);
	g_autofree char *words = g_strdup(text->str + start);
	g_string_append(text, "结语。");
	const struct anchor anchor = { 3, 3 + (size_t)g_utf8_strlen(words, -1), words, "前言。",
		                       "结语。" };
	g_string_insert(text, (gssize)(strstr(text->str, "第1500项") - text->str), "新的一句。");
	struct slice whole = { text->str, text->len };
	g_assert_cmpint(anchor_find_exact(&anchor, whole).fit, ==, ANCHOR_LOST);
	struct anchor_match match = find_near(&anchor, whole);
	g_assert_cmpint(match.fit, ==, ANCHOR_NEAR);
	g_assert_cmpuint(match.span.start, ==, start);
	g_assert_cmpuint(match.span.end, ==, text->len - strlen("结语。"));
}

/* Nothing that a file can hold makes the search slow. */
static void linear_in_the_text(void)
{
	g_autofree char *text = g_strnfill(4 << 20, 'a');
	g_autofree char *words = g_strnfill(5000, 'a');
	const struct anchor anchor = { 7, 5007, words, "b", "b" };
	struct anchor_match match = anchor_find_exact(&anchor, slice_of(text));
	g_assert_cmpint(match.fit, ==, ANCHOR_PLACE);
	words[2500] = 'b';
	match = find_near(&anchor, slice_of(text));
	g_assert_cmpint(match.fit, ==, ANCHOR_NEAR);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/anchor/found-where-a-reader-would-look", found_where_a_reader_would_look);
	g_test_add_func("/anchor/a-long-passage", a_long_passage);
	g_test_add_func("/anchor/linear-in-the-text", linear_in_the_text);
	return g_test_run();
}
