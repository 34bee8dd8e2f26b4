/* `zhupi extract`: a document's articles, or how they were read, for other
 * programs. */
#include <stdio.h>
#include <string.h>

#include "core/base/error.h"
#include "core/base/safe.h"
#include "core/flow/extract-audit.h"
#include "core/flow/extract-json.h"
#include "core/flow/extract-reading.h"
#include "core/flow/said.h"
#include "core/know/why.h"
#include "tui/verb-annotator.h"

typedef bool document_writer(const struct document *document, FILE *out, GError **error);

static const struct extract_format {
	const char *name;
	document_writer *write;
} formats[] = {
	{ "jsonl", extract_json_write }, /* the first is the default */
	{ "reading", extract_reading_write },
};

struct extract_options {
	document_writer *write;
	gboolean explain, audit, as_written;
	enum extent extent;
	uint32_t repairs_off;
	GArray *without;     /* struct correction: single repairs that are off */
	const char *sidecar; /* NULL: the one beside the file */
};

static document_writer *writer_named(const char *name, GError **error)
{
	for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
		if (!strcmp(formats[i].name, name))
			return formats[i].write;
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_USAGE,
	            "no format “%s” to extract to; there are jsonl and reading", name);
	return NULL;
}

static bool no_repair(const char *name, GError **error)
{
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_USAGE,
	            "no repair “%s” to do without; extract shows their names in "
	            "\"repairs\", and with --explain where each was made",
	            name);
	return false;
}

/* The repairs named in names: a kind is a bit of repairs_off, a single one,
 * unwrap@1204, a correction. */
static bool read_repairs(char **names, struct extract_options *options, GError **error)
{
	for (; names && *names; names++) {
		size_t len = strcspn(*names, "@");
		g_autofree char *name = g_strndup(*names, len);
		enum repair_kind kind = repair_named(name);
		guint64 byte = 0;
		if (kind == REPAIR_KIND_COUNT ||
		    ((*names)[len] &&
		     !g_ascii_string_to_unsigned(*names + len + 1, 10, 0, G_MAXINT64, &byte, NULL)))
			return no_repair(*names, error);
		const struct correction without = {
			.kind = CORRECTION_WITHOUT_HERE,
			.raw = { byte, byte },
			.repair = kind,
		};
		if ((*names)[len])
			g_array_append_val(options->without, without);
		else
			options->repairs_off |= 1u << kind;
	}
	return true;
}

/* "usual" or "all". */
static bool read_extent(const char *name, enum extent *extent, GError **error)
{
	if (name && strcmp(name, "all") == 0)
		*extent = EXTENT_ALL;
	else if (name && strcmp(name, "usual") != 0)
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_USAGE,
		            "no mentions “%s” to extract; there are usual and all", name);
	return !*error;
}

static bool audit_passes(const struct document *document, GError **error)
{
	size_t lost = extract_audit_write(document, stdout);
	if (lost)
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_FAILED,
		            "%s: %zu bytes have no place in what was read; please report the file",
		            document->source->path, lost);
	return !lost;
}

static void explain_line(const char *line)
{
	safe_write(stdout, slice_of(line));
	putchar('\n');
}

/* A mention with its rule, and the rows of the lexicon below it. */
static void explain_mention(struct inquiry *inquiry, const struct article *article,
                            const struct mention *mention)
{
	struct slice words = slice_sub(article->blocks[mention->block].text, mention->span);
	g_auto(GStrv) why = inquiry_why(inquiry, mention);
	g_autofree char *first =
	        g_strdup_printf("mention    %s “%.*s”: %s", mention_type_name(mention->type),
	                        (int)words.len, words.data, why[0]);
	explain_line(first);
	for (char **row = why + 1; *row; row++) {
		g_autofree char *line = g_strdup_printf("           %s", *row);
		explain_line(line);
	}
}

static bool explain_mentions(const struct document *document, const struct knowledge *knowledge)
{
	for (size_t a = 0; a < document->reading->n_articles; a++) {
		const struct article *article = &document->reading->articles[a];
		struct inquiry *inquiry = knowledge_inquire(knowledge, article);
		for (size_t i = 0; i < document->mentions[a].n; i++)
			explain_mention(inquiry, article, &document->mentions[a].items[i]);
		inquiry_free(inquiry);
	}
	return true;
}

/* A file whose mentions are being extracted. */
struct extracting {
	const struct extract_options *options;
	const struct knowledge *knowledge;
};

