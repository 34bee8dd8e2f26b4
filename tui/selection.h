/* Selection: what is between an anchor and the cursor, or a quotation whole;
 * grown and shrunk by the units of motion.h. Pure functions; draws nothing. */
#ifndef ZHUPI_TUI_SELECTION_H
#define ZHUPI_TUI_SELECTION_H

#include "tui/motion.h"

static inline bool range_is_empty(struct text_range range)
{
	return place_compare(range.start, range.end) >= 0;
}

static inline bool range_holds(struct text_range range, struct place place)
{
	return place_compare(range.start, place) <= 0 && place_compare(place, range.end) < 0;
}

/* Is inner within outer, and not the same? */
static inline bool range_is_within(struct text_range inner, struct text_range outer)
{
	int start = place_compare(outer.start, inner.start);
	int end = place_compare(inner.end, outer.end);
	return start <= 0 && end <= 0 && (start < 0 || end < 0);
}

/* The characters from anchor to cursor, both included, whichever comes first. */
struct text_range selection_between(const struct article *article, struct place anchor,
                                    struct place cursor);

/* The smallest quotation, from mark to mark, that holds range and more; with
 * start equal to end, the smallest around that place. Marks nest; one that is
 * not closed ends with its block. False where there is none. */
bool selection_quotation(const struct article *article, struct text_range range,
                         struct text_range *quotation);

/* The next larger of grapheme, word, clause, quotation, sentence, paragraph,
 * section and article around range; the whole article stays as it is. */
struct text_range selection_grow(const struct article *article, struct text_range range);

/* The inverse: what grew to range, or nearly, from the character at cursor. */
struct text_range selection_shrink(const struct article *article, struct text_range range,
                                   struct place cursor);

#endif
