/* Days and pages as pages of newspapers print them. */
#include <glib.h>

#include "core/text/dates.h"
#include "core/text/jumps.h"

static char *read_as(const char *text)
{
	struct day day;
	if (!day_read(slice_of(text), &day))
		return g_strdup("none");
	return g_strdup_printf("%04u-%02u-%02u", day.year, day.month, day.day);
}

static void days(void)
{
	static const char *const rows[][2] = {
		{ "2025年1月23日 星期四", "2025-01-23" },
		{ "安河日报２０２５年１月２３日", "2025-01-23" },
		{ "二〇二五年一月二十三日", "2025-01-23" },
		{ "二○二五年十月三十日", "2025-10-30" },
		{ "二零二五年十二月十日", "2025-12-10" },
		{ "2025-01-23 08:30", "2025-01-23" },
		{ "2025/1/23", "2025-01-23" },
		{ "2025.1.23", "2025-01-23" },
		{ "page20250123.html", "none" },
		{ "page-20250123.html", "2025-01-23" },
		{ "2025年13月1日，2026年2月3日", "2026-02-03" },
		{ "12025年1月23日", "none" },
		{ "2025年1月", "none" },
		{ "", "none" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *day = read_as(rows[i][0]);
		g_assert_cmpstr(day, ==, rows[i][1]);
	}
}

static void english_days(void)
{
	static const char *const rows[] = { "23 Jan 2025", "Thu, 23 Jan 2025 08:30:00 GMT",
		                            "January 23, 2025", "posted Jan. 23 2025" };
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct day day;
		g_assert_true(day_read_english(slice_of(rows[i]), &day));
		g_assert_cmpuint(day.year * 10000 + day.month * 100 + day.day, ==, 20250123);
	}
	g_assert_false(day_read_english(slice_of("23 of January"), &(struct day){ 0 }));
}

static void days_without_a_year(void)
{
	struct day day;
	g_assert_true(day_read_month(slice_of("本报安河一月二十三日电"), &day));
	g_assert_cmpuint(day.month * 100 + day.day, ==, 123);
	g_assert_cmpuint(day.year, ==, 0);
	g_assert_false(day_read_month(slice_of("第1月台"), &day));
}

static void years_are_counted(void)
{
	size_t counts[DAY_YEARS] = { 0 };
	day_count_years(slice_of("2024年增长5%，2025年目标为6%。2025年是关键。共32025年"), counts);
	g_assert_cmpuint(counts[2024 - DAY_FIRST_YEAR], ==, 1);
	g_assert_cmpuint(counts[2025 - DAY_FIRST_YEAR], ==, 2);
}

static void pages_of_jumps(void)
{
	static const struct {
		const char *mark;
		unsigned page;
	} rows[] = {
		{ "（下转第2版）", 2 },
		{ "上接第一版", 1 },
		{ "下转第十版", 10 },
		{ "第十二版", 12 },
		{ "下转第二十版", 20 },
		{ "下转A02版", 2 },
		{ "本版责编", 0 },
		{ "下转明日本报", 0 },
		{ "123456789012345678901234版", 0 },
		{ "", 0 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		g_assert_cmpuint(jump_page(slice_of(rows[i].mark)), ==, rows[i].page);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/dates/days", days);
	g_test_add_func("/dates/english", english_days);
	g_test_add_func("/dates/without-a-year", days_without_a_year);
	g_test_add_func("/dates/years", years_are_counted);
	g_test_add_func("/dates/pages", pages_of_jumps);
	return g_test_run();
}
