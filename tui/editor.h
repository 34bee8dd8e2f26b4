/* Editor: a small field of text, of one line (prompts, filters) or several
 * (notes). Its cursor moves by what is one character to a reader; what is
 * wider than the field is wrapped, or, on one line, scrolled. Knows nothing of
 * what the text is for. */
#ifndef ZHUPI_TUI_EDITOR_H
#define ZHUPI_TUI_EDITOR_H

#include "tui/canvas.h"
#include "tui/history.h"
#include "tui/key.h"

enum editor_mode { EDITOR_ONE_LINE, EDITOR_LINES };

/* What a key meant to the editor. */
enum editor_result {
	EDITOR_UNUSED,    /* nothing: the caller may use it */
	EDITOR_MOVED,     /* the cursor, or nothing, since there was nowhere to go */
	EDITOR_CHANGED,   /* the text */
	EDITOR_DONE,      /* Enter on one line; Ctrl-S on several */
	EDITOR_CANCELLED, /* Esc, Ctrl-C, Ctrl-G */
};

/* More than this is not taken in. */
enum { EDITOR_MOST_BYTES = 1 << 20 };

struct editor;

/* With text (may be NULL) and the cursor at its end. The caller frees. */
struct editor *editor_new(enum editor_mode mode, const char *text);
void editor_free(struct editor *editor);

/* One-line editors: Up and Down go through history, which is borrowed. */
void editor_use_history(struct editor *editor, const struct history *history);

/* What the text begins with was not typed: Ctrl-U leaves it, and takes it when pressed again. */
void editor_give(struct editor *editor, const char *given);

/* The text as it stands. Valid until the next key. */
const char *editor_text(const struct editor *editor);

/* Where the cursor stands: an off in the text. */
size_t editor_cursor(const struct editor *editor);

void editor_set(struct editor *editor, const char *text);

/* Puts text in at the cursor; on one line, line ends become blanks. */
void editor_insert(struct editor *editor, struct slice text);

enum editor_result editor_key(struct editor *editor, const struct key_event *key);

/* Rows that the text takes in cols columns. */
int editor_rows(const struct editor *editor, int cols, enum ambiguous ambiguous);

/* Draws the text and puts the terminal's cursor into it; scrolls so that the
 * cursor is seen. */
void editor_draw(struct editor *editor, const struct canvas *canvas, uint64_t style);

#endif
