/* Picker: a list that is filtered as one types, to choose a row of it or make
 * a new one. Knows names and what stands beside them, not what they are. */
#ifndef ZHUPI_TUI_PICKER_H
#define ZHUPI_TUI_PICKER_H

#include "tui/canvas.h"
#include "tui/editor.h"
#include "tui/filter.h"

enum picker_mode {
	PICKER_OF_ROWS,        /* one of the rows it has */
	PICKER_OF_ROWS_OR_NEW, /* or "+ new: " what was typed */
};

enum picker_result {
	PICKER_UNUSED,
	PICKER_CHANGED,
	PICKER_DONE,      /* Enter: picker_chosen is it */
	PICKER_AND_ON,    /* Tab: the same, and another one after it */
	PICKER_AGAIN,     /* . with nothing typed: what was chosen last time */
	PICKER_CANCELLED, /* Esc */
};

struct picker;

/* title is shown above. pinyin may be NULL and is borrowed. The caller frees. */
struct picker *picker_new(enum picker_mode mode, const char *title, const struct pinyin *pinyin);
void picker_free(struct picker *picker);

/* Adds a row behind the others: a name, and what is shown at its right (NULL
 * for nothing). Rows that fit equally well keep the order in which they came. */
void picker_add(struct picker *picker, const char *name, const char *beside);

enum picker_result picker_key(struct picker *picker, const struct key_event *key);

/* The name chosen, and whether it is a new one (is_new may be NULL); NULL where
 * no row fits. Valid until the next key. */
const char *picker_chosen(const struct picker *picker, bool *is_new);

/* Empties what was typed: for another choice after Tab. */
void picker_clear(struct picker *picker);

/* Rows it would like to be drawn in; the same whatever is typed. */
int picker_rows(const struct picker *picker);

void picker_draw(struct picker *picker, const struct canvas *canvas);

#endif
