/* What other programs did while the reader was reading: another wrote to the file on
 * show, or to the sidecar. */
#ifndef ZHUPI_TUI_OUTSIDE_H
#define ZHUPI_TUI_OUTSIDE_H

#include "tui/app.h"

/* Before a key is obeyed: a file that has changed is read again, and marks, corrections and
 * decisions of another reader's are there. Not under a question, which is about the text as
 * it was when it was asked. */
void outside_look(struct app *app);

#endif
