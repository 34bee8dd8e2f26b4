/* Corrections: each changes what is read, at the bytes that it names. */
#include "core/text/reading.h"

static const char page[] = "# 云岭要闻\n\n安河市今年新增就业3万人。\n\n东洲市全力稳增长。\n\n"
                           "顾明远说，要把实事办实。\n";

static struct span raw_of(const char *words)
{
	const char *found = strstr(page, words);
	g_assert_nonnull(found);
	size_t start = (size_t)(found - page);
	return (struct span){ start, start + strlen(words) };
}

/* The page as read with corrections: a line a block, type and text, an empty
 * line between articles. */
static void assert_reads(const struct correction *corrections, size_t n, const char *expected)
{
	g_autoptr(GBytes) bytes = g_bytes_new_static(page, strlen(page));
	struct source *source = source_from_bytes("page.md", bytes, NULL);
	struct reading_options options = { .corrections = corrections, .n_corrections = n };
	struct reading *reading = reading_new(source, &options);
	g_autoptr(GString) shown = g_string_new(NULL);
	for (size_t a = 0; a < reading->n_articles; a++) {
		const struct article *article = &reading->articles[a];
		g_string_append(shown, a ? "\n" : "");
		for (size_t b = 0; b < article->n_blocks; b++)
			g_string_append_printf(shown, "%s %s\n",
			                       block_type_name(article->blocks[b].type),
			                       article->blocks[b].text.data);
	}
	g_assert_cmpstr(shown->str, ==, expected);
	reading_free(reading);
	source_free(source);
}

static void none_changes_nothing(void)
{
	assert_reads(NULL, 0,
	             "title 云岭要闻\nparagraph 安河市今年新增就业3万人。\n"
	             "paragraph 东洲市全力稳增长。\nparagraph 顾明远说，要把实事办实。\n");
}

static void join_takes_the_next(void)
{
	struct correction join = { .kind = CORRECTION_JOIN, .raw = raw_of("东洲") };
	assert_reads(&join, 1,
	             "title 云岭要闻\nparagraph 安河市今年新增就业3万人。\n"
	             "paragraph 东洲市全力稳增长。顾明远说，要把实事办实。\n");
}

static void split_begins_a_block(void)
{
	struct correction split = { .kind = CORRECTION_SPLIT, .raw = raw_of("新增") };
	assert_reads(&split, 1,
	             "title 云岭要闻\nparagraph 安河市今年\nparagraph 新增就业3万人。\n"
	             "paragraph 东洲市全力稳增长。\nparagraph 顾明远说，要把实事办实。\n");
}

static void move_goes_before_its_target(void)
{
	struct correction moves[] = {
		{ .kind = CORRECTION_MOVE,
		  .raw = raw_of("顾明远"),
		  .target = raw_of("东洲").start },
		{ .kind = CORRECTION_MOVE, .raw = raw_of("安河"), .target = CORRECTION_TO_END },
	};
	assert_reads(moves, 2,
	             "title 云岭要闻\nparagraph 顾明远说，要把实事办实。\n"
	             "paragraph 东洲市全力稳增长。\nparagraph 安河市今年新增就业3万人。\n");
}

static void type_makes_a_heading(void)
{
	struct correction type = {
		.kind = CORRECTION_TYPE, .raw = raw_of("全力"), .type = BLOCK_HEADING, .level = 2
	};
	assert_reads(&type, 1,
	             "title 云岭要闻\nparagraph 安河市今年新增就业3万人。\n"
	             "heading 东洲市全力稳增长。\nparagraph 顾明远说，要把实事办实。\n");
}

static void articles_begin_and_join(void)
{
	struct correction steps[] = {
		{ .kind = CORRECTION_BEGIN_ARTICLE, .raw = raw_of("东洲") },
		{ .kind = CORRECTION_JOIN_ARTICLE, .raw = raw_of("顾明远") },
	};
	assert_reads(steps, 1,
	             "title 云岭要闻\nparagraph 安河市今年新增就业3万人。\n\n"
	             "paragraph 东洲市全力稳增长。\nparagraph 顾明远说，要把实事办实。\n");
	assert_reads(steps, 2,
	             "title 云岭要闻\nparagraph 安河市今年新增就业3万人。\n"
	             "paragraph 东洲市全力稳增长。\nparagraph 顾明远说，要把实事办实。\n");
}

