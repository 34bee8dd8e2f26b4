/* The fixture of corpus.h. */
#include "tests/flow/corpus.h"

#include <glib/gstdio.h>
#include <string.h>

#include "tests/base/remove-tree.h"

void corpus_restart(struct corpus *corpus)
{
	GError *error = NULL;
	annotator_free(corpus->annotator);
	corpus->annotator = annotator_new(corpus->folder, NULL, &error);
	g_assert_no_error(error);
}

void corpus_set_up(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	corpus->folder = g_dir_make_tmp(NULL, NULL);
	g_assert_nonnull(corpus->folder);
	corpus->annotator = NULL;
	corpus_restart(corpus);
}

void corpus_tear_down(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	annotator_free(corpus->annotator);
	remove_tree(corpus->folder);
	g_free(corpus->folder);
}

const char *corpus_path(const struct corpus *corpus, const char *name)
{
	g_autofree char *path = g_build_filename(corpus->folder, name, NULL);
	return g_intern_string(path);
}

void corpus_put(const struct corpus *corpus, const char *name, const char *text)
{
	g_assert_true(g_file_set_contents(corpus_path(corpus, name), text, -1, NULL));
}

struct document *corpus_open(const struct corpus *corpus, const char *name)
{
	GError *error = NULL;
	struct document *document = document_open(corpus_path(corpus, name), NULL, NULL, &error);
	g_assert_no_error(error);
	return document;
}

struct text_range corpus_range(const struct document *document, size_t article, const char *quote)
{
	const struct article *in = &document->reading->articles[article];
	for (size_t i = 0; i < in->n_blocks; i++) {
		const char *text = in->blocks[i].text.data, *at = strstr(text, quote);
		size_t off = at ? (size_t)(at - text) : 0;
		if (at)
			return (struct text_range){ { i, off }, { i, off + strlen(quote) } };
	}
	g_error("“%s” is not in the article", quote);
}

int64_t corpus_mark(const struct corpus *corpus, const char *name, const char *quote,
                    const char *tag, const char *note)
{
	GError *error = NULL;
	int64_t id = 0;
	struct document *document = corpus_open(corpus, name);
	const char *const tags[] = { tag, NULL };
	annotator_add(corpus->annotator, document, 0, corpus_range(document, 0, quote), tags, note,
	              &id, &error);
	g_assert_no_error(error);
	document_free(document);
	return id;
}

/* The words that stand in a range now, blocks joined by "|". */
static void add_words(const struct article *article, struct text_range range, GString *line)
{
	for (size_t i = range.start.block; i <= range.end.block; i++) {
		size_t start = i == range.start.block ? range.start.off : 0;
		size_t end = i == range.end.block ? range.end.off : article->blocks[i].text.len;
		if (i > range.start.block)
			g_string_append_c(line, '|');
		g_string_append_len(line, article->blocks[i].text.data + start,
		                    (gssize)(end - start));
	}
}

static void add_mark(const struct article *article, const struct mark *mark, GString *line)
{
	const char *state = mark->orphan ? "?" : mark->changed ? "~" : mark->moved ? ">" : "=";
	g_string_append_printf(line, "%s ", state);
	if (mark->orphan)
		g_string_append(line, mark->exact);
	else
		add_words(article, mark->range, line);
	g_autofree char *tags = g_strjoinv(", ", (char **)mark->tags);
	if (*tags)
		g_string_append_printf(line, " [%s]", tags);
	if (mark->note)
		g_string_append_printf(line, " %s", mark->note);
	g_string_append_c(line, '\n');
}

char *corpus_marks(const struct corpus *corpus, const char *name)
{
	GError *error = NULL;
	GString *lines = g_string_new(NULL);
	struct document *document = corpus_open(corpus, name);
	struct marks *marks = annotator_marks(corpus->annotator, document, 0, &error);
	g_assert_no_error(error);
	for (size_t i = 0; i < marks->n; i++)
		add_mark(&document->reading->articles[0], &marks->items[i], lines);
	marks_free(marks);
	document_free(document);
	return g_string_free(lines, FALSE);
}
