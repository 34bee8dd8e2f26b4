/* Reads the table of pairs once, and looks pairs up in its rows as they stand. */
#include "core/text/pairs.h"

#include <glib.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "core/text/glyph.h"
#include "core/text/plain-script.h"
#include "core/text/table-rows.h"

/* What a pair of each column is worth: the logarithm of its ratio. */
static const double column_odds[] = { 4.0, 3.0, 2.2, 1.75, 1.25, 0.7, 0 };

/* Of a pair in no column: of the millions looked at it was met half a time; of
 * characters that are themselves too rare to tell, a little less than chance. */
static const double looked_at = 13, met = 0.5, least_odds = -3, rare_odds = -0.5;

enum { CODES = 1 << 16, COLUMN_BITS = 3 };

/* The characters of a row by hash, then the next that is free: a character <<
 * COLUMN_BITS | its column, counted from 1. */
struct columns {
	unsigned bits; /* of 1 << bits slots */
	uint32_t slots[];
};

struct row {
	uint32_t first;
	double share;       /* in a million */
	struct slice after; /* its columns, as in the table */
	struct columns *columns;
};

struct pairs {
	GPtrArray *tables; /* char *, that rows point into */
	GArray *rows;      /* struct row, sorted by first */
	uint16_t *places;  /* by first: where its row is, counted from 1; 0: it has none */
};

static int compare_rows(const void *a, const void *b)
{
	uint32_t x = ((const struct row *)a)->first, y = ((const struct row *)b)->first;
	return x < y ? -1 : x > y;
}

/* How a character of whatever width stands in the table. */
static uint32_t one_width(uint32_t c)
{
	static const struct {
		uint32_t half, full;
	} widths[] = { { ',', 0xff0c }, { ';', 0xff1b }, { ':', 0xff1a }, { '(', 0xff08 },
		       { ')', 0xff09 }, { '%', '%' },    { 0xff05, '%' }, { 0x2030, '%' } };
	enum glyph glyph = glyph_of(c);
	if (glyph == GLYPH_HAN || (c >= 0x3000 && c < 0xff00))
		return c;
	for (size_t i = 0; i < G_N_ELEMENTS(widths); i++)
		if (widths[i].half == c)
			return widths[i].full;
	return glyph == GLYPH_DIGIT ? '0' : glyph == GLYPH_LATIN ? 'A' : c;
}

static void add_row(struct pairs *pairs, struct slice line)
{
	struct row row = { .first = glyph_take(&line) };
	if (!line.len || *line.data != '\t')
		return; /* a comment, an example, the heading */
	char *end;
	row.share = g_ascii_strtod(line.data + 1, &end);
	row.after = (struct slice){ end, (size_t)(line.data + line.len - end) };
	g_array_append_val(pairs->rows, row);
}

/* Of a character with two rows, the reader's own counts. */
static void drop_overridden(GArray *rows)
{
	struct row *row = (struct row *)rows->data;
	guint n = 0;
	for (guint i = 0; i < rows->len; i++) {
		n -= n && row[n - 1].first == row[i].first;
		row[n++] = row[i];
	}
	g_array_set_size(rows, n);
}

static void add_table(void *into, char *text, size_t len)
{
	struct pairs *pairs = into;
	g_ptr_array_add(pairs->tables, text);
	for (char *at = text, *end = text + len; at < end;) {
		char *stop = memchr(at, '\n', (size_t)(end - at));
		stop = stop ? stop : end;
		if (stop > at)
			add_row(pairs, (struct slice){ at, (size_t)(stop - at) });
		at = stop + 1;
	}
}

