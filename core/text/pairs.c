/* Reads the table of pairs once, into a sorted array. */
#include "core/text/pairs.h"

#include <glib.h>
#include <string.h>

#include "core/base/folders.h"
#include "core/text/glyph.h"

/* Measured on sentences cut at random against ends put together at random:
 * how the odds stand for each column of the table, and for no pair at all. */
static const double column_odds[] = { 4.0, 2.1, 1.4 };
static const double absent_odds = -1.0;

struct pair {
	uint32_t key; /* first and second, 16 bits each */
	uint8_t column;
};

struct pairs {
	GArray *sorted; /* struct pair */
};

static int compare_pairs(const void *a, const void *b)
{
	uint32_t x = ((const struct pair *)a)->key, y = ((const struct pair *)b)->key;
	return x < y ? -1 : x > y;
}

static uint32_t key_of(uint32_t first, uint32_t second)
{
	return first > 0xffff || second > 0xffff ? 0 : first << 16 | second;
}

static void add_row(struct pairs *pairs, struct slice row)
{
	uint32_t first = glyph_take(&row);
	size_t column = 0;
	if (!row.len || *row.data != '\t')
		return; /* a comment, an example, the heading */
	glyph_take(&row);
	while (row.len && column < G_N_ELEMENTS(column_odds)) {
		uint32_t c = glyph_take(&row);
		struct pair pair = { key_of(first, c), (uint8_t)column };
		if (c == '\t')
			column++;
		else if (glyph_of(c) == GLYPH_HAN)
			g_array_append_val(pairs->sorted, pair);
	}
}

static void *load(void *unused)
{
	(void)unused;
	struct pairs *pairs = g_new0(struct pairs, 1);
	pairs->sorted = g_array_new(FALSE, FALSE, sizeof(struct pair));
	g_auto(GStrv) folders = folders_of("lexicon");
	for (size_t i = 0; folders[i]; i++) {
		g_autofree char *path = g_build_filename(folders[i], "pairs.tsv", NULL);
		g_autofree char *table = NULL;
		if (!g_file_get_contents(path, &table, NULL, NULL) ||
		    !g_utf8_validate(table, -1, NULL))
			continue;
		g_auto(GStrv) rows = g_strsplit(table, "\n", -1);
		for (size_t k = 0; rows[k]; k++)
			add_row(pairs, slice_of(rows[k]));
	}
	g_array_sort(pairs->sorted, compare_pairs);
	return pairs;
}

double pairs_odds(uint32_t first, uint32_t second)
{
	static GOnce once = G_ONCE_INIT; /* never changes once it is there */
	if (glyph_of(first) != GLYPH_HAN || glyph_of(second) != GLYPH_HAN)
		return 0;
	const struct pairs *pairs = g_once(&once, load, NULL);
	struct pair key = { .key = key_of(first, second) };
	if (!pairs->sorted->len)
		return 0;
	const struct pair *found =
	        bsearch(&key, pairs->sorted->data, pairs->sorted->len, sizeof key, compare_pairs);
	return found ? column_odds[found->column] : absent_odds;
}
