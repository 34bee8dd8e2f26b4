/* The draft: a note that was begun and not saved, kept over the end of zhupi, so
 * that a line that breaks takes no words along. */
#ifndef ZHUPI_TUI_DRAFT_H
#define ZHUPI_TUI_DRAFT_H

/* Keeps text in the state folder; NULL: nothing. Errors are of no account. */
void draft_keep(const char *text);

/* What was kept, once; for the caller to free. NULL where there is none. */
char *draft_take(void);

#endif
