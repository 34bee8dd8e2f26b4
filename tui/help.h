/* Help: what every key does, made from the keymap that is in force. */
#ifndef ZHUPI_TUI_HELP_H
#define ZHUPI_TUI_HELP_H

#include "tui/app.h"

void help_open(struct app *app);

#endif
