/* Years that words name: 2025年, 二〇二五年, 去年, “十四五”. Which of them a figure is
 * of is period's. */
#ifndef ZHUPI_KNOW_YEARS_H
#define ZHUPI_KNOW_YEARS_H

#include "core/know/metric-rules.h"
#include "core/know/scan.h"

/* Both 0 where no year is named, both YEARS_UNKNOWN where one is, by its distance to a
 * year that is not known: 今年 of an article without a date. */
struct years {
	int from, to;
};

enum { YEARS_UNKNOWN = -1 };

/* What the words of an article are read with. */
struct year_reader {
	const struct metric_rules *rules;
	int own; /* the year that 今年 is; 0 where unknown */
};

bool years_known(struct years years);
bool year_may_be(int year);

/* Whether what begins at off is only compared with: 较“十三五”, 比上年. */
bool years_compared(const struct scan_block *block, size_t off);

/* The years named last in span, but for those that are compared with (比上年) or left
 * behind (由2020年的3个增至). */
struct years years_in(const struct year_reader *reader, const struct scan_block *block,
                      struct span span);

/* The years that what begins at span's start is said of: 2025年，…, 五年来，…. None where
 * the words lead up to a year (到2027年). */
struct years years_leading(const struct year_reader *reader, const struct scan_block *block,
                           struct span span);

/* Whether a day, month or season of a year that is not named stands in span: 1月15日,
 * 春节假期, 近期. */
bool years_meant(const struct year_reader *reader, const struct scan_block *block,
                 struct span span);

/* The next year written out in full in *span, which is moved behind it; 0 where there is
 * none. *aside: it is led up to or compared with. */
int years_next(const struct scan_block *block, struct span *span, bool *aside);

#endif
