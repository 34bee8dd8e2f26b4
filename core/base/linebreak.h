/* Where a line of text may end: UAX #14 through libunibreak, and the rules of
 * Chinese typesetting for what may not begin or end a line. Finds places;
 * fills no lines. */
#ifndef ZHUPI_BASE_LINEBREAK_H
#define ZHUPI_BASE_LINEBREAK_H

#include "core/base/span.h"

enum linebreak {
	LINEBREAK_NONE,
	LINEBREAK_ALLOWED,
	LINEBREAK_FORCED, /* after a line end in the text */
};

/* Walks one text from its beginning, in memory that does not grow with it. */
struct linebreaker;

/* text is borrowed, valid UTF-8 or not. The caller frees. */
struct linebreaker *linebreaker_new(struct slice text);
void linebreaker_free(struct linebreaker *breaker);

/* What stands between the code points before and at off, 0 < off < text.len,
 * a border of code points. Asked with growing off it takes linear time; asking
 * back begins anew. */
enum linebreak linebreaker_at(struct linebreaker *breaker, size_t off);

#endif
