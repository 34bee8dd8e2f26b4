/* The margin's heading: a tab for each thing that it can show. Where not all have room,
 * those around the shown one are there, whole. */
#ifndef ZHUPI_TUI_MARGIN_TABS_H
#define ZHUPI_TUI_MARGIN_TABS_H

#include "tui/panel.h"

/* What a tab lists; MENTION_TYPE_COUNT where that are no mentions. */
enum mention_type margin_tab_type(enum margin_tab tab);

void margin_tabs_draw(const struct app *app, const struct canvas *canvas, bool focused);

/* The tab at col of a margin that is cols wide; TAB_COUNT where there is none. */
enum margin_tab margin_tabs_at(const struct app *app, int cols, int col);

#endif
