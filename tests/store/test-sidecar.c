/* The sidecar: what cannot be used is told in a line, what can is whole. */
#include "core/store/sidecar.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/error.h"
#include "core/base/folders.h"
#include "core/store/annotation.h"
#include "core/store/journal.h"
#include "tests/store/folder.h"

static struct sidecar *created(const struct folder *folder)
{
	GError *error = NULL;
	struct sidecar *sidecar = sidecar_create(folder->sidecar, &error);
	g_assert_no_error(error);
	g_assert_nonnull(sidecar);
	return sidecar;
}

/* Runs SQL on the file as any other program could. */
static void run_sql(const char *path, const char *sql)
{
	sqlite3 *db;
	g_assert_cmpint(sqlite3_open(path, &db), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
	sqlite3_close(db);
}

static void refused(const char *path, const char *because)
{
	GError *error = NULL;
	g_assert_null(sidecar_open(path, &error));
	g_assert_error(error, ZHUPI_ERROR, ZHUPI_ERROR_SIDECAR);
	g_test_message("%s", error->message);
	g_assert_nonnull(strstr(error->message, path));
	g_assert_nonnull(strstr(error->message, because));
	g_assert_null(strchr(error->message, '\n'));
	g_clear_error(&error);
}

/* Adds an annotation with a note of so many bytes; whether it is saved. */
static bool add(struct sidecar *sidecar, gsize note_size, GError **error)
{
	g_autofree char *uuid = g_uuid_string_random();
	g_autofree char *note = g_strnfill(note_size, 'x');
	const struct annotation annotation = {
		.uuid = uuid,
		.article = { "1.txt", 0, "f", "s", NULL, NULL },
		.selection = { .start_cp = 0,
		               .end_cp = 2,
		               .exact = "云岭",
		               .prefix = "",
		               .suffix = "" },
		.author = "reader",
	};
	if (!sidecar_begin(sidecar, error))
		return false;
	int64_t id = annotation_insert(sidecar, &annotation, error);
	bool done = id && annotation_set_note(sidecar, id, note, 0, error) &&
	            journal_note(sidecar, "mark", "reader", 0,
	                         (struct journal_subject){ "annotation", id }, NULL, error);
	return sidecar_end(sidecar, done, error);
}

static int64_t count(struct sidecar *sidecar)
{
	int64_t n = -1;
	g_assert_true(annotation_count(sidecar, "1.txt", -1, &n, NULL));
	return n;
}

static void says_what_it_is(struct folder *folder, gconstpointer unused)
{
	(void)unused;
	struct sidecar *sidecar = created(folder);
	g_autofree char *mode = NULL;
	g_assert_true(sql_get_text(sidecar->sql, "PRAGMA journal_mode", NULL, &mode, NULL));
	g_assert_cmpstr(mode, ==, "wal");
	static const struct {
		const char *pragma;
		int64_t value;
	} pragmas[] = {
		{ "PRAGMA application_id", 0x7A687069 },
		{ "PRAGMA user_version", SIDECAR_VERSION },
		{ "PRAGMA foreign_keys", 1 },
		{ "PRAGMA synchronous", 2 },
		{ "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
		  "AND NOT strict AND name NOT LIKE 'sqlite_%'",
		  0 },
		{ "SELECT count(*) FROM annotations", 0 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(pragmas); i++) {
		int64_t value;
		g_assert_true(
		        sql_get_integer(sidecar->sql, pragmas[i].pragma, NULL, -1, &value, NULL));
		g_assert_cmpint(value, ==, pragmas[i].value);
	}
	sidecar_close(sidecar);
	g_autofree char *log = g_strconcat(folder->sidecar, "-wal", NULL);
	g_assert_false(g_file_test(log, G_FILE_TEST_EXISTS));
}

static void what_is_not_there(struct folder *folder, gconstpointer unused)
{
	(void)unused;
	GError *error = NULL;
	g_assert_null(sidecar_open(folder->sidecar, &error));
	g_assert_error(error, ZHUPI_ERROR, ZHUPI_ERROR_NOT_FOUND);
	g_clear_error(&error);
	g_assert_false(g_file_test(folder->sidecar, G_FILE_TEST_EXISTS));
}

static void of_a_newer_version(struct folder *folder, gconstpointer unused)
{
	(void)unused;
	sidecar_close(created(folder));
	run_sql(folder->sidecar, "PRAGMA user_version = 99");
	refused(folder->sidecar, "newer zhupi");
}

static void no_database(struct folder *folder, gconstpointer unused)
{
	(void)unused;
	g_autofree char *text = g_strnfill(5000, '#');
	g_assert_true(g_file_set_contents(folder->sidecar, text, -1, NULL));
	refused(folder->sidecar, "is no database");
}

static void of_another_program(struct folder *folder, gconstpointer unused)
{
	(void)unused;
	run_sql(folder->sidecar, "CREATE TABLE t (x)");
	refused(folder->sidecar, "another program");
	run_sql(folder->sidecar, "PRAGMA application_id = 42");
	refused(folder->sidecar, "another program");
}

static void no_file(struct folder *folder, gconstpointer unused)
{
	(void)unused;
	g_assert_cmpint(mkfifo(folder->sidecar, 0600), ==, 0);
	refused(folder->sidecar, "is no file");
	g_remove(folder->sidecar);
	g_assert_cmpint(g_mkdir(folder->sidecar, 0700), ==, 0);
	refused(folder->sidecar, "is no file");
}

static void damaged(struct folder *folder, gconstpointer unused)
{
	(void)unused;
	struct sidecar *sidecar = created(folder);
	g_assert_true(add(sidecar, 100000, NULL));
	sidecar_close(sidecar);
	g_autofree char *bytes = NULL;
	gsize len;
	g_assert_true(g_file_get_contents(folder->sidecar, &bytes, &len, NULL));
	memset(bytes + 100, 0xaa, len - 100);
	g_assert_true(g_file_set_contents(folder->sidecar, bytes, (gssize)len, NULL));
	refused(folder->sidecar, "damaged");
}

static void locked_by_another(struct folder *folder, gconstpointer unused)
{
	(void)unused;
	struct sidecar *sidecar = created(folder);
	sqlite3_busy_timeout(sql_handle(sidecar->sql), 0); /* the test need not wait */
	sqlite3 *other;
	g_assert_cmpint(sqlite3_open(folder->sidecar, &other), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
	GError *error = NULL;
	g_assert_false(add(sidecar, 1, &error));
	g_assert_error(error, ZHUPI_ERROR, ZHUPI_ERROR_SIDECAR);
	g_assert_nonnull(strstr(error->message, "another program is writing"));
	g_clear_error(&error);
	g_assert_cmpint(count(sidecar), ==, 0); /* reading goes on */
	sqlite3_close(other);
	g_assert_true(add(sidecar, 1, NULL));
	g_assert_cmpint(count(sidecar), ==, 1);
	sidecar_close(sidecar);
}

static void replaced_meanwhile(struct folder *folder, gconstpointer unused)
{
	(void)unused;
	struct sidecar *sidecar = created(folder);
	g_assert_cmpint(g_remove(folder->sidecar), ==, 0);
	GError *error = NULL;
	g_assert_false(add(sidecar, 1, &error));
	g_assert_error(error, ZHUPI_ERROR, ZHUPI_ERROR_SIDECAR);
	g_assert_nonnull(strstr(error->message, "moved away or replaced"));
	g_clear_error(&error);
	sidecar_close(sidecar);
}

static void schema_missing(struct folder *folder, gconstpointer unused)
{
	(void)unused;
	GError *error = NULL;
	g_autofree char *data = g_strdup(g_getenv("ZHUPI_DATADIR"));
	g_setenv("ZHUPI_DATADIR", folder->path, TRUE);
	g_assert_null(sidecar_create(folder->sidecar, &error));
	g_assert_error(error, ZHUPI_ERROR, ZHUPI_ERROR_SIDECAR);
	g_assert_nonnull(strstr(error->message, "schema is missing"));
	g_clear_error(&error);
	g_setenv("ZHUPI_DATADIR", data, TRUE);
	sidecar_close(created(folder)); /* what was left behind is no hindrance */
}

/* A full disk is told, and nothing of the action stays. */
static void full(struct sidecar *sidecar)
{
	GError *error = NULL;
	g_assert_true(add(sidecar, 1, NULL));
	int64_t before = count(sidecar);
	g_assert_false(add(sidecar, 4 << 20, &error));
	g_assert_error(error, ZHUPI_ERROR, ZHUPI_ERROR_SIDECAR);
	g_test_message("%s", error->message);
	g_assert_nonnull(strstr(error->message, "nothing was saved"));
	g_clear_error(&error);
	g_assert_cmpint(count(sidecar), ==, before);
}

static void disk_full(struct folder *folder, gconstpointer unused)
{
	(void)unused;
	struct sidecar *sidecar = created(folder);
	g_assert_true(sql_run_script(sidecar->sql, "PRAGMA max_page_count = 200", NULL));
	full(sidecar);
	g_assert_true(add(sidecar, 1, NULL));
	sidecar_close(sidecar);
}

static void file_size_limit(struct folder *folder, gconstpointer unused)
{
	(void)unused;
	struct sidecar *sidecar = created(folder);
	struct rlimit old;
	g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &old), ==, 0);
	void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &(struct rlimit){ 1 << 20, old.rlim_max });
	full(sidecar);
	setrlimit(RLIMIT_FSIZE, &old);
	signal(SIGXFSZ, handler);
	g_assert_true(add(sidecar, 1, NULL));
	g_assert_cmpint(count(sidecar), ==, 2);
	sidecar_close(sidecar);
}

