/* Following an article to where it goes on in another file, or comes from. */
#ifndef ZHUPI_TUI_FOLLOW_H
#define ZHUPI_TUI_FOLLOW_H

#include "tui/app.h"

/* Goes there, and says so where that is in no file that is open. */
void follow_act(struct app *app, const char *argument);

/* "第02版-….txt (F)": the file in which the article that is open goes on, and the key
 * that leads there; NULL where none is known. The caller frees. */
char *follow_told(const struct app *app);

#endif
