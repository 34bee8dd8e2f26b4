/* What the files of the view share; for these only. */
#ifndef ZHUPI_TUI_VIEW_PARTS_H
#define ZHUPI_TUI_VIEW_PARTS_H

#include "tui/view.h"

/* A place of the article, whatever was asked for. */
struct place view_settle(const struct view *view, struct place place);

/* The line that place is on. */
size_t view_line_of(const struct view *view, struct place place);

/* Scrolls as little as needed for the cursor to stand in the panel, not at its
 * very edge. */
void view_keep_in_sight(struct view *view);

#endif
