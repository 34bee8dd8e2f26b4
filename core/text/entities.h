/* Character references of HTML: "&amp;", "&#8212;", "&#x2014;". */
#ifndef ZHUPI_TEXT_ENTITIES_H
#define ZHUPI_TEXT_ENTITIES_H

#include <glib.h>

#include "core/base/span.h"

/* Reads the character reference that text begins with into *codepoint and
 * returns its length in bytes, 0 where there is none. The semicolon may be
 * missing. Numbers that are no character become U+FFFD. */
size_t entity_read(struct slice text, gunichar *codepoint);

#endif
