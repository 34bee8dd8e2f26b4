/* Each example of series.tsv, and what counts say of two pieces of text. */
#include <glib.h>
#include <locale.h>

#include "core/text/series.h"
#include "tests/text/examples.h"

static void try_example(bool in, const char *line)
{
	g_auto(GStrv) example = g_strsplit(line, "\t", 2);
	struct series_count count = series_first(slice_of(example[0]));
	guint64 number = in ? g_ascii_strtoull(example[1], NULL, 10) : 0;
	g_assert_cmpuint(count.number, ==, number);
}

static void test_examples(void)
{
	examples_each("series.tsv", 10, try_example);
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
