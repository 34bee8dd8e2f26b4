/* Looks triples up in the table's rows as they stand. Where each is told when the
 * first page asks; few pages do. */
#include "core/text/triples.h"

#include <glib.h>
#include <string.h>

#include "core/base/folders.h"
#include "core/base/span.h"
#include "core/text/pairs.h"

/* What a triple of each column is worth: the logarithm of its ratio. */
static const double column_odds[] = { 4.2, 3.5, 2.8, 2.1, 1.4, 0.7 };

enum {
	LONGEST_PAIR = 13, /* bytes of two characters and the tab behind them */
	LEAST_ROW = 4      /* bytes of a row, and of its end */
};

/* A table's rows as they stand, and where the row of each pair begins, by hash, then
 * the next that is free: its offset from 1 on; 0 is free. */
struct table {
	struct slice rows;
	uint32_t *places;
	unsigned bits; /* of 1 << bits places */
};

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

/* The row that begins at the start of text, without its end. */
static struct slice row_of(struct slice text)
{
	const char *end = memchr(text.data, '\n', text.len);
	return (struct slice){ text.data, end ? (size_t)(end - text.data) : text.len };
}

static uint32_t hash_of(struct slice key)
{
	uint32_t hash = 2166136261u;
	for (size_t i = 0; i < key.len; i++)
		hash = (hash ^ (unsigned char)key.data[i]) * 16777619u;
	return hash * 0x9e3779b1u;
}

static struct slice rows_from(const struct table *table, size_t at)
{
	return slice_sub(table->rows, (struct span){ at, table->rows.len });
}

/* The place of the row that begins with key, or a free one. */
static uint32_t *place_of(const struct table *table, struct slice key)
{
	size_t last = ((size_t)1 << table->bits) - 1, at = hash_of(key) >> (32 - table->bits);
	while (table->places[at] && !slice_starts(rows_from(table, table->places[at] - 1), key))
		at = (at + 1) & last;
	return &table->places[at];
}

static struct table table_new(struct slice rows)
{
	struct table table = { .rows = rows, .bits = 4 };
	while ((size_t)1 << table.bits < rows.len / LEAST_ROW)
		table.bits++;
	table.places = g_new0(uint32_t, (size_t)1 << table.bits);
	for (size_t at = 0; at < rows.len;) {
		struct slice row = row_of(rows_from(&table, at));
		const char *tab = memchr(row.data, '\t', row.len);
		size_t len = tab ? (size_t)(tab - row.data) + 1 : 0;
		uint32_t *place = len && row.len >= LEAST_ROW
		                          ? place_of(&table, (struct slice){ row.data, len })
		                          : NULL;
		if (place && !*place)
			*place = (uint32_t)at + 1;
		at += row.len + 1;
	}
	return table;
}

/* Every table there is, the reader's own first. */
static void *load(void *unused)
{
	(void)unused;
	GArray *tables = g_array_new(FALSE, FALSE, sizeof(struct table));
	g_auto(GStrv) folders = folders_of("lexicon");
	for (size_t i = 0; folders[i]; i++) {
		g_autofree char *path = g_build_filename(folders[i], "triples.tsv", NULL);
		char *text = NULL;
		gsize len;
		if (!g_file_get_contents(path, &text, &len, NULL))
			continue;
		if (g_utf8_validate(text, (gssize)len, NULL)) {
			struct table table = table_new(rows_of((struct slice){ text, len }));
			g_array_prepend_val(tables, table);
		} else {
			g_free(text);
		}
	}
	return tables;
}

/* The columns of key's row, or nothing. */
static struct slice columns_of(const struct table *table, struct slice key)
{
	uint32_t place = *place_of(table, key);
	if (!place)
		return (struct slice){ "", 0 };
	struct slice row = row_of(rows_from(table, place - 1));
	return (struct slice){ row.data + key.len, row.len - key.len };
}

/* What third is worth by a row's columns. */
static double odds_in(struct slice columns, uint32_t third)
{
	char utf8[6];
	size_t len = (size_t)g_unichar_to_utf8(third, utf8), column = 0;
	const char *rest = memchr(columns.data, '\t', columns.len);
	struct slice behind = { rest, rest ? columns.len - (size_t)(rest - columns.data) : 0 };
	const char *at = slice_find(behind, (struct slice){ utf8, len });
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
		struct slice columns = columns_of(&g_array_index(tables, struct table, i),
		                                  (struct slice){ key, len });
		if (columns.len)
			return odds_in(columns, pairs_token(third));
	}
	return 0;
}
