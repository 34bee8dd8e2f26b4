/* The draft: a note that was begun and not saved, kept over the end of zhupi, so
 * that a line that breaks takes no words along, nor a power cut. */
#ifndef ZHUPI_TUI_DRAFT_H
#define ZHUPI_TUI_DRAFT_H

/* Keeps text in the state folder for the next session; NULL: nothing. Errors are of no
 * account. */
void draft_keep(const char *text);

/* The same of a note that is being written, for the case that zhupi does not come to its
 * end: under the number of its process, as several may run. Cheap enough for each key. */
void draft_keep_living(const char *text);

/* It is saved, or kept otherwise. */
void draft_forget_living(void);

/* What was kept, or left by a zhupi that is not there any more; for the caller to free. Nobody
 * else gets it, and until it is saved, or kept otherwise, it is as if it were being written.
 * NULL where there is none. */
char *draft_take(void);

#endif
