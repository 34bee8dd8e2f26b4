/* How wide the columns of a table are drawn: what their cells need, and where that is
 * too much, how they share. Knows numbers only. */
#ifndef ZHUPI_TUI_TABLE_WIDTHS_H
#define ZHUPI_TUI_TABLE_WIDTHS_H

#include <stddef.h>

struct column_need {
	int least; /* columns of the screen without which it says nothing */
	int cells; /* those that its widest cell takes; 0: all are empty */
	int share; /* of what is not enough for all, and of what is left over, in parts */
	int rank;  /* 0 to n: where not all have room, the column of the highest goes first */
};

/* Lays n columns out on room; each width includes the blank behind the column. One that
 * has not room for the least gets 0; those that have nothing to show go first. */
void table_widths(const struct column_need *columns, size_t n, int room, int *widths);

#endif
