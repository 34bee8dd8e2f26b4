/* Looks triples up in the table's rows as they stand. Where each is told when the
 * first page asks; few pages do. */
#include "core/text/triples.h"

#include <glib.h>
#include <string.h>

#include "core/text/glyph.h"
#include "core/text/pairs.h"
#include "core/text/table-rows.h"

/* What a triple of each column is worth: the logarithm of its ratio. */
static const double column_odds[] = { 4.2, 3.5, 2.8, 2.1, 1.4, 0.7 };

enum { LEAST_ROW = 4 }; /* bytes of a row, and of its end */

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

static size_t hash_of(const struct table *table, uint32_t first, uint32_t second)
{
	uint32_t hash = (first * 0x85ebca6bu ^ second) * 0x9e3779b1u;
	return hash >> (32 - table->bits);
}

/* Takes the pair that a row begins with off it; false where it begins otherwise. */
static bool take_pair(struct slice *row, uint32_t *first, uint32_t *second)
{
	*first = glyph_take(row);
	*second = glyph_take(row);
	return row->len && *row->data == '\t';
}

static struct slice rows_from(const struct table *table, size_t at)
{
	return slice_sub(table->rows, (struct span){ at, table->rows.len });
}

/* The place of the pair's row, or a free one. */
static uint32_t *place_of(const struct table *table, uint32_t first, uint32_t second)
{
	size_t last = ((size_t)1 << table->bits) - 1, at = hash_of(table, first, second);
	for (; table->places[at]; at = (at + 1) & last) {
		struct slice row = rows_from(table, table->places[at] - 1);
		if (glyph_take(&row) == first && glyph_take(&row) == second)
			break;
	}
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
		size_t next = at + row.len + 1;
		uint32_t first, second;
		uint32_t *place = row.len >= LEAST_ROW && take_pair(&row, &first, &second)
		                          ? place_of(&table, first, second)
		                          : NULL;
		if (place && !*place)
			*place = (uint32_t)at + 1;
		at = next;
	}
	return table;
}

/* The reader's own before those shipped. */
static void add_table(void *into, char *text, size_t len)
{
	GArray *tables = into;
	struct table table = table_new(rows_of((struct slice){ text, len }));
	g_array_prepend_val(tables, table);
}

static void *load(void *unused)
{
	(void)unused;
	GArray *tables = g_array_new(FALSE, FALSE, sizeof(struct table));
	table_texts_each("triples.tsv", add_table, tables);
	return tables;
}

/* The number that text begins with: such as -.7, or whatever else is one. */
static double number_of(struct slice text)
{
	const char *at = text.data, *end = at + text.len;
	bool negative = at < end && *at == '-', broken = false;
	double number = 0, parts = 1;
	for (at += negative; at < end && (g_ascii_isdigit(*at) || (*at == '.' && !broken)); at++) {
		parts *= broken ? 10 : 1;
		number = *at == '.' ? number : number * 10 + (*at - '0');
		broken |= *at == '.';
	}
	if (at < end && *at != '\t')
		return g_ascii_strtod(text.data, NULL);
	return (negative ? -number : number) / parts;
}

struct slice triples_row(uint32_t first, uint32_t second)
{
	static GOnce once = G_ONCE_INIT; /* never changes once it is there */
	const GArray *tables = g_once(&once, load, NULL);
	for (guint i = 0; i < tables->len; i++) {
		const struct table *table = &g_array_index(tables, struct table, i);
		uint32_t place = *place_of(table, first, second);
		struct slice row = place ? row_of(rows_from(table, place - 1)) : slice_of("");
		if (place && take_pair(&row, &first, &second))
			return (struct slice){ row.data + 1, row.len - 1 };
	}
	return (struct slice){ "", 0 };
}

double triples_row_odds(struct slice row, uint32_t third)
{
	if (!row.len)
		return 0;
	char utf8[6];
	size_t len = (size_t)g_unichar_to_utf8(third, utf8), column = 0;
	const char *rest = memchr(row.data, '\t', row.len);
	struct slice behind = { rest, rest ? row.len - (size_t)(rest - row.data) : 0 };
	const char *at = slice_find(behind, (struct slice){ utf8, len });
	if (!at)
		return number_of(row);
	for (const char *p = rest + 1; p < at; p++)
		column += *p == '\t';
	return column < G_N_ELEMENTS(column_odds) ? column_odds[column] : 0;
}
