/* Who is shown, by rank; then each gets the least, and the rest goes by shares, to nobody
 * beyond the need before all have it. */
#include "tui/table-widths.h"

#include <glib.h>

enum { GAP = 1 };

/* Of an empty column, behind all others. */
static int rank_of(const struct column_need *column, size_t n)
{
	return column->cells ? column->rank : column->rank + (int)n + 1;
}

/* Gives those their least width that have room beside each other, by rank; returns what
 * is left of room. The first is there always. */
static int give_least(const struct column_need *columns, size_t n, int room, int *widths)
{
	for (int rank = 0; rank <= 2 * (int)n + 1; rank++)
		for (size_t i = 0; i < n; i++) {
			if (rank_of(&columns[i], n) != rank)
				continue;
			int least = columns[i].least + GAP;
			if (least > room && rank > 0)
				return room;
			widths[i] = least;
			room -= least;
		}
	return room;
}

static int wanted(const struct column_need *column, int width)
{
	return width ? MAX(column->cells + GAP - width, 0) : 0;
}

/* Gives columns that want more their parts of room; what is left of it. */
static int give_wanted(const struct column_need *columns, size_t n, int room, int *widths)
{
	int shares = 0, left = room;
	for (size_t i = 0; i < n; i++)
		shares += wanted(&columns[i], widths[i]) ? columns[i].share : 0;
	for (size_t i = 0; i < n && left > 0; i++) {
		int more = wanted(&columns[i], widths[i]);
		if (!more)
			continue;
		more = MIN(MIN(more, left), MAX(room * columns[i].share / shares, 1));
		widths[i] += more;
		left -= more;
	}
	return left;
}

/* What nobody needs goes to those that are shown, so that the table fills its screen. */
static void give_rest(const struct column_need *columns, size_t n, int room, int *widths)
{
	int shares = 0;
	for (size_t i = 0; i < n; i++)
		shares += widths[i] ? columns[i].share : 0;
	for (size_t i = 0; i < n && shares; i++)
		if (widths[i])
			widths[i] += room * columns[i].share / shares;
}

void table_widths(const struct column_need *columns, size_t n, int room, int *widths)
{
	for (size_t i = 0; i < n; i++)
		widths[i] = 0;
	int left = give_least(columns, n, room, widths);
	for (int before = 0; left > 0 && left != before;) {
		before = left;
		left = give_wanted(columns, n, left, widths);
	}
	if (left > 0)
		give_rest(columns, n, left, widths);
}
