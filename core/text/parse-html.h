/* HTML to lines: a lenient tokenizer that never loses a byte. Not a tree: what
 * a reader needs of the markup is where blocks begin and end. */
#ifndef ZHUPI_TEXT_PARSE_HTML_H
#define ZHUPI_TEXT_PARSE_HTML_H

#include "core/text/line-writer.h"

/* Writes the lines of the HTML in source->text at (a whole page, or a stretch
 * of it embedded in Markdown). Unclosed elements end with the stretch. */
void html_parse(struct line_writer *writer, struct span at);

#endif
