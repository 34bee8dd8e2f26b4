/* The sidecar: the database of a reader's annotations, the only precious file.
 * Opens, makes and migrates it, and holds its transactions; what is in it is
 * annotation.h's and journal.h's. */
#ifndef ZHUPI_STORE_SIDECAR_H
#define ZHUPI_STORE_SIDECAR_H

#include "core/store/sql.h"

enum { SIDECAR_VERSION = 3 }; /* user_version: the schema that this program writes */

struct sidecar {
	struct sql *sql;
	char *path;     /* as it was opened */
	char *folder;   /* the real name of the folder it lies in */
	bool read_only; /* it can be read, but not be written */
	uint64_t inode; /* of the file at path when it was opened */
	int64_t seen;   /* SQLite's number of what others have committed, when it was asked */
	int64_t steps;  /* tells the corrections and decisions that were there then */
};

/* Opens the sidecar at path, bringing an older one up to date after copying it
 * to PATH.vN. NULL and an error (NOT_FOUND, or SIDECAR) where it is not there,
 * newer than this program, no database, another program's, … The caller
 * closes. */
struct sidecar *sidecar_open(const char *path, GError **error);

/* The same for who cannot wait: a sidecar that another program has locked is not
 * opened, and *locked says so. */
struct sidecar *sidecar_open_hurried(const char *path, bool *locked, GError **error);

/* The same as sidecar_open, and makes it, and its folder, where there is none. */
struct sidecar *sidecar_create(const char *path, GError **error);

/* From now on an action fails in the blink of an eye where another program has it
 * locked, instead of waiting for seconds: for who has a person before it. */
void sidecar_hurry(struct sidecar *sidecar);

void sidecar_close(struct sidecar *sidecar);

/* One action: begin, changes, end. sidecar_end commits if done, else takes
 * everything back; true only where what was done is on the disk. */
bool sidecar_begin(struct sidecar *sidecar, GError **error);
bool sidecar_end(struct sidecar *sidecar, bool done, GError **error);

/* Whether another program has written to it since this was asked, or it was opened;
 * *steps, whether corrections or decisions came or went by that. Waits for nobody. */
bool sidecar_was_touched(struct sidecar *sidecar, bool *steps);

/* Brings the database from the schema in folder to version, step by step, one
 * transaction each. For tests; sidecar_open calls it. */
bool sidecar_migrate(struct sql *sql, const char *path, const char *folder, int version,
                     GError **error);

#endif
