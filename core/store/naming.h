/* The names in all the world of what a sidecar holds: annotations, corrections,
 * decisions, by which the same thing is known in two sidecars. */
#ifndef ZHUPI_STORE_NAMING_H
#define ZHUPI_STORE_NAMING_H

#include "core/base/arena.h"
#include "core/store/sidecar.h"

/* Of all that bears on the file named path, as an array of const char * that
 * arena owns. NULL and an error. The caller frees the array. */
GArray *naming_list(struct sidecar *sidecar, const char *path, struct arena *arena, GError **error);

/* Whether the thing of that name is in the sidecar, or was deleted from it. */
bool naming_knows(struct sidecar *sidecar, const char *uuid, bool *known, GError **error);

#endif
