/* Layout: the lines that a reader would see, and the way between places and
 * cells. */
#include "tui/layout.h"

#include "tests/base/own-time.h"
#include "tests/tui/fixture.h"

static struct layout *set(const struct article *article, unsigned measure)
{
	return layout_new(article, &(struct layout_options){ .measure = measure,
	                                                     .ambiguous = AMBIGUOUS_NARROW });
}

/* The lines as text, with indents as blanks and numbers in front. */
static char *drawn(struct layout *layout)
{
	GString *out = g_string_new(NULL);
	const struct line *line;
	for (size_t n = 0; (line = layout_line(layout, n)); n++) {
		if (line->number)
			g_string_append_printf(out, "%zu", line->number);
		struct slice text = layout_text(layout, line);
		g_string_append_c(out, '|');
		g_string_append_printf(out, "%*s", (int)line->indent, "");
		g_string_append_len(out, text.data, (gssize)text.len);
		g_string_append_c(out, '\n');
	}
	return g_string_free(out, FALSE);
}

static void assert_drawn(const char *lines, unsigned measure, const char *expected)
{
	struct article *article = fixture_article(lines);
	struct layout *layout = set(article, measure);
	g_autofree char *seen = drawn(layout);
	g_assert_cmpstr(seen, ==, expected);
	layout_free(layout);
	fixture_free(article);
}

static void a_paragraph_is_indented_and_wrapped(void)
{
	assert_drawn("P: 云岭省把今年经济增长目标定为5%以上，提出新的目标。\nP: 完。", 24,
	             "1|    云岭省把今年经济增长\n"
	             "|目标定为5%以上，提出新的\n"
	             "|目标。\n"
	             "|\n"
	             "2|    完。\n");
}

static void punctuation_keeps_the_rules(void)
{
	assert_drawn("P: 一二三四五六七八九十，“一二三四五六七八九”。", 24,
	             "1|    一二三四五六七八九\n"
	             "|十，“一二三四五六七八\n"
	             "|九”。\n");
}

static void headings_stand_apart(void)
{
	assert_drawn(
	        "K: 聚焦\nT: 向新而行\nB: 李明\nP: 导语。\nH: 开放\nP: 正文。\nh: （一）产业\nP: "
	        "再。\nr: 一是试。\nP: 续。",
	        30,
	        "|             聚焦\n"
	        "|           向新而行\n"
	        "|\n"
	        "|             李明\n"
	        "|\n"
	        "1|    导语。\n"
	        "|\n"
	        "|\n"
	        "|             开放\n"
	        "|\n"
	        "2|    正文。\n"
	        "|\n"
	        "|    （一）产业\n"
	        "|\n"
	        "3|    再。\n"
	        "|\n"
	        "|    一是试。\n"
	        "4|    续。\n");
}

static void sections_are_told_by_the_levels_that_there_are(void)
{
	assert_drawn("T: 题\nh: 开放\nP: 正文。", 24,
	             "|           题\n|\n|\n|          开放\n|\n1|    正文。\n");
}

static void items_stand_close(void)
{
	assert_drawn("P: 如下：\nI: 甲乙丙丁戊己庚辛壬癸子丑\nI: 乙\nc: （转自晨报）", 26,
	             "1|    如下：\n"
	             "|\n"
	             "2|    甲乙丙丁戊己庚辛壬癸子\n"
	             "|    丑\n"
	             "3|    乙\n"
	             "|\n"
	             "|              （转自晨报）\n");
}

static void forced_breaks_and_blanks_are_not_drawn(void)
{
	assert_drawn("P: one two three", 8, "1|one two\n|three\n");
	struct article *article = fixture_paragraph(slice_of("甲\n乙"));
	struct layout *layout = set(article, 80);
	g_autofree char *seen = drawn(layout);
	g_assert_cmpstr(seen, ==, "1|    甲\n|乙\n");
	layout_free(layout);
	fixture_free(article);
}

