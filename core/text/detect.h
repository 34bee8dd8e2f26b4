/* Telling a source's format from its content, and from its name where the
 * content leaves it open. Parses nothing. */
#ifndef ZHUPI_TEXT_DETECT_H
#define ZHUPI_TEXT_DETECT_H

#include "core/text/source.h"

/* The format of source, whose text is decoded already. */
enum source_format detect_format(const struct source *source);

#endif
