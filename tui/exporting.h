/* Exporting: the marks of what is open, written to a file by command. */
#ifndef ZHUPI_TUI_EXPORTING_H
#define ZHUPI_TUI_EXPORTING_H

#include "tui/app.h"

/* argument: "FORMAT [FILE]"; without a file, one of a new name in the folder
 * that zhupi was begun in. */
void export_act(struct app *app, const char *argument);

#endif
