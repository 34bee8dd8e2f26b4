/* Wrapping: a text cut into lines of so many columns, by the rules of
 * linebreak.h and in the clusters of safe.h. For notes, messages and the
 * blocks of an article alike; where the lines stand on a screen is not its
 * business. */
#ifndef ZHUPI_BASE_WRAP_H
#define ZHUPI_BASE_WRAP_H

#include "core/base/safe.h"

struct wrapped {
	struct span span; /* off in the text; the lines cover it all */
	size_t shown;     /* off behind the last character to show: blanks and line ends behind it
	                     are not shown */
	unsigned columns; /* of what is shown */
};

/* Walks one text; takes linear time, and memory for one line. */
struct wrap;

/* text is borrowed. The caller frees. */
struct wrap *wrap_new(struct slice text, enum ambiguous ambiguous);
void wrap_free(struct wrap *wrap);

/* The next line, of at most room columns, or of one cluster that is wider;
 * false at the end of the text. */
bool wrap_next(struct wrap *wrap, unsigned room, struct wrapped *line);

#endif
