/* What other sidecars hold of a file whose own sidecar does not have it: said of
 * it before its folder had one, and not on show. */
#ifndef ZHUPI_FLOW_OVERLOOKED_H
#define ZHUPI_FLOW_OVERLOOKED_H

#include "core/flow/annotator.h"

/* A sentence that tells how much that is of the file at path, in which sidecar,
 * and how to take it in; NULL where there is none. The caller frees. */
char *overlooked_told(struct annotator *annotator, const char *path);

#endif
