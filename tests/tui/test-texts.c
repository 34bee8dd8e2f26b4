/* Which files are read for the words of the library's filter: those that may have them. */
#include "tui/texts.h"

static void put(struct texts *texts, size_t file, guint32 in)
{
	GArray *found = g_array_new(FALSE, FALSE, sizeof(guint32));
	g_array_append_val(found, in);
	texts_put(texts, file, found);
}

/* Three files of an article each: the first has both words, the second but 养护, the third none. */
static struct texts *looked(char **words)
{
	struct texts *texts = texts_new(words, NULL);
	for (size_t i = 0; i < 3; i++)
		g_assert_cmpuint(texts_next(texts, 3), ==, i);
	put(texts, 0, 3);
	put(texts, 1, 1);
	put(texts, 2, 0);
	return texts;
}

/* The files that are read when typed takes the place of 养护 村道. */
static void assert_read(const char *typed, const char *expected)
{
	g_auto(GStrv) words = g_strsplit("养护 村道", " ", -1);
	g_auto(GStrv) others = g_strsplit(typed, " ", -1);
	struct texts *before = looked(words), *texts = texts_new(others, before);
	GString *read = g_string_new(NULL);
	for (size_t i = 0; (i = texts_next(texts, 3)) != SIZE_MAX;)
		g_string_append_printf(read, "%zu", i);
	g_assert_cmpstr(read->str, ==, expected);
	g_assert_cmpuint(texts->n_read + read->len, ==, 3);
	g_string_free(read, TRUE);
	texts_free(before);
	texts_free(texts);
}

static void a_longer_word_is_where_the_shorter_was(void)
{
	assert_read("养护站 村道", "01");
	assert_read("养护 村道路", "0");
	assert_read("养护 村道", "");
	assert_read("养护", "");
}

static void another_word_may_be_anywhere(void)
{
	assert_read("养路 村道", "012");
	assert_read("养护 村道 桥梁", "012");
	assert_read("村道 养护", "012");
}

static void what_is_known_is_taken_over(void)
{
	g_auto(GStrv) words = g_strsplit("养护 村道", " ", -1);
	g_auto(GStrv) longer = g_strsplit("养护 村道路", " ", -1);
	struct texts *before = looked(words), *texts = texts_new(longer, before);
	g_assert_true(texts_has(texts, 1, 0, 0));
	g_assert_false(texts_has(texts, 1, 0, 1));
	g_assert_false(texts_has(texts, 2, 0, 0));
	texts_free(before);
	texts_free(texts);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/texts/a longer word is where the shorter was",
	                a_longer_word_is_where_the_shorter_was);
	g_test_add_func("/texts/another word may be anywhere", another_word_may_be_anywhere);
	g_test_add_func("/texts/what is known is taken over", what_is_known_is_taken_over);
	return g_test_run();
}
