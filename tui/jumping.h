/* Jumping in the article that is open: to sections, mentions, marks, paragraphs by number,
 * and per cent. From hit to hit is searching.h's. */
#ifndef ZHUPI_TUI_JUMPING_H
#define ZHUPI_TUI_JUMPING_H

#include "tui/app.h"

/* Jumps after remembering where the reader is. */
void jumping_far(struct app *app, struct place place);

/* False where action is none of jumping. */
bool jumping_act(struct app *app, enum action action, const char *argument);

#endif
