/* Looks triples up in the table's rows as they stand, sorted: nothing is made of
 * them at the start, and few pages ask. */
#include "core/text/triples.h"

#include <glib.h>
#include <string.h>

#include "core/base/bisect.h"
#include "core/base/folders.h"
#include "core/base/span.h"
#include "core/text/pairs.h"

/* What a triple of each column is worth: the logarithm of its ratio. */
static const double column_odds[] = { 4.2, 3.5, 2.8, 2.1, 1.4, 0.7 };

enum { LONGEST_PAIR = 13 }; /* bytes of two characters and the tab behind them */

/* The line that stands at in rows, without its end. */
static struct slice row_at(struct slice rows, size_t at)
{
	const char *before = at ? memrchr(rows.data, '\n', at) : NULL;
	const char *start = before ? before + 1 : rows.data;
	const char *end = memchr(start, '\n', (size_t)(rows.data + rows.len - start));
	end = end ? end : rows.data + rows.len;
	return (struct slice){ start, (size_t)(end - start) };
}

/* What stands behind the heading and the examples. */
static struct slice rows_of(struct slice table)
{
	const char *heading = memmem(table.data, table.len, "\npair\t", strlen("\npair\t"));
	const char *end = table.data + table.len;
	const char *at = heading ? heading + 1 : table.data;
	while (at < end && (at == heading + 1 || *at == '+' || *at == '-' || *at == '#')) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		at = stop ? stop + 1 : end;
	}
	return (struct slice){ at, (size_t)(end - at) };
}

/* The rows of every table there is, the reader's own first. */
static void *load(void *unused)
{
	(void)unused;
	GArray *tables = g_array_new(FALSE, FALSE, sizeof(struct slice));
	g_auto(GStrv) folders = folders_of("lexicon");
	for (size_t i = 0; folders[i]; i++) {
		g_autofree char *path = g_build_filename(folders[i], "triples.tsv", NULL);
		char *text = NULL;
		gsize len;
		if (!g_file_get_contents(path, &text, &len, NULL))
			continue;
		struct slice rows = rows_of((struct slice){ text, len });
		if (g_utf8_validate(text, (gssize)len, NULL))
			g_array_prepend_val(tables, rows);
		else
			g_free(text);
	}
	return tables;
}

static int compare(struct slice row, struct slice key)
{
	int order = memcmp(row.data, key.data, MIN(row.len, key.len));
	return order || row.len >= key.len ? order : -1;
}

/* The columns of key's row, or nothing. */
static struct slice columns_of(struct slice rows, struct slice key)
{
	size_t at;
	BISECT(at, rows.len, compare(row_at(rows, at), key) >= 0);
	struct slice row = at < rows.len ? row_at(rows, at) : (struct slice){ "", 0 };
	if (!slice_starts(row, key))
		return (struct slice){ "", 0 };
	return (struct slice){ row.data + key.len, row.len - key.len };
}

/* What third is worth by a row's columns. */
static double odds_in(struct slice columns, uint32_t third)
{
	char utf8[6];
	size_t len = (size_t)g_unichar_to_utf8(third, utf8), column = 0;
	const char *rest = memchr(columns.data, '\t', columns.len);
	const char *at =
	        rest ? memmem(rest, columns.len - (size_t)(rest - columns.data), utf8, len) : NULL;
	if (!at)
		return g_ascii_strtod(columns.data, NULL);
	for (const char *p = rest + 1; p < at; p++)
		column += *p == '\t';
	return column < G_N_ELEMENTS(column_odds) ? column_odds[column] : 0;
}

double triples_odds(uint32_t first, uint32_t second, uint32_t third)
{
	static GOnce once = G_ONCE_INIT; /* never changes once it is there */
	const GArray *tables = g_once(&once, load, NULL);
	char key[LONGEST_PAIR + 1];
	size_t len = (size_t)g_unichar_to_utf8(pairs_token(first), key);
	len += (size_t)g_unichar_to_utf8(pairs_token(second), key + len);
	key[len++] = '\t';
	for (guint i = 0; i < tables->len; i++) {
		struct slice columns = columns_of(g_array_index(tables, struct slice, i),
		                                  (struct slice){ key, len });
		if (columns.len)
			return odds_in(columns, pairs_token(third));
	}
	return 0;
}
