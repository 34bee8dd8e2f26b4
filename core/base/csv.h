/* CSV: one field of RFC 4180, safe for spreadsheets. Knows no table. */
#ifndef ZHUPI_BASE_CSV_H
#define ZHUPI_BASE_CSV_H

#include <glib.h>

/* What Excel needs to take a table for UTF-8. */
#define CSV_BYTE_ORDER_MARK "\xef\xbb\xbf"

/* Appends text, quoted where it must be. A spreadsheet takes a field that
 * begins with one of = + - @ for a formula, which a text from anywhere must
 * not be: it gets an apostrophe before it, and so does one that begins with an
 * apostrophe, so that taking one away gives back the text, always. Bytes that
 * are no UTF-8 become U+FFFD. */
void csv_append_field(GString *out, const char *text);

#endif
