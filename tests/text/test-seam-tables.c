/* The examples that pairs.tsv and triples.tsv carry: + is in the table, - is
 * against it. */
#include <glib.h>
#include <locale.h>
#include <stdbool.h>

#include "core/text/pairs.h"
#include "core/text/triples.h"
#include "tests/text/examples.h"

static double triples_odds(uint32_t first, uint32_t second, uint32_t third)
{
	struct slice row = triples_row(pairs_token(first), pairs_token(second));
	return triples_row_odds(row, pairs_token(third));
}

/* The odds of a word of two characters, or of a third behind two. */
static double odds_of(const char *word)
{
	const char *second = g_utf8_next_char(word), *third = g_utf8_next_char(second);
	if (*third)
		return triples_odds(g_utf8_get_char(word), g_utf8_get_char(second),
		                    g_utf8_get_char(third));
	return pairs_odds(g_utf8_get_char(word), g_utf8_get_char(second));
}

static void try_example(bool in, const char *word)
{
	if (in)
		g_assert_cmpfloat(odds_of(word), >, 0);
	else
		g_assert_cmpfloat(odds_of(word), <, 0);
}

static void test_examples(gconstpointer table)
{
	examples_each(table, 4, try_example);
}

/* 發改委 is found under 发改委, and 經濟 under 经济. */
static void test_traditional(void)
{
	g_assert_cmpfloat(triples_odds(0x767c, 0x6539, 0x59d4), >, 0);
	g_assert_cmpfloat(pairs_odds(0x7d93, 0x6fdf), >, 0);
}

/* Figures and words are one sign each; what no table knows says nothing. */
static void test_signs(void)
{
	g_assert_cmpuint(pairs_token('7'), ==, '0');
	g_assert_cmpuint(pairs_token(0xff17), ==, '0'); /* ７ */
	g_assert_cmpuint(pairs_token('x'), ==, 'A');
	g_assert_cmpfloat(triples_odds(0, 0, 0), ==, 0);
	g_assert_cmpfloat(triples_odds(0x10ffff, '\t', '\n'), ==, 0);
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	g_test_add_data_func("/seam-tables/pairs", "pairs.tsv", test_examples);
	g_test_add_data_func("/seam-tables/triples", "triples.tsv", test_examples);
	g_test_add_func("/seam-tables/traditional", test_traditional);
	g_test_add_func("/seam-tables/signs", test_signs);
	return g_test_run();
}
