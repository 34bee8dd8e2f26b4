/* Correcting: what keys do to how a file is read - join, split, move, retype,
 * mend - through the corrector. A correction is saved when the screen says so,
 * and the file is read again at once. */
#ifndef ZHUPI_TUI_CORRECTING_H
#define ZHUPI_TUI_CORRECTING_H

#include "tui/app.h"

/* Does what line says, at the cursor: "join", "split", "up", "down", "heading
 * 2", "title", "fix TEXT", "without", … */
void correcting_act(struct app *app, const char *line);

#endif
