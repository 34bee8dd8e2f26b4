/* Deciding: what keys say of mentions - no person, a person, another value,
 * another speaker - through the decider; the file is read again at once. */
#ifndef ZHUPI_TUI_DECIDING_H
#define ZHUPI_TUI_DECIDING_H

#include "tui/app.h"

/* Does what line says of what is under the cursor, or selected: "not", "person
 * POST", "value 5%以上", "speaker NAME"; "everywhere" before them for all places
 * where the same words stand. */
void deciding_act(struct app *app, const char *line);

#endif
