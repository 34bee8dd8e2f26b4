/* Reads a folder's documents and keeps what is whole in them. */
#include "tests/damage/clean.h"

#include <string.h>

#include "core/text/reading.h"

enum { LEAST_PARAGRAPHS = 4, LEAST_BYTES = 75, MOST_BYTES = 2400 };

static struct clean *clean_new(const char *title)
{
	struct clean *article = g_new0(struct clean, 1);
	article->title = g_strdup(title);
	article->parts = g_array_new(FALSE, TRUE, sizeof(struct part));
	return article;
}

void clean_free(struct clean *article)
{
	for (guint i = 0; i < article->parts->len; i++)
		g_free(g_array_index(article->parts, struct part, i).text);
	g_array_unref(article->parts);
	g_free(article->title);
	g_free(article);
}

static bool is_whole(const struct block *block)
{
	return block->type == BLOCK_PARAGRAPH && block->text.len >= LEAST_BYTES &&
	       block->text.len <= MOST_BYTES && g_str_has_suffix(block->text.data, "。");
}

static bool is_heading(const struct block *block)
{
	return block->type == BLOCK_HEADING && !block->run_in && block->text.len >= 12 &&
	       block->text.len <= 75;
}

static void keep_if_enough(struct clean *clean, GPtrArray *articles)
{
	guint paragraphs = 0;
	for (guint i = 0; i < clean->parts->len; i++)
		paragraphs += !g_array_index(clean->parts, struct part, i).heading;
	if (paragraphs >= LEAST_PARAGRAPHS)
		g_ptr_array_add(articles, clean);
	else
		clean_free(clean);
}

/* A reading as the tests of the samples keep it: a block a line. */
static void collect_reading(const char *path, GPtrArray *articles)
{
	g_autofree char *text = NULL;
	if (!g_file_get_contents(path, &text, NULL, NULL))
		return;
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	struct clean *clean = NULL;
	for (size_t i = 0; lines[i]; i++) {
		const char *tab = strchr(lines[i], '\t');
		if (g_str_has_prefix(lines[i], "title\t")) {
			if (clean)
				keep_if_enough(clean, articles);
			clean = clean_new(tab + 1);
		}
		bool heading = g_ascii_isdigit(lines[i][0] == 'h' ? lines[i][1] : '-') &&
		               !strstr(lines[i], "run-in");
		if (!clean || !tab ||
		    (!heading &&
		     !(g_str_has_prefix(lines[i], "p\t") && g_str_has_suffix(lines[i], "。"))))
			continue;
		struct part part = { g_strdup(tab + 1), heading };
		g_array_append_val(clean->parts, part);
	}
	if (clean)
		keep_if_enough(clean, articles);
}

static void take_article(const struct article *article, GPtrArray *articles)
{
	if (!article->title || strlen(article->title) < 12 || strlen(article->title) > 90)
		return;
	struct clean *clean = clean_new(article->title);
	for (size_t i = 0; i < article->n_blocks; i++) {
		const struct block *block = &article->blocks[i];
		struct part part = { NULL, is_heading(block) };
		if (!part.heading && !is_whole(block))
			continue;
		part.text = g_strdup(block->text.data);
		g_array_append_val(clean->parts, part);
	}
	keep_if_enough(clean, articles);
}

static void collect_file(const char *path, GPtrArray *articles)
{
	if (g_str_has_suffix(path, ".reading")) {
		collect_reading(path, articles);
		return;
	}
	struct source *source = source_open(path, NULL);
	if (!source)
		return;
	struct reading *reading = reading_new(source, NULL);
	for (size_t i = 0; i < reading->n_articles; i++)
		take_article(&reading->articles[i], articles);
	reading_free(reading);
	source_free(source);
}

static gint compare_names(gconstpointer a, gconstpointer b)
{
	return g_strcmp0(*(const char *const *)a, *(const char *const *)b);
}

void clean_collect(const char *path, GPtrArray *articles)
{
	g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
	if (!folder) {
		collect_file(path, articles);
		return;
	}
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	for (const char *name; (name = g_dir_read_name(folder));)
		g_ptr_array_add(names, g_strdup(name));
	g_ptr_array_sort(names, compare_names);
	for (guint i = 0; i < names->len; i++) {
		g_autofree char *inner = g_build_filename(path, g_ptr_array_index(names, i), NULL);
		clean_collect(inner, articles);
	}
}

struct clean *clean_excerpt(const struct clean *article, guint first, guint most)
{
	struct clean *excerpt = clean_new(article->title);
	for (guint i = first; i < article->parts->len && excerpt->parts->len < most; i++) {
		struct part part = g_array_index(article->parts, struct part, i);
		part.text = g_strdup(part.text);
		g_array_append_val(excerpt->parts, part);
	}
	while (excerpt->parts->len) { /* no heading without its text */
		struct part *last =
		        &g_array_index(excerpt->parts, struct part, excerpt->parts->len - 1);
		if (!last->heading)
			break;
		g_free(last->text);
		g_array_set_size(excerpt->parts, excerpt->parts->len - 1);
	}
	return excerpt;
}
