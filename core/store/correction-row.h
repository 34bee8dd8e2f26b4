/* Corrections as the sidecar keeps them: rows in, rows out. What they do to a
 * text is core/text/correction.h's. The functions that write are called
 * between sidecar_begin and sidecar_end. */
#ifndef ZHUPI_STORE_CORRECTION_ROW_H
#define ZHUPI_STORE_CORRECTION_ROW_H

#include "core/base/arena.h"
#include "core/store/sidecar.h"
#include "core/text/correction.h"

struct correction_row {
	int64_t id;
	const char *path;   /* of the file, as sidecar_path_name gives it */
	const char *sha256; /* of the file as it was corrected */
	struct correction correction;
	const char *author;
	int64_t created;  /* Unix time, seconds */
	const char *uuid; /* its name in all the world; NULL where another program gave none */
};

/* Adds a row (its id is not looked at); the id that it got, or 0 and an error. */
int64_t correction_row_insert(struct sidecar *sidecar, const struct correction_row *row,
                              GError **error);
bool correction_row_delete(struct sidecar *sidecar, int64_t id, GError **error);

/* For the journal: see annotation_image and annotation_restore. */
bool correction_row_image(struct sidecar *sidecar, int64_t id, char **image, GError **error);
bool correction_row_restore(struct sidecar *sidecar, const char *image, GError **error);

/* The corrections of the file named path, of all files for NULL, in the order made: an array of
 * struct correction_row, what it points to owned by arena; NULL and an error.
 * Rows of a kind that this version does not know are passed over. The caller
 * frees the array. */
GArray *correction_row_list(struct sidecar *sidecar, const char *path, struct arena *arena,
                            GError **error);

/* The same of files of other names that had that checksum when they were
 * corrected. */
GArray *correction_row_list_elsewhere(struct sidecar *sidecar, const char *path, const char *sha256,
                                      struct arena *arena, GError **error);

/* The names of all files that have one, as an array of const char *. */
GArray *correction_row_paths(struct sidecar *sidecar, struct arena *arena, GError **error);

#endif
