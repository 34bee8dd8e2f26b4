/* `zhupi correct`: corrects how a file is read, as the keys do. */
#include "core/base/error.h"
#include "core/flow/correction-word.h"
#include "core/flow/quote-find.h"
#include "core/flow/said.h"
#include "tui/verb-annotator.h"

static bool correct(struct annotator *annotator, const struct document *document, const char *line,
                    const struct verb_place *place, GError **error)
{
	size_t only = place->article < 0 ? SIZE_MAX : (size_t)place->article;
	struct correction_site site = { .document = document };
	const char *rest;
	const struct correction_word *word = correction_word_find(line, &rest);
	if (!word) {
		g_autofree char *list = correction_word_list();
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_USAGE,
		            "no correction “%s”; there are: %s", line, list);
		return false;
	}
	if (!quote_find(document, only, place->quote, &site.article, &site.range, error))
		return false;
	g_autofree char *told = NULL;
	if (correction_word_keep(annotator, &site, word, rest, &told, error))
		return true;
	if (error && g_error_matches(*error, ZHUPI_ERROR, ZHUPI_ERROR_FAILED))
		g_prefix_error(error, "%s: cannot %s: ", document->source->path, line);
	return false;
}

static int correct_file(const char *path, const char *line, const void *user)
{
	const struct verb_place *place = user;
	GError *error = NULL;
	struct annotator *annotator = verb_annotator(path, place->sidecar, &error);
	struct document *document =
	        annotator ? said_open(annotator, path, NULL, NULL, &error) : NULL;
	bool done = document && correct(annotator, document, line, place, &error);
	document_free(document);
	annotator_free(annotator);
	return done ? 0 : verb_fail(error);
}

static int correct_run(const struct verb *verb, int argc, char **argv)
{
	struct verb_place place = { .article = -1 };
	const GOptionEntry entries[] = {
		{ "quote", 'q', 0, G_OPTION_ARG_STRING, &place.quote,
		  "words that stand where the correction is made", "TEXT" },
		VERB_ARTICLE_OPTION(&place.article),
		VERB_SIDECAR_OPTION(&place.sidecar),
		{ 0 },
	};
	return verb_at_place(verb, entries, argc, argv, &place, "the words at the place",
	                     correct_file, &place);
}

const struct verb verb_correct = {
	.name = "correct",
	.group = "Annotate",
	.arguments = "FILE CORRECTION",
	.summary =
	        "Correct how a file is read: join, split, move, retype, mend; undo takes it back",
	.example = "zhupi correct page.txt fix 今年 --quote 令年",
	.run = correct_run,
};
