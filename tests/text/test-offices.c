/* The examples of offices.tsv: what speaks of a department's work, and what does not. */
#include <glib.h>
#include <locale.h>
#include <stdbool.h>

#include "core/text/offices.h"
#include "tests/text/examples.h"

static void try_example(bool in, const char *line)
{
	g_auto(GStrv) example = g_strsplit(line, ": ", 2);
	size_t words = offices_words(slice_of(example[0]), slice_of(example[1]));
	g_assert_true(in ? words > 0 : words == 0);
}

static void test_examples(void)
{
	examples_each("offices.tsv", 4, try_example);
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/offices/examples", test_examples);
	return g_test_run();
}
