/* The table of correction words. */
#include "core/flow/correction-word.h"

#include <stdlib.h>
#include <string.h>

#include "core/flow/corrector.h"

#define MAKER(name)                                                                                \
	static bool name(const struct correction_site *site, const struct correction_word *word,   \
	                 const char *rest, struct correction *step)

MAKER(make_join)
{
	(void)word;
	(void)rest;
	return corrector_join_next(site->document, site->article, site->range.start.block, step);
}

MAKER(make_split)
{
	(void)word;
	(void)rest;
	return corrector_split(site->document, site->article, site->range.start, step);
}

MAKER(make_up)
{
	(void)word;
	(void)rest;
	return corrector_move(site->document, site->article, site->range.start.block, CORRECTOR_UP,
	                      step);
}

MAKER(make_down)
{
	(void)word;
	(void)rest;
	return corrector_move(site->document, site->article, site->range.start.block,
	                      CORRECTOR_DOWN, step);
}

MAKER(make_type)
{
	int level = word->type == BLOCK_HEADING ? (int)CLAMP(g_ascii_strtoll(rest, NULL, 10), 1, 9) : 0;
	return corrector_set_type(site->document, site->article, site->range.start.block,
	                          word->type, level, step);
}

MAKER(make_begin_article)
{
	(void)word;
	(void)rest;
	return corrector_begin_article(site->document, site->article, site->range.start.block,
	                               step);
}

MAKER(make_join_article)
{
	(void)word;
	(void)rest;
	return corrector_join_article(site->document, site->article, step);
}

MAKER(make_fix)
{
	(void)word;
	return corrector_set_text(site->document, site->article, site->range, rest, step);
}

/* The repair of block that is named, or that of the place at off, or its first. */
static const struct repair *repair_at(const struct block *block, size_t off, const char *name)
{
	const struct repair *found = NULL;
	for (size_t i = 0; i < block->n_repairs; i++) {
		const struct repair *repair = &block->repairs[i];
		size_t start = block_text_off(block, repair->source.start);
		bool here = start != SIZE_MAX && start <= off;
		bool named = strcmp(repair_name(repair->kind), name) == 0;
		if (repair->kind != REPAIR_CORRECTION && (*name ? named : here || !found))
			found = repair;
	}
	return found;
}

MAKER(make_without)
{
	(void)word;
	const struct article *in = &site->document->reading->articles[site->article];
	const struct repair *found =
	        repair_at(&in->blocks[site->range.start.block], site->range.start.off, rest);
	*step = (struct correction){ .kind = CORRECTION_WITHOUT };
	if (found)
		step->repair = found->kind;
	return found != NULL;
}

const struct correction_word correction_words[] = {
	{ "join", "", make_join, 0, "joined with the next",
	  "nothing follows that could be joined" },
	{ "split", "", make_split, 0, "split here", "that is the edge of the paragraph" },
	{ "up", "", make_up, 0, "moved up", "this is the first" },
	{ "down", "", make_down, 0, "moved down", "this is the last" },
	{ "heading", "[LEVEL]", make_type, BLOCK_HEADING, "made a heading", "nothing is here" },
	{ "paragraph", "", make_type, BLOCK_PARAGRAPH, "made a paragraph", "nothing is here" },
	{ "item", "", make_type, BLOCK_ITEM, "made an item", "nothing is here" },
	{ "caption", "", make_type, BLOCK_CAPTION, "made a caption", "nothing is here" },
	{ "kicker", "", make_type, BLOCK_KICKER, "made the kicker", "nothing is here" },
	{ "title", "", make_type, BLOCK_TITLE, "made the title", "nothing is here" },
	{ "subtitle", "", make_type, BLOCK_SUBTITLE, "made the subtitle", "nothing is here" },
	{ "byline", "", make_type, BLOCK_BYLINE, "made the byline", "nothing is here" },
	{ "furniture", "", make_type, BLOCK_FURNITURE, "made page furniture", "nothing is here" },
	{ "begin-article", "", make_begin_article, 0, "an article begins here",
	  "an article begins here already" },
	{ "join-article", "", make_join_article, 0, "joined with the article before",
	  "no article stands before this one" },
	{ "fix", "TEXT", make_fix, 0, "mended", "what is mended must lie within one paragraph" },
	{ "without", "[REPAIR]", make_without, 0, "the file is read without that repair",
	  "no such repair was made here" },
};
const size_t n_correction_words = G_N_ELEMENTS(correction_words);

const struct correction_word *correction_word_find(const char *line, const char **rest)
{
	size_t len = strcspn(line, " ");
	*rest = line + len + strspn(line + len, " ");
	for (size_t i = 0; i < n_correction_words; i++)
		if (strlen(correction_words[i].word) == len &&
		    strncmp(correction_words[i].word, line, len) == 0)
			return &correction_words[i];
	return NULL;
}

char *correction_word_list(void)
{
	GString *list = g_string_new(NULL);
	for (size_t i = 0; i < n_correction_words; i++)
		g_string_append_printf(list, "%s%s%s%s", i ? ", " : "", correction_words[i].word,
		                       *correction_words[i].arguments ? " " : "",
		                       correction_words[i].arguments);
	return g_string_free(list, FALSE);
}
