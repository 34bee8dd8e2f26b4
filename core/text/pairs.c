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

enum { CODES = 1 << 16 };

struct row {
	uint32_t first;
	double share;       /* in a million */
	struct slice after; /* its columns, as in the table */
};

struct pairs {
	GPtrArray *tables; /* char *, that rows point into */
	GArray *rows;      /* struct row, sorted by first */
	uint16_t *places;  /* by first: where its row is, counted from 1; 0: it has none */
	/* By place of the first, laid out when it is first asked for: by place of the second,
	 * four bits each, the column that this is in, counted from 1. */
	uint8_t **columns;
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
	pairs->columns = g_new0(uint8_t *, pairs->rows->len + 1);
	return pairs;
}

static size_t place_of(const struct pairs *pairs, uint32_t c)
{
	return c < CODES ? pairs->places[c] : 0;
}

static const struct row *row_at(const struct pairs *pairs, size_t place)
{
	return &g_array_index(pairs->rows, struct row, place - 1);
}

/* Lays out which column each character of the row at place is in; of two, the first. */
static uint8_t *lay_columns(const struct pairs *pairs, size_t place)
{
	uint8_t *columns = g_malloc0(pairs->rows->len / 2 + 1);
	unsigned column = 0;
	for (struct slice rest = row_at(pairs, place)->after; rest.len;) {
		uint32_t c = glyph_take(&rest);
		size_t second = place_of(pairs, c);
		column += c == '\t' && column < G_N_ELEMENTS(column_odds);
		if (second && !(columns[second / 2] >> second % 2 * 4 & 0xf))
			columns[second / 2] |= (uint8_t)(column << second % 2 * 4);
	}
	return columns;
}

/* The column that the second has in the row of the first, counted from 1, or 0. Rows are
 * laid out when they are first asked for: a document asks for few. */
static unsigned column_of(const struct pairs *pairs, size_t first, size_t second)
{
	uint8_t **columns = &pairs->columns[first];
	if (g_once_init_enter(columns))
		g_once_init_leave(columns, lay_columns(pairs, first));
	return (*columns)[second / 2] >> second % 2 * 4 & 0xf;
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
	bool known = glyph_of(token) != GLYPH_HAN || place_of(shipped(), token);
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
	size_t left = place_of(pairs, first), right = place_of(pairs, second);
	if (first == second && first < 0x80)
		return 0;
	if (!left || !right)
		return glyph_of(first) == GLYPH_HAN && glyph_of(second) == GLYPH_HAN ? rare_odds
		                                                                     : 0;
	unsigned column = column_of(pairs, left, right);
	return column ? column_odds[column - 1]
	              : odds_unmet(row_at(pairs, left)->share * row_at(pairs, right)->share / 1e6 *
	                           looked_at);
}

double pairs_odds(uint32_t first, uint32_t second)
{
	return pairs_token_odds(pairs_token(first), pairs_token(second));
}
