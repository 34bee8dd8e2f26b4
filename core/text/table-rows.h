/* The rows of a table of core/text: the shipped one's, then the reader's own. For
 * tables of which a malformed row is passed over; patterns.c and field-names.c, which
 * tell such a row, and pairs.c and triples.c, which keep the table as it stands, read
 * theirs themselves. */
#ifndef ZHUPI_TEXT_TABLE_ROWS_H
#define ZHUPI_TEXT_TABLE_ROWS_H

/* Calls take with each line of the tables called name ("starts.tsv"), comments and
 * heading included; a row is gone after the call. A table that is not there or is not
 * UTF-8 is passed over. */
void table_rows_each(const char *name, void (*take)(void *into, const char *row), void *into);

#endif
