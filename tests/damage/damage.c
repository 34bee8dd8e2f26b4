/* Damages clean articles in known ways and measures what repair makes of them:
 * the share of paragraphs that come back whole. One row a kind of damage.
 *
 * damage [--pages N] [--seed N] [--row N] [--less] [--chances] [--show] [PATH…]: clean articles are
 * taken from PATH, else from the readings of the samples and from articles/. Exits 1 where a figure
 * is not reached. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/base/folders.h"
#include "core/text/glyph.h"
#include "core/text/reading.h"
#include "tests/damage/chances.h"
#include "tests/damage/harm.h"

enum { MOST_PARTS = 16, LEAST_PARTS = 6, ROWS_OF_A_RUN = 14 };

/* The common kinds of damage come first, each with what must be reached; of the rarer
 * settings behind everything, the least is what is reached so far. */
static const struct row {
	const char *name;
	unsigned harms;
	guint articles;
	double least; /* paragraph F1 to reach */
} rows[] = {
	{ "none", 0, 1, 1.0 },
	{ "wrapped", HARM_WRAP, 1, 0.995 },
	{ "wrapped, blank lines", HARM_WRAP | HARM_BLANKS, 1, 0.995 },
	{ "wrapped, letter-spaced", HARM_WRAP | HARM_SPACES, 1, 0.995 },
	{ "wrapped, doubled", HARM_WRAP | HARM_DOUBLE, 1, 0.995 },
	{ "columns", HARM_WRAP | HARM_COLUMNS, 1, 0.97 },
	{ "headings gathered", HARM_WRAP | HARM_HEADINGS, 1, 0.97 },
	{ "title last", HARM_WRAP | HARM_TITLE, 1, 0.97 },
	{ "furniture", HARM_WRAP | HARM_FURNITURE, 1, 0.97 },
	{ "pull quotes", HARM_WRAP | HARM_QUOTES, 1, 0.97 },
	{ "captions", HARM_WRAP | HARM_CAPTION, 1, 0.97 },
	{ "slips", HARM_WRAP | HARM_SLIPS, 1, 0.97 },
	{ "two articles", HARM_WRAP, 2, 0.97 },
	{ "everything", HARM_ALL, 1, 0.95 },
	{ "blank lines alone", HARM_BLANKS, 1, 0.995 },
	{ "letter-spaced throughout", HARM_LETTERS, 1, 0.995 },
	{ "letter-spaced, wrapped", HARM_LETTERS | HARM_WRAP, 1, 0.985 },
	{ "words and lines doubled", HARM_RUNS, 1, 0.995 },
	{ "words doubled, wrapped", HARM_RUNS | HARM_WRAP, 1, 0.96 },
	{ "by letters", HARM_WRAP | HARM_LETTER_CUT, 1, 0.995 },
	{ "flush", HARM_WRAP | HARM_FLUSH, 1, 0.93 },
	{ "flush, by letters", HARM_WRAP | HARM_FLUSH | HARM_LETTER_CUT, 1, 0.94 },
	{ "flush, blank lines", HARM_WRAP | HARM_FLUSH | HARM_BLANKS, 1, 0.94 },
	{ "narrow", HARM_WRAP | HARM_NARROW, 1, 0.55 },
	{ "narrow, by letters", HARM_WRAP | HARM_NARROW | HARM_LETTER_CUT, 1, 0.6 },
	{ "broad", HARM_WRAP | HARM_BROAD, 1, 0.98 },
	{ "broad, flush", HARM_WRAP | HARM_BROAD | HARM_FLUSH, 1, 0.96 },
	{ "ragged", HARM_WRAP | HARM_RAGGED, 1, 0.955 },
	{ "two widths", HARM_WRAP | HARM_WIDTHS, 1, 0.98 },
	{ "lists", HARM_WRAP | HARM_LISTS, 1, 0.91 },
};

