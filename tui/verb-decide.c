/* `zhupi decide`: says of persons, figures and quotations what the keys say. */
#include <stdio.h>

#include "core/base/error.h"
#include "core/flow/corrector.h"
#include "core/flow/decision-word.h"
#include "core/flow/quote-find.h"
#include "tui/verb-annotator.h"

struct decide_options {
	char *quote, *sidecar;
	gboolean everywhere;
	int article; /* -1: any */
};

static bool decide(struct annotator *annotator, struct decision_site *site, const char *line,
                   const struct decide_options *options, GError **error)
{
	size_t only = options->article < 0 ? SIZE_MAX : (size_t)options->article;
	const struct document *document = site->document;
	struct decision_done done = { 0 };
	const char *rest;
	bool everywhere;
	const struct decision_word *word = decision_word_find(line, &everywhere, &rest);
	if (!word || decision_word_asks(word, rest)) {
		g_autofree char *list = decision_word_list();
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_USAGE,
		            "no decision “%s”; there are: %s", line, list);
		return false;
	}
	if (!quote_find(document, only, options->quote, &site->article, &site->range, error))
		return false;
	site->at = site->range.start;
	site->mentions = &document->mentions[site->article];
	bool kept = decision_word_keep(annotator, site, word, rest,
	                               everywhere || options->everywhere, &done, error);
	g_free(done.told);
	if (!kept && error && g_error_matches(*error, ZHUPI_ERROR, ZHUPI_ERROR_FAILED))
		g_prefix_error(error, "%s: cannot decide %s: ", document->source->path, line);
	return kept;
}

static int decide_file(const char *path, const char *line, const struct decide_options *options)
{
	GError *error = NULL;
	struct annotator *annotator = verb_annotator(path, options->sidecar, &error);
	struct knowledge *knowledge = annotator ? verb_knowledge(&error) : NULL;
	struct document *document =
	        knowledge ? corrector_open(annotator, path, knowledge, NULL, &error) : NULL;
	struct decision_site site = { .document = document,
		                      .selected = true,
		                      .knowledge = knowledge };
	bool done = document && decide(annotator, &site, line, options, &error);
	document_free(document);
	knowledge_free(knowledge);
	annotator_free(annotator);
	return done ? 0 : verb_fail(error);
}

static int decide_run(const struct verb *verb, int argc, char **argv)
{
	struct decide_options options = { .article = -1 };
	const GOptionEntry entries[] = {
		{ "quote", 'q', 0, G_OPTION_ARG_STRING, &options.quote,
		  "the words that it is about", "TEXT" },
		{ "everywhere", 'e', 0, G_OPTION_ARG_NONE, &options.everywhere,
		  "wherever the same words stand, in any file", NULL },
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
			status = decide_file(words[0], line, &options);
		} else {
			fprintf(stderr, "zhupi: decide needs the words: --quote TEXT\n");
			status = ZHUPI_ERROR_USAGE;
		}
	}
	g_free(options.quote);
	g_free(options.sidecar);
	return status;
}

const struct verb verb_decide = {
	.name = "decide",
	.group = "Annotate",
	.arguments = "FILE DECISION",
	.summary =
	        "Say what words are: not (a mention), person, value, speaker; undo takes it back",
	.example = "zhupi decide page.txt not --quote 高质量 --everywhere",
	.run = decide_run,
};
