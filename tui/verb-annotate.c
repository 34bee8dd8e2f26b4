/* `zhupi annotate`: marks a quotation, with tags and a note, as the keys do. */
#include <stdio.h>

#include "core/base/error.h"
#include "core/flow/corrector.h"
#include "core/flow/quote-find.h"
#include "tui/verb-annotator.h"

struct annotate_options {
	char *quote, *note, *sidecar;
	char **tags;
	int article; /* -1: any */
};

static bool annotate(struct annotator *annotator, const struct document *document,
                     const struct annotate_options *options, GError **error)
{
	size_t only = options->article < 0 ? SIZE_MAX : (size_t)options->article, article;
	struct text_range range;
	int64_t id;
	if (!quote_find(document, only, options->quote, &article, &range, error) ||
	    !annotator_add(annotator, document, article, range, (const char *const *)options->tags,
	                   options->note, &id, error))
		return false;
	printf("%" G_GINT64_FORMAT "\n", id);
	return true;
}

static int annotate_file(const char *path, const struct annotate_options *options)
{
	GError *error = NULL;
	struct knowledge *knowledge = verb_knowledge(&error); /* for who says it */
	struct annotator *annotator =
	        knowledge ? verb_annotator(path, options->sidecar, &error) : NULL;
	struct document *document =
	        annotator ? corrector_open(annotator, path, knowledge, NULL, &error) : NULL;
	bool done = document && annotate(annotator, document, options, &error);
	document_free(document);
	annotator_free(annotator);
	knowledge_free(knowledge);
	return done ? 0 : verb_fail(error);
}

static void take_texts(struct annotate_options *options)
{
	verb_take_text(&options->quote);
	verb_take_text(&options->note);
	for (char **tag = options->tags; tag && *tag; tag++)
		verb_take_text(tag);
}

static int annotate_run(const struct verb *verb, int argc, char **argv)
{
	struct annotate_options options = { .article = -1 };
	/* words are taken as bytes: GLib would refuse Chinese where the locale is C */
	const GOptionEntry entries[] = {
		{ "quote", 'q', 0, G_OPTION_ARG_FILENAME, &options.quote,
		  "the words to mark, as they stand in the text", "TEXT" },
		{ "article", 'a', 0, G_OPTION_ARG_INT, &options.article,
		  "look in that article only, counted from 0 as extract does", "N" },
		{ "tag", 't', 0, G_OPTION_ARG_FILENAME_ARRAY, &options.tags,
		  "tag it; may be given several times", "TAG" },
		{ "note", 'n', 0, G_OPTION_ARG_FILENAME, &options.note, "write a note beside it",
		  "TEXT" },
		VERB_SIDECAR_OPTION(&options.sidecar),
		{ 0 },
	};
	g_auto(GStrv) paths = NULL;
	int status = 0;
	if (verb_parse(verb, entries, argc, argv, &paths, &status) &&
	    verb_takes(verb, paths, 1, 1, &status)) {
		take_texts(&options);
		if (options.quote) {
			status = annotate_file(paths[0], &options);
		} else {
			fprintf(stderr, "zhupi: annotate needs the words to mark: --quote TEXT\n");
			status = ZHUPI_ERROR_USAGE;
		}
	}
	g_free(options.quote);
	g_free(options.note);
	g_free(options.sidecar);
	g_strfreev(options.tags);
	return status;
}

const struct verb verb_annotate = {
	.name = "annotate",
	.group = "Annotate",
	.arguments = "FILE",
	.summary = "Mark a quotation, with tags and a note, and print its number",
	.example = "zhupi annotate report.txt --quote 便民生活圈 --tag 民生 --note 见第2页",
	.run = annotate_run,
};
