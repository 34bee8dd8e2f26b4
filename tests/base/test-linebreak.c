/* Line breaking: expected strings show with | where a line may end, and with
 * / where it must. */
#include "core/base/linebreak.h"

#include <glib.h>

static char *broken(struct slice text)
{
	struct linebreaker *breaker = linebreaker_new(text);
	GString *out = g_string_new(NULL);
	for (size_t off = 0; off < text.len; off++) {
		bool border = ((unsigned char)text.data[off] & 0xC0) != 0x80;
		enum linebreak at =
		        off > 0 && border ? linebreaker_at(breaker, off) : LINEBREAK_NONE;
		if (at != LINEBREAK_NONE)
			g_string_append_c(out, at == LINEBREAK_FORCED ? '/' : '|');
		g_string_append_c(out, text.data[off]);
	}
	linebreaker_free(breaker);
	return g_string_free(out, FALSE);
}

static void assert_broken(const char *text, const char *expected)
{
	g_autofree char *seen = broken(slice_of(text));
	g_assert_cmpstr(seen, ==, expected);
}

static void between_characters(void)
{
	assert_broken("云岭省", "云|岭|省");
	assert_broken("two words", "two |words");
	assert_broken("一\n二", "一\n/二");
}

static void what_never_begins_a_line(void)
{
	assert_broken("一。二，三、四；五：六！七？", "一。|二，|三、|四；|五：|六！|七？");
	assert_broken("甲）乙】丙》丁”戊’己", "甲）|乙】|丙》|丁”|戊’|己");
	assert_broken("好。”他说", "好。”|他|说");
	assert_broken("买买提·艾力", "买|买|提·|艾|力");
}

static void what_never_ends_a_line(void)
{
	assert_broken("甲（乙【丙《丁“戊‘己", "甲|（乙|【丙|《丁|“戊|‘己");
	assert_broken("他说：“好", "他|说：|“好");
}

static void dashes_and_dots_stay_together(void)
{
	assert_broken("甲——乙", "甲|——|乙");
	assert_broken("甲……乙", "甲……|乙");
}

static void numbers_keep_their_signs(void)
{
	assert_broken("增长5.5%以上", "增|长|5.5%|以|上");
	assert_broken("2,400亿", "2,400|亿");
	assert_broken("约￥300元", "约|￥300|元");
	assert_broken("零下5℃", "零|下|5℃");
}

static void words_stay_whole(void)
{
	assert_broken("don’t 停", "don’t |停");
	assert_broken("（C919）", "（C919）");
}

/* Over many windows: the same as in one piece. */
static void long_texts_are_as_short_ones(void)
{
	const char *sentence = "安河市今年将实施“技术改造”项目300个以上，新增就业3.5万人左右。";
	g_autofree char *expected_one = broken(slice_of(sentence));
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GString) expected = g_string_new(NULL);
	for (int i = 0; i < 3000; i++) {
		g_string_append(text, sentence);
		if (i > 0)
			g_string_append_c(expected, '|');
		g_string_append(expected, expected_one);
	}
	g_autofree char *seen = broken((struct slice){ text->str, text->len });
	g_assert_true(strcmp(seen, expected->str) == 0);
}

static void a_word_without_end_has_no_break(void)
{
	g_autofree char *word = g_strnfill(1 << 20, 'x');
	struct linebreaker *breaker = linebreaker_new(slice_of(word));
	for (size_t off = 1; off < 1 << 20; off++)
		g_assert_cmpint(linebreaker_at(breaker, off), ==, LINEBREAK_NONE);
	linebreaker_free(breaker);
}

static void asking_back_begins_anew(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	for (int i = 0; i < 20000; i++)
		g_string_append(text, "云岭，");
	struct linebreaker *breaker = linebreaker_new((struct slice){ text->str, text->len });
	g_assert_cmpint(linebreaker_at(breaker, 9 * 19999), ==, LINEBREAK_ALLOWED);
	g_assert_cmpint(linebreaker_at(breaker, 6), ==, LINEBREAK_NONE);
	g_assert_cmpint(linebreaker_at(breaker, 9), ==, LINEBREAK_ALLOWED);
	linebreaker_free(breaker);
}

/* libunibreak would abort. */
static void noncharacters_are_letters(void)
{
	assert_broken("云\uFFFF岭 \xEF\xFF\xFF\xFF 省", "云|\uFFFF|岭 |\xEF\xFF\xFF\xFF |省");
}

static void any_bytes_are_taken(void)
{
	g_autofree char *bytes = g_malloc(100000);
	GRand *rand = g_rand_new_with_seed(7);
	for (int i = 0; i < 100000; i++)
		bytes[i] = (char)g_rand_int_range(rand, 0, 256);
	struct linebreaker *breaker = linebreaker_new((struct slice){ bytes, 100000 });
	for (size_t off = 1; off < 100000; off++)
		linebreaker_at(breaker, off);
	linebreaker_free(breaker);
	g_rand_free(rand);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/linebreak/between-characters", between_characters);
	g_test_add_func("/linebreak/line-starts", what_never_begins_a_line);
	g_test_add_func("/linebreak/line-ends", what_never_ends_a_line);
	g_test_add_func("/linebreak/dashes-and-dots", dashes_and_dots_stay_together);
	g_test_add_func("/linebreak/numbers", numbers_keep_their_signs);
	g_test_add_func("/linebreak/words", words_stay_whole);
	g_test_add_func("/linebreak/long-texts", long_texts_are_as_short_ones);
	g_test_add_func("/linebreak/word-without-end", a_word_without_end_has_no_break);
	g_test_add_func("/linebreak/asking-back", asking_back_begins_anew);
	g_test_add_func("/linebreak/noncharacters", noncharacters_are_letters);
	g_test_add_func("/linebreak/any-bytes", any_bytes_are_taken);
	return g_test_run();
}
