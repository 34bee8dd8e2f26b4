/* Searching in the article that is open: what is typed, or what the cursor is
 * on, downwards or upwards, and from hit to hit. Finding is find.h's. */
#ifndef ZHUPI_TUI_SEARCHING_H
#define ZHUPI_TUI_SEARCHING_H

#include "tui/app.h"

/* False where action is none of searching. */
bool searching_act(struct app *app, enum action action, const char *argument);

#endif
