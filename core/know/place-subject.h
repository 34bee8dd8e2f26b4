/* What the blocks before each of an article are about last. Used by place.c. */
#ifndef ZHUPI_KNOW_PLACE_SUBJECT_H
#define ZHUPI_KNOW_PLACE_SUBJECT_H

#include "core/know/place.h"

/* Places [first, end) of a block, and its text. */
struct place_row {
	const struct places *places;
	const struct scan_block *block;
	size_t first, end;
};

static inline struct place_row place_row_of(const struct places *places, size_t block)
{
	return (struct place_row){ places, &places->scan->blocks[block], places->firsts[block],
		                   places->firsts[block + 1] };
}

/* Whether place is one of several that its clause tells of by turns, and what follows is not
 * about it: 云溪钢铁、安河化工等产业壮大。城镇化率…. */
bool place_is_told_by_turns(const struct place_row *row, const struct place *place);

/* Sets the subjects and heads of places, whose items and own are found. In the news, what a
 * number labels as one of a list is something else again. */
void places_find_subjects(struct places *places);

#endif
