/* Prompts: a line typed at the foot of the screen, for a command, a search, a
 * filter, a number. */
#ifndef ZHUPI_TUI_PROMPT_H
#define ZHUPI_TUI_PROMPT_H

#include "tui/app.h"

/* Asks; Enter does action with what was typed as its argument, or, for
 * ACTION_COMMAND, runs it as a command. */
void prompt_open(struct app *app, const char *prefix, const char *text, enum action action);

/* Asks for what is to follow command ("merge "), beginning with answer; may be "". */
void prompt_ask(struct app *app, const char *command, const char *answer);

/* As prompt_open, but action is done at every change, too; Escape does it with " ". */
void prompt_open_live(struct app *app, const char *prefix, const char *text, enum action action);

#endif