static void furniture_can_be_left_out(void)
{
	struct article *article = fixture_article("P: 甲。\nF: 第1版\nP: 乙。");
	struct layout *layout =
	        layout_new(article, &(struct layout_options){ .measure = 40,
	                                                      .ambiguous = AMBIGUOUS_NARROW,
	                                                      .without_furniture = true });
	g_autofree char *seen = drawn(layout);
	g_assert_cmpstr(seen, ==, "1|    甲。\n|\n2|    乙。\n");
	struct position at = layout_position(layout, (struct place){ 1, 0 });
	g_assert_cmpuint(at.line, ==, 0);
	layout_free(layout);
	fixture_free(article);
}

/* Else a file of page furniture alone would be an empty page. */
static void furniture_alone_is_shown(void)
{
	struct article *article = fixture_article("F: 第1版\nF: 值班主任：李明");
	struct layout *layout =
	        layout_new(article, &(struct layout_options){ .measure = 40,
	                                                      .ambiguous = AMBIGUOUS_NARROW,
	                                                      .without_furniture = true });
	g_autofree char *seen = drawn(layout);
	g_assert_nonnull(strstr(seen, "值班主任"));
	layout_free(layout);
	fixture_free(article);
}

/* Every place is on the line that holds it, and comes back from its cell. */
static void places_and_positions_agree(void)
{
	struct article *article = fixture_article(
	        "T: 向新而行\nP: 云岭省GDP增长5%以上，“提出”新的目标；外贸增长。\nI: 甲\nI: 乙");
	for (unsigned measure = 2; measure < 60; measure++) {
		struct layout *layout = set(article, measure);
		for (size_t block = 0; block < article->n_blocks; block++) {
			struct slice text = article->blocks[block].text;
			for (const char *at = text.data; *at; at = g_utf8_next_char(at)) {
				struct place place = { block, (size_t)(at - text.data) };
				struct position position = layout_position(layout, place);
				const struct line *line = layout_line(layout, position.line);
				g_assert_cmpuint(line->block, ==, block);
				g_assert_true(span_holds(line->span, place.off));
				g_assert_cmpuint(position.column, <, measure < 2 ? 2 : measure + 2);
				struct place back = layout_place(layout, position);
				g_assert_cmpuint(back.block, ==, block);
				g_assert_cmpuint(back.off, ==, place.off);
			}
		}
		layout_free(layout);
	}
	fixture_free(article);
}

static void cells_beside_the_text_give_the_nearest(void)
{
	struct article *article = fixture_article("T: 题\nP: 甲乙。");
	struct layout *layout = set(article, 40);
	struct place end = layout_place(layout, (struct position){ 2, 39 });
	g_assert_cmpuint(end.off, ==, strlen("甲乙"));
	struct place start = layout_place(layout, (struct position){ 2, 0 });
	g_assert_cmpuint(start.off, ==, 0);
	struct place blank = layout_place(layout, (struct position){ 1, 3 });
	g_assert_cmpuint(blank.block, ==, 1);
	struct place behind = layout_place(layout, (struct position){ 99, 3 });
	g_assert_cmpuint(behind.block, ==, 1);
	/* The right half of a wide character is that character. */
	struct place half = layout_place(layout, (struct position){ 2, LAYOUT_INDENT + 3 });
	g_assert_cmpuint(half.off, ==, strlen("甲"));
	layout_free(layout);
	fixture_free(article);
}

static void paragraphs_are_found_by_number(void)
{
	struct article *article = fixture_article("T: 题\nP: 甲。\nH: 节\nP: 乙。");
	struct layout *layout = set(article, 40);
	size_t line;
	g_assert_true(layout_paragraph(layout, 2, &line));
	g_assert_cmpuint(layout_line(layout, line)->block, ==, 3);
	g_assert_false(layout_paragraph(layout, 3, &line));
	g_assert_false(layout_paragraph(layout, 0, &line));
	g_assert_cmpuint(layout_percent(layout, (struct place){ 0, 0 }), ==, 0);
	g_assert_cmpuint(layout_percent(layout, (struct place){ 9, 0 }), ==, 100);
	layout_free(layout);
	fixture_free(article);
}

