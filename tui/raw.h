/* The raw text: the file as it was decoded, beside what became of it, in step
 * with the cursor. Shows; changes nothing. */
#ifndef ZHUPI_TUI_RAW_H
#define ZHUPI_TUI_RAW_H

#include "tui/app.h"

/* Draws the source around the cursor, so that the line under the cursor stands
 * beside it (row is the cursor's in the text panel), and at the foot what was
 * repaired there. */
void raw_draw(struct app *app, const struct canvas *canvas, int row);

#endif
