/* Marks in the margin: each beside the line that it begins on, in step with
 * the text. Decides what is drawn where; which tab shows is the panel's. */
#ifndef ZHUPI_TUI_MARGIN_MARKS_H
#define ZHUPI_TUI_MARGIN_MARKS_H

#include "tui/app.h"

/* Draws the marks of the article over the whole height of the margin but its
 * first row, which the tabs have. */
void margin_marks_draw(struct app *app, const struct canvas *canvas);

#endif
