/* Time words: what the text of an article names years by, 2025年 and 去年, and the words
 * that tell what is aimed at from what was reached; each once, with all that does not
 * depend on who asks. Of which year a figure is, years and period say. */
#ifndef ZHUPI_KNOW_TIME_WORDS_H
#define ZHUPI_KNOW_TIME_WORDS_H

#include "core/know/metric-rules.h"
#include "core/know/scan.h"

/* What stands before a year: 从2020年, 到2027年. */
struct year_before {
	bool from, until;
};

/* A year written out with its sign: 2025年, 二〇二五年. */
struct written_year {
	uint32_t start, end;
	int year;
	bool compared; /* 比2024年 */
	struct year_before before;
};

/* A word of times.tsv that holds on, and is not only compared with. */
struct time_word {
	uint32_t start, end;
	const struct time_rule *rule;
	struct year_before before;
};

/* A word of targets.tsv: above 0 a target, below 0 reached. */
struct target_word {
	uint32_t start, end;
	int weight;
};

/* Those of a block, each in order. vague are the times that are of no year themselves; months
 * are where a month ends that is of no year written out: 1月. */
struct time_words {
	const struct written_year *years;
	const struct time_word *times, *vague;
	const uint32_t *months;
	const struct target_word *targets;
	size_t n_years, n_times, n_vague, n_months, n_targets;
};

bool year_may_be(int year);

/* Whether what begins at off is only compared with: 较“十三五”, 比上年. */
bool years_compared(const struct scan_block *block, size_t off);

/* The time words of each block of scan; owned by its scratch arena. */
const struct time_words *time_words_find(const struct metric_rules *rules, const struct scan *scan);

#endif
