/* Holdings: all that a sidecar, or an export in JSON lines, holds of a reader's
 * work - annotations, corrections, decisions - read into memory. */
#ifndef ZHUPI_FLOW_HOLDINGS_H
#define ZHUPI_FLOW_HOLDINGS_H

#include <glib.h>

#include "core/base/arena.h"

struct holdings {
	struct arena *arena; /* owns what the rows point to */
	char *path;          /* where they were read from */
	char *folder;        /* that relative paths in them are relative to */
	GArray *annotations; /* struct annotation */
	GArray *corrections; /* struct correction_row, in the order made */
	GArray *decisions;   /* struct decision_row, likewise */
};

/* Reads the sidecar or JSON lines at path; of a folder, its sidecar. NULL and an
 * error where it is neither, or cannot be read. The caller frees. */
struct holdings *holdings_open(const char *path, GError **error);
void holdings_free(struct holdings *holdings);

/* The rows of an export in JSON lines, added to holdings. False and an error,
 * which names the line. */
bool holdings_read_lines(struct holdings *holdings, const char *text, GError **error);

#endif
