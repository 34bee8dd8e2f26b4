/* What the reader's steps - corrections, decisions - have in common as rows of the
 * sidecar: whose, of which file, when; listed, put back and taken away alike. What
 * each says is its own table's (correction-row.h, decision-row.h). */
#ifndef ZHUPI_STORE_KEPT_H
#define ZHUPI_STORE_KEPT_H

#include "core/base/arena.h"
#include "core/store/sidecar.h"

/* A row of such a table begins with it. */
struct kept {
	int64_t id;
	const char *path;   /* of the file, as sidecar_path_name gives it */
	const char *sha256; /* of the file as it was then */
	const char *author;
	int64_t created;  /* Unix time, seconds */
	const char *uuid; /* its name in all the world; NULL where another program gave none */
};

/* What each table begins with, as its statements say it: fields, parameters, and what of
 * an image is put back. */
#define KEPT_FIELDS     "path, sha256, author, created, uuid"
#define KEPT_PARAMETERS ":path, :sha256, :author, :created, :uuid"
#define KEPT_OF_IMAGE                                                                              \
	"image ->> 'id', image ->> 'path', image ->> 'sha256', image ->> 'author', "               \
	"image ->> 'created', image ->> 'uuid'"

/* Values for KEPT_PARAMETERS, of a struct kept. */
#define KEPT_VALUES(kept)                                                                          \
	SQL_TEXT(":path", (kept).path), SQL_TEXT(":sha256", (kept).sha256),                        \
	        SQL_TEXT(":author", (kept).author), SQL_INTEGER(":created", (kept).created),       \
	        SQL_TEXT(":uuid", (kept).uuid)

/* Columns of a row of KEPT_LIST, which asks for "id, " KEPT_FIELDS first; the table's own
 * come behind them. */
enum kept_column {
	KEPT_COLUMN_ID,
	KEPT_COLUMN_PATH,
	KEPT_COLUMN_SHA256,
	KEPT_COLUMN_AUTHOR,
	KEPT_COLUMN_CREATED,
	KEPT_COLUMN_UUID,
	KEPT_COLUMN_COUNT
};

enum kept_statement {
	KEPT_DELETE,
	KEPT_LIST,
	KEPT_LIST_ELSEWHERE,
	KEPT_LIST_PATHS,
	KEPT_GET_IMAGE,
	KEPT_RESTORE,
	KEPT_STATEMENT_COUNT
};

/* A table of steps: its statements, and how a row is read. */
struct kept_table {
	const char *statements[KEPT_STATEMENT_COUNT];
	void (*read)(sqlite3_stmt *rows, struct arena *arena, GArray *list);
	guint size; /* of a row */
};

/* What the row at hand begins with; its texts are owned by arena. */
struct kept kept_at(sqlite3_stmt *rows, struct arena *arena);

/* The rows of the file named path, and those that hold in every file, or for NULL
 * all, in the order made: an array of the table's rows, what they point to owned
 * by arena; NULL and an error. Rows of a kind that this version does not know are
 * passed over. The caller frees the array. */
GArray *kept_list(const struct kept_table *table, struct sidecar *sidecar, const char *path,
                  struct arena *arena, GError **error);

/* The same of files of other names that had that checksum. */
GArray *kept_list_elsewhere(const struct kept_table *table, struct sidecar *sidecar,
                            const char *path, const char *sha256, struct arena *arena,
                            GError **error);

/* The names of all files that have one, as an array of const char *. */
GArray *kept_paths(const struct kept_table *table, struct sidecar *sidecar, struct arena *arena,
                   GError **error);

/* For the journal: see annotation_image and annotation_restore. Those that write
 * are called between sidecar_begin and sidecar_end. */
bool kept_image(const struct kept_table *table, struct sidecar *sidecar, int64_t id, char **image,
                GError **error);
bool kept_restore(const struct kept_table *table, struct sidecar *sidecar, const char *image,
                  GError **error);
bool kept_delete(const struct kept_table *table, struct sidecar *sidecar, int64_t id,
                 GError **error);

#endif
