/* Numbers in Chinese numerals, and what stands behind them. */
#include "core/base/han-number.h"

#include <glib.h>

static void values(void)
{
	static const struct {
		const char *text;
		uint64_t value;
		const char *rest;
	} rows[] = {
		{ "二", 2, "" },
		{ "十", 10, "" },
		{ "十二版", 12, "版" },
		{ "二十", 20, "" },
		{ "三十一日", 31, "日" },
		{ "一百零五", 105, "" },
		{ "一百二十三号", 123, "号" },
		{ "二〇二五年", 2025, "年" },
		{ "二零二五", 2025, "" },
		{ "两版", 0, "两版" },
		{ "", 0, "" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		size_t off = 0;
		g_assert_cmpuint(han_number(slice_of(rows[i].text), &off), ==, rows[i].value);
		g_assert_cmpstr(rows[i].text + off, ==, rows[i].rest);
	}
}

static void never_too_large(void)
{
	g_autoptr(GString) numerals = g_string_new(NULL);
	for (int i = 0; i < 10000; i++)
		g_string_append(numerals, i % 3 ? "九" : "千");
	size_t off = 0;
	uint64_t value = han_number((struct slice){ numerals->str, numerals->len }, &off);
	g_assert_cmpuint(off, ==, numerals->len);
	g_assert_cmpuint(value, <=, UINT64_C(1) << 50);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/han-number/values", values);
	g_test_add_func("/han-number/never-too-large", never_too_large);
	return g_test_run();
}
