/* Sheets: a text much longer than any page or report is many of them in one file, and is
 * read so much at a time, each sheet by itself. So what reading it takes for a while
 * does not grow with the file. */
#ifndef ZHUPI_TEXT_SHEET_H
#define ZHUPI_TEXT_SHEET_H

#include "core/text/source.h"

/* Where the sheet ends that begins at off start of source's text: between two lines, where
 * something else may well begin. Markup and records are one sheet. */
size_t sheet_end(const struct source *source, size_t start);

#endif
