/* One article of plain paragraphs, extracted from with the shipped lexicon:
 * what the tests of persons and quotations look at. Not a test by itself. */
#ifndef ZHUPI_TESTS_KNOW_EXTRACTION_H
#define ZHUPI_TESTS_KNOW_EXTRACTION_H

#include "core/base/folders.h"
#include "core/know/knowledge.h"

enum { MOST_PARAGRAPHS = 8 };

/* The mentions of an article, and what owns them. */
struct extraction {
	struct arena *arena;
	struct block blocks[MOST_PARAGRAPHS];
	struct article article;
	struct mentions mentions;
};

static inline struct knowledge *shipped_knowledge(void)
{
	g_autofree char *folder = folders_shipped("lexicon");
	const char *folders[] = { folder, NULL };
	g_autoptr(GError) error = NULL;
	struct knowledge *knowledge = knowledge_load(folders, &error);
	g_assert_no_error(error);
	return knowledge;
}

/* Extracts from text, a paragraph a line. */
static inline void extract(struct extraction *extraction, const struct knowledge *knowledge,
                           const char *text)
{
	*extraction = (struct extraction){ .arena = arena_new() };
	g_auto(GStrv) lines = g_strsplit(text, "\n", MOST_PARAGRAPHS);
	size_t n = 0;
	for (; lines[n]; n++) {
		const char *line = arena_copy(extraction->arena, slice_of(lines[n]));
		extraction->blocks[n] =
		        (struct block){ .type = BLOCK_PARAGRAPH, .text = slice_of(line) };
	}
	extraction->article.blocks = extraction->blocks;
	extraction->article.n_blocks = n;
	extraction->mentions =
	        knowledge_extract(knowledge, &extraction->article, extraction->arena);
}

static inline void extraction_clear(struct extraction *extraction)
{
	arena_free(extraction->arena);
}

#endif
