/* Corrections as the sidecar keeps them: rows in, rows out. What they do to a
 * text is core/text/correction.h's. The functions that write are called
 * between sidecar_begin and sidecar_end. */
#ifndef ZHUPI_STORE_CORRECTION_ROW_H
#define ZHUPI_STORE_CORRECTION_ROW_H

#include "core/store/kept.h"
#include "core/text/correction.h"

struct correction_row {
	struct kept kept;
	struct correction correction;
};

extern const struct kept_table correction_rows;

/* Adds a row (its id is not looked at); the id that it got, or 0 and an error. */
int64_t correction_row_insert(struct sidecar *sidecar, const struct correction_row *row,
                              GError **error);

#endif
