/* The table of correction words. */
#include "core/flow/correction-word.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/error.h"
#include "core/flow/corrector.h"
#include "core/flow/provenance.h"
#include "core/flow/step-told.h"

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
	int level =
	        word->type == BLOCK_HEADING ? (int)CLAMP(g_ascii_strtoll(rest, NULL, 10), 1, 9) : 0;
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

MAKER(make_without)
{
	(void)word;
	return corrector_without(site->document, site->article, site->range.start, rest, step);
}

MAKER(make_without_all)
{
	(void)word;
	return corrector_without_all(site->document, site->article, site->range.start, rest, step);
}

/* In the order of help. */
static const struct correction_word words[] = {
	{ "join", "", make_join, 0, "join the paragraph with the next",
	  "nothing follows that could be joined" },
	{ "split", "", make_split, 0, "begin a new paragraph here",
	  "that is the edge of the paragraph" },
	{ "up", "", make_up, 0, "move it up, also into the article before", "this is the first" },
	{ "down", "", make_down, 0, "move it down, also into the next article",
	  "this is the last" },
	{ "heading", "[LEVEL]", make_type, BLOCK_HEADING, "make it a heading of level",
	  "nothing is here" },
	{ "paragraph", "", make_type, BLOCK_PARAGRAPH, "make it a paragraph", "nothing is here" },
	{ "item", "", make_type, BLOCK_ITEM, "make it an item of a list", "nothing is here" },
	{ "caption", "", make_type, BLOCK_CAPTION, "make it a caption", "nothing is here" },
	{ "kicker", "", make_type, BLOCK_KICKER, "make it the line over the title",
	  "nothing is here" },
	{ "title", "", make_type, BLOCK_TITLE, "make it the title", "nothing is here" },
	{ "subtitle", "", make_type, BLOCK_SUBTITLE, "make it the subtitle", "nothing is here" },
	{ "byline", "", make_type, BLOCK_BYLINE, "make it the byline", "nothing is here" },
	{ "furniture", "", make_type, BLOCK_FURNITURE, "make it page furniture, which is not shown",
	  "nothing is here" },
	{ "begin-article", "", make_begin_article, 0, "begin an article here",
	  "an article begins here already" },
	{ "join-article", "", make_join_article, 0, "join the article with the one before",
	  "no article stands before this one" },
	{ "fix", "TEXT", make_fix, 0, "mend the character here, or what is selected",
	  "what is mended must lie within one paragraph" },
	{ "without", "[REPAIR]", make_without, 0, "switch off the repair that made this place",
	  "no such repair was made here" },
	{ "without-all", "[REPAIR]", make_without_all, 0,
	  "switch off that kind of repair in the whole file", "no such repair was made here" },
	{ "take-back", "", NULL, 0, "take back the correction made here",
	  "no correction was made here" },
};

const struct correction_word *correction_word_find(const char *line, const char **rest)
{
	size_t len = strcspn(line, " ");
	*rest = line + len + strspn(line + len, " ");
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (strlen(words[i].word) == len && strncmp(words[i].word, line, len) == 0)
			return &words[i];
	return NULL;
}

/* The newest correction at the site; of what has none, the newest of those of
 * the whole file. */
static const struct correction *made_at(const struct correction_site *site)
{
	const struct reading *reading = site->document->reading;
	const struct article *in = &reading->articles[site->article];
	struct place at = site->range.start;
	const struct correction *found =
	        at.block < in->n_blocks ? provenance_correction(&in->blocks[at.block], at.off)
	                                : NULL;
	for (size_t i = reading->n_corrections; !found && i-- > 0;)
		if (reading->corrections[i].kind == CORRECTION_WITHOUT)
			found = &reading->corrections[i];
	return found;
}

static bool refuse(const struct correction_word *word, GError **error)
{
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_FAILED, "%s", word->cannot);
	return false;
}

static bool take_back(struct annotator *annotator, const struct correction_site *site,
                      const struct correction_word *word, char **told, GError **error)
{
	const struct correction *made = made_at(site);
	if (!made)
		return refuse(word, error);
	g_autofree char *did = step_told_correction(made);
	*told = g_strdup_printf("taken back: %s", did);
	return corrector_take_back(annotator, site->document, made, error);
}

static bool keep(struct annotator *annotator, const struct correction_site *site,
                 const struct correction_word *word, const char *rest, char **told, GError **error)
{
	struct correction step;
	if (!word->make)
		return take_back(annotator, site, word, told, error);
	if (!word->make(site, word, rest, &step))
		return refuse(word, error);
	*told = step_told_correction(&step);
	return corrector_add(annotator, site->document, &step, error);
}

bool correction_word_keep(struct annotator *annotator, const struct correction_site *site,
                          const struct correction_word *word, const char *rest, char **told,
                          GError **error)
{
	*told = NULL;
	if (keep(annotator, site, word, rest, told, error))
		return true;
	g_clear_pointer(told, g_free);
	return false;
}

char *correction_word_list(void)
{
	GString *list = g_string_new(NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		g_string_append_printf(list, "%s%s%s%s", i ? ", " : "", words[i].word,
		                       *words[i].arguments ? " " : "", words[i].arguments);
	return g_string_free(list, FALSE);
}
