/* `zhupi extract`: a document's articles, or what became of its bytes, for
 * other programs. */
#include <stdio.h>
#include <string.h>

#include "core/base/error.h"
#include "core/base/folders.h"
#include "core/flow/extract-json.h"
#include "tui/verb.h"

struct extract_options {
	char *format;
	gboolean explain;
};

static bool extract_file(const char *path, const struct extract_options *options,
                         const struct knowledge *knowledge, GError **error)
{
	struct reading_options reading = { .explain = options->explain ? stdout : NULL };
	struct document *document = document_open(path, knowledge, &reading, error);
	if (!document)
		return false;
	bool done = options->explain || extract_json_write(document, stdout, error);
	document_free(document);
	return done;
}

/* Every file is tried; the first failure decides the exit code. */
static int extract_files(char **paths, const struct extract_options *options)
{
	GError *error = NULL;
	g_auto(GStrv) folders = folders_of("lexicon");
	struct knowledge *knowledge = knowledge_load((const char *const *)folders, &error);
	if (!knowledge)
		return verb_fail(error);
	int status = 0;
	for (char **path = paths; *path; path++) {
		if (extract_file(*path, options, knowledge, &error))
			continue;
		int failed = verb_fail(g_steal_pointer(&error));
		status = status ? status : failed;
	}
	knowledge_free(knowledge);
	return status;
}

static int extract_run(const struct verb *verb, int argc, char **argv)
{
	g_autofree char *format = NULL;
	gboolean explain = FALSE;
	const GOptionEntry entries[] = {
		{ "format", 'f', 0, G_OPTION_ARG_STRING, &format, "what to print: jsonl",
		  "FORMAT" },
		{ "explain", 0, 0, G_OPTION_ARG_NONE, &explain,
		  "print how the file was read instead: lines, pieces, scores, repairs", NULL },
		{ 0 },
	};
	g_auto(GStrv) paths = NULL;
	int status = 0;
	if (!verb_parse(verb, entries, argc, argv, &paths, &status))
		return status;
	if (format && strcmp(format, "jsonl") != 0) {
		fprintf(stderr, "zhupi: no format “%s” to extract to; there is jsonl\n", format);
		return ZHUPI_ERROR_USAGE;
	}
	if (!paths[0]) {
		fprintf(stderr, "zhupi: extract needs a file; see 'zhupi extract --help'\n");
		return ZHUPI_ERROR_USAGE;
	}
	return extract_files(paths, &(struct extract_options){ format, explain });
}

const struct verb verb_extract = {
	.name = "extract",
	.group = "Read",
	.arguments = "FILE…",
	.summary =
	        "Print a document's articles, with persons, metrics and quotations, as JSON lines",
	.example = "zhupi extract --format=jsonl report.txt | jq -r .title",
	.run = extract_run,
};