/* With --less: everything but one harm, to see which of them costs what. */
static const struct row less_rows[] = {
	{ "everything", HARM_ALL, 1, 0.95 },
	{ "no blank lines", HARM_ALL & ~HARM_BLANKS, 1, 0.95 },
	{ "no letter-spacing", HARM_ALL & ~HARM_SPACES, 1, 0.95 },
	{ "nothing doubled", HARM_ALL & ~HARM_DOUBLE, 1, 0.95 },
	{ "no columns", HARM_ALL & ~HARM_COLUMNS, 1, 0.95 },
	{ "title first", HARM_ALL & ~HARM_TITLE, 1, 0.95 },
	{ "headings in place", HARM_ALL & ~HARM_HEADINGS, 1, 0.95 },
	{ "no furniture", HARM_ALL & ~HARM_FURNITURE, 1, 0.95 },
	{ "no pull quotes", HARM_ALL & ~HARM_QUOTES, 1, 0.95 },
	{ "no captions", HARM_ALL & ~HARM_CAPTION, 1, 0.95 },
	{ "no slips", HARM_ALL & ~HARM_SLIPS, 1, 0.95 },
};

struct tally {
	size_t right, made, were;
};

static void expect(GHashTable *expected, const char *text)
{
	char *key = harm_letters(text);
	guint n = GPOINTER_TO_UINT(g_hash_table_lookup(expected, key));
	g_hash_table_insert(expected, key, GUINT_TO_POINTER(n + 1));
}

/* The same but for one letter doubled: what a slip makes of a paragraph. */
static bool meets(GHashTable *expected, const char *made)
{
	guint n = GPOINTER_TO_UINT(g_hash_table_lookup(expected, made));
	if (n) {
		g_hash_table_insert(expected, g_strdup(made), GUINT_TO_POINTER(n - 1));
		return true;
	}
	for (const char *at = made; *at && *g_utf8_next_char(at); at = g_utf8_next_char(at)) {
		const char *next = g_utf8_next_char(at);
		if (g_utf8_get_char(at) != g_utf8_get_char(next))
			continue;
		g_autofree char *without = g_strdup_printf("%.*s%s", (int)(at - made), made, next);
		n = GPOINTER_TO_UINT(g_hash_table_lookup(expected, without));
		if (n) {
			g_hash_table_insert(expected, g_strdup(without), GUINT_TO_POINTER(n - 1));
			return true;
		}
	}
	return false;
}

static void measure_blocks(const struct reading *reading, GHashTable *expected, struct tally *tally,
                           bool show)
{
	for (size_t a = 0; a < reading->n_articles; a++)
		for (size_t b = 0; b < reading->articles[a].n_blocks; b++) {
			const struct block *block = &reading->articles[a].blocks[b];
			if (block->type != BLOCK_PARAGRAPH && block->type != BLOCK_ITEM)
				continue;
			g_autofree char *made = harm_letters(block->text.data);
			if (harm_lists(made))
				continue;
			bool right = meets(expected, made);
			tally->right += right;
			tally->made++;
			if (!right && show)
				printf("made\t%s\n", block->text.data);
		}
}

/* What of the paragraphs that were there has not come back. */
static void print_lost(GPtrArray *articles, GHashTable *expected)
{
	for (guint i = 0; i < articles->len; i++) {
		const struct clean *article = g_ptr_array_index(articles, i);
		for (guint k = 0; k < article->parts->len; k++) {
			const struct part *part = &g_array_index(article->parts, struct part, k);
			g_autofree char *letters = harm_letters(part->text);
			if (!part->heading &&
			    GPOINTER_TO_UINT(g_hash_table_lookup(expected, letters)))
				printf("lost\t%s\n", part->text);
		}
	}
}

static void measure_page(GPtrArray *articles, const char *page, struct tally *tally, bool show,
                         struct chances *chances)
{
	g_autoptr(GHashTable) expected =
	        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < articles->len; i++) {
		const struct clean *article = g_ptr_array_index(articles, i);
		for (guint k = 0; k < article->parts->len; k++) {
			const struct part *part = &g_array_index(article->parts, struct part, k);
			if (part->heading)
				continue;
			expect(expected, part->text);
			tally->were++;
		}
	}
	g_autoptr(GBytes) bytes = g_bytes_new(page, strlen(page));
	struct source *source = source_from_bytes("damaged.txt", bytes, NULL);
	struct reading *reading = reading_new(source, NULL);
	size_t right = tally->right, made = tally->made;
	measure_blocks(reading, expected, tally, show);
	chances_take(chances, reading, articles);
	if (show && tally->right - right != tally->made - made) {
		print_lost(articles, expected);
		printf("--- of\n%s\n===\n", page);
	}
	reading_free(reading);
	source_free(source);
}

