/* Keeping a step of the reader's - a correction, a decision - in the sidecar of its
 * file: who, when, of what. For corrector.c and decider.c, which know what a step
 * says. */
#ifndef ZHUPI_FLOW_KEEPING_H
#define ZHUPI_FLOW_KEEPING_H

#include "core/base/uuid.h"
#include "core/flow/annotator-sidecar.h"
#include "core/store/kept.h"

/* The sidecar of document's file, made where there is none, and what is kept with a
 * step of now: kept points into the rest, its strings last until keeping_clear. */
struct keeping {
	struct sidecar *sidecar;
	struct kept kept;
	char *path;
	char sha256[65], uuid[UUID_SIZE];
};

bool keeping_begin(struct keeping *keeping, struct annotator *annotator,
                   const struct document *document, GError **error);
void keeping_clear(struct keeping *keeping);

/* Notes in the journal that the row of that id is new, as an action called what;
 * within sidecar_begin and sidecar_end. False where id is 0. */
bool keeping_note(const struct keeping *keeping, const char *kind, int64_t id, const char *what,
                  GError **error);

/* Takes a row of that kind ("correction", "decision") away: an action called what. */
bool keeping_take_back(struct annotator *annotator, struct sidecar *sidecar, const char *kind,
                       int64_t id, const char *what, GError **error);

/* The rows of table that bear on the file at path, in the order made, those of a file that
 * is gone and was what this one is among them; what they point to is owned by arena. NULL
 * where there is no sidecar, or with an error. annotator may be NULL. The caller frees the
 * array. */
GArray *keeping_list(const struct kept_table *table, struct annotator *annotator, const char *path,
                     struct arena *arena, GError **error);

#endif
