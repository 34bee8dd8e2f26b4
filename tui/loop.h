/* The loop: the terminal's keys and signals and the background's results to
 * the application, and its grid back to the terminal. */
#ifndef ZHUPI_TUI_LOOP_H
#define ZHUPI_TUI_LOOP_H

#include "tui/app.h"

/* Runs until the reader leaves. options' colours, wake_fd and host are filled
 * in here. False and an error where it could not begin or had to end. */
bool loop_run(struct app_options *options, GError **error);

#endif
