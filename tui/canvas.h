/* Grid and canvas: cells in memory, and rectangles of them that panels draw
 * on. Every character that reaches a screen goes through canvas_put, where
 * text is made safe. Knows roles, not colours, and no terminal: screen.h shows
 * a grid on one, script.h saves it. */
#ifndef ZHUPI_TUI_CANVAS_H
#define ZHUPI_TUI_CANVAS_H

#include <glib.h>

#include "core/base/safe.h"
#include "tui/theme.h"

/* A cell: a cluster of text and its roles. What a wide one covers to its right
 * are cells of width 0 and no text. */
struct cell {
	char text[CLUSTER_BYTES + 1]; /* UTF-8, NUL-terminated */
	uint8_t width;
	uint64_t style;
};

struct grid {
	int rows, cols;
	struct cell *cells; /* rows * cols, row by row */
	enum ambiguous ambiguous;
	int cursor_row, cursor_col; /* where the terminal's cursor stands; row -1: hidden */
};

struct grid *grid_new(int rows, int cols, enum ambiguous ambiguous);
void grid_free(struct grid *grid);

/* Blank cells of role text, no cursor; the size may change. */
void grid_reset(struct grid *grid, int rows, int cols);

static inline const struct cell *grid_cell(const struct grid *grid, int row, int col)
{
	return &grid->cells[row * grid->cols + col];
}

/* A rectangle of a grid. A small value: pass it and copy it. Everything drawn
 * is clipped to it. */
struct canvas {
	struct grid *grid;
	int row, col; /* of its top left cell in the grid */
	int rows, cols;
};

struct canvas canvas_of(struct grid *grid);

/* The part of canvas from row, col on, at most rows by cols; clipped. */
struct canvas canvas_part(const struct canvas *canvas, int row, int col, int rows, int cols);

/* Draws text from col on and returns the columns it took, cut at the right
 * edge (a wide character that would be halved becomes a blank). Control
 * characters, escape sequences, bidi controls and invalid bytes come out as
 * visible marks of role escaped. Line ends are marks, too: lay out before. */
int canvas_put(const struct canvas *canvas, int row, int col, uint64_t style, struct slice text);
int canvas_puts(const struct canvas *canvas, int row, int col, uint64_t style, const char *text);
int canvas_printf(const struct canvas *canvas, int row, int col, uint64_t style, const char *format,
                  ...) G_GNUC_PRINTF(5, 6);

/* The same in at most cols columns; … stands for what is cut off. */
int canvas_put_cut(const struct canvas *canvas, int row, int col, int cols, uint64_t style,
                   struct slice text);

/* The same, with the … at its head: of a path, the end says most. */
int canvas_put_tail(const struct canvas *canvas, int row, int col, int cols, uint64_t style,
                    struct slice text);

/* Columns that text would take. */
int canvas_measure(const struct canvas *canvas, struct slice text);

/* Takes words off *text, as many as cols hold but one at least, and moves it behind them;
 * NULL when none is left. The caller frees. */
char *canvas_take_words(const struct canvas *canvas, const char **text, int cols);

/* Blanks cols cells (-1: to the right edge) in style. */
void canvas_fill(const struct canvas *canvas, int row, int col, int cols, uint64_t style);
void canvas_clear(const struct canvas *canvas, uint64_t style);

/* Adds roles to cells that are drawn already. */
void canvas_add_style(const struct canvas *canvas, int row, int col, int cols, uint64_t style);

/* Puts the terminal's cursor there. */
void canvas_cursor(const struct canvas *canvas, int row, int col);

#endif
