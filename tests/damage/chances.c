/* Counts doubts that were right: text joined on that goes on so in the clean
 * article, a heading before the paragraph that it had there. */
#include "tests/damage/chances.h"

#include <stdio.h>
#include <string.h>

#include "tests/damage/clean.h"
#include "tests/damage/harm.h"

enum { LETTERS = 6 }; /* on either side of a seam, or of a paragraph, to know it by */

static size_t band_of(double chance)
{
	int band = (int)((chance - 0.5) * 2 * CHANCE_BANDS);
	return (size_t)CLAMP(band, 0, CHANCE_BANDS - 1);
}

/* The first, or the last, letters of text. */
static char *few_letters(const char *text, bool last)
{
	g_autofree char *letters = harm_letters(text);
	glong n = g_utf8_strlen(letters, -1), few = MIN(n, LETTERS);
	return g_utf8_substring(letters, last ? n - few : 0, last ? n : few);
}

/* Whether some paragraph of the articles has letters. */
static bool has_letters(GPtrArray *articles, const char *letters)
{
	for (guint i = 0; i < articles->len; i++) {
		const struct clean *article = g_ptr_array_index(articles, i);
		for (guint k = 0; k < article->parts->len; k++) {
			g_autofree char *part =
			        harm_letters(g_array_index(article->parts, struct part, k).text);
			if (strstr(part, letters))
				return true;
		}
	}
	return false;
}

static bool joined_rightly(const struct block *block, const struct repair *repair,
                           GPtrArray *articles)
{
	size_t off = block_text_off(block, repair_place(repair));
	if (off == SIZE_MAX)
		return false;
	g_autofree char *above = g_strndup(block->text.data, off);
	g_autofree char *before = few_letters(above, true);
	g_autofree char *after = few_letters(block->text.data + off, false);
	g_autofree char *both = g_strconcat(before, after, NULL);
	return has_letters(articles, both);
}

/* Whether heading stands above a paragraph that begins like next in an article. */
static bool stands_rightly(const char *heading, const char *next, GPtrArray *articles)
{
	g_autofree char *title = harm_letters(heading);
	g_autofree char *text = few_letters(next, false);
	for (guint i = 0; i < articles->len; i++) {
		const struct clean *article = g_ptr_array_index(articles, i);
		for (guint k = 0; k + 1 < article->parts->len; k++) {
			const struct part *part = &g_array_index(article->parts, struct part, k);
			g_autofree char *own = harm_letters(part->text);
			g_autofree char *below = few_letters(part[1].text, false);
			if (part->heading && !strcmp(own, title) && !strcmp(below, text))
				return true;
		}
	}
	return false;
}

static void take_block(struct chances *chances, const struct block *block, const struct block *next,
                       GPtrArray *articles)
{
	for (size_t i = 0; i < block->n_repairs; i++) {
		const struct repair *repair = &block->repairs[i];
		size_t band = band_of(repair->score);
		if (repair->score >= 1)
			continue;
		if (repair->kind == REPAIR_REJOIN) {
			chances->joined[band]++;
			chances->joined_right[band] += joined_rightly(block, repair, articles);
		} else if (block->type == BLOCK_HEADING && next) {
			chances->moved[band]++;
			chances->moved_right[band] +=
			        stands_rightly(block->text.data, next->text.data, articles);
		}
	}
}

void chances_take(struct chances *chances, const struct reading *reading, GPtrArray *articles)
{
	for (size_t a = 0; a < reading->n_articles; a++) {
		const struct article *article = &reading->articles[a];
		for (size_t b = 0; b < article->n_blocks; b++)
			take_block(chances, &article->blocks[b],
			           b + 1 < article->n_blocks ? &article->blocks[b + 1] : NULL,
			           articles);
	}
}

void chances_print(const struct chances *chances)
{
	printf("chance told    joined   right    headings   right\n");
	for (size_t i = 0; i < CHANCE_BANDS; i++)
		printf("%4.2f to %4.2f %8zu %7.3f %11zu %7.3f\n", 0.5 + 0.05 * (double)i,
		       0.55 + 0.05 * (double)i, chances->joined[i],
		       (double)chances->joined_right[i] / (double)MAX(chances->joined[i], 1),
		       chances->moved[i],
		       (double)chances->moved_right[i] / (double)MAX(chances->moved[i], 1));
}
