/* Dates: the day an article is of, as it or its file says. Not for periods:
 * what a figure is about is core/know's. */
#ifndef ZHUPI_TEXT_DATES_H
#define ZHUPI_TEXT_DATES_H

#include "core/base/span.h"

/* A day; year 0 where it is not known. */
struct day {
	unsigned year, month, day;
};

/* The first 2025年1月23日, ２０２５年１月２３日, 二〇二五年一月二十三日,
 * 2025-01-23, 2025/1/23, 2025.1.23 or 20250123 in text; false where it has
 * none. */
bool day_read(struct slice text, struct day *day);

/* The first 23 Jan 2025 or January 23, 2025 in text, as feeds and posts write it. */
bool day_read_english(struct slice text, struct day *day);

/* The first 1月23日 or 一月二十三日 in text. */
bool day_read_month(struct slice text, struct day *day);

/* Counts the years that text names (2025年), from DAY_FIRST_YEAR on. */
enum { DAY_FIRST_YEAR = 1900, DAY_YEARS = 200 };
void day_count_years(struct slice text, size_t counts[DAY_YEARS]);

#endif
