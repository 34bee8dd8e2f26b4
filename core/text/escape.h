/* How values are written inside the files that wrap them, and what an escape
 * stands for. */
#ifndef ZHUPI_TEXT_ESCAPE_H
#define ZHUPI_TEXT_ESCAPE_H

#include "core/base/span.h"

enum escape {
	ESCAPE_NONE,
	ESCAPE_JSON, /* \n, \", \u4e91 */
	ESCAPE_CSV,  /* "" */
	ESCAPE_XML   /* &lt;, &#20113; */
};

/* What an escape stands for: one character. */
struct escaped {
	char utf8[4];
	size_t len;
};

/* The byte that escapes begin with; NUL where there are none. */
char escape_first(enum escape escape);

/* Length of the escape at the start of text, 0 where there is none. */
size_t escape_read(enum escape escape, struct slice text, struct escaped *escaped);

#endif
