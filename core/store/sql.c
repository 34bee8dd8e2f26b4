/* A connection with its prepared statements. */
#include "core/store/sql.h"

#include "core/base/error.h"

/* How long to wait between two tries for another program that writes. SQLite's own
 * waiting sleeps up to 100 ms at a time: beside one that writes without a pause it
 * comes too late every time. */
enum { TRY_MICROSECONDS = 1000 };

struct sql {
	sqlite3 *db;
	gint64 busy_since;    /* monotonic time of the first try */
	gint64 patience;      /* µs that it waits for another program */
	bool was_busy;        /* something failed because another program had it locked */
	GHashTable *prepared; /* statement's address -> sqlite3_stmt */
	char *path;
};

/* What a failure means to a person, and what to do. */
static const struct {
	int code;
	const char *message;
} failures[] = {
	{ SQLITE_BUSY, "another program is writing to it; try again in a moment" },
	{ SQLITE_LOCKED, "another program is writing to it; try again in a moment" },
	{ SQLITE_PROTOCOL, "another program is opening it; try again in a moment" },
	{ SQLITE_READONLY, "can only be read; make it writable, or name another with --sidecar" },
	{ SQLITE_PERM, "permission denied; make it readable, or name another with --sidecar" },
	{ SQLITE_AUTH, "permission denied; make it readable, or name another with --sidecar" },
	{ SQLITE_FULL, "the disk is full, nothing was saved; free some room and try again" },
	{ SQLITE_IOERR,
	  "the disk refuses, nothing was saved; look at its health, and limits of size" },
	{ SQLITE_TOOBIG, "the text is too long to be kept; mark less of it" },
	{ SQLITE_NOTADB, "is no database; move it away, or name another with --sidecar" },
	{ SQLITE_CORRUPT, "is damaged; copy it, then try 'sqlite3 FILE .recover'" },
	{ SQLITE_CANTOPEN, "cannot be opened; look at its folder, or name another with --sidecar" },
};

static void set_failure(struct sql *sql, GError **error)
{
	int code = sqlite3_errcode(sql->db) & 0xff; /* the primary code of an extended one */
	sql->was_busy |= code == SQLITE_BUSY;
	for (size_t i = 0; i < G_N_ELEMENTS(failures); i++)
		if (failures[i].code == code) {
			g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_SIDECAR, "%s: %s", sql->path,
			            failures[i].message);
			return;
		}
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_SIDECAR,
	            "%s: %s, nothing was saved; if another program changed it, take a copy from "
	            "before",
	            sql->path, sqlite3_errmsg(sql->db));
}

/* A file: URI, in which ? and # are no part of a name. */
static char *uri_of(const char *path, enum sql_mode mode)
{
	g_autofree char *whole = g_canonicalize_filename(path, NULL);
	g_autofree char *escaped = g_uri_escape_bytes((const guint8 *)whole, strlen(whole), "/");
	return g_strdup_printf("file:%s%s", escaped, mode == SQL_READ_ONCE ? "?immutable=1" : "");
}

/* SQLite's busy handler: whether to try again. */
static int wait_for_writer(void *user, int tries)
{
	struct sql *sql = user;
	if (tries == 0)
		sql->busy_since = g_get_monotonic_time();
	if (g_get_monotonic_time() - sql->busy_since >= sql->patience)
		return 0;
	g_usleep(TRY_MICROSECONDS);
	return 1;
}

/* A sidecar may come from anybody: its schema may call no function that acts,
 * and reach no other file. */
static void harden(struct sql *sql)
{
	sqlite3 *db = sql->db;
	sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_busy_handler(db, wait_for_writer, sql);
	sqlite3_extended_result_codes(db, 1);
}

static void finalize(gpointer statement)
{
	sqlite3_finalize(statement);
}

