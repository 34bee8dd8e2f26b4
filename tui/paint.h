/* Painting a line of text: its role, and the layers over it - officials,
 * metrics, quotations, marks, repairs, hits, the selection. */
#ifndef ZHUPI_TUI_PAINT_H
#define ZHUPI_TUI_PAINT_H

#include "tui/app.h"

/* Draws line on the first row of canvas, which begins where the measure does. */
void paint_line(struct app *app, const struct canvas *canvas, const struct line *line);

/* Is a mark on this line that should show? */
bool paint_has_mark(const struct app *app, const struct line *line);

#endif
