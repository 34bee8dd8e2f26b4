/* Periods: the year, or years, that a figure is of; and whether it is aimed at
 * or was reached. Both are read from the words around it. */
#ifndef ZHUPI_KNOW_PERIOD_H
#define ZHUPI_KNOW_PERIOD_H

#include "core/know/figure.h"
#include "core/know/years.h"

struct period {
	struct years years; /* 0 where unknown */
	enum metric_kind kind;
};

/* Reads an article's blocks in turn. */
struct period_reader {
	struct year_reader words;
	const struct scan_block *block;
	size_t passed;       /* sentences of the block that were looked at */
	struct years titled; /* that all of the article is of */
	struct years headed; /* of the heading above, */
	int headed_level;    /* which has this level */
	struct years frame;  /* of the paragraphs since one began with 一年来 */
	struct years last;   /* read last in this block */
	enum metric_kind headed_kind;
	bool is_news;     /* a heading beside another begins something else */
	bool looks_ahead; /* its own year is one to come */
};

void period_reader_open(struct period_reader *reader, const struct metric_rules *rules,
                        const struct scan *scan);

/* Goes on to block; a heading's year is that of what stands under it. */
void period_reader_block(struct period_reader *reader, const struct scan_block *block);

/* When figure is of, and whether it is aimed at or reached. */
struct period period_at(struct period_reader *reader, const struct figure *figure);

#endif
