/* Reads tables line by line. */
#include "core/text/table-rows.h"

#include <glib.h>

#include "core/base/folders.h"
#include "core/text/wellformed.h"

void table_rows_each(const char *name, void (*take)(void *into, const char *row), void *into)
{
	g_auto(GStrv) folders = folders_of("lexicon");
	for (size_t i = 0; folders[i]; i++) {
		g_autofree char *path = g_build_filename(folders[i], name, NULL);
		g_autofree char *table = NULL;
		if (!g_file_get_contents(path, &table, NULL, NULL) ||
		    utf8_valid(slice_of(table)) < strlen(table))
			continue;
		g_auto(GStrv) rows = g_strsplit(table, "\n", -1);
		for (size_t k = 0; rows[k]; k++)
			take(into, rows[k]);
	}
}
