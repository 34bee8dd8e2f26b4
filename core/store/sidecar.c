/* Opening a sidecar: is it ours, is it of our time, can it be written. */
#include "core/store/sidecar.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/error.h"
#include "core/base/folders.h"
#include "core/store/sidecar-path.h"

enum { APPLICATION_ID = 0x7A687069 }; /* "zhpi" */

static const char keep[] = "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;";
static const char keep_log[] = "PRAGMA journal_mode = WAL";
static const char get_application[] = "PRAGMA application_id";
static const char get_version[] = "PRAGMA user_version";
static const char get_seen[] = "PRAGMA data_version";
/* ids are never given twice */
static const char get_steps[] = "SELECT (SELECT total(id) FROM correction)"
                                " + (SELECT total(id) FROM decision) * 1e6";
static const char count_tables[] = "SELECT count(*) FROM sqlite_schema";

G_GNUC_PRINTF(3, 4)
static bool refuse(const char *path, GError **error, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	g_autofree char *message = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_SIDECAR, "%s: %s", path, message);
	return false;
}

/* The file of the schema's step to version: sidecar.sql is the first. */
static char *schema_file(const char *folder, int version)
{
	g_autofree char *name =
	        version == 1 ? g_strdup("sidecar.sql") : g_strdup_printf("sidecar-%d.sql", version);
	return g_build_filename(folder, name, NULL);
}

/* One version up: the step and its number are committed together, or not. */
static bool step_up(struct sql *sql, const char *folder, int version, GError **error)
{
	g_autofree char *file = schema_file(folder, version);
	g_autofree char *script = NULL;
	g_autoptr(GError) failure = NULL;
	if (!g_file_get_contents(file, &script, NULL, &failure)) {
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_SIDECAR,
		            "%s: the schema is missing (%s); install zhupi again", file,
		            failure->message);
		return false;
	}
	g_autofree char *number = g_strdup_printf("PRAGMA user_version = %d", version);
	int64_t now = 0;
	if (!sql_begin(sql, error))
		return false;
	/* another program may have done this step while this one waited */
	bool done = sql_get_integer(sql, get_version, NULL, 0, &now, error);
	if (done && now < version)
		done = sql_run_script(sql, script, error) && sql_run_script(sql, number, error);
	return sql_end(sql, done, error);
}

/* Keeps what an older version wrote, before a step changes it. */
static bool keep_copy(struct sql *sql, const char *path, int version, GError **error)
{
	g_autofree char *copy = g_strdup_printf("%s.v%d", path, version);
	if (g_file_test(copy, G_FILE_TEST_EXISTS))
		return true;
	static const char into[] = "VACUUM INTO :copy";
	return sql_run(sql, into, SQL_VALUES(SQL_TEXT(":copy", copy)), error);
}

bool sidecar_migrate(struct sql *sql, const char *path, const char *folder, int version,
                     GError **error)
{
	int64_t now;
	if (!sql_get_integer(sql, get_version, NULL, 0, &now, error))
		return false;
	if (now > 0 && now < version && !keep_copy(sql, path, (int)now, error))
		return false;
	for (int next = (int)now + 1; next <= version; next++)
		if (!step_up(sql, folder, next, error))
			return false;
	return true;
}

/* What a database says of itself. */
struct claim {
	int64_t application, version, tables;
};

/* Read in one transaction: another program may be making the sidecar now. */
static bool read_claim(struct sql *sql, struct claim *claim, GError **error)
{
	if (!sql_run(sql, "BEGIN", NULL, error))
		return false;
	bool done = sql_get_integer(sql, count_tables, NULL, 0, &claim->tables, error) &&
	            sql_get_integer(sql, get_application, NULL, 0, &claim->application, error) &&
	            sql_get_integer(sql, get_version, NULL, 0, &claim->version, error);
	return sql_end(sql, done, error);
}

/* Whether the database is a sidecar, or a new and empty one. */
static bool is_ours(struct sql *sql, const char *path, GError **error)
{
	struct claim claim;
	if (!read_claim(sql, &claim, error))
		return false;
	bool fresh = !claim.application && !claim.version && !claim.tables;
	if (claim.application != APPLICATION_ID && !fresh)
		return refuse(path, error,
		              "is a database of another program; name another with --sidecar");
	if (claim.version > SIDECAR_VERSION)
		return refuse(path, error,
		              "was written by a newer zhupi (version %" G_GINT64_FORMAT
		              ", this one knows %d); upgrade zhupi",
		              claim.version, SIDECAR_VERSION);
	return true;
}

/* What cannot be written cannot be brought up to date either. */
static bool is_current(struct sql *sql, const char *path, GError **error)
{
	int64_t version;
	if (!sql_get_integer(sql, get_version, NULL, 0, &version, error))
		return false;
	return version == SIDECAR_VERSION ||
	       refuse(path, error,
	              "was written by an older zhupi and cannot be brought up to date where it "
	              "can only be read; copy it to a folder of your own");
}

static bool prepare(struct sidecar *sidecar, GError **error)
{
	struct sql *sql = sidecar->sql;
	if (!is_ours(sql, sidecar->path, error))
		return false;
	sidecar->read_only = sqlite3_db_readonly(sql_handle(sql), "main") == 1;
	if (!sidecar->read_only && !sql_run_waiting(sql, keep_log, error))
		return false;
	if (!sql_run_script(sql, keep, error))
		return false;
	if (sidecar->read_only)
		return is_current(sql, sidecar->path, error);
	g_autofree char *folder = folders_shipped("schema");
	return sidecar_migrate(sql, sidecar->path, folder, SIDECAR_VERSION, error);
}

