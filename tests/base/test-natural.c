/* Natural order, pair by pair. */
#include "core/base/natural.h"

#include <glib.h>
#include <string.h>

static void assert_in_order(int (*compare)(const char *, const char *), const char *const *sorted,
                            size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < n; k++) {
			int order = compare(sorted[i], sorted[k]);
			if ((order > 0) - (order < 0) != (i > k) - (i < k))
				g_test_message("“%s”, “%s”: %d", sorted[i], sorted[k], order);
			g_assert_cmpint((order > 0) - (order < 0), ==, (i > k) - (i < k));
		}
}

/* Keys are in the same order. */
static void assert_keys_in_order(void (*put)(const char *, GString *), const char *const *sorted,
                                 size_t n)
{
	g_autoptr(GString) last = g_string_new(NULL);
	for (size_t i = 0; i < n; i++) {
		GString *key = g_string_new(NULL);
		put(sorted[i], key);
		int order = memcmp(last->str, key->str, MIN(last->len, key->len));
		if (order > 0 || (order == 0 && last->len >= key->len))
			g_error("the key of “%s” is not behind that of the one before", sorted[i]);
		g_string_free(last, TRUE);
		last = key;
	}
}

static void names(void)
{
	static const char *const sorted[] = {
		"",
		"/",
		"a",
		"a/z",
		"a b",
		"a01",
		"a1",
		"a2",
		"a10",
		"a10b",
		"A11",
		"b\n",
		"丁",
		"第1版.md",
		"第2版.md",
		"第10版.md",
		"第１１版.md",
		"第2025.3.6版",
		"第2025.10.1版",
		"第〇版",
		"第一版",
		"第三版",
		"第五版",
		"第七版",
		"第十版",
		"第十一版",
		"第二十版",
		"第一百零三版",
		"第二〇二五年",
		"第丁版",
		"第上版",
		"\xfe",
		"\xff",
	};
	assert_in_order(natural_compare, sorted, G_N_ELEMENTS(sorted));
	assert_keys_in_order(natural_put_key, sorted, G_N_ELEMENTS(sorted));
}

static void figures(void)
{
	static const char *const sorted[] = {
		"5%", "5％", "５％", "5.12%", "5.5%", "５．６％", "12.5%", "5500", "一成", "三成",
	};
	assert_in_order(natural_compare_figures, sorted, G_N_ELEMENTS(sorted));
	assert_keys_in_order(natural_put_figure_key, sorted, G_N_ELEMENTS(sorted));
}

static void long_numbers_do_not_overflow(void)
{
	g_assert_cmpint(natural_compare("99999999999999999999999", "100000000000000000000000"), <,
	                0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/natural/names", names);
	g_test_add_func("/natural/figures", figures);
	g_test_add_func("/natural/long-numbers-do-not-overflow", long_numbers_do_not_overflow);
	return g_test_run();
}
