/* Indicators: what a figure measures, from the words before and behind it -
 * 城镇新增就业 of 城镇新增就业100万人, 未来产业 of 20个未来产业. */
#ifndef ZHUPI_KNOW_INDICATOR_H
#define ZHUPI_KNOW_INDICATOR_H

#include "core/know/beside.h"
#include "core/know/figure.h"

/* The word of change before a figure (增长5%, 降至3%). */
struct change {
	struct table_word word; /* its end 0 where there is none */
	const struct change_rule *rule;
};

enum { INDICATOR_ITEMS = 8 }; /* of a list that 分别 shares out, at most */

/* Reads the figures of one block, one after the other. */
struct indicator_reader {
	const struct metric_rules *rules;
	const struct scan *scan;
	const struct scan_block *block;
	const struct figure *figures;
	size_t n;

	const char *base;   /* what the figure before measures; NULL at a new sentence */
	const char *shared; /* what the last share measures, in whichever sentence, without
	                     * what it is compared with */
	bool compared;      /* the figure read last is: 出口 of 出口高于全国2个百分点 */
	unsigned edges;     /* of enum metric_edge: of the words before the figure being read */
	size_t sentence;    /* that base is of */
	struct span items;  /* glyphs: what a row of figures with 分别 is shared out to */
	size_t row, n_row;  /* the first figure of that row, and how many */
	struct span item; /* glyphs: the share of the figure read last; empty where there is none */
	size_t first;     /* figure of the sentence */
	const char *told[INDICATOR_ITEMS]; /* of the figures read last, by their number */
	struct change change;              /* of the figure read last */
};

/* What figure k measures, or NULL; owned by the scan's arena. To be called for
 * 0, 1, … in turn. */
const char *indicator_read(struct indicator_reader *reader, size_t k, struct change *change);

#endif
