/* Whole numbers as text, many a second and in no language but C's. */
#ifndef ZHUPI_BASE_DECIMAL_H
#define ZHUPI_BASE_DECIMAL_H

#include "core/base/span.h"

enum { DECIMAL_LONGEST = 24 };

/* value in digits, at the end of room. */
static inline struct slice decimal_of(long value, char room[DECIMAL_LONGEST])
{
	unsigned long left = value < 0 ? 0 - (unsigned long)value : (unsigned long)value;
	char *digit = room + DECIMAL_LONGEST;
	do
		*--digit = (char)('0' + left % 10);
	while (left /= 10);
	if (value < 0)
		*--digit = '-';
	return (struct slice){ digit, (size_t)(room + DECIMAL_LONGEST - digit) };
}

#endif
