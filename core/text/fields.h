/* Fields: what an article is called, who wrote it, whence and when. */
#ifndef ZHUPI_TEXT_FIELDS_H
#define ZHUPI_TEXT_FIELDS_H

#include "core/text/page.h"

struct fields {
	struct article article; /* its strings, not yet its blocks */
	GArray *names;          /* const char *: the byline so far */
	struct piece *title;    /* the heading that is it */
	bool body;              /* text was met */
	bool comment;           /* its byline or subtitle says so */
};

/* Takes the fields of the article that pieces [first, end) make, and gives
 * those pieces their type. */
void fields_take(struct page *page, size_t first, size_t end, struct fields *fields);

#endif
