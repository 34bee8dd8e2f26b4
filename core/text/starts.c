/* Reads the table of starts once, into a hash. */
#include "core/text/starts.h"

#include <glib.h>

#include "core/text/glyph.h"
#include "core/text/table-rows.h"

enum { LONGEST = 2 }; /* ideographs of a start */

/* How much a first letter tells, of all the words that begin with it. */
static const double letter_weight = 0.5;

/* A paragraph of less has hardly ended; counted like the table. */
static const struct {
	size_t bytes;
	double odds;
} lengths[] = { { 66, -4 }, { 100, -2 }, { 210, -0.2 }, { 600, 0.1 }, { SIZE_MAX, 0.4 } };

static void add_row(void *starts, const char *row)
{
	const char *tab = strchr(row, '\t');
	if (!tab || *row == '#' || !g_ascii_strtod(tab + 1, NULL))
		return;
	double *odds = g_new(double, 1);
	*odds = g_ascii_strtod(tab + 1, NULL);
	g_hash_table_insert(starts, g_strndup(row, (gsize)(tab - row)), odds);
}

static void *load(void *unused)
{
	(void)unused;
	GHashTable *starts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	table_rows_each("starts.tsv", add_row, starts);
	return starts;
}

double starts_length_odds(size_t before)
{
	size_t i = 0;
	while (before > lengths[i].bytes)
		i++;
	return lengths[i].odds;
}

double starts_word_odds(struct slice text)
{
	static GOnce once = G_ONCE_INIT; /* never changes once it is there */
	GHashTable *starts = g_once(&once, load, NULL);
	char word[LONGEST * 4 + 1];
	double odds = 0;
	size_t len = 0;
	for (int i = 0; i < LONGEST;) {
		struct slice rest = text;
		uint32_t c = glyph_take(&rest);
		if (glyph_of(c) == GLYPH_OPEN && !len) {
			text = rest;
			continue;
		}
		if (glyph_of(c) != GLYPH_HAN)
			break;
		memcpy(word + len, text.data, text.len - rest.len);
		len += text.len - rest.len;
		word[len] = '\0';
		const double *found = g_hash_table_lookup(starts, word);
		odds = found ? *found : i ? odds * letter_weight : odds;
		text = rest;
		i++;
	}
	return odds;
}
