/* Renamed files: known again by their content, where the name that the sidecar
 * has for them leads nowhere. */
#ifndef ZHUPI_FLOW_RENAMED_H
#define ZHUPI_FLOW_RENAMED_H

#include "core/store/sidecar.h"

/* Whether the file that the sidecar calls name is not there (any more). */
bool renamed_is_gone(const struct sidecar *sidecar, const char *name);

/* Whether one of names (const char *) is not. */
bool renamed_any_gone(const struct sidecar *sidecar, const GArray *names);

/* The checksum of the file at path, as source_sha256 gives it; false where it
 * cannot be read. */
bool renamed_sha256(const char *path, char sha256[65]);

/* Files below a folder by their checksum. */
struct renamed_files;

struct renamed_files *renamed_files_new(const char *folder);
void renamed_files_free(struct renamed_files *files);

/* The path of a file with that checksum, read when first asked for; NULL where
 * there is none. Owned by files. */
const char *renamed_find(struct renamed_files *files, const char *sha256);

#endif
