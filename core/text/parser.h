/* The parsers, one a format: each reads a stretch of the source and says its
 * lines to a line writer. Only parse.c chooses among them; parsers of formats
 * that hold others (a post holds Markdown, Markdown holds HTML) call each other. */
#ifndef ZHUPI_TEXT_PARSER_H
#define ZHUPI_TEXT_PARSER_H

#include "core/text/line-writer.h"
#include "core/text/parse-html.h"

void text_parse(struct line_writer *writer, struct span at);
void markdown_parse(struct line_writer *writer, struct span at);
void post_parse(struct line_writer *writer, struct span at);
void json_parse(struct line_writer *writer, struct span at);
void feed_parse(struct line_writer *writer, struct span at);
void csv_parse(struct line_writer *writer, struct span at);

#endif
