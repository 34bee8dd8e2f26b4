/* Motions: where a reader's unit begins and ends. Expected strings show the
 * starts of units as |. */
#include "tui/motion.h"

#include "tests/tui/fixture.h"

/* The starts of units over a whole article, blocks parted by /. */
static char *starts(const struct article *article, enum text_unit unit)
{
	GString *out = g_string_new(NULL);
	struct place at = motion_settle(article, (struct place){ 0, 0 }), last = { 0, 0 };
	while (motion_move(article, unit, MOTION_ON, &at)) {
		g_autofree char *words = fixture_words(article, (struct text_range){ last, at });
		g_string_append(out, words);
		g_string_append_c(out, '|');
		last = at;
	}
	size_t block = article->n_blocks - 1;
	g_autofree char *rest = fixture_words(
	        article, (struct text_range){ last, { block, article->blocks[block].text.len } });
	g_string_append(out, rest);
	return g_string_free(out, FALSE);
}

static void assert_starts(const char *lines, enum text_unit unit, const char *expected)
{
	struct article *article = fixture_article(lines);
	g_autofree char *seen = starts(article, unit);
	g_assert_cmpstr(seen, ==, expected);
	fixture_free(article);
}

static void graphemes(void)
{
	assert_starts("P: 云e\xCC\x81岭\nP: 省", UNIT_GRAPHEME, "云|e\xCC\x81|岭/|省");
}

static void words(void)
{
	assert_starts("P: 增长5.5%，GDP is 2,400亿元。", UNIT_WORD,
	              "增长|5.5|%，|GDP |is |2,400|亿元|。");
}

static void clauses(void)
{
	assert_starts("P: 去年，增长8.5%；今年：更高。完", UNIT_CLAUSE,
	              "去年，|增长8.5%；|今年：|更高。|完");
	assert_starts("P: 他说：“好，行。”然后", UNIT_CLAUSE, "他说：|“好，|行。”|然后");
}

static void sentences(void)
{
	assert_starts("P: 他说：“好。真好！”众人笑。", UNIT_SENTENCE,
	              "他说：“好。|真好！”|众人笑。");
	assert_starts("P: 增长3.5%。等等……再说", UNIT_SENTENCE, "增长3.5%。|等等……|再说");
	assert_starts("P: It is. It was 3.5 then.\nP: 完。", UNIT_SENTENCE,
	              "It is. |It was 3.5 then./|完。");
}

static void paragraphs_and_sections(void)
{
	const char *lines = "T: 题\nP: 甲。\nH: 节\nP: 乙。\nP: \nP: 丙。\nH: 尾\nP: 丁。";
	assert_starts(lines, UNIT_PARAGRAPH, "题/|甲。/|节/|乙。//|丙。/|尾/|丁。");
	assert_starts(lines, UNIT_SECTION, "题/甲。/|节/乙。//丙。/|尾/丁。");
}

static void back_is_on_reversed(void)
{
	struct article *article = fixture_article(
	        "T: 题\nP: 去年，GDP增长8.5%；“好。”他说。\nP: \nH: 节\nP: 新增e\xCC\x81 3万人。");
	for (enum text_unit unit = UNIT_GRAPHEME; unit <= UNIT_SECTION; unit++) {
		struct place visited[100], at = { 0, 0 };
		size_t n = 0;
		do
			visited[n++] = at;
		while (motion_move(article, unit, MOTION_ON, &at));
		while (--n > 0) {
			g_assert_true(motion_move(article, unit, MOTION_BACK, &at));
			g_assert_cmpuint(at.block, ==, visited[n - 1].block);
			g_assert_cmpuint(at.off, ==, visited[n - 1].off);
		}
		g_assert_false(motion_move(article, unit, MOTION_BACK, &at));
	}
	fixture_free(article);
}

static void back_goes_to_the_start_first(void)
{
	struct article *article = fixture_article("P: 第一句。第二句很长。");
	struct place at = fixture_find(article, "很");
	motion_move(article, UNIT_SENTENCE, MOTION_BACK, &at);
	g_assert_cmpuint(at.off, ==, fixture_find(article, "第二").off);
	motion_move(article, UNIT_SENTENCE, MOTION_BACK, &at);
	g_assert_cmpuint(at.off, ==, 0);
	fixture_free(article);
}

