/* The frame: which panels stand where, the lines between them, head line and
 * foot. Knows no panel's contents. */
#ifndef ZHUPI_TUI_FRAME_H
#define ZHUPI_TUI_FRAME_H

#include "tui/app.h"

enum { FRAME_MIN_ROWS = 10, FRAME_MIN_COLS = 40 };

/* Is the terminal too small to show anything but a request? */
bool frame_is_too_small(const struct app *app);

/* Decides where the panels stand, by the screen's size and the reader's. */
void frame_arrange(struct app *app);

/* Draws borders, panels, head and foot. */
void frame_draw(struct app *app);

/* Draws a line between panels over a row of canvas. */
void frame_line(const struct app *app, const struct canvas *canvas, int row);

/* Gives a mouse event to the panel or border that it is on. */
void frame_mouse(struct app *app, const struct key_event *event);

/* Columns to the left column or the margin; rows to the outline. */
void frame_widen(struct app *app, int columns);
void frame_heighten(struct app *app, int rows);

#endif
