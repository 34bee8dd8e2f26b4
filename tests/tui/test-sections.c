/* Sections: where an article is cut, and what is counted in each. */
#include "tui/sections.h"

#include "tests/tui/fixture.h"

static void test_cut(void)
{
	struct article *article =
	        fixture_article("T: 报告\nP: 导语\nH: 一\nP: 甲\nh: （一）\nP: 乙\nH: 二");
	struct sections sections = sections_of(article);
	static const struct {
		size_t start, end;
		int level;
	} expected[] = { { 1, 2, 1 }, { 2, 4, 1 }, { 4, 6, 2 }, { 6, 7, 1 } };
	g_assert_cmpuint(sections.n, ==, G_N_ELEMENTS(expected));
	for (size_t i = 0; i < sections.n; i++) {
		g_assert_cmpuint(sections.items[i].blocks.start, ==, expected[i].start);
		g_assert_cmpuint(sections.items[i].blocks.end, ==, expected[i].end);
		g_assert_cmpint(sections.items[i].level, ==, expected[i].level);
	}
	g_assert_null(sections.items[0].heading);
	/* The title belongs to the first section, for want of another. */
	g_assert_cmpuint(sections_find(&sections, 0), ==, 0);
	g_assert_cmpuint(sections_find(&sections, 3), ==, 1);
	g_assert_cmpuint(sections_find(&sections, 6), ==, 3);
	sections_clear(&sections);
	fixture_free(article);
}

static void test_count(void)
{
	struct article *article = fixture_article("P: 导语\nH: 一\nP: 甲");
	struct mention items[] = {
		{ .type = MENTION_PERSON, .block = 0 },
		{ .type = MENTION_METRIC, .block = 2 },
		{ .type = MENTION_METRIC, .block = 2 },
	};
	struct mentions mentions = { items, G_N_ELEMENTS(items) };
	struct mark lost = { .orphan = true }, found = { .range = { { 2, 0 }, { 2, 3 } } };
	struct mark both[] = { found, lost };
	struct marks marks = { NULL, both, 2 };
	struct sections sections = sections_of(article);
	sections_count(&sections, &mentions, &marks);
	g_assert_cmpuint(sections.items[0].officials, ==, 1);
	g_assert_cmpuint(sections.items[0].marks, ==, 0);
	g_assert_cmpuint(sections.items[1].metrics, ==, 2);
	g_assert_cmpuint(sections.items[1].marks, ==, 1);
	sections_clear(&sections);
	fixture_free(article);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/sections/cut at headings", test_cut);
	g_test_add_func("/sections/counts", test_count);
	return g_test_run();
}
