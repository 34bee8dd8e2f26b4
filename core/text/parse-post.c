/* A Jekyll post: YAML front matter, which becomes metadata, then Markdown. */
#include "core/text/parser.h"

void post_parse(struct line_writer *writer, struct span at)
{
	const char *text = writer->source->text.data;
	const char *close = g_strstr_len(text + at.start, (gssize)span_len(at), "\n---");
	size_t body = close ? (size_t)(close - text) + 4 : at.start;
	line_drop(writer, (struct span){ at.start, body }, "front-matter");
	markdown_parse(writer, (struct span){ body, at.end });
}
