/* What parsing makes of a text, as text: for the tests of parsers. */
#ifndef ZHUPI_TESTS_TEXT_PARSED_H
#define ZHUPI_TESTS_TEXT_PARSED_H

#include "core/text/parse.h"

/* content, read as a file called name, gives these lines, one each: kind (t
 * text, b blank, h heading, i item, c caption, | cell, r rule, l links, = record)
 * and level, s where strong, a full stop where closed, a bar, then the text.
 * Metadata comes first: @title, @date, @author, @source, the line, the value. */
void assert_parsed(const char *name, const char *content, const char *expected);

/* The format that a file called name with this content is taken for. */
void assert_format(const char *name, const char *content, enum source_format format);

#endif
