/* The annotator: what a reader does to a text - tag, note, change, take back -
 * each action one durable transaction on the sidecar. Both the keys and the
 * command-line verbs call this, and nothing else writes annotations. */
#ifndef ZHUPI_FLOW_ANNOTATOR_H
#define ZHUPI_FLOW_ANNOTATOR_H

#include "core/flow/document.h"

struct annotator;

/* An annotation where it stands in an article as it reads today. */
struct mark {
	int64_t id;
	const char *uuid;
	struct text_range range;       /* meaningless where orphan */
	bool orphan;                   /* its words are not in the text any more */
	bool moved;                    /* found again at another place than it was made at */
	bool changed;                  /* moved, and its words read a little differently now */
	const char *exact;             /* the words that were marked */
	const char *section, *speaker; /* when it was made; NULL where unknown */
	const char *const *tags;       /* n_tags, in the order given */
	size_t n_tags;
	const char *note; /* NULL where none */
	const char *author;
	int64_t created, modified; /* Unix time, seconds */
};

struct marks {
	struct arena *arena;      /* owns everything below */
	const struct mark *items; /* in text order, orphans last */
	size_t n;
};

struct tag {
	const char *name;
	size_t count; /* annotations that bear it */
	int64_t used; /* Unix time of its last use */
};

struct tags {
	struct arena *arena;
	const struct tag *items; /* most used first */
	size_t n;
};

/* An annotator for what was opened at root (a file or folder): the sidecar is
 * sidecar_path, or NULL to look for zhupi.db by the rules of docs/sidecar.md.
 * Opens a sidecar that exists and makes none. NULL and an error (SIDECAR)
 * where there is one that cannot be used. The caller frees. */
struct annotator *annotator_new(const char *root, const char *sidecar_path, GError **error);

/* The same for who has a person before it: a sidecar that another program has locked is
 * left alone for now, also one below, and all that is asked of it is an error, at once;
 * in one that is open, an action fails as soon. */
struct annotator *annotator_new_hurried(const char *root, const char *sidecar_path, GError **error);
void annotator_free(struct annotator *annotator);

/* The annotator, itself or one below, whose sidecar was found locked; NULL: none.
 * annotator_unlocked tries those again: whether none is any more. */
const struct annotator *annotator_locked(const struct annotator *annotator);
bool annotator_unlocked(struct annotator *annotator);

/* What other programs have written to the sidecars since this was asked, or they were
 * opened; a sidecar that has come to be since is opened. Cheap, and waits for nobody. */
enum annotator_news {
	ANNOTATOR_NO_NEWS,
	ANNOTATOR_NEWS,             /* marks, most likely */
	ANNOTATOR_NEWS_OF_READINGS, /* corrections or decisions, too: files read otherwise now */
};
enum annotator_news annotator_news(struct annotator *annotator);

/* Where annotations are, or will be, kept. */
const char *annotator_path(const struct annotator *annotator);

/* The annotator of the file at path: that of the nearest folder above it, below
 * the one that was opened, which has a sidecar; else annotator itself. All that
 * is said of one file goes to it. Owned by annotator. */
struct annotator *annotator_of(struct annotator *annotator, const char *path);

/* A sentence to show once, where the sidecar is not beside the corpus or can
 * only be read; else NULL. */
const char *annotator_notice(const struct annotator *annotator);

/* What is done to a mark by its id is asked of the annotator of its file. */

/* Marks range of article (index in document's reading) with tags
 * (NULL-terminated, may be NULL) and note (may be NULL). Returns after the
 * commit, with the new annotation's id in *id (may be NULL). */
bool annotator_add(struct annotator *annotator, const struct document *document, size_t article,
                   struct text_range range, const char *const *tags, const char *note, int64_t *id,
                   GError **error);

bool annotator_tag(struct annotator *annotator, int64_t id, const char *tag, GError **error);
bool annotator_untag(struct annotator *annotator, int64_t id, const char *tag, GError **error);
/* An empty or NULL note takes the note away. */
bool annotator_set_note(struct annotator *annotator, int64_t id, const char *note, GError **error);
bool annotator_set_range(struct annotator *annotator, int64_t id, const struct document *document,
                         size_t article, struct text_range range, GError **error);
bool annotator_delete(struct annotator *annotator, int64_t id, GError **error);

/* Takes back, or does again, one action, of this session or an earlier one. On success *what
 * is what was done ("tag 民生 on “…”"), for the caller to free; NULL with
 * no error where there is nothing to undo or redo. */
bool annotator_undo(struct annotator *annotator, char **what, GError **error);
bool annotator_redo(struct annotator *annotator, char **what, GError **error);

/* Whether the last undo or redo may have changed how the file at path is read:
 * its corrections, or decisions about it. */
bool annotator_rereads(struct annotator *annotator, const char *path);

/* Annotations of one article, anchored in its text as it is now. The caller
 * frees with marks_free. No sidecar yet: none, and no error. */
struct marks *annotator_marks(struct annotator *annotator, const struct document *document,
                              size_t article, GError **error);
void marks_free(struct marks *marks);

struct tags *annotator_tags(struct annotator *annotator, GError **error);
void tags_free(struct tags *tags);

/* How many annotations the file at path has, over all its articles, or, with
 * ordinal not SIZE_MAX, over that one. */
size_t annotator_count(struct annotator *annotator, const char *path, size_t ordinal);

#endif
