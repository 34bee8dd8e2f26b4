/* Tables: the officials, metrics and quotations of all that is open, over the
 * whole screen; sorted by any column, filtered as one types. */
#ifndef ZHUPI_TUI_TABLE_H
#define ZHUPI_TUI_TABLE_H

#include "tui/app.h"

struct table;

/* argument: officials, metrics, quotes or mentions, and what to filter by. The
 * table stays as it was left. */
void table_open(struct app *app, const char *argument);

/* Writes the rows of the table that was last open: "[csv|jsonl [FILE]]". */
void table_export(struct app *app, const char *argument);

void table_free(struct table *table);

#endif
