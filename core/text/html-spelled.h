/* Markup that the file around a page spells out, as feeds do: &lt;p&gt; and
 * &amp;nbsp;. Only finds it; what it means is parse-html.c's. */
#ifndef ZHUPI_TEXT_HTML_SPELLED_H
#define ZHUPI_TEXT_HTML_SPELLED_H

#include <glib.h>

#include "core/text/html-scan.h"

/* The character that rest begins with as a reference that was escaped itself, and
 * that reference's bytes; 0 where there is none. */
size_t html_spelled_reference(struct slice rest, gunichar *codepoint);

/* Finds the tag that rest begins with, &lt;p&gt;; offset is that of rest. Its
 * attributes are not read. */
bool html_spelled_tag(struct slice rest, size_t offset, struct html_tag *tag);

#endif
