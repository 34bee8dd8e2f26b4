/* Head and foot: where the reader is, and what is under the cursor. */
#ifndef ZHUPI_TUI_STATUS_H
#define ZHUPI_TUI_STATUS_H

#include "tui/app.h"

void head_draw(struct app *app, const struct canvas *screen);
void status_draw(struct app *app, const struct canvas *screen);

/* "unwrap ×4  unspace ×3": what was done to block; "" for nothing. The caller
 * frees. */
char *repairs_list(const struct block *block);

#endif
