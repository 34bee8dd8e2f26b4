/* Folding: what is written in several ways and typed in one. For searching and
 * filtering; what is shown and kept is never folded. */
#ifndef ZHUPI_BASE_FOLD_H
#define ZHUPI_BASE_FOLD_H

#include <stdbool.h>
#include <stdint.h>

/* Half-width for full-width, straight quotation marks for curly ones, one dash
 * and one dot for all of them. -1 stays -1. */
int32_t codepoint_fold_width(int32_t codepoint);

/* The same, and small letters for capital ones. */
int32_t codepoint_fold(int32_t codepoint);

#endif
