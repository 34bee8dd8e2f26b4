/* Chooses a source's parser by its format. */
#include "core/text/parse.h"

#include "core/text/parser.h"

typedef void parser(struct line_writer *writer, struct span at);

static parser *const parsers[FORMAT_COUNT] = {
	[FORMAT_TEXT] = text_parse,
	[FORMAT_PDFTEXT] = text_parse,
	[FORMAT_MARKDOWN] = markdown_parse,
	[FORMAT_HTML] = html_parse,
	[FORMAT_POST] = post_parse,
	[FORMAT_PDF] = text_parse, /* never: source.c refuses PDF files */
	[FORMAT_JSON] = json_parse,
	[FORMAT_CSV] = csv_parse,
	[FORMAT_FEED] = feed_parse,
};

struct parsed parse_source(const struct source *source, struct span sheet, struct arena *arena,
                           struct arena *lines)
{
	struct line_writer writer;
	line_writer_init(&writer, source, sheet, arena);
	parsers[source->format](&writer, sheet);
	return line_writer_finish(&writer, lines);
}
