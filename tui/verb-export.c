/* `zhupi export` and `zhupi annotations`: the quotations that were marked, to
 * take away or to look at; they differ in their usual format. */
#include <stdio.h>

#include "core/base/error.h"
#include "core/flow/export.h"
#include "tui/outfile.h"
#include "tui/verb-annotator.h"

struct export_options {
	char *format, *output, *sidecar;
	char **tags;
};

static bool gather(struct quotations *quotations, const char *path,
                   const struct export_options *options, GError **error)
{
	const char *const paths[] = { path, NULL };
	struct annotator *annotator = verb_annotator(path, options->sidecar, error);
	bool done = annotator && outfile_spares(options->output, paths, annotator, error) &&
	            quotations_gather(quotations, annotator, path,
	                              (const char *const *)options->tags, error);
	annotator_free(annotator);
	return done;
}

static int export_paths(char **paths, const struct export_format *format,
                        const struct export_options *options)
{
	GError *error = NULL;
	struct quotations *quotations = quotations_new();
	for (char **tag = options->tags; tag && *tag; tag++)
		verb_take_text(tag);
	bool done = true;
	for (char **path = paths; *path && done; path++)
		done = gather(quotations, *path, options, &error);
	if (done && quotations_are_none(quotations, format))
		fprintf(stderr, "zhupi: %s: no annotations%s\n", paths[0],
		        options->tags ? " with that tag" : " yet");
	done = done && export_write(quotations, format, options->output, &error);
	quotations_free(quotations);
	return done ? 0 : verb_fail(error);
}

static int run(const struct verb *verb, int argc, char **argv, const char *usual)
{
	struct export_options options = { 0 };
	g_autofree char *formats = g_strdup_printf("markdown, csv, jsonl or list (%s)", usual);
	const GOptionEntry entries[] = {
		{ "format", 'f', 0, G_OPTION_ARG_STRING, &options.format, formats, "FORMAT" },
		{ "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
		  "write to FILE, at once or not at all (standard output)", "FILE" },
		{ "tag", 't', 0, G_OPTION_ARG_FILENAME_ARRAY, &options.tags,
		  "only what has that tag or one below it; may be given several times", "TAG" },
		VERB_SIDECAR_OPTION(&options.sidecar),
		{ 0 },
	};
	g_auto(GStrv) paths = NULL;
	int status = 0;
	if (verb_parse(verb, entries, argc, argv, &paths, &status) &&
	    verb_takes(verb, paths, 1, 0, &status)) {
		GError *error = NULL;
		const struct export_format *format =
		        export_format_named(options.format ? options.format : usual, &error);
		status = format ? export_paths(paths, format, &options) : verb_fail(error);
	}
	g_free(options.format);
	g_free(options.output);
	g_free(options.sidecar);
	g_strfreev(options.tags);
	return status;
}

static int export_run(const struct verb *verb, int argc, char **argv)
{
	return run(verb, argc, argv, "markdown");
}

static int annotations_run(const struct verb *verb, int argc, char **argv)
{
	return run(verb, argc, argv, "list");
}

const struct verb verb_export = {
	.name = "export",
	.group = "Annotate",
	.arguments = "PATH…",
	.summary = "Print the quotations that were marked, for other programs",
	.example = "zhupi export --format=csv --tag 民生 --output quotations.csv corpus",
	.run = export_run,
};

const struct verb verb_annotations = {
	.name = "annotations",
	.group = "Annotate",
	.arguments = "PATH…",
	.summary = "List the annotations of files and folders, lost ones too",
	.example = "zhupi annotations corpus",
	.run = annotations_run,
};
