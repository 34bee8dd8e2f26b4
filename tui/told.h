/* What a key with an argument does, in words for a reader who does not know the
 * command. Finds the words; draws nothing. */
#ifndef ZHUPI_TUI_TOLD_H
#define ZHUPI_TUI_TOLD_H

#include "tui/actions.h"

/* What an argument of correct or decide does ("join": "join the paragraph with the
 * next"), for the caller to free; NULL where that is not told. */
char *told_argument(enum action action, const char *argument);

#endif
