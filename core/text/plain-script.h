/* Traditional characters as simplified ones, so that tables written in those
 * hold for both (share/lexicon/variants.tsv). A character is replaced only by
 * one of as many bytes: offsets stay what they are. */
#ifndef ZHUPI_TEXT_PLAIN_SCRIPT_H
#define ZHUPI_TEXT_PLAIN_SCRIPT_H

#include <stdint.h>

#include "core/base/span.h"

/* Whether text is written in traditional characters, by its beginning. */
bool script_is_traditional(struct slice text);

/* A character in simplified writing: itself, where it is no traditional one. */
uint32_t script_plain_character(uint32_t c);

/* text in simplified characters, NUL-terminated. The caller frees. */
char *script_plain(struct slice text);

#endif
