/* The table of the elements, and finding one in it. What is done where one
 * begins or ends is parse-html.c's. */
#include "core/text/html-elements.h"

#include <glib.h>

static const struct html_element elements[] = {
	{ "a", USE_LINK, LINE_TEXT, 0 },        { "address", USE_BLOCK, LINE_TEXT, 0 },
	{ "article", USE_BLOCK, LINE_TEXT, 0 }, { "aside", USE_BLOCK, LINE_TEXT, 0 },
	{ "b", USE_STRONG, LINE_TEXT, 0 },      { "blockquote", USE_BLOCK, LINE_TEXT, 0 },
	{ "body", USE_BLOCK, LINE_TEXT, 0 },    { "br", USE_BREAK, LINE_TEXT, 0 },
	{ "button", USE_BLOCK, LINE_LINKS, 0 }, { "caption", USE_BLOCK, LINE_CAPTION, 0 },
	{ "center", USE_BLOCK, LINE_TEXT, 0 },  { "dd", USE_BLOCK, LINE_TEXT, 0 },
	{ "div", USE_BLOCK, LINE_TEXT, 0 },     { "dl", USE_BLOCK, LINE_TEXT, 0 },
	{ "dt", USE_BLOCK, LINE_TEXT, 0 },      { "figcaption", USE_BLOCK, LINE_CAPTION, 0 },
	{ "figure", USE_BLOCK, LINE_TEXT, 0 },  { "footer", USE_BLOCK, LINE_TEXT, 0 },
	{ "form", USE_BLOCK, LINE_TEXT, 0 },    { "h1", USE_BLOCK, LINE_HEADING, 1 },
	{ "h2", USE_BLOCK, LINE_HEADING, 2 },   { "h3", USE_BLOCK, LINE_HEADING, 3 },
	{ "h4", USE_BLOCK, LINE_HEADING, 4 },   { "h5", USE_BLOCK, LINE_HEADING, 5 },
	{ "h6", USE_BLOCK, LINE_HEADING, 6 },   { "head", USE_BLOCK, LINE_TEXT, 0 },
	{ "header", USE_BLOCK, LINE_TEXT, 0 },  { "hr", USE_RULE, LINE_TEXT, 0 },
	{ "html", USE_BLOCK, LINE_TEXT, 0 },    { "iframe", USE_RAW, LINE_TEXT, 0 },
	{ "img", USE_PICTURE, LINE_TEXT, 0 },   { "li", USE_BLOCK, LINE_ITEM, 1 },
	{ "main", USE_BLOCK, LINE_TEXT, 0 },    { "meta", USE_META, LINE_TEXT, 0 },
	{ "nav", USE_NAV, LINE_TEXT, 0 },       { "ol", USE_BLOCK, LINE_TEXT, 0 },
	{ "option", USE_BLOCK, LINE_LINKS, 0 }, { "p", USE_BLOCK, LINE_TEXT, 0 },
	{ "pre", USE_PRE, LINE_TEXT, 0 },       { "script", USE_RAW, LINE_TEXT, 0 },
	{ "section", USE_BLOCK, LINE_TEXT, 0 }, { "select", USE_BLOCK, LINE_TEXT, 0 },
	{ "strong", USE_STRONG, LINE_TEXT, 0 }, { "style", USE_RAW, LINE_TEXT, 0 },
	{ "svg", USE_RAW, LINE_TEXT, 0 },       { "table", USE_BLOCK, LINE_TEXT, 0 },
	{ "td", USE_BLOCK, LINE_CELL, 0 },      { "template", USE_RAW, LINE_TEXT, 0 },
	{ "th", USE_BLOCK, LINE_CELL, 0 },      { "title", USE_TITLE, LINE_TEXT, 0 },
	{ "tr", USE_BLOCK, LINE_TEXT, 0 },      { "ul", USE_BLOCK, LINE_TEXT, 0 },
};

const struct html_element *html_element_of(struct slice name)
{
	size_t low = 0, high = G_N_ELEMENTS(elements);
	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = g_ascii_strncasecmp(name.data, elements[middle].name, name.len);
		if (!order && elements[middle].name[name.len])
			order = -1;
		if (!order)
			return &elements[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}
