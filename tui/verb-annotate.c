/* `zhupi annotate`: marks a quotation, or changes an annotation that is there,
 * as the keys do. */
#include <stdio.h>

#include "core/base/error.h"
#include "core/flow/quote-find.h"
#include "core/flow/said.h"
#include "tui/verb-annotator.h"

struct annotate_options {
	char *quote, *note, *sidecar;
	char **tags, **untags;
	int article;     /* -1: any */
	gint64 id;       /* of an annotation that is there; 0: a new one */
	gboolean remove; /* take the annotation away */
};

/* Where the words to mark are. */
struct found {
	size_t article;
	struct text_range range;
};

static bool find(const struct document *document, const struct annotate_options *options,
                 struct found *found, GError **error)
{
	size_t only = options->article < 0 ? SIZE_MAX : (size_t)options->article;
	return quote_find(document, only, options->quote, &found->article, &found->range, error);
}

static bool add(struct annotator *annotator, const struct document *document,
                const struct annotate_options *options, GError **error)
{
	struct found found;
	int64_t id;
	if (!find(document, options, &found, error) ||
	    !annotator_add(annotator, document, found.article, found.range,
	                   (const char *const *)options->tags, options->note, &id, error))
		return false;
	printf("%" G_GINT64_FORMAT "\n", id);
	return true;
}

static bool move(struct annotator *annotator, const struct document *document,
                 const struct annotate_options *options, GError **error)
{
	struct found found;
	return find(document, options, &found, error) &&
	       annotator_set_range(annotator, options->id, document, found.article, found.range,
	                           error);
}

/* Each change is an action of its own, as each key press is. */
static bool change(struct annotator *annotator, const struct annotate_options *options,
                   GError **error)
{
	bool done = true;
	for (char **tag = options->tags; done && tag && *tag; tag++)
		done = annotator_tag(annotator, options->id, *tag, error);
	for (char **tag = options->untags; done && tag && *tag; tag++)
		done = annotator_untag(annotator, options->id, *tag, error);
	if (done && options->note)
		done = annotator_set_note(annotator, options->id, options->note, error);
	if (done && options->remove)
		done = annotator_delete(annotator, options->id, error);
	return done;
}

/* What has to do with the words needs the document, read with what is known
 * of speakers. */
static bool mark(struct annotator *annotator, const char *path,
                 const struct annotate_options *options, GError **error)
{
	struct knowledge *knowledge = verb_knowledge(error);
	struct document *document =
	        knowledge ? said_open(annotator, path, knowledge, NULL, error) : NULL;
	bool done = document && (options->id ? move(annotator, document, options, error)
	                                     : add(annotator, document, options, error));
	document_free(document);
	knowledge_free(knowledge);
	return done;
}

static int annotate(const char *path, const struct annotate_options *options)
{
	GError *error = NULL;
	struct annotator *annotator = verb_annotator(path, options->sidecar, &error);
	bool done = annotator && (!options->quote || mark(annotator, path, options, &error)) &&
	            (!options->id || change(annotator, options, &error));
	annotator_free(annotator);
	return done ? 0 : verb_fail(error);
}

/* Words are taken from the command line as bytes: GLib would refuse Chinese
 * where the locale is C. */
static void take_texts(struct annotate_options *options)
{
	verb_take_text(&options->quote);
	verb_take_text(&options->note);
	for (char **tag = options->tags; tag && *tag; tag++)
		verb_take_text(tag);
	for (char **tag = options->untags; tag && *tag; tag++)
		verb_take_text(tag);
}

static bool parse(const struct verb *verb, int argc, char **argv, struct annotate_options *options,
                  char ***paths, int *status)
{
	const GOptionEntry entries[] = {
		{ "quote", 'q', 0, G_OPTION_ARG_FILENAME, &options->quote,
		  "the words to mark, as they stand in the text", "TEXT" },
		VERB_ARTICLE_OPTION(&options->article),
		{ "tag", 't', 0, G_OPTION_ARG_FILENAME_ARRAY, &options->tags,
		  "tag it; may be given several times", "TAG" },
		{ "note", 'n', 0, G_OPTION_ARG_FILENAME, &options->note,
		  "write a note beside it; an empty one takes the note away", "TEXT" },
		{ "id", 'i', 0, G_OPTION_ARG_INT64, &options->id,
		  "change the annotation of that number; with --quote, what it marks", "NUMBER" },
		{ "untag", 'u', 0, G_OPTION_ARG_FILENAME_ARRAY, &options->untags,
		  "with --id: take a tag away; may be given several times", "TAG" },
		{ "delete", 0, 0, G_OPTION_ARG_NONE, &options->remove,
		  "with --id: take the annotation away", NULL },
		VERB_SIDECAR_OPTION(&options->sidecar),
		{ 0 },
	};
	return verb_parse(verb, entries, argc, argv, paths, status) &&
	       verb_takes(verb, *paths, 1, 1, status);
}

/* What is asked for, where it makes no sense; else NULL. */
static const char *why_not(const struct annotate_options *options)
{
	bool by_id = options->id != 0;
	if (!options->quote && !by_id)
		return "needs the words to mark (--quote TEXT), or a number (--id NUMBER)";
	if (!by_id && (options->untags || options->remove))
		return "changes an annotation by its number only: --id NUMBER";
	return NULL;
}

static int annotate_run(const struct verb *verb, int argc, char **argv)
{
	struct annotate_options options = { .article = -1 };
	g_auto(GStrv) paths = NULL;
	int status = 0;
	if (parse(verb, argc, argv, &options, &paths, &status)) {
		take_texts(&options);
		const char *wrong = why_not(&options);
		if (wrong)
			fprintf(stderr, "zhupi: annotate %s\n", wrong);
		status = wrong ? ZHUPI_ERROR_USAGE : annotate(paths[0], &options);
	}
	g_free(options.quote);
	g_free(options.note);
	g_free(options.sidecar);
	g_strfreev(options.tags);
	g_strfreev(options.untags);
	return status;
}

const struct verb verb_annotate = {
	.name = "annotate",
	.group = "Annotate",
	.arguments = "FILE",
	.summary = "Mark a quotation, with tags and a note, or change an annotation",
	.example = "zhupi annotate report.txt --quote 便民生活圈 --tag 民生 --note 见第2页",
	.run = annotate_run,
};
