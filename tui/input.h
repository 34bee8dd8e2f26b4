/* Input: the bytes that a terminal sends, as keys. Sequences of terminfo where
 * it has them, and those of xterm, which nearly all speak. Reads no file:
 * bytes are fed, keys are taken. */
#ifndef ZHUPI_TUI_INPUT_H
#define ZHUPI_TUI_INPUT_H

#include <stddef.h>

#include "tui/key.h"

struct input;

struct input *input_new(void);
void input_free(struct input *input);

void input_feed(struct input *input, const char *bytes, size_t len);

/* Takes the next key; false where there is none. A lone ESC may be the
 * beginning of a sequence: it is given out only when no more came for a while,
 * which the caller says by waited. */
bool input_next(struct input *input, bool waited, struct key_event *key);

/* Bytes of a beginning that could go on. */
size_t input_pending(const struct input *input);

/* The last report of the cursor's position since the last call, from 0. */
bool input_report(struct input *input, int *row, int *col);

#endif
