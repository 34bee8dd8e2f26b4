/* Find: what a reader who types a few characters expects to be lit. Expected
 * strings show hits in [ ]. */
#include "tui/find.h"

#include "tests/tui/fixture.h"

static void assert_found(const char *text, const char *needle, const char *expected)
{
	struct article *article = fixture_paragraph(slice_of(text));
	struct find *find = find_new(article, slice_of(needle));
	g_autoptr(GString) seen = g_string_new(NULL);
	size_t off = 0;
	for (guint i = 0; i < find->hits->len; i++) {
		struct span span = find_hit(find, i)->span;
		g_string_append_len(seen, text + off, (gssize)(span.start - off));
		g_string_append_printf(seen, "[%.*s]", (int)span_len(span), text + span.start);
		off = span.end;
	}
	g_string_append(seen, text + off);
	g_assert_cmpstr(seen->str, ==, expected);
	find_free(find);
	fixture_free(article);
}

static void literals(void)
{
	assert_found("云岭省与云岭人", "云岭", "[云岭]省与[云岭]人");
	assert_found("增长5.5%", "5.5%", "增长[5.5%]");
	assert_found("增长", "", "增长");
	assert_found("", "增", "");
	assert_found("aaaaa", "aa", "[aa][aa]a");
	assert_found("ababac", "abac", "ab[abac]");
}

static void width_does_not_matter(void)
{
	assert_found("增长５．５％", "5.5%", "增长[５．５％]");
	assert_found("增长5.5%，好", "５．５％，", "增长[5.5%，]好");
	assert_found("“两新”", "\"两新\"", "[“两新”]");
	assert_found("ＧＤＰ gdp", "gdp", "[ＧＤＰ] [gdp]");
}

static void a_capital_means_capitals(void)
{
	assert_found("GDP gdp Gdp", "gdp", "[GDP] [gdp] [Gdp]");
	assert_found("GDP gdp ＧＤＰ", "GDP", "[GDP] gdp [ＧＤＰ]");
}

static void any_bytes(void)
{
	assert_found("a\xFF\xFE朱", "朱", "a\xFF\xFE[朱]");
	assert_found("\xE6\x9C", "\xE6\x9C\xB1", "\xE6\x9C");
}

static void going_round(void)
{
	struct article *article = fixture_article("T: 甲\nP: 乙甲乙\nP: 甲甲");
	struct find *find = find_new(article, slice_of("甲"));
	g_assert_cmpuint(find->hits->len, ==, 4);
	g_assert_cmpuint(find_next(find, (struct place){ 0, 0 }), ==, 1);
	g_assert_cmpuint(find_next(find, (struct place){ 1, 0 }), ==, 1);
	g_assert_cmpuint(find_next(find, (struct place){ 2, 3 }), ==, 0);
	g_assert_cmpuint(find_previous(find, (struct place){ 0, 0 }), ==, 3);
	g_assert_cmpuint(find_previous(find, (struct place){ 2, 3 }), ==, 2);
	g_assert_cmpuint(find_previous(find, (struct place){ 1, 6 }), ==, 1);
	g_assert_cmpuint(find_from(find, (struct place){ 2, 0 }), ==, 2);
	g_assert_cmpuint(find_from(find, (struct place){ 3, 0 }), ==, 4);
	find_free(find);
	find = find_new(article, slice_of("丙"));
	g_assert_cmpuint(find_next(find, (struct place){ 0, 0 }), ==, SIZE_MAX);
	g_assert_cmpuint(find_previous(find, (struct place){ 0, 0 }), ==, SIZE_MAX);
	find_free(find);
	fixture_free(article);
}

/* A pattern that nearly matches everywhere in ten megabytes. */
static void linear_in_the_worst_case(void)
{
	g_autofree char *text = g_strnfill(10 << 20, 'a');
	g_autofree char *start = g_strnfill(10000, 'a');
	g_autofree char *needle = g_strconcat(start, "b", NULL);
	struct article *article = fixture_paragraph(slice_of(text));
	struct find *find = find_new(article, slice_of(needle));
	g_assert_cmpuint(find->hits->len, ==, 0);
	find_free(find);
	find = find_new(article, slice_of("a"));
	g_assert_cmpuint(find->hits->len, ==, FIND_MOST);
	g_assert_true(find->more);
	find_free(find);
	fixture_free(article);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/find/literals", literals);
	g_test_add_func("/find/width", width_does_not_matter);
	g_test_add_func("/find/capitals", a_capital_means_capitals);
	g_test_add_func("/find/any-bytes", any_bytes);
	g_test_add_func("/find/going-round", going_round);
	g_test_add_func("/find/linear", linear_in_the_worst_case);
	return g_test_run();
}
