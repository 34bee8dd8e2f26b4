/* A terminal without a screen: runs a program in a pseudo-terminal and reads
 * what it draws as cells, through libvterm. Waits for what the program tells
 * of itself, never for a time to pass.
 *
 * With ZHUPI_TEST_FRAMES set, zhupi puts after each frame
 * "zhupi frame=N bytes=N size=ROWSxCOLS busy=0|1" into the window's title:
 * which frame that was, how many bytes of input it has dealt with, how large it
 * believes the screen to be, and whether background work goes on. */
#ifndef ZHUPI_TESTS_TUI_PTY_TERMINAL_H
#define ZHUPI_TESTS_TUI_PTY_TERMINAL_H

#include <glib.h>
#include <stdbool.h>
#include <vterm.h>

struct terminal;

/* Runs argv (NULL-terminated) on a screen of that size, with environ changed
 * by variables ("NAME=VALUE", or "NAME" to unset it; NULL-terminated). The
 * caller frees, which ends the program. */
struct terminal *terminal_new(char **argv, char **variables, int rows, int cols);
void terminal_free(struct terminal *terminal);

void terminal_send(struct terminal *terminal, const char *bytes, size_t len);
void terminal_resize(struct terminal *terminal, int rows, int cols);
void terminal_signal(struct terminal *terminal, int signal);

/* Waits until the program has drawn a frame after everything that was sent and
 * has nothing left to do; false, with what happened instead in *why, where it
 * ended, or told of no such frame within a generous limit. */
bool terminal_settle(struct terminal *terminal, char **why);

/* Lets a shell's job that has stopped go on, by a line end to the shell. */
void terminal_continue(struct terminal *terminal);

/* Waits until text stands on the screen, whoever wrote it. */
bool terminal_wait_text(struct terminal *terminal, const char *text, char **why);

/* Waits for the program to end: *status is as from waitpid. What it still
 * writes is read first. */
bool terminal_wait_end(struct terminal *terminal, int *status, char **why);

/* The same, but nothing of what it writes is read. */
bool terminal_wait_end_unread(struct terminal *terminal, int *status, char **why);

/* The row without blanks at its end. The caller frees. */
char *terminal_row(struct terminal *terminal, int row);
VTermScreenCell terminal_cell(struct terminal *terminal, int row, int col);
/* A cell's characters; "" for the right half of a wide one. The caller frees. */
char *terminal_cell_text(struct terminal *terminal, int row, int col);
/* All rows, for messages. The caller frees. */
char *terminal_screen(struct terminal *terminal);

/* Bytes that the program has written so far. */
unsigned long terminal_received(const struct terminal *terminal);
int terminal_rows(const struct terminal *terminal);
bool terminal_alternate(const struct terminal *terminal);
bool terminal_mouse(const struct terminal *terminal);
bool terminal_cursor_visible(const struct terminal *terminal);
/* Is the line discipline that of a shell: echo, and lines? */
bool terminal_is_cooked(const struct terminal *terminal);

#endif
