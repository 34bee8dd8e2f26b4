/* Reads tables line by line. */
#include "core/text/table-rows.h"

#include <glib.h>
#include <string.h>

#include "core/base/folders.h"
#include "core/text/wellformed.h"

void table_texts_each(const char *name, void (*take)(void *into, char *text, size_t len),
                      void *into)
{
	g_auto(GStrv) folders = folders_of("lexicon");
	for (size_t i = 0; folders[i]; i++) {
		g_autofree char *path = g_build_filename(folders[i], name, NULL);
		char *text = NULL;
		gsize len;
		if (!g_file_get_contents(path, &text, &len, NULL))
			continue;
		if (utf8_valid((struct slice){ text, len }) == len)
			take(into, text, len);
		else
			g_free(text);
	}
}

struct row_taker {
	void (*take)(void *into, const char *row);
	void *into;
};

static void take_rows(void *into, char *text, size_t len)
{
	(void)len;
	const struct row_taker *taker = into;
	for (char *row = text, *end; row; row = end ? end + 1 : NULL) {
		end = strchr(row, '\n');
		if (end)
			*end = '\0';
		taker->take(taker->into, row);
	}
	g_free(text);
}

void table_rows_each(const char *name, void (*take)(void *into, const char *row), void *into)
{
	table_texts_each(name, take_rows, &(struct row_taker){ take, into });
}
