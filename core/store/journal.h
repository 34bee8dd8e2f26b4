/* The journal of the sidecar: each action with what it changed, before and
 * after, in the same transaction as the action itself; so that it can be taken
 * back and done again, by this session or a later one. */
#ifndef ZHUPI_STORE_JOURNAL_H
#define ZHUPI_STORE_JOURNAL_H

#include "core/store/sidecar.h"

enum { JOURNAL_KEPT = 1000 }; /* actions that can be taken back */

/* What is being changed: the name of its kind, and its row. */
struct journal_subject {
	const char *kind; /* "annotation", "correction", "decision" */
	int64_t id;
};

/* The whole of subject as JSON, NULL without an error where it is not there
 * (yet). The caller frees. */
bool journal_image(struct sidecar *sidecar, struct journal_subject subject, char **image,
                   GError **error);

/* An action of several steps, undone and redone as one. */
struct journal_action {
	const char *what, *author;
	int64_t now;
	int64_t id; /* 0 before its first step */
	int n_steps;
};

/* Adds to action that subject went from image before to what it is now. */
bool journal_add(struct sidecar *sidecar, struct journal_action *action,
                 struct journal_subject subject, const char *before, GError **error);

/* Notes that subject went from image before (NULL: was not there) to what it
 * is now, as an action called what. Nothing is noted where nothing changed.
 * Undone actions are forgotten. Within sidecar_begin and sidecar_end. */
bool journal_note(struct sidecar *sidecar, const char *what, const char *author, int64_t now,
                  struct journal_subject subject, const char *before, GError **error);

/* Takes subject away, as an action called what: it is remembered as deleted
 * (deletion.h). Within sidecar_begin and sidecar_end. */
bool journal_remove(struct sidecar *sidecar, const char *what, const char *author,
                    struct journal_subject subject, GError **error);

enum journal_way { JOURNAL_UNDO, JOURNAL_REDO };

/* When the action was done that journal_go would go to, in microseconds of Unix
 * time, no two the same in a sidecar; 0 where there is none. */
bool journal_moment(struct sidecar *sidecar, enum journal_way way, int64_t *moment, GError **error);

/* Forgets the actions that were undone, as a new one does: for those of another
 * sidecar that came before it. A transaction of its own. */
bool journal_forget_undone(struct sidecar *sidecar, GError **error);

/* What an action bears on besides annotations. */
struct journal_reach {
	bool readings; /* how files are read: corrections, decisions */
	char *path;    /* of the one file, as the sidecar names it; NULL: of several, or all */
};

/* Takes back the last action, or does the last undone one again, in a
 * transaction of its own. *what is what was done, and by whom where that is not
 * reader, for the caller to free, NULL where there is nothing; so is reach->path. False and an
 * error where another program has changed the same thing since. */
bool journal_go(struct sidecar *sidecar, enum journal_way way, const char *reader, char **what,
                struct journal_reach *reach, GError **error);

#endif
