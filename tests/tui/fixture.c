/* Articles for the tests of tui. */
#include "tests/tui/fixture.h"

#include <glib.h>

static const struct {
	char letter;
	enum block_type type;
	int level;
	bool run_in;
} letters[] = {
	{ 'T', BLOCK_TITLE, 0, false },     { 'K', BLOCK_KICKER, 0, false },
	{ 'S', BLOCK_SUBTITLE, 0, false },  { 'B', BLOCK_BYLINE, 0, false },
	{ 'D', BLOCK_DATELINE, 0, false },  { 'H', BLOCK_HEADING, 1, false },
	{ 'h', BLOCK_HEADING, 2, false },   { 'r', BLOCK_HEADING, 2, true },
	{ 'P', BLOCK_PARAGRAPH, 0, false }, { 'I', BLOCK_ITEM, 0, false },
	{ 'C', BLOCK_CAPTION, 0, false },   { 'c', BLOCK_CREDIT, 0, false },
	{ 'F', BLOCK_FURNITURE, 0, false },
};

static struct block block_of(const char *line)
{
	struct block block = { .text = slice_of(g_strdup(line + 3)) };
	for (gsize i = 0; i < G_N_ELEMENTS(letters); i++) {
		if (letters[i].letter != line[0])
			continue;
		block.type = letters[i].type;
		block.level = letters[i].level;
		block.run_in = letters[i].run_in;
		return block;
	}
	g_error("fixture: no type of block in \"%s\"", line);
}

struct article *fixture_article(const char *lines)
{
	g_auto(GStrv) each = g_strsplit(lines, "\n", -1);
	guint n = g_strv_length(each);
	while (n > 0 && !*each[n - 1])
		n--;
	struct block *blocks = g_new0(struct block, n);
	for (guint i = 0; i < n; i++)
		blocks[i] = block_of(each[i]);
	struct article *article = g_new0(struct article, 1);
	article->blocks = blocks;
	article->n_blocks = n;
	return article;
}

struct article *fixture_paragraph(struct slice text)
{
	struct block *block = g_new0(struct block, 1);
	block->type = BLOCK_PARAGRAPH;
	block->text = (struct slice){ g_memdup2(text.data, text.len), text.len };
	struct article *article = g_new0(struct article, 1);
	article->blocks = block;
	article->n_blocks = 1;
	return article;
}

void fixture_free(struct article *article)
{
	for (size_t i = 0; i < article->n_blocks; i++)
		g_free((char *)article->blocks[i].text.data);
	g_free((struct block *)article->blocks);
	g_free(article);
}

struct place fixture_find(const struct article *article, const char *words)
{
	for (size_t i = 0; i < article->n_blocks; i++) {
		struct slice text = article->blocks[i].text;
		const char *at = g_strstr_len(text.data, (gssize)text.len, words);
		if (at)
			return (struct place){ i, (size_t)(at - text.data) };
	}
	g_error("fixture: \"%s\" is not in the article", words);
}

char *fixture_words(const struct article *article, struct text_range range)
{
	GString *words = g_string_new(NULL);
	for (size_t i = range.start.block; i <= range.end.block && i < article->n_blocks; i++) {
		struct slice text = article->blocks[i].text;
		size_t from = i == range.start.block ? range.start.off : 0;
		size_t to = i == range.end.block ? range.end.off : text.len;
		if (i > range.start.block)
			g_string_append_c(words, '/');
		g_string_append_len(words, text.data + from, (gssize)(to - from));
	}
	return g_string_free(words, FALSE);
}
