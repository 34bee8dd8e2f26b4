/* Motions: from a place in an article to another one, by the units a reader
 * thinks in. Pure functions over text and layout: what is selected is
 * selection.h, what key means which motion is the keymap's. */
#ifndef ZHUPI_TUI_MOTION_H
#define ZHUPI_TUI_MOTION_H

#include "tui/layout.h"
#include "tui/unit.h"

enum direction_of_motion { MOTION_BACK = -1, MOTION_ON = 1 };

static inline int place_compare(struct place a, struct place b)
{
	if (a.block != b.block)
		return a.block < b.block ? -1 : 1;
	return (a.off > b.off) - (a.off < b.off);
}

/* The nearest place that holds a character: at the start of one, in a block
 * with text. Place 0, 0 in an article without any. */
struct place motion_settle(const struct article *article, struct place place);

/* The unit that place is in. */
struct text_range motion_unit(const struct article *article, enum text_unit unit,
                              struct place place);

/* To the start of the next unit, or of the one that place is in, or, where it
 * is there already, of the one before. False at the end or the beginning of
 * the article: *place is then where it was. */
bool motion_move(const struct article *article, enum text_unit unit,
                 enum direction_of_motion direction, struct place *place);

/* So many lines with text down or, with a negative count, up, as near to
 * column wanted as the line allows; stops at the last or first line. False
 * where it could not move. */
bool motion_lines(struct layout *layout, long count, unsigned wanted, struct place *place);

/* The first and the last character of the line that place is on. */
struct place motion_line_start(struct layout *layout, struct place place);
struct place motion_line_end(struct layout *layout, struct place place);

#endif