struct sql *sql_open(const char *path, enum sql_mode mode, GError **error)
{
	static const int flags[] = {
		[SQL_READ] = SQLITE_OPEN_READONLY,
		[SQL_READ_ONCE] = SQLITE_OPEN_READONLY,
		[SQL_WRITE] = SQLITE_OPEN_READWRITE,
		[SQL_CREATE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
	};
	struct sql *sql = g_new0(struct sql, 1);
	sql->path = g_strdup(path);
	sql_set_patience(sql, SQL_PATIENT);
	sql->prepared = g_hash_table_new_full(NULL, NULL, NULL, finalize);
	g_autofree char *uri = uri_of(path, mode);
	int code = sqlite3_open_v2(uri, &sql->db, flags[mode] | SQLITE_OPEN_URI, NULL);
	if (code != SQLITE_OK) {
		set_failure(sql, error);
		sql_close(sql);
		return NULL;
	}
	harden(sql);
	return sql;
}

void sql_close(struct sql *sql)
{
	if (!sql)
		return;
	g_hash_table_unref(sql->prepared);
	sqlite3_close(sql->db);
	g_free(sql->path);
	g_free(sql);
}

void sql_set_patience(struct sql *sql, unsigned milliseconds)
{
	sql->patience = (gint64)milliseconds * 1000;
}

unsigned sql_patience(const struct sql *sql)
{
	return (unsigned)(sql->patience / 1000);
}

bool sql_was_busy(const struct sql *sql)
{
	return sql->was_busy;
}

sqlite3 *sql_handle(const struct sql *sql)
{
	return sql->db;
}

static sqlite3_stmt *prepare(struct sql *sql, const char *statement, GError **error)
{
	sqlite3_stmt *rows = g_hash_table_lookup(sql->prepared, statement);
	if (rows)
		return rows;
	if (sqlite3_prepare_v3(sql->db, statement, -1, SQLITE_PREPARE_PERSISTENT, &rows, NULL) !=
	    SQLITE_OK) {
		set_failure(sql, error);
		return NULL;
	}
	g_hash_table_insert(sql->prepared, (gpointer)statement, rows);
	return rows;
}

static void bind(sqlite3_stmt *rows, const struct sql_value *value)
{
	int at = sqlite3_bind_parameter_index(rows, value->name);
	g_assert(at > 0); /* else the statement and its caller disagree */
	if (value->type == SQL_IS_INTEGER)
		sqlite3_bind_int64(rows, at, value->integer);
	else if (value->type == SQL_IS_REAL)
		sqlite3_bind_double(rows, at, value->real);
	else
		sqlite3_bind_text(rows, at, value->text, -1, SQLITE_STATIC);
}

sqlite3_stmt *sql_query(struct sql *sql, const char *statement, const struct sql_value *values,
                        GError **error)
{
	sqlite3_stmt *rows = prepare(sql, statement, error);
	for (; rows && values && values->name; values++)
		bind(rows, values);
	return rows;
}

bool sql_step(struct sql *sql, sqlite3_stmt *rows, GError **error)
{
	int code = sqlite3_step(rows);
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		set_failure(sql, error);
	return code == SQLITE_ROW;
}

void sql_done(sqlite3_stmt *rows)
{
	sqlite3_reset(rows);
	sqlite3_clear_bindings(rows);
}

bool sql_run(struct sql *sql, const char *statement, const struct sql_value *values, GError **error)
{
	sqlite3_stmt *rows = sql_query(sql, statement, values, error);
	if (!rows)
		return false;
	GError *failure = NULL;
	while (sql_step(sql, rows, &failure))
		continue;
	sql_done(rows);
	if (failure)
		g_propagate_error(error, failure);
	return !failure;
}

bool sql_run_waiting(struct sql *sql, const char *statement, GError **error)
{
	gint64 since = g_get_monotonic_time();
	GError *failure = NULL;
	while (!sql_run(sql, statement, NULL, &failure)) {
		bool busy = (sqlite3_errcode(sql->db) & 0xff) == SQLITE_BUSY;
		if (!busy || g_get_monotonic_time() - since >= sql->patience) {
			g_propagate_error(error, failure);
			return false;
		}
		g_clear_error(&failure);
		g_usleep(TRY_MICROSECONDS);
	}
	return true;
}

GArray *sql_list(struct sql *sql, const char *statement, const struct sql_value *values,
                 void (*read)(sqlite3_stmt *rows, struct arena *arena, GArray *list), guint size,
                 struct arena *arena, GError **error)
{
	sqlite3_stmt *rows = sql_query(sql, statement, values, error);
	if (!rows)
		return NULL;
	GError *failure = NULL;
	GArray *all = g_array_new(TRUE, FALSE, size);
	while (sql_step(sql, rows, &failure))
		read(rows, arena, all);
	sql_done(rows);
	if (!failure)
		return all;
	g_propagate_error(error, failure);
	g_array_unref(all);
	return NULL;
}

const char *sql_text_at(sqlite3_stmt *rows, int column, struct arena *arena)
{
	const char *text = (const char *)sqlite3_column_text(rows, column);
	if (!text)
		return NULL;
	if (g_utf8_validate(text, -1, NULL))
		return arena_copy(arena, slice_of(text));
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	return arena_copy(arena, slice_of(valid));
}

static void read_text(sqlite3_stmt *rows, struct arena *arena, GArray *list)
{
	const char *text = sql_text_at(rows, 0, arena);
	g_array_append_val(list, text);
}

GArray *sql_list_texts(struct sql *sql, const char *statement, const struct sql_value *values,
                       struct arena *arena, GError **error)
{
	return sql_list(sql, statement, values, read_text, sizeof(char *), arena, error);
}

/* Lets take read the first row, or nothing where there is none. */
static bool first_row(struct sql *sql, const char *statement, const struct sql_value *values,
                      void (*take)(sqlite3_stmt *row, void *into), void *into, GError **error)
{
	sqlite3_stmt *rows = sql_query(sql, statement, values, error);
	if (!rows)
		return false;
	GError *failure = NULL;
	if (sql_step(sql, rows, &failure))
		take(rows, into);
	sql_done(rows);
	if (failure)
		g_propagate_error(error, failure);
	return !failure;
}

static void take_integer(sqlite3_stmt *row, void *into)
{
	*(int64_t *)into = sqlite3_column_int64(row, 0);
}

static void take_text(sqlite3_stmt *row, void *into)
{
	*(char **)into = g_strdup((const char *)sqlite3_column_text(row, 0));
}

bool sql_get_integer(struct sql *sql, const char *statement, const struct sql_value *values,
                     int64_t fallback, int64_t *integer, GError **error)
{
	int64_t found = fallback;
	bool done = first_row(sql, statement, values, take_integer, &found, error);
	*integer = done ? found : fallback;
	return done;
}

bool sql_get_text(struct sql *sql, const char *statement, const struct sql_value *values,
                  char **text, GError **error)
{
	*text = NULL;
	return first_row(sql, statement, values, take_text, text, error);
}

bool sql_run_script(struct sql *sql, const char *script, GError **error)
{
	if (sqlite3_exec(sql->db, script, NULL, NULL, NULL) == SQLITE_OK)
		return true;
	set_failure(sql, error);
	return false;
}

bool sql_begin(struct sql *sql, GError **error)
{
	return sql_run(sql, "BEGIN IMMEDIATE", NULL, error);
}

bool sql_end(struct sql *sql, bool done, GError **error)
{
	if (done && sql_run(sql, "COMMIT", NULL, error))
		return true;
	sql_run(sql, "ROLLBACK", NULL, NULL); /* a full disk may have rolled back already */
	return false;
}
