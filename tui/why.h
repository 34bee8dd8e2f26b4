/* Why: which rule, and which rows of the lexicon, made what is under the cursor. */
#ifndef ZHUPI_TUI_WHY_H
#define ZHUPI_TUI_WHY_H

#include "tui/app.h"

/* Says it in the status line, or, where that has no room for it, in a panel at
 * the foot. */
void why_act(struct app *app, const char *argument);

#endif
