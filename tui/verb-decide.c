/* `zhupi decide`: says of persons, figures and quotations what the keys say. */
#include "core/base/error.h"
#include "core/flow/decision-word.h"
#include "core/flow/quote-find.h"
#include "core/flow/said.h"
#include "tui/verb-annotator.h"

struct decide_options {
	struct verb_place place;
	gboolean everywhere;
};

static bool decide(struct annotator *annotator, struct decision_site *site, const char *line,
                   const struct decide_options *options, GError **error)
{
	size_t only = options->place.article < 0 ? SIZE_MAX : (size_t)options->place.article;
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
	if (!quote_find(document, only, options->place.quote, &site->article, &site->range, error))
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

static int decide_file(const char *path, const char *line, const void *user)
{
	const struct decide_options *options = user;
	GError *error = NULL;
	struct annotator *annotator = verb_annotator(path, options->place.sidecar, &error);
	struct knowledge *knowledge = annotator ? verb_knowledge(&error) : NULL;
	struct document *document =
	        knowledge ? said_open(annotator, path, knowledge, NULL, &error) : NULL;
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
	struct decide_options options = { .place.article = -1 };
	const GOptionEntry entries[] = {
		{ "quote", 'q', 0, G_OPTION_ARG_STRING, &options.place.quote,
		  "the words that it is about", "TEXT" },
		{ "everywhere", 'e', 0, G_OPTION_ARG_NONE, &options.everywhere,
		  "wherever the same words stand, in any file", NULL },
		VERB_ARTICLE_OPTION(&options.place.article),
		VERB_SIDECAR_OPTION(&options.place.sidecar),
		{ 0 },
	};
	return verb_at_place(verb, entries, argc, argv, &options.place, "the words", decide_file,
	                     &options);
}

const struct verb verb_decide = {
	.name = "decide",
	.group = "Annotate",
	.arguments = "FILE DECISION",
	.summary =
	        "Say what words are: not (a mention), person, value, speaker; undo takes it back",
	.example = "zhupi decide page.txt person 云岭省省长 --quote 高明",
	.run = decide_run,
};
