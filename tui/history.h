/* History: the lines that a prompt has taken, newest last, each once. Kept in
 * memory; a caller that wants it to last reads and writes it. */
#ifndef ZHUPI_TUI_HISTORY_H
#define ZHUPI_TUI_HISTORY_H

#include <glib.h>

struct history;

/* Remembers the last most lines. The caller frees. */
struct history *history_new(guint most);
void history_free(struct history *history);

/* Adds line, which an equal older one gives way to; an empty one is none. */
void history_add(struct history *history, const char *line);

guint history_count(const struct history *history);

/* The line added back times before the newest (back 0); NULL beyond the
 * oldest. Valid until the next line is added. */
const char *history_back(const struct history *history, guint back);

#endif
