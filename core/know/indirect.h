/* Indirect speech: what is said without quotation marks - 他表示，…; 报告提出…. */
#ifndef ZHUPI_KNOW_INDIRECT_H
#define ZHUPI_KNOW_INDIRECT_H

#include "core/know/speaker.h"

/* Appends the indirect speech of the article to scan->mentions. */
void indirect_extract(const struct speaker_finder *finder);

#endif
