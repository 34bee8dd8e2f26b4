/* Reads the examples of a table. */
#include "tests/text/examples.h"

#include <glib.h>

#include "core/base/folders.h"

void examples_each(const char *table, size_t least, void (*try)(bool in, const char *example))
{
	g_autofree char *folder = folders_shipped("lexicon");
	g_autofree char *path = g_build_filename(folder, table, NULL), *text = NULL;
	g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	size_t n = 0;
	for (size_t i = 0; lines[i]; i++) {
		bool in = g_str_has_prefix(lines[i], "+ ");
		if (!in && !g_str_has_prefix(lines[i], "- "))
			continue;
		try(in, lines[i] + 2);
		n++;
	}
	g_assert_cmpuint(n, >=, least);
}
