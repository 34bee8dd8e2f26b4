/* Which file of this corpus a path in another sidecar means. Looks at files;
 * reads them only where two could be meant. */
#ifndef ZHUPI_FLOW_MERGE_PLACE_H
#define ZHUPI_FLOW_MERGE_PLACE_H

#include <glib.h>

struct merge_places;

/* For paths relative to the folder there, of which the sidecar that takes them
 * in lies in the folder here. Both by their real names. */
struct merge_places *merge_places_new(const char *here, const char *there);
void merge_places_free(struct merge_places *places);

/* What the sidecar here calls the file that path means there, which had the
 * checksum sha256 (may be NULL) then. A copy of this corpus elsewhere means the
 * file of the same path here, if there is one; a sidecar in a folder below or
 * above here its own files. NULL of a folder above where the file is not in the
 * folder here. Owned by places. */
const char *merge_place(struct merge_places *places, const char *path, const char *sha256);

#endif
