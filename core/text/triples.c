/* Looks triples up in the table's rows as they stand, by bisection: to lay them out would
 * take longer than all that most readers ask. */
#include "core/text/triples.h"

#include <glib.h>
#include <string.h>

#include "core/text/glyph.h"
#include "core/text/pairs.h"
#include "core/text/table-rows.h"

/* What a triple of each column is worth: the logarithm of its ratio. */
static const double column_odds[] = { 4.2, 3.5, 2.8, 2.1, 1.4, 0.7 };

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

/* Where the row begins that has the byte at off. */
static size_t row_start(struct slice rows, size_t off)
{
	const char *end = memrchr(rows.data, '\n', off);
	return end ? (size_t)(end + 1 - rows.data) : 0;
}

/* What rows have behind the cell that they begin with, a NUL-terminated string and its tab;
 * nothing where none begins so. */
static struct slice find_row(struct slice rows, const char *cell)
{
	size_t first = 0, end = rows.len, len = strlen(cell);
	while (first < end) {
		size_t at = row_start(rows, first + (end - first) / 2);
		struct slice row = row_of(slice_sub(rows, (struct span){ at, rows.len }));
		int order = strncmp(row.data, cell, len); /* the table ends in a NUL */
		if (!order && row.len >= len)
			return slice_sub(row, (struct span){ len, row.len });
		if (order < 0)
			first = at + row.len + 1;
		else
			end = at;
	}
	return slice_of("");
}

static int compare_rows(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* A reader's own rows may stand in any order. */
static void sort_rows(char *rows)
{
	g_auto(GStrv) lines = g_strsplit(rows, "\n", -1);
	qsort(lines, g_strv_length(lines), sizeof *lines, compare_rows);
	g_autofree char *sorted = g_strjoinv("\n", lines);
	memcpy(rows, sorted, strlen(sorted));
}

/* The reader's own before those shipped. */
static void add_table(void *into, char *text, size_t len)
{
	GArray *tables = into;
	struct slice rows = rows_of((struct slice){ text, len });
	if (tables->len)
		sort_rows(text + (rows.data - text));
	g_array_prepend_val(tables, rows);
}

static void *load(void *unused)
{
	(void)unused;
	GArray *tables = g_array_new(FALSE, FALSE, sizeof(struct slice));
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
	if (!first || !second)
		return slice_of(""); /* beyond the text's end */
	char cell[2 * 6 + 2];
	int len = g_unichar_to_utf8(first, cell);
	len += g_unichar_to_utf8(second, cell + len);
	memcpy(cell + len, "\t", 2);
	struct slice row = slice_of("");
	for (guint i = 0; i < tables->len && !row.len; i++)
		row = find_row(g_array_index(tables, struct slice, i), cell);
	return row;
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
