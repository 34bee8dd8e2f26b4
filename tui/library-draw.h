/* How the library looks: its heading, rows, and how far reading is. Which rows there are is
 * library-rows.h's, what keys do panel-library.c's. */
#ifndef ZHUPI_TUI_LIBRARY_DRAW_H
#define ZHUPI_TUI_LIBRARY_DRAW_H

#include "tui/library-rows.h"

void library_draw(struct app *app, const struct canvas *canvas, bool focused);

#endif