static bool write_part(struct document *part, void *context, GError **error)
{
	const struct extracting *extracting = context;
	if (extracting->options->explain)
		return explain_mentions(part, extracting->knowledge);
	return extracting->options->write(part, stdout, error);
}

static bool extract_parts(const char *path, struct annotator *annotator,
                          const struct reading_options *reading,
                          const struct extracting *extracting, GError **error)
{
	struct said said;
	bool done = said_take(&said, annotator, path, reading, error) &&
	            said_each(&said, path, extracting->knowledge, extracting->options->extent,
	                      write_part, (void *)extracting, error);
	said_clear(&said);
	return done;
}

/* What is in no field is told of the whole file. */
static bool audit_file(const char *path, struct annotator *annotator,
                       const struct reading_options *reading, GError **error)
{
	struct document *document = said_open(annotator, path, NULL, reading, error);
	bool passes = document && audit_passes(document, error);
	document_free(document);
	return passes;
}

/* With the corrections that its sidecar holds. A sidecar that cannot be used is told of,
 * and the file read as it is. */
static bool extract_file(const char *path, const struct extract_options *options,
                         const struct knowledge *knowledge, GError **error)
{
	const struct reading_options reading = {
		.explain = options->explain ? stdout : NULL,
		.repairs_off = options->repairs_off,
		.corrections = (const struct correction *)(void *)options->without->data,
		.n_corrections = options->without->len,
	};
	struct extracting extracting = { options, knowledge };
	struct annotator *annotator = NULL;
	GError *failure = NULL;
	if (!options->as_written)
		annotator = annotator_new(path, options->sidecar, &failure);
	if (failure)
		verb_fail(failure);
	bool done = options->audit ? audit_file(path, annotator, &reading, error)
	                           : extract_parts(path, annotator, &reading, &extracting, error);
	annotator_free(annotator);
	return done;
}

/* Every file is tried; the first failure decides the exit code. */
static int extract_files(char **paths, const struct extract_options *options)
{
	GError *error = NULL;
	struct knowledge *knowledge = verb_knowledge(&error);
	if (!knowledge)
		return verb_fail(error);
	int status = 0;
	if (options->extent == EXTENT_ALL)
		verb_complain_of_lists(knowledge);
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
	g_autoptr(GArray) singles = g_array_new(FALSE, FALSE, sizeof(struct correction));
	struct extract_options options = { .write = formats[0].write, .without = singles };
	g_autofree char *format = NULL, *mentions = NULL, *sidecar = NULL;
	g_auto(GStrv) without = NULL, paths = NULL;
	const GOptionEntry entries[] = {
		{ "format", 'f', 0, G_OPTION_ARG_STRING, &format,
		  "what to print: jsonl, for programs; reading, a block a line", "FORMAT" },
		{ "mentions", 0, 0, G_OPTION_ARG_STRING, &mentions,
		  "usual, or all: with places, organisations, works, dates, meetings, pronouns and "
		  "your own lists",
		  "WHICH" },
		{ "explain", 0, 0, G_OPTION_ARG_NONE, &options.explain,
		  "print how the file was read instead: lines, pieces, scores, repairs, and why "
		  "each mention is one",
		  NULL },
		{ "audit", 0, 0, G_OPTION_ARG_NONE, &options.audit,
		  "print the bytes that are in no field instead, and why; exit 1 if one was lost",
		  NULL },
		{ "without", 0, 0, G_OPTION_ARG_STRING_ARRAY, &without,
		  "do without a kind of repair (unwrap, unspace, reorder …), or, as unwrap@BYTE, "
		  "without a single one",
		  "REPAIR" },
		{ "as-written", 0, 0, G_OPTION_ARG_NONE, &options.as_written,
		  "leave out the corrections that the sidecar holds", NULL },
		{ "sidecar", 0, 0, G_OPTION_ARG_FILENAME, &sidecar,
		  "take corrections from this sidecar", "PATH" },
		{ 0 },
	};
	GError *error = NULL;
	int status = 0;
	if (!verb_parse(verb, entries, argc, argv, &paths, &status))
		return status;
	options.sidecar = sidecar;
	if (format)
		options.write = writer_named(format, &error);
	if (!error && !paths[0])
		g_set_error(&error, ZHUPI_ERROR, ZHUPI_ERROR_USAGE,
		            "extract needs a file; see 'zhupi extract --help'");
	else if (!error && read_extent(mentions, &options.extent, &error))
		read_repairs(without, &options, &error);
	return error ? verb_fail(error) : extract_files(paths, &options);
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
