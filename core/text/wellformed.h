/* UTF-8 as RFC 3629 has it: checking it fast, and writing it. Not for reading
 * text known to be well-formed: that is core/base/utf8.h. */
#ifndef ZHUPI_TEXT_WELLFORMED_H
#define ZHUPI_TEXT_WELLFORMED_H

#include <stdint.h>

#include "core/base/span.h"

/* How many bytes from the start of text are well-formed UTF-8 without a NUL;
 * text.len where all are. */
size_t utf8_valid(struct slice text);

/* Length of the well-formed character at the start of text (1 to 4), or 0
 * where there is none. NUL is well-formed here. */
size_t utf8_length(struct slice text);

/* Writes codepoint to buffer and returns its length; what is no Unicode scalar
 * value, and NUL, is written as U+FFFD. */
size_t utf8_write(uint32_t codepoint, char buffer[4]);

/* Length of the white space at the start of text: Unicode's, and the marks
 * without width that editors and pages leave about (U+200B, U+FEFF); 0 where
 * there is none. */
size_t utf8_blank(struct slice text);

#endif
