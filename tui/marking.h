/* Marking: what keys do to annotations - tag, note, change, delete, undo -
 * through the annotator; every success is saved when the screen says so. */
#ifndef ZHUPI_TUI_MARKING_H
#define ZHUPI_TUI_MARKING_H

#include "tui/app.h"

/* What an action is about: a mark that is there, or text to be marked. */
struct target {
	int64_t id; /* 0: none yet */
	struct text_range range;
};

/* False where action is not about marks. */
bool marking_act(struct app *app, enum action action, const char *argument);

/* Tags the target; a new mark's id is left in it. False after a complaint. */
bool marking_tag(struct app *app, struct target *target, const char *tag);
bool marking_note(struct app *app, struct target *target, const char *note);

/* Questions over the panels: the tag picker, and the note editor. */
void ask_tag(struct app *app, struct target target);
void ask_note(struct app *app, struct target target, const char *text);
/* The same in $VISUAL or $EDITOR. */
void ask_note_external(struct app *app, struct target target, const char *text);

#endif
