/* The rows of a table of core/text: the shipped one's, then the reader's own. For
 * tables of which a malformed row is passed over; patterns.c and field-names.c, which
 * tell such a row, read theirs themselves. */
#ifndef ZHUPI_TEXT_TABLE_ROWS_H
#define ZHUPI_TEXT_TABLE_ROWS_H

#include <stddef.h>

/* Calls take with each line of the tables called name ("starts.tsv"), comments and
 * heading included; a row is gone after the call. A table that is not there or is not
 * UTF-8 is passed over. */
void table_rows_each(const char *name, void (*take)(void *into, const char *row), void *into);

/* Calls take with each of these tables as it stands, for those who keep it so: text, which
 * ends in a NUL behind its len bytes, is take's to free. */
void table_texts_each(const char *name, void (*take)(void *into, char *text, size_t len),
                      void *into);

#endif
