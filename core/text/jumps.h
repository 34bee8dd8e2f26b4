/* What a jump mark says, for those who follow it to another file. Following it within
 * a file is a step of reading (page.h). */
#ifndef ZHUPI_TEXT_JUMPS_H
#define ZHUPI_TEXT_JUMPS_H

#include "core/base/span.h"

/* The number before 版, in figures or numerals: 第2版, A02版, 第十二版. 0: none. */
unsigned jump_page(struct slice text);

#endif
