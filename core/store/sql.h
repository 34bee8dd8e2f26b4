/* SQL over one SQLite connection: statements from the store's own tables,
 * prepared once, bound by name, their failures told in a line. Not for pasting
 * SQL together: statements are static strings. */
#ifndef ZHUPI_STORE_SQL_H
#define ZHUPI_STORE_SQL_H

#include <glib.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/base/arena.h"

struct sql;

enum sql_mode {
	SQL_READ,      /* what is there, without changing it */
	SQL_READ_ONCE, /* the same of a file that nobody is writing, in a folder that cannot be
	                  written */
	SQL_WRITE,     /* what is there */
	SQL_CREATE     /* makes the file where it is not there */
};

/* Opens the database at path. NULL and an error (SIDECAR) where that cannot
 * be. The caller frees. */
struct sql *sql_open(const char *path, enum sql_mode mode, GError **error);
void sql_close(struct sql *sql);

/* How long to wait where another program has it locked, from 0 on; at first SQL_PATIENT.
 * Whether anything failed for that reason. */
enum { SQL_PATIENT = 10000 };
void sql_set_patience(struct sql *sql, unsigned milliseconds);
unsigned sql_patience(const struct sql *sql);
bool sql_was_busy(const struct sql *sql);

sqlite3 *sql_handle(const struct sql *sql);

/* A value for a statement's parameter. */
struct sql_value {
	const char *name; /* with its colon; NULL ends a list */
	enum { SQL_IS_TEXT, SQL_IS_INTEGER, SQL_IS_REAL } type;
	const char *text; /* NULL is SQL's NULL; borrowed until the statement is done */
	int64_t integer;
	double real;
};

#define SQL_TEXT(parameter, value)                                                                 \
	{                                                                                          \
		.name = (parameter), .type = SQL_IS_TEXT, .text = (value)                          \
	}
#define SQL_INTEGER(parameter, value)                                                              \
	{                                                                                          \
		.name = (parameter), .type = SQL_IS_INTEGER, .integer = (int64_t)(value)           \
	}
#define SQL_REAL(parameter, value)                                                                 \
	{                                                                                          \
		.name = (parameter), .type = SQL_IS_REAL, .real = (value)                          \
	}
#define SQL_VALUES(...) ((const struct sql_value[]){ __VA_ARGS__, { 0 } })

/* Runs a statement that returns no rows that matter. statement is a static
 * string: it is known again by its address. values may be NULL. */
bool sql_run(struct sql *sql, const char *statement, const struct sql_value *values,
             GError **error);

/* The same for a statement at which SQLite itself does not wait for another
 * program: one that changes the journal's mode. */
bool sql_run_waiting(struct sql *sql, const char *statement, GError **error);

/* Begins a statement whose rows are wanted; sql_step goes to the next one and
 * is false at the end, with an error or without; sql_done gives the statement
 * back and must follow. */
sqlite3_stmt *sql_query(struct sql *sql, const char *statement, const struct sql_value *values,
                        GError **error);
bool sql_step(struct sql *sql, sqlite3_stmt *rows, GError **error);
void sql_done(sqlite3_stmt *rows);

/* All rows of a statement as an array with a zeroed element behind its end: read
 * appends an element of size bytes for each row that it wants. What elements
 * point to is owned by arena; NULL and an error. The caller frees the array. */
GArray *sql_list(struct sql *sql, const char *statement, const struct sql_value *values,
                 void (*read)(sqlite3_stmt *rows, struct arena *arena, GArray *list), guint size,
                 struct arena *arena, GError **error);

/* The first column of all rows, as an array of const char *; as above. */
GArray *sql_list_texts(struct sql *sql, const char *statement, const struct sql_value *values,
                       struct arena *arena, GError **error);

/* A text of the current row, copied to arena; NULL for NULL. It is UTF-8
 * whoever wrote it: SQLite does not check. */
const char *sql_text_at(sqlite3_stmt *rows, int column, struct arena *arena);

/* The first column of the first row; fallback where there is no row. */
bool sql_get_integer(struct sql *sql, const char *statement, const struct sql_value *values,
                     int64_t fallback, int64_t *integer, GError **error);

/* The same of a text, NULL where there is no row or a NULL; the caller frees. */
bool sql_get_text(struct sql *sql, const char *statement, const struct sql_value *values,
                  char **text, GError **error);

/* Runs a script (a schema file) of many statements. */
bool sql_run_script(struct sql *sql, const char *script, GError **error);

/* A transaction that writes from its first moment, so that it cannot fail
 * half-way for another writer. sql_end commits it if done, else rolls it back,
 * and says whether it was committed; error may hold an error already. */
bool sql_begin(struct sql *sql, GError **error);
bool sql_end(struct sql *sql, bool done, GError **error);

#endif
