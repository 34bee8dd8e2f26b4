/* The terminal: taken over, drawn on, and always given back. Shows a grid in
 * the looks of a theme and sends only the cells that changed. Decodes no keys:
 * that is input.h.
 *
 * Of curses only terminfo is used: curses' own idea of widths cannot be told
 * what the terminal at hand does with characters of ambiguous width. */
#ifndef ZHUPI_TUI_SCREEN_H
#define ZHUPI_TUI_SCREEN_H

#include "tui/canvas.h"

struct screen;

/* Takes over the terminal of standard output, keys from standard input, or
 * from /dev/tty where that is no terminal and may_redirect is true. NULL and
 * an error (TERMINAL) where there is none, or TERM is not known. One at a
 * time. The caller frees, which gives the terminal back. */
struct screen *screen_new(bool may_redirect, GError **error);
void screen_free(struct screen *screen);

/* Where keys come from, to poll and read. */
int screen_fd(const struct screen *screen);

/* Colours: 2 where NO_COLOR is set, 8, 256, or COLOUR_RGB. */
int screen_colours(const struct screen *screen);

void screen_size(const struct screen *screen, int *rows, int *cols);

/* Makes the terminal look like grid. */
void screen_show(struct screen *screen, const struct grid *grid, const struct theme *theme);

/* Forgets what the terminal looks like: the next screen_show sends all. */
void screen_forget(struct screen *screen);

/* Prints a character of ambiguous width and asks where the cursor is; the
 * answer comes as input_report (input.h): column 1 says narrow, 2 wide. */
void screen_ask_width(struct screen *screen);

/* Sends text, in base64, for the clipboard (OSC 52). */
void screen_copy(struct screen *screen, struct slice text);

/* Sets the window's title. */
void screen_set_title(struct screen *screen, const char *title);

/* Gives the terminal back for a while (a shell, an editor), and takes it again. */
void screen_leave(struct screen *screen);
void screen_enter(struct screen *screen);

/* Lets SIGTSTP stop the program; returns when it goes on. */
void screen_suspend(struct screen *screen);

#endif
