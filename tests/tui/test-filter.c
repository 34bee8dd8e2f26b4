/* Filter: what fits what was typed, and which of two fits better. */
#include "tui/filter.h"

#include "core/base/folders.h"

static struct pinyin *shipped(void)
{
	g_auto(GStrv) folders = folders_of("lexicon");
	return pinyin_load((const char *const *)folders, NULL);
}

static void fits(void)
{
	static const struct {
		const char *typed, *name;
		enum fit fit;
	} cases[] = {
		{ "", "民生", FIT_WHOLE },
		{ "民生", "民生", FIT_WHOLE },
		{ "民", "民生/办事", FIT_START },
		{ "办事", "民生/办事", FIT_START },
		{ "生活", "便民生活圈", FIT_WITHIN },
		{ "gdp", "指标/ＧＤＰ", FIT_START },
		{ "bms", "民生/便民生活圈", FIT_INITIALS_START },
		{ "BMS", "便民生活圈", FIT_INITIALS_START },
		{ "shq", "便民生活圈", FIT_INITIALS },
		{ "msbm", "民生/便民生活圈", FIT_INITIALS_START },
		{ "民s", "民生", FIT_INITIALS_START },
		{ "bsq", "便民生活圈", FIT_SCATTERED },
		{ "xyz", "便民生活圈", FIT_NONE },
		{ "ms bm", "民生/便民生活圈", FIT_INITIALS_START },
		{ "民生 xyz", "民生/便民生活圈", FIT_NONE },
		{ "民生/", "民生", FIT_NONE },
	};
	struct pinyin *pinyin = shipped();
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct filter *filter = filter_new(cases[i].typed, pinyin);
		enum fit fit = filter_fit(filter, cases[i].name);
		if (fit != cases[i].fit)
			g_test_message("typed %s, name %s", cases[i].typed, cases[i].name);
		g_assert_cmpint(fit, ==, cases[i].fit);
		filter_free(filter);
	}
	pinyin_free(pinyin);
}

static void without_pinyin_letters_are_letters(void)
{
	struct filter *filter = filter_new("ms", NULL);
	g_assert_cmpint(filter_fit(filter, "民生"), ==, FIT_NONE);
	g_assert_cmpint(filter_fit(filter, "MS-DOS"), ==, FIT_START);
	filter_free(filter);
}

static void hostile_names_end(void)
{
	g_autofree char *name = g_strnfill(1 << 20, 'a');
	g_autofree char *typed = g_strnfill(1 << 16, 'a');
	struct filter *filter = filter_new(typed, NULL);
	g_assert_cmpint(filter_fit(filter, name), ==, FIT_START);
	g_assert_cmpint(filter_fit(filter, "\xFF\xFE"), ==, FIT_NONE);
	filter_free(filter);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/filter/fits", fits);
	g_test_add_func("/filter/without-pinyin", without_pinyin_letters_are_letters);
	g_test_add_func("/filter/hostile", hostile_names_end);
	return g_test_run();
}
