/* The annotator when the power goes, and when two of them work at once: what
 * was said to be saved is there, and nothing is there by half. */
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/flow/annotator.h"
#include "core/store/sidecar.h"
#include "tests/flow/corpus.h"

enum { MARKS_EACH = 10, LONGEST_RUN = 12 };

static const char report[] =
        "云岭省把今年经济增长目标定为5%以上。\n\n安河市新增就业3.5万人左右。\n";

/* Marks the file again and again, telling each success by a byte to fd; ends
 * the process after so many. */
static void mark_on(const struct corpus *corpus, int fd, int times)
{
	GError *error = NULL;
	const char *const tags[] = { "民生", "就业", NULL };
	struct annotator *annotator = annotator_new(corpus->folder, NULL, &error);
	struct document *document = corpus_open(corpus, "1.txt");
	struct text_range range = corpus_range(document, 0, "新增就业");
	for (int i = 0; annotator && i < times; i++)
		if (!annotator_add(annotator, document, 0, range, tags, "注", NULL, &error) ||
		    write(fd, ".", 1) != 1)
			break;
	if (error)
		g_printerr("%s\n", error->message);
	annotator_free(annotator);
	_exit(error ? 1 : 0); /* without the tests' own ends */
}

static pid_t begin_marking(const struct corpus *corpus, int times, int *from)
{
	int ends[2];
	g_assert_cmpint(pipe(ends), ==, 0);
	pid_t child = fork();
	g_assert_cmpint(child, >=, 0);
	if (child == 0) {
		close(ends[0]);
		mark_on(corpus, ends[1], times);
	}
	close(ends[1]);
	*from = ends[0];
	return child;
}

static int64_t number(const struct sidecar *sidecar, const char *statement)
{
	int64_t n = -1;
	GError *error = NULL;
	sql_get_integer(sidecar->sql, statement, NULL, -1, &n, &error);
	g_assert_no_error(error);
	return n;
}

/* Opens the sidecar as the next session will; the number of annotations. */
static int64_t check_whole(const struct corpus *corpus)
{
	GError *error = NULL;
	struct sidecar *sidecar = sidecar_open(corpus_path(corpus, "zhupi.db"), &error);
	g_assert_no_error(error);
	g_autofree char *integrity = NULL;
	g_assert_true(sql_get_text(sidecar->sql, "PRAGMA integrity_check", NULL, &integrity, NULL));
	g_assert_cmpstr(integrity, ==, "ok");
	int64_t n = number(sidecar, "SELECT count(*) FROM annotation WHERE note = '注'");
	g_assert_cmpint(number(sidecar, "SELECT count(*) FROM annotation"), ==, n);
	g_assert_cmpint(number(sidecar, "SELECT count(*) FROM annotation_tag"), ==, 2 * n);
	g_assert_cmpint(number(sidecar, "SELECT count(*) FROM source_range"), ==, n);
	g_assert_cmpint(number(sidecar, "SELECT count(*) FROM journal_step"), ==, n);
	g_assert_cmpint(number(sidecar, "SELECT count(*) FROM journal"), ==, n);
	sidecar_close(sidecar);
	return n;
}

static void wait_for_file(const char *path)
{
	while (access(path, F_OK) != 0)
		sched_yield();
}

static void killed_at_any_moment(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	corpus_put(corpus, "1.txt", report);
	for (int run = 0; run < LONGEST_RUN; run++) {
		int from;
		gint64 told = 0;
		char byte;
		g_remove(corpus_path(corpus, "zhupi.db"));
		g_remove(corpus_path(corpus, "zhupi.db-wal"));
		g_remove(corpus_path(corpus, "zhupi.db-shm"));
		pid_t child = begin_marking(corpus, INT_MAX, &from);
		wait_for_file(corpus_path(corpus, "zhupi.db"));
		while (told < run / 2 && read(from, &byte, 1) == 1)
			told++;
		g_assert_cmpint(kill(child, SIGKILL), ==, 0);
		g_assert_cmpint(waitpid(child, NULL, 0), ==, child);
		while (read(from, &byte, 1) == 1)
			told++;
		close(from);
		int64_t n = check_whole(corpus);
		g_assert_cmpint(n, >=, told); /* what was told is there */
		g_assert_cmpint(n, <=, told + 1);
	}
}

static void two_at_once(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	corpus_put(corpus, "1.txt", report);
	int from[2], status;
	pid_t children[2];
	for (int i = 0; i < 2; i++)
		children[i] = begin_marking(corpus, MARKS_EACH, &from[i]);
	for (int i = 0; i < 2; i++) {
		g_assert_cmpint(waitpid(children[i], &status, 0), ==, children[i]);
		g_assert_true(WIFEXITED(status));
		g_assert_cmpint(WEXITSTATUS(status), ==, 0);
		close(from[i]);
	}
	g_assert_cmpint(check_whole(corpus), ==, 2 * MARKS_EACH);
}

/* Another program changes what this one would take back. */
static void undo_of_what_another_changed(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	corpus_put(corpus, "1.txt", report);
	corpus_mark(corpus, "1.txt", "新增就业", "民生", NULL);
	sqlite3 *other;
	g_assert_cmpint(sqlite3_open(corpus_path(corpus, "zhupi.db"), &other), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(other, "UPDATE annotation SET note = 'x'", NULL, NULL, NULL),
	                ==, SQLITE_OK);
	sqlite3_close(other);
	GError *error = NULL;
	char *what;
	g_assert_false(annotator_undo(corpus->annotator, &what, &error));
	g_assert_nonnull(error);
	g_assert_null(what);
	g_clear_error(&error);
	g_autofree char *marks = corpus_marks(corpus, "1.txt");
	g_assert_cmpstr(marks, ==, "= 新增就业 [民生] x\n");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/annotator-crash/killed-at-any-moment", struct corpus, NULL, corpus_set_up,
	           killed_at_any_moment, corpus_tear_down);
	g_test_add("/annotator-crash/two-at-once", struct corpus, NULL, corpus_set_up, two_at_once,
	           corpus_tear_down);
	g_test_add("/annotator-crash/undo-of-what-another-changed", struct corpus, NULL,
	           corpus_set_up, undo_of_what_another_changed, corpus_tear_down);
	return g_test_run();
}
