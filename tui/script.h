/* Scripts: keys typed from a file without a terminal, and screens saved as
 * text with their roles, so that any screen can be a golden file. A line each:
 *
 *   key NAME              one key, as keymaps name it
 *   keys ABC              each character is a key
 *   type TEXT             the same, for what is typed into a prompt or note
 *   mouse EVENT ROW COL   press, drag, release, wheel-up, wheel-down
 *   wait idle             until the background has nothing left to do
 *   resize 160x50
 *   screen NAME           prints the screen, or saves it as NAME.screen
 */
#ifndef ZHUPI_TUI_SCRIPT_H
#define ZHUPI_TUI_SCRIPT_H

#include "tui/app.h"

/* Runs the script at path with screens of cols by rows, saved in folder, or
 * printed where that is NULL. False and an error with its line where a line is malformed. */
bool script_run(const char *path, struct app_options *options, int rows, int cols,
                const char *folder, GError **error);

/* "80x24"; false where it is not of that form. */
bool script_parse_size(const char *text, int *rows, int *cols);

#endif