/* In a child, for whom nothing is written that may only be read. */
static void read_only(void)
{
	const char *path = g_getenv("ZHUPI_TEST_SIDECAR");
	if (!g_test_subprocess())
		return;
	if (geteuid() == 0)
		g_assert_cmpint(setresuid(65534, 65534, 65534), ==, 0);
	GError *error = NULL;
	struct sidecar *sidecar = sidecar_open(path, &error);
	g_assert_no_error(error);
	g_assert_true(sidecar->read_only);
	g_assert_cmpint(count(sidecar), ==, 1);
	g_assert_false(add(sidecar, 1, &error));
	g_assert_error(error, ZHUPI_ERROR, ZHUPI_ERROR_SIDECAR);
	g_assert_nonnull(strstr(error->message, "can only be read"));
	g_clear_error(&error);
	sidecar_close(sidecar);
}

static void read_only_folder(struct folder *folder, gconstpointer unused)
{
	(void)unused;
	struct sidecar *sidecar = created(folder);
	g_assert_true(add(sidecar, 1, NULL));
	sidecar_close(sidecar);
	g_assert_cmpint(g_chmod(folder->sidecar, 0444), ==, 0);
	g_assert_cmpint(g_chmod(folder->path, 0555), ==, 0);
	g_setenv("ZHUPI_TEST_SIDECAR", folder->sidecar, TRUE);
	g_test_trap_subprocess("/sidecar/child/read-only", 0, 0);
	g_assert_cmpint(g_chmod(folder->path, 0755), ==, 0);
	g_test_trap_assert_passed();
}

