/* What a number typed before a key does: an action is done so often, or goes to
 * the place of that number, or takes no number. */
#ifndef ZHUPI_TUI_COUNT_H
#define ZHUPI_TUI_COUNT_H

#include "tui/app.h"

/* Does what binding says, count times over or with count; 0: there is none. */
void count_act(struct app *app, const struct binding *binding, unsigned count);

#endif