static void an_article_without_text_has_no_lines(void)
{
	struct article *article = fixture_article("P: ");
	struct layout *layout = set(article, 40);
	g_assert_cmpuint(layout_count(layout), ==, 0);
	g_assert_cmpuint(layout_position(layout, (struct place){ 0, 0 }).line, ==, 0);
	g_assert_cmpuint(layout_place(layout, (struct position){ 3, 3 }).off, ==, 0);
	layout_free(layout);
	fixture_free(article);
}

/* Lines cover their block without gaps, whatever it holds. */
static void any_bytes_are_covered(void)
{
	static const char *const pieces[] = { "a",        "朱",    "，",   "\xCC\x81", "\u202E",
		                              "\xFF",     "\x1B[", "   ",  "\n",       "\u3000",
		                              "longword", "“",     "\r\n", "\u05D0",   "——" };
	GRand *rand = g_rand_new_with_seed(31);
	for (int round = 0; round < 400; round++) {
		g_autoptr(GString) text = g_string_new(NULL);
		for (int n = g_rand_int_range(rand, 1, 200); n > 0; n--)
			g_string_append(
			        text,
			        pieces[g_rand_int_range(rand, 0, (gint32)G_N_ELEMENTS(pieces))]);
		struct article *article = fixture_paragraph((struct slice){ text->str, text->len });
		unsigned measure = (unsigned)g_rand_int_range(rand, 2, 82);
		struct layout *layout = set(article, measure);
		size_t off = 0;
		const struct line *line;
		for (size_t n = 0; (line = layout_line(layout, n)); n++) {
			g_assert_cmpuint(line->span.start, ==, off);
			g_assert_cmpuint(line->span.end, >, off);
			g_assert_cmpuint(line->shown, <=, line->span.end);
			off = line->span.end;
		}
		g_assert_cmpuint(off, ==, text->len);
		layout_free(layout);
		fixture_free(article);
	}
	g_rand_free(rand);
}

/* Ten megabytes in one paragraph: the first screen does not read them all, and
 * all of them take a time that a test can wait for. */
static void a_paragraph_of_ten_megabytes(void)
{
	const char *sentence = "安河市今年将实施“技术改造”项目300个以上，新增就业3.5万人左右。";
	GString *text = g_string_new(NULL);
	while (text->len < 10 << 20)
		g_string_append(text, sentence);
	struct article *article = fixture_paragraph((struct slice){ text->str, text->len });
	struct layout *layout = set(article, 80);
	const double begun = own_seconds();
	g_assert_nonnull(layout_line(layout, 50));
	g_assert_cmpfloat(own_seconds() - begun, <, 0.1);
	g_assert_cmpuint(layout_count(layout), >, 80000);
	g_test_message("all lines: %.3f s", own_seconds() - begun);
	layout_free(layout);
	fixture_free(article);
	g_string_free(text, TRUE);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/layout/paragraph", a_paragraph_is_indented_and_wrapped);
	g_test_add_func("/layout/punctuation", punctuation_keeps_the_rules);
	g_test_add_func("/layout/headings", headings_stand_apart);
	g_test_add_func("/layout/sections", sections_are_told_by_the_levels_that_there_are);
	g_test_add_func("/layout/items", items_stand_close);
	g_test_add_func("/layout/blanks", forced_breaks_and_blanks_are_not_drawn);
	g_test_add_func("/layout/furniture", furniture_can_be_left_out);
	g_test_add_func("/layout/furniture-alone", furniture_alone_is_shown);
	g_test_add_func("/layout/places-and-positions", places_and_positions_agree);
	g_test_add_func("/layout/beside-the-text", cells_beside_the_text_give_the_nearest);
	g_test_add_func("/layout/paragraph-numbers", paragraphs_are_found_by_number);
	g_test_add_func("/layout/no-text", an_article_without_text_has_no_lines);
	g_test_add_func("/layout/any-bytes", any_bytes_are_covered);
	g_test_add_func("/layout/ten-megabytes", a_paragraph_of_ten_megabytes);
	return g_test_run();
}