/* Where the schema of the nth version after this one will be. The caller frees. */
static char *next_schema(const struct folder *folder, int n)
{
	g_autofree char *name = g_strdup_printf("sidecar-%d.sql", SIDECAR_VERSION + n);
	return g_build_filename(folder->path, name, NULL);
}

/* A sidecar as version 1 wrote it, with a correction, a decision, and a
 * correction that was undone. */
static void make_version_1(const struct folder *folder)
{
	static const char rows[] =
	        "PRAGMA user_version = 1;"
	        "INSERT INTO correction VALUES (1, '1.txt', 's', 'join', 3, 3, NULL, NULL, 0, NULL,"
	        " NULL, '云岭', 'reader', 5);"
	        "INSERT INTO decision VALUES (1, '1.txt', 'value', 'metric', '5%', 3, 5, NULL, "
	        "NULL,"
	        " 6.0, 6.5, '%', '>', 'reader', 6);"
	        "INSERT INTO journal VALUES (1, 'correction', 'reader', 5, 0),"
	        " (2, 'decision', 'reader', 6, 0), (3, 'gone', 'reader', 7, 1);"
	        "INSERT INTO journal_step SELECT 1, 0, 'correction', 1, NULL, json_object('id', id,"
	        " 'path', path, 'sha256', sha256, 'kind', kind, 'start_byte', start_byte,"
	        " 'end_byte', end_byte, 'target_byte', target_byte, 'type', type, 'level', level,"
	        " 'repair', repair, 'text', text, 'exact', exact, 'author', author, 'created',"
	        " created) FROM correction;"
	        "INSERT INTO journal_step SELECT 2, 0, 'decision', 1, NULL, json_object('id', id,"
	        " 'path', path, 'kind', kind, 'type', type, 'words', words, 'start_byte',"
	        " start_byte, 'end_byte', end_byte, 'name', name, 'post', post, 'value', value,"
	        " 'value_to', value_to, 'unit', unit, 'comparator', comparator, 'author', author,"
	        " 'created', created) FROM decision;"
	        "INSERT INTO journal_step SELECT 3, 0, kind, 2, NULL,"
	        " json_set(image_after, '$.id', 2) FROM journal_step WHERE journal = 1;";
	g_autofree char *schemas = folders_shipped("schema");
	g_autofree char *first = g_build_filename(schemas, "sidecar.sql", NULL);
	g_autofree char *schema = NULL;
	g_assert_true(g_file_get_contents(first, &schema, NULL, NULL));
	run_sql(folder->sidecar, schema);
	run_sql(folder->sidecar, rows);
}

/* What was done in version 1 has names now, and can still be undone and done
 * again. */
