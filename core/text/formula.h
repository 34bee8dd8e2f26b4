/* Figures that OCR sets as formulas: $6 . 5 \\%$ is 6.5%. Other formulas are text as they
 * stand. */
#ifndef ZHUPI_TEXT_FORMULA_H
#define ZHUPI_TEXT_FORMULA_H

#include "core/base/span.h"

/* Whether what stands between two $ is nothing but a figure: digits, a sign, a share. */
bool formula_is_figure(struct slice formula);

/* Moves *off on to the next character of a figure that is text, which neither blanks nor the
 * backslash before % are; false behind the last. */
bool formula_next(struct slice formula, size_t *off);

#endif
