/* Periods: the year, or years, that a figure is of; and whether it is aimed at
 * or was reached. Both are read from the words around it. */
#ifndef ZHUPI_KNOW_PERIOD_H
#define ZHUPI_KNOW_PERIOD_H

#include "core/know/metric-rules.h"
#include "core/know/scan.h"

struct years {
	int from, to; /* 0 where unknown */
};

/* Reads an article's blocks in turn. */
struct period_reader {
	const struct metric_rules *rules;
	const struct scan_block *block;
	int own;             /* the document's year, 0 where unknown */
	struct years headed; /* of the heading above, */
	int headed_level;    /* which has this level */
	struct years last;   /* read last in this block */
	enum metric_kind headed_kind;
	bool is_news; /* a heading beside another begins something else */
};

void period_reader_open(struct period_reader *reader, const struct metric_rules *rules,
                        const struct scan *scan);

/* Goes on to block; a heading's year is that of what stands under it. */
void period_reader_block(struct period_reader *reader, const struct scan_block *block);

/* The years of what stands at off. */
struct years period_at(struct period_reader *reader, size_t off);

/* Whether what stands at span is aimed at or reached in years. */
enum metric_kind kind_at(const struct period_reader *reader, struct span span, struct years years);

#endif
