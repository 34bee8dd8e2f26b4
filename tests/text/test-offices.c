/* The examples of offices.tsv: what speaks of a department's work, and what does not. */
#include <glib.h>
#include <locale.h>
#include <stdbool.h>

#include "core/base/folders.h"
#include "core/text/offices.h"

static void test_examples(void)
{
	g_autofree char *folder = folders_shipped("lexicon");
	g_autofree char *path = g_build_filename(folder, "offices.tsv", NULL), *text = NULL;
	g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	size_t n = 0;
	for (size_t i = 0; lines[i]; i++) {
		bool in = g_str_has_prefix(lines[i], "+ ");
		if (!in && !g_str_has_prefix(lines[i], "- "))
			continue;
		g_auto(GStrv) example = g_strsplit(lines[i] + 2, ": ", 2);
		size_t words = offices_words(slice_of(example[0]), slice_of(example[1]));
		g_assert_true(in ? words > 0 : words == 0);
		n++;
	}
	g_assert_cmpuint(n, >=, 4);
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/offices/examples", test_examples);
	return g_test_run();
}
