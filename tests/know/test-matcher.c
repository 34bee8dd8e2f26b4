/* The matcher: every word is found where it stands, and nothing else. */
#include "core/know/matcher.h"

struct fixture {
	GByteArray *blob;
	struct matcher matcher;
	GArray *matches;
};

static void set_up(struct fixture *fixture, const char *const *words)
{
	g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(struct matcher_word));
	for (uint32_t i = 0; words[i]; i++) {
		struct matcher_word word = { slice_of(words[i]), i % 2, i, false };
		g_array_append_val(list, word);
	}
	fixture->blob = g_byte_array_new();
	matcher_build((const void *)list->data, list->len, fixture->blob);
	struct slice form = { (const char *)fixture->blob->data, fixture->blob->len };
	g_assert_true(matcher_attach(&fixture->matcher, form));
	fixture->matches = g_array_new(FALSE, FALSE, sizeof(struct match));
}

static void tear_down(struct fixture *fixture)
{
	g_byte_array_free(fixture->blob, TRUE);
	g_array_free(fixture->matches, TRUE);
}

/* The matches as "word@start#row …". */
static char *found(struct fixture *fixture, const char *text)
{
	g_array_set_size(fixture->matches, 0);
	matcher_scan(&fixture->matcher, slice_of(text), fixture->matches);
	GString *told = g_string_new(NULL);
	for (guint i = 0; i < fixture->matches->len; i++) {
		struct match m = g_array_index(fixture->matches, struct match, i);
		g_string_append_printf(told, "%s%.*s@%u#%u", i ? " " : "", (int)(m.end - m.start),
		                       text + m.start, m.start, m.row);
	}
	return g_string_free(told, FALSE);
}

static void expect(struct fixture *fixture, const char *text, const char *wanted)
{
	g_autofree char *got = found(fixture, text);
	g_assert_cmpstr(got, ==, wanted);
}

static void all_words_longest_first(void)
{
	static const char *const words[] = { "市长", "副市长", "市", "长江", "副市长", NULL };
	struct fixture fixture;
	set_up(&fixture, words);
	expect(&fixture, "副市长江", "副市长@0#4 副市长@0#1 市长@3#0 市@3#2 长江@6#3");
	expect(&fixture, "无此词", "");
	expect(&fixture, "", "");
	tear_down(&fixture);
}

static void full_width_matches_half_width(void)
{
	static const char *const words[] = { "GDP", "%", "个％", NULL };
	struct fixture fixture;
	set_up(&fixture, words);
	expect(&fixture, "ＧＤＰ5％", "ＧＤＰ@0#0 ％@10#1");
	expect(&fixture, "个%", "个%@0#2 %@3#1");
	tear_down(&fixture);
}

static void no_words_and_broken_bytes(void)
{
	static const char *const none[] = { NULL };
	static const char *const words[] = { "县", "", NULL };
	struct fixture fixture;
	set_up(&fixture, none);
	expect(&fixture, "什么都没有", "");
	tear_down(&fixture);
	set_up(&fixture, words);
	expect(&fixture, "\xff\xe5县\xe5\x8e", "县@2#0");
	tear_down(&fixture);
}

static void cut_form_is_refused(void)
{
	static const char *const words[] = { "县", "省", NULL };
	struct fixture fixture;
	set_up(&fixture, words);
	struct matcher matcher;
	for (size_t len = 0; len < fixture.blob->len; len += 97)
		g_assert_false(matcher_attach(
		        &matcher, (struct slice){ (const char *)fixture.blob->data, len }));
	tear_down(&fixture);
}

/* Words as deep in each other as they may be, in a text that is read a part at a time. */
static void nested_words_in_a_long_text(void)
{
	enum { LENGTH = 10000 };
	const char *words[MATCHER_LONGEST + 1] = { NULL };
	char letters[MATCHER_LONGEST + 1], text[LENGTH + 1] = { 0 };
	struct fixture fixture;
	memset(letters, 'a', MATCHER_LONGEST);
	letters[MATCHER_LONGEST] = '\0';
	for (size_t i = 0; i < MATCHER_LONGEST; i++)
		words[i] = letters + i;
	set_up(&fixture, words);
	memset(text, 'a', LENGTH);
	matcher_scan(&fixture.matcher, slice_of(text), fixture.matches);
	const guint cut = MATCHER_LONGEST * (MATCHER_LONGEST - 1) / 2; /* by the text's end */
	g_assert_cmpuint(fixture.matches->len, ==, LENGTH * MATCHER_LONGEST - cut);
	const struct match *first = &g_array_index(fixture.matches, struct match, 0);
	g_assert_cmpuint(first->end, ==, MATCHER_LONGEST);
	tear_down(&fixture);
}

/* Many made words against the plain way of looking for each. */
static void agrees_with_plain_search(void)
{
	static const char *const letters[] = { "甲", "乙", "丙", "a", "𠀀" };
	g_autoptr(GRand) random = g_rand_new_with_seed(7);
	g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
	for (int i = 0; i < 300; i++) {
		GString *word = g_string_new(NULL);
		for (int n = g_rand_int_range(random, 1, 6); n > 0; n--)
			g_string_append(word, letters[g_rand_int_range(random, 0, 5)]);
		g_ptr_array_add(words, g_string_free(word, FALSE));
	}
	g_ptr_array_add(words, NULL);
	struct fixture fixture;
	set_up(&fixture, (const char *const *)words->pdata);
	GString *text = g_string_new(NULL);
	for (int i = 0; i < 400; i++)
		g_string_append(text, letters[g_rand_int_range(random, 0, 5)]);
	matcher_scan(&fixture.matcher, (struct slice){ text->str, text->len }, fixture.matches);
	size_t plain = 0;
	for (guint i = 0; i + 1 < words->len; i++)
		for (const char *at = text->str; (at = strstr(at, words->pdata[i])); at++)
			plain++;
	g_assert_cmpuint(fixture.matches->len, ==, plain);
	g_string_free(text, TRUE);
	tear_down(&fixture);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/matcher/all-words-longest-first", all_words_longest_first);
	g_test_add_func("/matcher/full-width", full_width_matches_half_width);
	g_test_add_func("/matcher/no-words-and-broken-bytes", no_words_and_broken_bytes);
	g_test_add_func("/matcher/cut-form", cut_form_is_refused);
	g_test_add_func("/matcher/nested-words", nested_words_in_a_long_text);
	g_test_add_func("/matcher/plain-search", agrees_with_plain_search);
	return g_test_run();
}