static void back_from_behind_the_end_is_the_last_one(void)
{
	struct article *article = fixture_article("P: 第一句。第二句。");
	struct place at = { 0, article->blocks[0].text.len };
	g_assert_true(motion_move(article, UNIT_GRAPHEME, MOTION_BACK, &at));
	g_assert_cmpuint(at.off, ==, article->blocks[0].text.len - strlen("。"));
	at.off = article->blocks[0].text.len;
	g_assert_true(motion_move(article, UNIT_SENTENCE, MOTION_BACK, &at));
	g_assert_cmpuint(at.off, ==, fixture_find(article, "第二").off);
	fixture_free(article);
}

static void lines_keep_the_wanted_column(void)
{
	struct article *article =
	        fixture_article("P: 一二三四五六七八九十。\nP: 短。\nP: 一二三四五六七八九十。");
	struct layout *layout = layout_new(
	        article, &(struct layout_options){ .measure = 40, .ambiguous = AMBIGUOUS_NARROW });
	struct place at = fixture_find(article, "七");
	unsigned wanted = layout_position(layout, at).column;
	g_assert_true(motion_lines(layout, 1, wanted, &at));
	g_assert_cmpuint(at.block, ==, 1);
	g_assert_true(motion_lines(layout, 1, wanted, &at));
	g_assert_cmpuint(at.block, ==, 2);
	g_assert_cmpuint(at.off, ==, fixture_find(article, "七").off);
	g_assert_false(motion_lines(layout, 1, wanted, &at));
	g_assert_true(motion_lines(layout, -99, wanted, &at));
	g_assert_cmpuint(at.block, ==, 0);
	g_assert_cmpuint(motion_line_start(layout, at).off, ==, 0);
	g_assert_cmpuint(motion_line_end(layout, at).off, ==, fixture_find(article, "。").off);
	layout_free(layout);
	fixture_free(article);
}

static void places_outside_settle_inside(void)
{
	struct article *article = fixture_article("P: 甲乙\nP: ");
	struct place at = motion_settle(article, (struct place){ 0, 99 });
	g_assert_cmpuint(at.off, ==, strlen("甲"));
	at = motion_settle(article, (struct place){ 7, 7 });
	g_assert_cmpuint(at.block, ==, 0);
	at = motion_settle(article, (struct place){ 0, 1 });
	g_assert_cmpuint(at.off, ==, 0);
	fixture_free(article);
}

static void an_article_without_text_holds_still(void)
{
	struct article *article = fixture_article("P: ");
	for (enum text_unit unit = UNIT_GRAPHEME; unit < UNIT_COUNT; unit++) {
		struct place at = { 0, 0 };
		g_assert_false(motion_move(article, unit, MOTION_ON, &at));
		g_assert_false(motion_move(article, unit, MOTION_BACK, &at));
	}
	fixture_free(article);
	struct article nothing = { 0 };
	struct place at = { 0, 0 };
	g_assert_false(motion_move(&nothing, UNIT_SECTION, MOTION_ON, &at));
	g_assert_false(motion_move(&nothing, UNIT_ARTICLE, MOTION_BACK, &at));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/motion/graphemes", graphemes);
	g_test_add_func("/motion/words", words);
	g_test_add_func("/motion/clauses", clauses);
	g_test_add_func("/motion/sentences", sentences);
	g_test_add_func("/motion/paragraphs-and-sections", paragraphs_and_sections);
	g_test_add_func("/motion/back-is-on-reversed", back_is_on_reversed);
	g_test_add_func("/motion/back-to-the-start-first", back_goes_to_the_start_first);
	g_test_add_func("/motion/back-from-the-end", back_from_behind_the_end_is_the_last_one);
	g_test_add_func("/motion/lines", lines_keep_the_wanted_column);
	g_test_add_func("/motion/outside", places_outside_settle_inside);
	g_test_add_func("/motion/no-text", an_article_without_text_holds_still);
	return g_test_run();
}
