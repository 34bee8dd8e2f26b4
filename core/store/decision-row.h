/* Decisions about mentions as the sidecar keeps them: rows in, rows out. What
 * they do is core/know/decision.h's. The functions that write are called
 * between sidecar_begin and sidecar_end. */
#ifndef ZHUPI_STORE_DECISION_ROW_H
#define ZHUPI_STORE_DECISION_ROW_H

#include "core/know/decision.h"
#include "core/store/kept.h"

struct decision_row {
	struct kept kept; /* of one that holds everywhere, without a file */
	struct decision decision;
};

extern const struct kept_table decision_rows;

/* Adds a row (its id is not looked at); the id that it got, or 0 and an error. */
int64_t decision_row_insert(struct sidecar *sidecar, const struct decision_row *row,
                            GError **error);

#endif