static uint64_t inode_of(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 ? (uint64_t)st.st_ino : 0;
}

bool sidecar_was_touched(struct sidecar *sidecar, bool *steps)
{
	int64_t seen = sidecar->seen, now = sidecar->steps;
	unsigned patience = sql_patience(sidecar->sql);
	sql_set_patience(sidecar->sql, 0);
	bool asked = sql_get_integer(sidecar->sql, get_seen, NULL, 0, &seen, NULL);
	bool touched = asked && seen != sidecar->seen &&
	               sql_get_integer(sidecar->sql, get_steps, NULL, 0, &now, NULL);
	sql_set_patience(sidecar->sql, patience);
	*steps = touched && now != sidecar->steps;
	if (touched) {
		sidecar->seen = seen;
		sidecar->steps = now;
	}
	return touched;
}

/* Waits for who has it locked, unless locked is there to say so. */
static struct sidecar *open_as(const char *path, enum sql_mode mode, bool *locked, GError **error)
{
	struct sidecar *sidecar = g_new0(struct sidecar, 1);
	g_autofree char *real = sidecar_path_real(path);
	sidecar->path = g_strdup(path);
	sidecar->folder = g_path_get_dirname(real);
	sidecar->sql = sql_open(path, mode, error);
	if (sidecar->sql)
		sql_set_patience(sidecar->sql, locked ? 0 : SQL_PATIENT);
	if (!sidecar->sql || !prepare(sidecar, error)) {
		if (locked && sidecar->sql)
			*locked = sql_was_busy(sidecar->sql);
		sidecar_close(sidecar);
		return NULL;
	}
	sql_set_patience(sidecar->sql, SQL_PATIENT);
	sidecar->inode = inode_of(path);
	bool steps;
	sidecar_was_touched(sidecar, &steps);
	return sidecar;
}

/* Only a regular file is opened: a pipe would make the reader wait for ever. */
static bool is_file(const char *path, GError **error)
{
	struct stat st;
	if (stat(path, &st) != 0) {
		g_set_error(error, ZHUPI_ERROR,
		            errno == ENOENT ? ZHUPI_ERROR_NOT_FOUND : ZHUPI_ERROR_SIDECAR, "%s: %s",
		            path, g_strerror(errno));
		return false;
	}
	return S_ISREG(st.st_mode) ||
	       refuse(path, error, "is no file; name another with --sidecar");
}

/* A write-ahead log that holds something: its owner crashed, or is at work. */
static bool has_log(const char *path)
{
	struct stat st;
	g_autofree char *log = g_strconcat(path, "-wal", NULL);
	return stat(log, &st) == 0 && st.st_size > 0;
}

static struct sidecar *open_there(const char *path, bool *locked, GError **error)
{
	if (!is_file(path, error))
		return NULL;
	if (access(path, W_OK) == 0)
		return open_as(path, SQL_WRITE, locked, error);
	GError *failure = NULL;
	struct sidecar *sidecar = open_as(path, SQL_READ, locked, &failure);
	if (sidecar)
		return sidecar;
	/* where SQLite cannot make its shared memory beside the file, and
	 * nobody else can write it either, the file alone is enough */
	if (!has_log(path) && g_error_matches(failure, ZHUPI_ERROR, ZHUPI_ERROR_SIDECAR) &&
	    !(locked && *locked)) {
		g_clear_error(&failure);
		return open_as(path, SQL_READ_ONCE, locked, error);
	}
	g_propagate_error(error, failure);
	return NULL;
}

struct sidecar *sidecar_open(const char *path, GError **error)
{
	return open_there(path, NULL, error);
}

struct sidecar *sidecar_open_hurried(const char *path, bool *locked, GError **error)
{
	*locked = false;
	return open_there(path, locked, error);
}

struct sidecar *sidecar_create(const char *path, GError **error)
{
	if (g_file_test(path, G_FILE_TEST_EXISTS))
		return sidecar_open(path, error);
	g_autofree char *folder = g_path_get_dirname(path);
	if (g_mkdir_with_parents(folder, 0700) != 0) {
		refuse(path, error, "its folder cannot be made (%s)", g_strerror(errno));
		return NULL;
	}
	return open_as(path, SQL_CREATE, NULL, error);
}

void sidecar_hurry(struct sidecar *sidecar)
{
	enum { A_BLINK = 200 }; /* ms: longer than an action of another program */
	sql_set_patience(sidecar->sql, A_BLINK);
}

void sidecar_close(struct sidecar *sidecar)
{
	if (!sidecar)
		return;
	sql_close(sidecar->sql);
	g_free(sidecar->path);
	g_free(sidecar->folder);
	g_free(sidecar);
}

bool sidecar_begin(struct sidecar *sidecar, GError **error)
{
	if (sidecar->read_only)
		return refuse(sidecar->path, error,
		              "can only be read; make it writable, or name another with --sidecar");
	/* a file that was deleted or replaced would take marks that nobody sees again */
	if (inode_of(sidecar->path) != sidecar->inode)
		return refuse(sidecar->path, error,
		              "was moved away or replaced; put it back, or start zhupi again");
	return sql_begin(sidecar->sql, error);
}

bool sidecar_end(struct sidecar *sidecar, bool done, GError **error)
{
	return sql_end(sidecar->sql, done, error);
}
