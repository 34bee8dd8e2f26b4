/* One date as Chinese writes it, read from where it begins: 2025年3月5日, 去年底,
 * 今年上半年, 3月5日至11日, “十四五”. What is no date in spite of its look, and the
 * year of one that names none, are entity-date.c's. */
#ifndef ZHUPI_KNOW_DATE_READ_H
#define ZHUPI_KNOW_DATE_READ_H

#include "core/know/entity-find.h"

struct date {
	struct span span;
	struct moment_range range; /* years are 0 where the words name none */
	bool bare_day;             /* a day alone: 5日 */
	bool bare_month;           /* a month alone: 3月 */
	bool of_year;              /* a part of a year that is not named: 上半年, 年底 */
	bool beside;               /* years from one named before: 上年, 次年, 当年 */
	int years;                 /* … how many */
};

/* Reads the date that begins at off of search's block; false where none does. */
bool date_read(const struct entity_search *search, size_t off, struct date *date);

#endif
