/* Each example of series.tsv, and what counts say of two pieces of text. */
#include <glib.h>
#include <locale.h>

#include "core/base/folders.h"
#include "core/text/series.h"

static void test_examples(void)
{
	g_autofree char *folder = folders_shipped("lexicon");
	g_autofree char *path = g_build_filename(folder, "series.tsv", NULL), *text = NULL;
	g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	size_t n = 0;
	for (size_t i = 0; lines[i]; i++) {
		bool in = g_str_has_prefix(lines[i], "+ ");
		if (!in && !g_str_has_prefix(lines[i], "- "))
			continue;
		g_auto(GStrv) example = g_strsplit(lines[i] + 2, "\t", 2);
		struct series_count count = series_first(slice_of(example[0]));
		guint64 number = in ? g_ascii_strtoull(example[1], NULL, 10) : 0;
		g_assert_cmpuint(count.number, ==, number);
		n++;
	}
	g_assert_cmpuint(n, >=, 10);
}

static double odds(const char *before, const char *after)
{
	return series_odds(series_last(slice_of(before)), series_first(slice_of(after)));
}

static void test_order(void)
{
	const char *before = "会议提出三点：一是抓好春播；二是管好用水，让";
	g_assert_cmpfloat(odds(before, "每一滴水有着落；三是稳住就业。"), >, 0);
	g_assert_cmpfloat(odds(before, "用在刀刃上；二是守住耕地。"), <, 0);
	g_assert_cmpfloat(odds(before, "大家放心。"), ==, 0);
	g_assert_cmpfloat(odds("要把好事办好，", "四是补齐短板。"), <, 0);
	g_assert_cmpfloat(odds("（一）稳住外贸。", "（二）扩大开放。"), >, 0);
	g_assert_cmpfloat(odds("", ""), ==, 0);
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/series/examples", test_examples);
	g_test_add_func("/series/order", test_order);
	return g_test_run();
}