static void text_mends_a_slip(void)
{
	struct correction text = { .kind = CORRECTION_TEXT,
		                   .raw = raw_of("全力"),
		                   .text = slice_of("大力") };
	assert_reads(&text, 1,
	             "title 云岭要闻\nparagraph 安河市今年新增就业3万人。\n"
	             "paragraph 东洲市大力稳增长。\nparagraph 顾明远说，要把实事办实。\n");
}

static void a_changed_file_is_corrected_at_the_same_words(void)
{
	struct correction split = { .kind = CORRECTION_SPLIT,
		                    .raw = { 5, 5 },
		                    .exact = slice_of("新增就业") };
	struct correction gone = { .kind = CORRECTION_SPLIT,
		                   .raw = { 40, 40 },
		                   .exact = slice_of("没有这句") };
	assert_reads(&split, 1,
	             "title 云岭要闻\nparagraph 安河市今年\nparagraph 新增就业3万人。\n"
	             "paragraph 东洲市全力稳增长。\nparagraph 顾明远说，要把实事办实。\n");
	assert_reads(&gone, 1,
	             "title 云岭要闻\nparagraph 安河市今年新增就业3万人。\n"
	             "paragraph 东洲市全力稳增长。\nparagraph 顾明远说，要把实事办实。\n");
}

static void what_is_not_there_is_passed_over(void)
{
	struct correction steps[] = {
		{ .kind = CORRECTION_SPLIT, .raw = { 100000, 100000 } },
		{ .kind = CORRECTION_JOIN, .raw = raw_of("顾明远") },
		{ .kind = CORRECTION_JOIN_ARTICLE, .raw = raw_of("安河") },
	};
	assert_reads(steps, G_N_ELEMENTS(steps),
	             "title 云岭要闻\nparagraph 安河市今年新增就业3万人。\n"
	             "paragraph 东洲市全力稳增长。\nparagraph 顾明远说，要把实事办实。\n");
}

/* What the reader says a block is, it is: also of a heading that markup has, and
 * of a line that looks like a byline. */
static void types_stay_as_they_were_given(void)
{
	static const char signed_page[] = "云岭要闻\n\n安河市今年新增就业3万人。\n\n"
	                                  "稳中求进\n\n东洲市全力稳增长。\n\n本报记者 顾明远\n";
	g_autoptr(GBytes) bytes = g_bytes_new_static(signed_page, strlen(signed_page));
	struct source *source = source_from_bytes("page.txt", bytes, NULL);
	size_t section = (size_t)(strstr(signed_page, "稳中") - signed_page);
	size_t byline = (size_t)(strstr(signed_page, "本报") - signed_page);
	const struct correction steps[] = {
		{ .kind = CORRECTION_TYPE, .raw = { section, section }, .type = BLOCK_TITLE },
		{ .kind = CORRECTION_TYPE, .raw = { byline, byline }, .type = BLOCK_PARAGRAPH },
		{ .kind = CORRECTION_TYPE, .type = BLOCK_HEADING, .level = 3 },
	};
	const struct reading_options options = { .corrections = steps, .n_corrections = 3 };
	struct reading *reading = reading_new(source, &options);
	const struct article *article = &reading->articles[0];
	g_assert_cmpstr(article->title, ==, "稳中求进");
	g_assert_cmpuint(article->n_byline, ==, 0);
	g_assert_cmpint(article->blocks[0].type, ==, BLOCK_TITLE); /* it goes to the head */
	g_assert_cmpint(article->blocks[1].type, ==, BLOCK_HEADING);
	g_assert_cmpint(article->blocks[1].level, ==, 3);
	g_assert_cmpint(article->blocks[article->n_blocks - 1].type, ==, BLOCK_PARAGRAPH);
	reading_free(reading);
	source_free(source);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/correct/none", none_changes_nothing);
	g_test_add_func("/correct/join", join_takes_the_next);
	g_test_add_func("/correct/split", split_begins_a_block);
	g_test_add_func("/correct/move", move_goes_before_its_target);
	g_test_add_func("/correct/type", type_makes_a_heading);
	g_test_add_func("/correct/types-stay", types_stay_as_they_were_given);
	g_test_add_func("/correct/articles", articles_begin_and_join);
	g_test_add_func("/correct/text", text_mends_a_slip);
	g_test_add_func("/correct/changed-file", a_changed_file_is_corrected_at_the_same_words);
	g_test_add_func("/correct/not-there", what_is_not_there_is_passed_over);
	return g_test_run();
}
