/* Years that words name: 2025年, 二〇二五年, 去年, “十四五”. Which of them a figure is
 * of is period's. */
#ifndef ZHUPI_KNOW_YEARS_H
#define ZHUPI_KNOW_YEARS_H

#include "core/know/time-words.h"

/* Both 0 where no year is named, both YEARS_UNKNOWN where one is, by its distance to a
 * year that is not known: 今年 of an article without a date. */
struct years {
	int from, to;
};

enum { YEARS_UNKNOWN = -1 };

/* What the words of an article are read with. */
struct year_reader {
	const struct scan *scan;
	const struct time_words *words; /* of each of its blocks */
	int own;                        /* the year that 今年 is; 0 where unknown */
};

bool years_known(struct years years);

static inline const struct time_words *time_words_of(const struct year_reader *reader,
                                                     const struct scan_block *block)
{
	return &reader->words[block - reader->scan->blocks];
}

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

/* The next year written out in full in *span, which is moved behind it; NULL where there
 * is none. */
const struct written_year *years_next(const struct year_reader *reader,
                                      const struct scan_block *block, struct span *span);

/* Whether it is led up to or compared with: 到2027年, 比2024年. */
bool year_is_aside(const struct written_year *year);

#endif
