/* HTML to lines: a lenient tokenizer that never loses a byte. Not a tree: what
 * a reader needs of the markup is where blocks begin and end. */
#ifndef ZHUPI_TEXT_PARSE_HTML_H
#define ZHUPI_TEXT_PARSE_HTML_H

#include "core/text/escape.h"
#include "core/text/line-writer.h"

/* Writes the lines of the HTML in source->text at (a whole page, or a stretch
 * of it embedded in Markdown). Unclosed elements end with the stretch. */
void html_parse(struct line_writer *writer, struct span at);

/* The same for HTML that is a value in another file, and escaped there. */
void html_parse_escaped(struct line_writer *writer, struct span at, enum escape escape);

#endif