static void version_1_is_brought_up_to_date(struct folder *folder, gconstpointer unused)
{
	(void)unused;
	make_version_1(folder);
	GError *error = NULL;
	struct sidecar *sidecar = sidecar_open(folder->sidecar, &error);
	g_assert_no_error(error);
	static const char named[] = "SELECT count(*) FROM (SELECT uuid FROM correction UNION "
	                            "SELECT uuid FROM decision) WHERE uuid LIKE "
	                            "'________-____-4___-8___-____________'";
	int64_t n;
	g_assert_true(sql_get_integer(sidecar->sql, named, NULL, 0, &n, NULL));
	g_assert_cmpint(n, ==, 2);
	static const enum journal_way ways[] = { JOURNAL_REDO, JOURNAL_UNDO, JOURNAL_UNDO,
		                                 JOURNAL_UNDO, JOURNAL_REDO, JOURNAL_REDO };
	for (size_t i = 0; i < G_N_ELEMENTS(ways); i++) {
		g_autofree char *what = NULL;
		struct journal_reach reach;
		g_assert_true(journal_go(sidecar, ways[i], "reader", &what, &reach, &error));
		g_assert_no_error(error);
		g_assert_nonnull(what);
		g_assert_true(reach.readings);
		g_assert_cmpstr(reach.path, ==, "1.txt");
		g_free(reach.path);
	}
	g_assert_true(sql_get_integer(sidecar->sql, named, NULL, 0, &n, NULL));
	g_assert_cmpint(n, ==, 2);
	sidecar_close(sidecar);
}

static void migrates_step_by_step(struct folder *folder, gconstpointer unused)
{
	(void)unused;
	struct sidecar *sidecar = created(folder);
	g_assert_true(add(sidecar, 1, NULL));
	g_autofree char *two = next_schema(folder, 1), *three = next_schema(folder, 2);
	g_assert_true(g_file_set_contents(
	        two, "ALTER TABLE tag ADD COLUMN colour TEXT; CREATE TABLE two (x INTEGER) STRICT;",
	        -1, NULL));
	g_assert_true(g_file_set_contents(three, "CREATE TABLE three (x INTEGER) STRICT; oops;", -1,
	                                  NULL));
	GError *error = NULL;
	g_assert_false(sidecar_migrate(sidecar->sql, folder->sidecar, folder->path,
	                               SIDECAR_VERSION + 2, &error));
	g_assert_error(error, ZHUPI_ERROR, ZHUPI_ERROR_SIDECAR);
	g_clear_error(&error);
	int64_t version, tables;
	g_assert_true(
	        sql_get_integer(sidecar->sql, "PRAGMA user_version", NULL, 0, &version, NULL));
	g_assert_cmpint(version, ==, SIDECAR_VERSION + 1);
	g_assert_true(sql_get_integer(
	        sidecar->sql, "SELECT count(*) FROM sqlite_schema WHERE name IN ('two', 'three')",
	        NULL, 0, &tables, NULL));
	g_assert_cmpint(tables, ==, 1);
	g_assert_cmpint(count(sidecar), ==, 1);
	sidecar_close(sidecar);

	g_autofree char *copy = g_strdup_printf("%s.v%d", folder->sidecar, SIDECAR_VERSION);
	sidecar = sidecar_open(copy, &error);
	g_assert_no_error(error);
	g_assert_cmpint(count(sidecar), ==, 1);
	sidecar_close(sidecar);
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*run)(struct folder *, gconstpointer);
	} tests[] = {
		{ "/sidecar/says-what-it-is", says_what_it_is },
		{ "/sidecar/what-is-not-there", what_is_not_there },
		{ "/sidecar/of-a-newer-version", of_a_newer_version },
		{ "/sidecar/no-database", no_database },
		{ "/sidecar/of-another-program", of_another_program },
		{ "/sidecar/no-file", no_file },
		{ "/sidecar/damaged", damaged },
		{ "/sidecar/locked-by-another", locked_by_another },
		{ "/sidecar/replaced-meanwhile", replaced_meanwhile },
		{ "/sidecar/schema-missing", schema_missing },
		{ "/sidecar/disk-full", disk_full },
		{ "/sidecar/file-size-limit", file_size_limit },
		{ "/sidecar/read-only-folder", read_only_folder },
		{ "/sidecar/migrates-step-by-step", migrates_step_by_step },
		{ "/sidecar/version-1", version_1_is_brought_up_to_date },
	};
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(tests); i++)
		g_test_add(tests[i].name, struct folder, NULL, folder_set_up, tests[i].run,
		           folder_tear_down);
	g_test_add_func("/sidecar/child/read-only", read_only);
	return g_test_run();
}
