/* Filter: does a name fit what was typed, and how well? By its characters, by
 * the initials of their pinyin, or by both mixed. For the tag picker and every
 * list that is filtered as one types. */
#ifndef ZHUPI_TUI_FILTER_H
#define ZHUPI_TUI_FILTER_H

#include "core/know/pinyin.h"

/* The better, the larger. */
enum fit {
	FIT_NONE,
	FIT_SCATTERED,      /* bsq for 便民生活圈 */
	FIT_INITIALS,       /* shq */
	FIT_INITIALS_START, /* bms; also at the start of a part: 民生/便民 */
	FIT_WITHIN,         /* 生活 */
	FIT_START,          /* 便民 */
	FIT_WHOLE,
};

struct filter;

/* What was typed; its words, parted by blanks, must each fit. pinyin may be
 * NULL and is borrowed. The caller frees. */
struct filter *filter_new(const char *typed, const struct pinyin *pinyin);
void filter_free(struct filter *filter);

/* How well name fits: as its worst word does. An empty filter fits all. */
enum fit filter_fit(const struct filter *filter, const char *name);

#endif
