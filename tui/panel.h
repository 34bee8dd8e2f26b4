/* What panels share: their table, headings, and lists of rows. */
#ifndef ZHUPI_TUI_PANEL_H
#define ZHUPI_TUI_PANEL_H

#include "tui/app.h"

/* What the margin shows; the setting "tab" has the same order. */
enum margin_tab {
	TAB_MARKS,
	TAB_OFFICIALS,
	TAB_METRICS,
	TAB_QUOTES,
	TAB_MENTIONS,
	TAB_RAW,
	TAB_COUNT
};

const struct panel_ops *panel_ops_of(enum panel_id panel);

/* The heading line of a panel, with a word at its right edge (may be NULL). */
void panel_heading(const struct canvas *canvas, const char *title, const char *right, bool focused);

/* What is typed to filter a list, or was, behind the title in its heading. */
struct editor;
void panel_filter_draw(const struct canvas *canvas, const char *title, struct editor *editor,
                       const char *filter);

/* A key while it is typed: what is to be filtered by from then on, NULL where that stays. The
 * editor is closed with the key that ends typing. */
const char *panel_filter_key(struct editor **editor, const struct key_event *key);

/* Whether what goto is given is per cent: "40%". */
bool goto_percent(const char *argument, unsigned *percent);

/* A list: rows that are chosen from. Knows how many there are, not what. */
struct list {
	size_t n, chosen, top;
	int rows; /* that the panel shows */
};

/* Moves by action; goto goes to a row by its number, or per cent. False where it is none
 * of moving. */
bool list_act(struct list *list, enum action action, const char *argument);
void list_choose(struct list *list, size_t row);
/* Fits the list to n rows of which rows are shown. */
void list_fit(struct list *list, size_t n, int rows);
/* Wheel scrolls; a press chooses and is told by true. */
bool list_mouse(struct list *list, const struct key_event *event, int row);

/* The style of row i. */
uint64_t list_style(const struct list *list, size_t i, bool focused);

#endif
