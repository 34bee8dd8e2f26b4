/* Merging: another's sidecar taken into the one that is open. */
#ifndef ZHUPI_TUI_MERGING_H
#define ZHUPI_TUI_MERGING_H

#include "tui/app.h"

/* Takes in what the sidecar or JSON lines at path holds; without one, asks. */
void merge_act(struct app *app, const char *path);

#endif
