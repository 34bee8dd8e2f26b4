/* `zhupi table`: the officials, metrics, quotations or other mentions of files and folders, for
 * a spreadsheet. */
#include <stdio.h>
#include <string.h>

#include "core/base/error.h"
#include "core/flow/library.h"
#include "core/flow/mention-write.h"
#include "core/flow/output.h"
#include "core/flow/said.h"
#include "tui/outfile.h"
#include "tui/verb-annotator.h"

static const struct mention_kind *kind_named(const char *name, GError **error)
{
	const struct mention_kind *kind = mention_kind_named(name);
	if (!kind)
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_USAGE,
		            "no table “%s”; there are officials, metrics, quotes, mentions", name);
	return kind;
}

static bool add_part(struct document *part, void *context, GError **error)
{
	(void)error;
	struct mention_table *table = context;
	mention_table_add(table, part->source->path, part);
	return true;
}

/* Files that cannot be read are told of and passed over. */
static void add_files(struct mention_table *table, const struct library *library,
                      struct annotator *annotator, const struct knowledge *knowledge,
                      enum extent extent)
{
	for (size_t i = 0; i < library->n_files; i++) {
		GError *error = NULL;
		struct said said;
		const char *path = library->files[i].path;
		if (!said_take(&said, annotator, path, NULL, &error) ||
		    !said_each(&said, path, knowledge, extent, add_part, table, &error))
			verb_fail(error);
		said_clear(&said);
	}
}

static bool write_rows(const struct mention_table *table, enum mention_type type,
                       const struct mention_format *format, const char *output, GError **error)
{
	g_autoptr(GPtrArray) rows = g_ptr_array_new();
	g_autoptr(GString) out = g_string_new(NULL);
	for (guint i = 0; i < table->rows->len; i++) {
		struct mention_row *row = &g_array_index(table->rows, struct mention_row, i);
		if (row->mention.type == type)
			g_ptr_array_add(rows, row);
	}
	return format->write((const struct mention_row *const *)rows->pdata, rows->len, type, out,
	                     error) &&
	       output_write(out, output, error);
}

struct table_options {
	char *format, *output, *sidecar;
};

static bool print_table(char **words, const struct table_options *options, GError **error)
{
	const char *const *paths = (const char *const *)words + 1;
	const struct mention_kind *kind = kind_named(words[0], error);
	const struct mention_format *format =
	        kind ? mention_format_named(options->format ? options->format : "csv", error)
	             : NULL;
	struct knowledge *knowledge = format ? verb_knowledge(error) : NULL;
	struct library *library = knowledge ? library_walk(paths, error) : NULL;
	struct annotator *annotator =
	        library ? verb_annotator(words[1], options->sidecar, error) : NULL;
	enum extent extent = kind && kind->type == MENTION_ENTITY ? EXTENT_ALL : EXTENT_USUAL;
	bool done = annotator && outfile_spares(options->output, paths, annotator, error);
	if (extent == EXTENT_ALL && knowledge)
		verb_complain_of_lists(knowledge);
	if (done) {
		struct mention_table *table = mention_table_new();
		add_files(table, library, annotator, knowledge, extent);
		done = write_rows(table, kind->type, format, options->output, error);
		mention_table_free(table);
	}
	annotator_free(annotator);
	library_free(library);
	knowledge_free(knowledge);
	return done;
}

static int table_run(const struct verb *verb, int argc, char **argv)
{
	struct table_options options = { 0 };
	const GOptionEntry entries[] = {
		{ "format", 'f', 0, G_OPTION_ARG_STRING, &options.format,
		  "csv (usual), jsonl or xlsx", "FORMAT" },
		{ "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
		  "write to FILE, at once or not at all (standard output)", "FILE" },
		VERB_SIDECAR_OPTION(&options.sidecar),
		{ 0 },
	};
	g_auto(GStrv) words = NULL;
	GError *error = NULL;
	int status = 0;
	if (verb_parse(verb, entries, argc, argv, &words, &status) &&
	    verb_takes(verb, words, 2, 0, &status))
		status = print_table(words, &options, &error) ? 0 : verb_fail(error);
	g_free(options.format);
	g_free(options.output);
	g_free(options.sidecar);
	return status;
}

const struct verb verb_table = {
	.name = "table",
	.group = "Read",
	.arguments = "officials|metrics|quotes|mentions PATH…",
	.summary = "Print the officials, metrics, quotations or other mentions of files as a table",
	.example = "zhupi table metrics --format=xlsx --output targets.xlsx reports/",
	.run = table_run,
};
