/* Decisions about mentions as the sidecar keeps them: rows in, rows out. What
 * they do is core/know/decision.h's. The functions that write are called
 * between sidecar_begin and sidecar_end. */
#ifndef ZHUPI_STORE_DECISION_ROW_H
#define ZHUPI_STORE_DECISION_ROW_H

#include "core/base/arena.h"
#include "core/know/decision.h"
#include "core/store/sidecar.h"

struct decision_row {
	int64_t id;
	const char *path, *sha256; /* of the file; not looked at where it holds everywhere */
	struct decision decision;
	const char *author;
	int64_t created;  /* Unix time, seconds */
	const char *uuid; /* its name in all the world; NULL where another program gave none */
};

/* Adds a row (its id is not looked at); the id that it got, or 0 and an error. */
int64_t decision_row_insert(struct sidecar *sidecar, const struct decision_row *row,
                            GError **error);
bool decision_row_delete(struct sidecar *sidecar, int64_t id, GError **error);

/* For the journal: see annotation_image and annotation_restore. */
bool decision_row_image(struct sidecar *sidecar, int64_t id, char **image, GError **error);
bool decision_row_restore(struct sidecar *sidecar, const char *image, GError **error);

/* The decisions that bear on the file named path, of all files for NULL, in the
 * order made: an array of struct decision_row, what it points to owned by arena;
 * NULL and an error. Rows of a kind that this version does not know are passed
 * over. The caller frees the array. */
GArray *decision_row_list(struct sidecar *sidecar, const char *path, struct arena *arena,
                          GError **error);

/* The same of files of other names that had that checksum when it was decided. */
GArray *decision_row_list_elsewhere(struct sidecar *sidecar, const char *path, const char *sha256,
                                    struct arena *arena, GError **error);

/* The names of all files that have one, as an array of const char *. */
GArray *decision_row_paths(struct sidecar *sidecar, struct arena *arena, GError **error);

#endif
