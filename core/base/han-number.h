/* Numbers in Chinese numerals as pages, days and names of files have them. Not for the
 * figures of a text, which have 万, parts and doubts (core/know/numeral.h). */
#ifndef ZHUPI_BASE_HAN_NUMBER_H
#define ZHUPI_BASE_HAN_NUMBER_H

#include <stdint.h>
#include <uchar.h>

#include "core/base/span.h"

/* 〇 to 九, and the other zeros that are printed, 零 and ○; -1 for what is none. */
static inline int han_digit(uint32_t codepoint)
{
	switch (codepoint) {
	case U'〇':
	case U'零':
	case U'○':
		return 0;
	case U'一':
		return 1;
	case U'二':
		return 2;
	case U'三':
		return 3;
	case U'四':
		return 4;
	case U'五':
		return 5;
	case U'六':
		return 6;
	case U'七':
		return 7;
	case U'八':
		return 8;
	case U'九':
		return 9;
	default:
		return -1;
	}
}

/* 十, 百, 千; 0 for what multiplies nothing. */
static inline unsigned han_scale(uint32_t codepoint)
{
	return codepoint == U'十' ? 10 : codepoint == U'百' ? 100 : codepoint == U'千' ? 1000 : 0;
}

/* The value of the numerals at *off, which is moved behind them: 一百二十三 and 二〇二五
 * alike. Those beyond a thousand million million are no longer told apart. */
uint64_t han_number(struct slice text, size_t *off);

#endif