static double f1(const struct tally *tally)
{
	return tally->made + tally->were
	               ? 2.0 * (double)tally->right / (double)(tally->made + tally->were)
	               : 1;
}

static GPtrArray *pick(GPtrArray *all, guint n, GRand *rand)
{
	GPtrArray *picked = g_ptr_array_new_with_free_func((GDestroyNotify)clean_free);
	while (picked->len < n) {
		const struct clean *one =
		        g_ptr_array_index(all, g_rand_int_range(rand, 0, (gint32)all->len));
		guint spare = one->parts->len > LEAST_PARTS ? one->parts->len - LEAST_PARTS : 0;
		guint first = spare ? (guint)g_rand_int_range(rand, 0, (gint32)spare + 1) : 0;
		guint most = (guint)g_rand_int_range(rand, LEAST_PARTS, MOST_PARTS);
		g_ptr_array_add(picked, clean_excerpt(one, first, most));
	}
	return picked;
}

static bool measure_row(const struct row *row, GPtrArray *all, int pages, GRand *rand, bool show,
                        struct chances *chances)
{
	struct tally tally = { 0 };
	for (int i = 0; i < pages; i++) {
		g_autoptr(GPtrArray) articles = pick(all, row->articles, rand);
		g_autofree char *page = harm_page(articles, row->harms, rand);
		measure_page(articles, page, &tally, show, chances);
	}
	double figure = f1(&tally);
	printf("%-26s %6.4f  (at least %5.3f)%s\n", row->name, figure, row->least,
	       figure < row->least ? "  missed" : "");
	return figure >= row->least;
}

int main(int argc, char **argv)
{
	int pages = 2000, seed = 1, only = -1;
	gboolean show = FALSE, less = FALSE, told = FALSE;
	struct chances chances = { 0 };
	const GOptionEntry entries[] = {
		{ "pages", 'p', 0, G_OPTION_ARG_INT, &pages, "pages over all rows", "N" },
		{ "seed", 's', 0, G_OPTION_ARG_INT, &seed, "of chance", "N" },
		{ "row", 'r', 0, G_OPTION_ARG_INT, &only, "measure that row alone", "N" },
		{ "less", 'l', 0, G_OPTION_ARG_NONE, &less, "everything, less one harm each",
		  NULL },
		{ "chances", 0, 0, G_OPTION_ARG_NONE, &told, "print how often doubts are right",
		  NULL },
		{ "show", 0, 0, G_OPTION_ARG_NONE, &show, "print what came out wrong", NULL },
		{ 0 },
	};
	setlocale(LC_ALL, "");
	g_autoptr(GOptionContext) context = g_option_context_new("[PATH…]");
	g_option_context_add_main_entries(context, entries, NULL);
	if (!g_option_context_parse(context, &argc, &argv, NULL))
		return 2;
	g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)clean_free);
	g_autofree char *shipped = folders_shipped("samples");
	g_autofree char *samples = g_build_filename(shipped, "../../tests/text/samples", NULL);
	g_autofree char *more = g_build_filename(shipped, "../../tests/damage/articles", NULL);
	for (int i = 1; i < argc; i++)
		clean_collect(argv[i], all);
	if (argc < 2)
		clean_collect(samples, all), clean_collect(more, all);
	if (!all->len)
		return 2;
	g_autoptr(GRand) rand = g_rand_new_with_seed((guint32)seed);
	const struct row *measured = less ? less_rows : rows;
	int n_rows = less ? (int)G_N_ELEMENTS(less_rows) : (int)G_N_ELEMENTS(rows);
	int each = MAX(1, pages / ROWS_OF_A_RUN);
	bool reached = true;
	printf("%d damaged pages of %u articles, seed %d\n", each * n_rows, all->len, seed);
	for (int i = 0; i < n_rows; i++)
		if (only < 0 || only == i)
			reached &= measure_row(&measured[i], all, each, rand, show, &chances);
	if (told)
		chances_print(&chances);
	return reached ? EXIT_SUCCESS : EXIT_FAILURE;
}
