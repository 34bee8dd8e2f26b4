/* Series: how texts count - 一是…二是…, （一）…（二） - by share/lexicon/series.tsv. A
 * piece of text that goes on with 三是 follows one that has got to 二是. Knows no
 * page. */
#ifndef ZHUPI_TEXT_SERIES_H
#define ZHUPI_TEXT_SERIES_H

#include "core/base/span.h"

/* How far a series has got. Number 0: nothing is counted. */
struct series_count {
	unsigned series, number;
};

/* The first count in text, and the last; in its first, or last, thousand bytes or so. */
struct series_count series_first(struct slice text);
struct series_count series_last(struct slice text);

/* What counts say of whether text goes on from what got to last in what begins with
 * next, as the logarithm of odds. */
double series_odds(struct series_count last, struct series_count next);

#endif
