/* For tests of core/know: the shipped lexicon, and articles of a few lines. */
#ifndef ZHUPI_TESTS_KNOW_ARTICLE_OF_H
#define ZHUPI_TESTS_KNOW_ARTICLE_OF_H

#include "core/base/folders.h"
#include "core/know/knowledge.h"

static inline struct knowledge *shipped_knowledge(void)
{
	g_autofree char *folder = folders_shipped("lexicon");
	const char *const folders[] = { folder, NULL };
	g_autoptr(GError) error = NULL;
	struct knowledge *knowledge = knowledge_load(folders, &error);
	g_assert_no_error(error);
	g_assert_nonnull(knowledge);
	return knowledge;
}

enum { MOST_TEST_BLOCKS = 8 };

/* An article of one block a line; a line that begins with # is a heading, with
 * = the title. One whose title ends in 报告 is a report. */
struct test_article {
	struct article article;
	struct block blocks[MOST_TEST_BLOCKS];
	char **lines;
};

static inline void test_article_open(struct test_article *test, const char *text)
{
	*test = (struct test_article){ .lines = g_strsplit(text, "\n", MOST_TEST_BLOCKS) };
	test->article.blocks = test->blocks;
	for (char **line = test->lines; *line; line++) {
		struct block *block = &test->blocks[test->article.n_blocks++];
		bool marked = **line == '#' || **line == '=';
		block->text = slice_of(*line + marked);
		block->level = **line == '#';
		block->type = **line == '#'   ? BLOCK_HEADING
		              : **line == '=' ? BLOCK_TITLE
		                              : BLOCK_PARAGRAPH;
		if (**line != '=')
			continue;
		test->article.title = *line + 1;
		if (g_str_has_suffix(*line, "报告"))
			test->article.kind = ARTICLE_REPORT;
	}
}

static inline void test_article_close(struct test_article *test)
{
	g_strfreev(test->lines);
}

#endif
