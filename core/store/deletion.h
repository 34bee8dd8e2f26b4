/* What was deleted, known by its name in all the world, so that a merge does not
 * bring it back. Called between sidecar_begin and sidecar_end. */
#ifndef ZHUPI_STORE_DELETION_H
#define ZHUPI_STORE_DELETION_H

#include "core/base/arena.h"
#include "core/store/sidecar.h"

/* Remembers that the thing of image, as the journal keeps it, was deleted. */
bool deletion_note(struct sidecar *sidecar, const char *image, int64_t now, GError **error);

/* It is there again. */
bool deletion_forget(struct sidecar *sidecar, const char *image, GError **error);

/* All of them: uuid -> when, as int64_t *; owned by arena. The caller frees the
 * table. NULL and an error. */
GHashTable *deletion_table(struct sidecar *sidecar, struct arena *arena, GError **error);

#endif
