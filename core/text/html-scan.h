/* Finding tags, comments and raw text in HTML, by their bytes. Knows no element
 * and keeps no tree: what they mean is parse-html.c's. */
#ifndef ZHUPI_TEXT_HTML_SCAN_H
#define ZHUPI_TEXT_HTML_SCAN_H

#include "core/base/span.h"

/* A place in a page. at is moved by whoever scans; the rest is private. */
struct html_scan {
	const char *text;
	size_t at, end;
	bool slash_escaped; /* tags are closed by <\/, too, as in JSON */
	/* From here on there is none of these. */
	size_t no_greater, no_quote, no_apostrophe, no_comment_end;
	struct slice unclosed; /* the name of an element that is not closed from here on */
	bool broken_quotes;    /* a tag's quotes hid every > up to the end: quotes count no more */
};

struct html_tag {
	struct slice name;
	bool closing;
	struct span span; /* from < to behind > */
	struct span attributes;
};

/* Names count alike in whichever case. */
bool html_same_name(struct slice a, struct slice b);

/* A scan of text [at). */
struct html_scan html_scan(struct slice text, struct span at);

/* Reads the tag at scan->at, which is a <; false where there is none. */
bool html_tag_read(struct html_scan *scan, struct html_tag *tag);

/* The value of the tag's attribute called name, empty where there is none. */
struct span html_attribute(const struct html_scan *scan, const struct html_tag *tag,
                           const char *name);

/* Whether its attributes say that text is bold: by font-weight, or by a class that is called
 * so. */
bool html_tag_is_bold(const struct html_scan *scan, const struct html_tag *tag);

/* The offset of "</name" from on, or the end. */
size_t html_closing_tag(struct html_scan *scan, size_t from, struct slice name);

/* Reads the <!-- … -->, <!DOCTYPE …> or <? … > at scan->at; false where there
 * is none, or it never ends. */
bool html_declaration_read(struct html_scan *scan, struct span *at, bool *comment);

#endif
