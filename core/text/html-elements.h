/* The elements of HTML by their use: what each means for the lines of a page.
 * Others are inline, and mean nothing. */
#ifndef ZHUPI_TEXT_HTML_ELEMENTS_H
#define ZHUPI_TEXT_HTML_ELEMENTS_H

#include "core/base/span.h"
#include "core/text/parse.h"

/* What an element means for the lines. */
enum html_use {
	USE_PRE,   /* a block whose line ends count */
	USE_BLOCK, /* begins and ends a block of kind and level */
	USE_BREAK,
	USE_RULE,
	USE_STRONG,
	USE_LINK,
	USE_NAV,   /* all text within is links */
	USE_RAW,   /* its content is not HTML and not read */
	USE_TITLE, /* the page's own */
	USE_META,
	USE_PICTURE
};

struct html_element {
	const char *name;
	enum html_use use;
	enum line_kind kind;
	int level;
};

/* The element called name, in any case; NULL where it is none of these. */
const struct html_element *html_element_of(struct slice name);

#endif
