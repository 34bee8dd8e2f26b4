/* Selections: what one key press after the other takes in. */
#include "tui/selection.h"

#include "tests/tui/fixture.h"

static struct text_range cursor_on(const struct article *article, const char *words)
{
	struct place at = fixture_find(article, words);
	return motion_unit(article, UNIT_GRAPHEME, at);
}

static void assert_words(const struct article *article, struct text_range range,
                         const char *expected)
{
	g_autofree char *seen = fixture_words(article, range);
	g_assert_cmpstr(seen, ==, expected);
}

static void between_includes_both_ends(void)
{
	struct article *article = fixture_article("P: 甲乙丙\nP: 丁戊");
	struct place a = fixture_find(article, "乙"), b = fixture_find(article, "丁");
	assert_words(article, selection_between(article, a, b), "乙丙/丁");
	assert_words(article, selection_between(article, b, a), "乙丙/丁");
	assert_words(article, selection_between(article, a, a), "乙");
	fixture_free(article);
}

static void grows_unit_by_unit_and_shrinks_again(void)
{
	struct article *article =
	        fixture_article("T: 题\nP: 先说。“把圈，建到门口。”他说。\nH: 节\nP: 完。");
	static const char *const expected[] = {
		"建到门口",
		"建到门口。”",
		"“把圈，建到门口。”",
		"先说。“把圈，建到门口。”他说。",
		"题/先说。“把圈，建到门口。”他说。",
		"题/先说。“把圈，建到门口。”他说。/节/完。",
	};
	struct text_range range = cursor_on(article, "门"), grown[G_N_ELEMENTS(expected) + 1];
	grown[0] = range;
	for (gsize i = 0; i < G_N_ELEMENTS(expected); i++) {
		range = selection_grow(article, range);
		assert_words(article, range, expected[i]);
		grown[i + 1] = range;
	}
	assert_words(article, selection_grow(article, range), expected[5]);
	struct place cursor = fixture_find(article, "门");
	for (gsize i = G_N_ELEMENTS(expected); i > 0; i--) {
		range = selection_shrink(article, range, cursor);
		g_assert_cmpint(place_compare(range.start, grown[i - 1].start), ==, 0);
		g_assert_cmpint(place_compare(range.end, grown[i - 1].end), ==, 0);
	}
	fixture_free(article);
}

static void quotations_nest(void)
{
	struct article *article = fixture_article("P: 他说：“要办‘两新’的事。”完“未完");
	struct text_range range, at = cursor_on(article, "新");
	at.end = at.start;
	g_assert_true(selection_quotation(article, at, &range));
	assert_words(article, range, "‘两新’");
	g_assert_true(selection_quotation(article, range, &range));
	assert_words(article, range, "“要办‘两新’的事。”");
	g_assert_false(selection_quotation(article, range, &range));
	at = cursor_on(article, "他");
	g_assert_false(selection_quotation(article, at, &range));
	at = cursor_on(article, "未");
	g_assert_true(selection_quotation(article, at, &range));
	assert_words(article, range, "“未完");
	fixture_free(article);
}

static void quotations_with_straight_marks(void)
{
	struct article *article = fixture_article("P: 他说\"好的\"，又说\"行\"。");
	struct text_range range, at = cursor_on(article, "行");
	g_assert_true(selection_quotation(article, at, &range));
	assert_words(article, range, "\"行\"");
	at = cursor_on(article, "又");
	g_assert_false(selection_quotation(article, at, &range));
	fixture_free(article);
}

static void marks_without_end_are_survived(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	for (int i = 0; i < 100000; i++)
		g_string_append(text, "“‘");
	struct article *article = fixture_paragraph((struct slice){ text->str, text->len });
	struct text_range range = motion_unit(article, UNIT_GRAPHEME, (struct place){ 0, 9 });
	for (int i = 0; i < 50; i++)
		range = selection_grow(article, range);
	g_assert_cmpuint(range.end.off, ==, text->len);
	g_assert_cmpuint(range.start.off, ==, 0);
	fixture_free(article);
}

static void nothing_to_select(void)
{
	struct article nothing = { 0 };
	struct text_range range = { { 0, 0 }, { 0, 0 } };
	range = selection_grow(&nothing, range);
	g_assert_true(range_is_empty(range));
	range = selection_shrink(&nothing, range, range.start);
	g_assert_true(range_is_empty(range));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/selection/between", between_includes_both_ends);
	g_test_add_func("/selection/grow-and-shrink", grows_unit_by_unit_and_shrinks_again);
	g_test_add_func("/selection/quotations-nest", quotations_nest);
	g_test_add_func("/selection/straight-marks", quotations_with_straight_marks);
	g_test_add_func("/selection/marks-without-end", marks_without_end_are_survived);
	g_test_add_func("/selection/nothing", nothing_to_select);
	return g_test_run();
}
