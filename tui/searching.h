/* Searching in the article that is open: what is typed, or what the cursor is
 * on, downwards or upwards, and from hit to hit. Finding is find.h's. */
#ifndef ZHUPI_TUI_SEARCHING_H
#define ZHUPI_TUI_SEARCHING_H

#include "tui/app.h"

/* False where action is none of searching. */
bool searching_act(struct app *app, enum action action, const char *argument);

/* What an empty answer to a search means, as in vi, less and emacs: the last search once
 * more, in that direction. */
void searching_again(struct app *app, enum action direction);

/* Lets n and N go on to the other places of a name that stands so often in the text. */
void searching_name(struct app *app, const char *name, size_t times);

#endif
