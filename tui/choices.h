/* The keys of a sequence that is not complete, and what may follow them, over the
 * foot of the screen: in one line, or in as many as that takes. */
#ifndef ZHUPI_TUI_CHOICES_H
#define ZHUPI_TUI_CHOICES_H

#include "tui/app.h"

/* Draws them where a sequence was begun; false where none was. */
bool choices_draw(const struct app *app, const struct canvas *screen);

#endif
