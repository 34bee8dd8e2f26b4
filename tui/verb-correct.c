/* `zhupi correct`: corrects how a file is read, as the keys do. */
#include <stdio.h>

#include "core/base/error.h"
#include "core/flow/correction-word.h"
#include "core/flow/corrector.h"
#include "core/flow/quote-find.h"
#include "tui/verb-annotator.h"

struct correct_options {
	char *quote, *sidecar;
	int article; /* -1: any */
};

static bool correct(struct annotator *annotator, const struct document *document, const char *line,
                    const struct correct_options *options, GError **error)
{
	size_t only = options->article < 0 ? SIZE_MAX : (size_t)options->article;
	struct correction_site site = { .document = document };
	const char *rest;
	const struct correction_word *word = correction_word_find(line, &rest);
	if (!word) {
		g_autofree char *list = correction_word_list();
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_USAGE,
		            "no correction “%s”; there are: %s", line, list);
		return false;
	}
	if (!quote_find(document, only, options->quote, &site.article, &site.range, error))
		return false;
	if (correction_word_keep(annotator, &site, word, rest, error))
		return true;
	if (error && g_error_matches(*error, ZHUPI_ERROR, ZHUPI_ERROR_FAILED))
		g_prefix_error(error, "%s: cannot %s: ", document->source->path, line);
	return false;
}

static int correct_file(const char *path, const char *line, const struct correct_options *options)
{
	GError *error = NULL;
	struct annotator *annotator = verb_annotator(path, options->sidecar, &error);
	struct document *document =
	        annotator ? corrector_open(annotator, path, NULL, NULL, &error) : NULL;
	bool done = document && correct(annotator, document, line, options, &error);
	document_free(document);
	annotator_free(annotator);
	return done ? 0 : verb_fail(error);
}

static int correct_run(const struct verb *verb, int argc, char **argv)
{
	struct correct_options options = { .article = -1 };
	const GOptionEntry entries[] = {
		{ "quote", 'q', 0, G_OPTION_ARG_STRING, &options.quote,
		  "words that stand where the correction is made", "TEXT" },
		{ "article", 'a', 0, G_OPTION_ARG_INT, &options.article,
		  "look in that article only, counted from 0 as extract does", "N" },
		VERB_SIDECAR_OPTION(&options.sidecar),
		{ 0 },
	};
	g_auto(GStrv) words = NULL;
	int status = 0;
	if (verb_parse(verb, entries, argc, argv, &words, &status) &&
	    verb_takes(verb, words, 2, 3, &status)) {
		g_autofree char *line = g_strjoinv(" ", words + 1);
		if (options.quote) {
			status = correct_file(words[0], line, &options);
		} else {
			fprintf(stderr,
			        "zhupi: correct needs the words at the place: --quote TEXT\n");
			status = ZHUPI_ERROR_USAGE;
		}
	}
	g_free(options.quote);
	g_free(options.sidecar);
	return status;
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
