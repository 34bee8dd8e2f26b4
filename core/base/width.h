/* Columns that a character takes on a terminal: UAX #11 through utf8proc, with
 * the characters of ambiguous width as the terminal at hand shows them. For
 * whole texts, and for what must not reach a terminal: safe.h. */
#ifndef ZHUPI_BASE_WIDTH_H
#define ZHUPI_BASE_WIDTH_H

#include <stdint.h>

/* How many columns “ ” ‘ ’ — … · ① → take (East_Asian_Width=A). */
enum ambiguous { AMBIGUOUS_NARROW = 1, AMBIGUOUS_WIDE = 2 };

/* 0 for combining marks and controls, else 1 or 2. */
unsigned codepoint_columns(int32_t codepoint, enum ambiguous ambiguous);

#endif
