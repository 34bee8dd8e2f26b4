/* Indirect speech: what is said without quotation marks - 他表示，…; 报告提出…. */
#ifndef ZHUPI_KNOW_INDIRECT_H
#define ZHUPI_KNOW_INDIRECT_H

#include "core/know/speaker.h"

/* Appends the indirect speech of the article to scan->mentions. */
void indirect_extract(const struct speaker_finder *finder);

/* Behind a verb of saying of block and whom it is said to: 告诉周若水. */
size_t indirect_told_end(const struct scan *scan, const struct scan_block *block,
                         const struct match *verb);

/* Whether a comma, or colon, stands behind a verb of saying of block, or behind whom it is said
 * to: 顾明远说，…, 顾明远告诉周若水，…. */
bool indirect_has_comma(const struct scan *scan, const struct scan_block *block,
                        const struct match *verb);

#endif
