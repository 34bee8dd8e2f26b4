/* The account of a source's bytes: each is in a line, is dropped for a
 * reason, or is blank. Judges no format. */
#ifndef ZHUPI_TEXT_ACCOUNT_H
#define ZHUPI_TEXT_ACCOUNT_H

#include "core/text/line-writer.h"

/* Drops what of its stretch writer has neither in a line nor dropped: as "metadata" what it
 * has noted, else as "markup". Its dropped ranges are in source order then. */
void account_for_markup(struct line_writer *writer);

#endif