static void *load(void *unused)
{
	(void)unused;
	struct pairs *pairs = g_new0(struct pairs, 1);
	pairs->tables = g_ptr_array_new();
	pairs->rows = g_array_new(FALSE, FALSE, sizeof(struct row));
	table_texts_each("pairs.tsv", add_table, pairs);
	g_array_sort(pairs->rows, compare_rows);
	drop_overridden(pairs->rows);
	pairs->places = g_new0(uint16_t, CODES);
	for (guint i = 0; i < MIN(pairs->rows->len, CODES - 1); i++) {
		uint32_t first = g_array_index(pairs->rows, struct row, i).first;
		if (first < CODES)
			pairs->places[first] = (uint16_t)(i + 1);
	}
	return pairs;
}

static struct row *find_row(const struct pairs *pairs, uint32_t first)
{
	size_t place = first < CODES ? pairs->places[first] : 0;
	return place ? &g_array_index(pairs->rows, struct row, place - 1) : NULL;
}

static uint32_t *slot_of(const struct columns *columns, uint32_t c)
{
	size_t last = ((size_t)1 << columns->bits) - 1;
	size_t at = c * 0x9e3779b1u >> (32 - columns->bits);
	while (columns->slots[at] && columns->slots[at] >> COLUMN_BITS != c)
		at = (at + 1) & last;
	return (uint32_t *)&columns->slots[at];
}

/* Lays out which column each character of row is in; of two, the first. */
static struct columns *lay_columns(const struct row *row)
{
	unsigned bits = 4;
	while ((size_t)1 << bits < row->after.len)
		bits++; /* most characters are of three bytes, so that it is a third full */
	struct columns *columns = g_malloc0(sizeof *columns + (sizeof *columns->slots << bits));
	columns->bits = bits;
	uint32_t column = 0;
	for (struct slice rest = row->after; rest.len;) {
		uint32_t c = glyph_take(&rest);
		uint32_t *slot = slot_of(columns, c);
		column += c == '\t' && column < G_N_ELEMENTS(column_odds);
		if (c != '\t' && !*slot)
			*slot = c << COLUMN_BITS | column;
	}
	return columns;
}

/* The column that has second in row, counted from 1, or 0. Rows are laid out when
 * they are first asked for: a document asks for few. */
static size_t column_of(struct row *row, uint32_t second)
{
	if (g_once_init_enter(&row->columns))
		g_once_init_leave(&row->columns, lay_columns(row));
	return *slot_of(row->columns, second) & ((1 << COLUMN_BITS) - 1);
}

static const struct pairs *shipped(void)
{
	static GOnce once = G_ONCE_INIT; /* never changes once it is there */
	return g_once(&once, load, NULL);
}

uint32_t pairs_token(uint32_t c)
{
	if (glyph_is_common(c) && shipped()->places[c])
		return c; /* an ideograph of the table, as most are */
	uint32_t token = one_width(c);
	bool known = glyph_of(token) != GLYPH_HAN || find_row(shipped(), token);
	return known ? token : script_plain_character(token);
}

/* Of a pair in no column, by how often chance would have brought the two together.
 * Logarithms are for what is between the most and the least that it can be. */
static double odds_unmet(double chance)
{
	const double surely_rare = 0.32, surely_least = 10;
	if (chance < surely_rare)
		return rare_odds;
	if (chance > surely_least)
		return least_odds;
	double odds = log(met / (chance + met));
	return CLAMP(odds, least_odds, rare_odds);
}

double pairs_token_odds(uint32_t first, uint32_t second)
{
	const struct pairs *pairs = shipped();
	struct row *left = find_row(pairs, first);
	const struct row *right = find_row(pairs, second);
	if (first == second && first < 0x80)
		return 0;
	if (!left || !right)
		return glyph_of(first) == GLYPH_HAN && glyph_of(second) == GLYPH_HAN ? rare_odds
		                                                                     : 0;
	size_t column = column_of(left, second);
	return column ? column_odds[column - 1]
	              : odds_unmet(left->share * right->share / 1e6 * looked_at);
}

double pairs_odds(uint32_t first, uint32_t second)
{
	return pairs_token_odds(pairs_token(first), pairs_token(second));
}
