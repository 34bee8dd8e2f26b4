/* The annotator: what a reader marks is there, also tomorrow, also after the
 * file was edited, and can be taken back. */
#include "core/flow/annotator.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "core/base/error.h"
#include "tests/flow/corpus.h"

static const char report[] =
        "云岭省把今年经济增长目标定为5%以上，提出推动重大项目年内完成投资。\n\n"
        "安河市委书记顾明远说：“我们要把一刻钟便民生活圈建到群众家门口。”\n\n"
        "安河市今年将实施技术改造项目300个以上，新增就业3.5万人左右。\n";

#define assert_marks(corpus, name, expected)                                                       \
	do {                                                                                       \
		g_autofree char *got = corpus_marks(corpus, name);                                 \
		g_assert_cmpstr(got, ==, expected);                                                \
	} while (0)

static char *undo(struct corpus *corpus)
{
	GError *error = NULL;
	char *what = NULL;
	annotator_undo(corpus->annotator, &what, &error);
	g_assert_no_error(error);
	return what;
}

static char *redo(struct corpus *corpus)
{
	GError *error = NULL;
	char *what = NULL;
	annotator_redo(corpus->annotator, &what, &error);
	g_assert_no_error(error);
	return what;
}

static void nothing_is_made_before_the_first_mark(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	corpus_put(corpus, "1.txt", report);
	assert_marks(corpus, "1.txt", "");
	struct tags *tags = annotator_tags(corpus->annotator, NULL);
	g_assert_cmpuint(tags->n, ==, 0);
	tags_free(tags);
	g_assert_null(undo(corpus));
	g_assert_cmpuint(annotator_count(corpus->annotator, corpus_path(corpus, "1.txt"), SIZE_MAX),
	                 ==, 0);
	struct document *document = corpus_open(corpus, "1.txt");
	struct text_range range = corpus_range(document, 0, "重大项目"), empty = range;
	empty.end = empty.start;
	const char *const odd[] = { "", NULL };
	g_assert_false(annotator_add(corpus->annotator, document, 0, empty, NULL, "x", NULL, NULL));
	g_assert_false(annotator_add(corpus->annotator, document, 0, range, odd, "x", NULL, NULL));
	g_assert_false(annotator_tag(corpus->annotator, 1, "x", NULL));
	document_free(document);
	g_assert_false(g_file_test(annotator_path(corpus->annotator), G_FILE_TEST_EXISTS));
	corpus_mark(corpus, "1.txt", "重大项目", "投资", NULL);
	g_assert_true(g_file_test(corpus_path(corpus, "zhupi.db"), G_FILE_TEST_EXISTS));
}

static void marks_are_there_after_a_restart(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	corpus_put(corpus, "1.txt", report);
	corpus_mark(corpus, "1.txt", "新增就业3.5万人左右", "就业", NULL);
	int64_t id = corpus_mark(corpus, "1.txt", "一刻钟便民生活圈", " 民生/便民生活圈 ",
	                         "与去年比较\r\n见第2页\n\n");
	g_assert_true(annotator_tag(corpus->annotator, id, "立场=支持", NULL));
	g_assert_true(annotator_tag(corpus->annotator, id, "立场=支持", NULL));
	corpus_restart(corpus);
	assert_marks(corpus, "1.txt",
	             "= 一刻钟便民生活圈 [民生/便民生活圈, 立场=支持] 与去年比较\n见第2页\n"
	             "= 新增就业3.5万人左右 [就业]\n");
	g_assert_cmpuint(annotator_count(corpus->annotator, corpus_path(corpus, "1.txt"), 0), ==,
	                 2);
	struct tags *tags = annotator_tags(corpus->annotator, NULL);
	g_assert_cmpuint(tags->n, ==, 3);
	g_assert_cmpuint(tags->items[0].count, ==, 1);
	tags_free(tags);
}

static void marks_may_overlap(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	corpus_put(corpus, "1.txt", report);
	corpus_mark(corpus, "1.txt", "技术改造项目300个以上", "b", NULL);
	corpus_mark(corpus, "1.txt", "实施技术改造项目", "a", NULL);
	corpus_mark(corpus, "1.txt", "技术改造项目300个以上", "c", NULL);
	assert_marks(corpus, "1.txt",
	             "= 实施技术改造项目 [a]\n"
	             "= 技术改造项目300个以上 [b]\n"
	             "= 技术改造项目300个以上 [c]\n");
}

static void every_change_can_be_taken_back(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	corpus_put(corpus, "1.txt", report);
	int64_t id = corpus_mark(corpus, "1.txt", "一刻钟便民生活圈", "民生", NULL);
	struct document *document = corpus_open(corpus, "1.txt");
	g_assert_true(annotator_tag(corpus->annotator, id, "圈", NULL));
	g_assert_true(annotator_set_note(corpus->annotator, id, "好", NULL));
	g_assert_true(annotator_untag(corpus->annotator, id, "民生", NULL));
	g_assert_true(annotator_set_range(corpus->annotator, id, document, 0,
	                                  corpus_range(document, 0, "便民生活圈"), NULL));
	g_assert_true(annotator_delete(corpus->annotator, id, NULL));
	document_free(document);

	static const struct {
		const char *what, *marks;
	} states[] = {
		{ "tag 民生 on “一刻钟便民生活圈”", "" },
		{ "tag 圈 on “一刻钟便民生活圈”", "= 一刻钟便民生活圈 [民生]\n" },
		{ "note on “一刻钟便民生活圈”", "= 一刻钟便民生活圈 [民生, 圈]\n" },
		{ "untag 民生 on “一刻钟便民生活圈”", "= 一刻钟便民生活圈 [民生, 圈] 好\n" },
		{ "change what is marked from “一刻钟便民生活圈”", "= 一刻钟便民生活圈 [圈] 好\n" },
		{ "delete “便民生活圈”", "= 便民生活圈 [圈] 好\n" },
	};
	assert_marks(corpus, "1.txt", "");
	for (size_t i = G_N_ELEMENTS(states); i-- > 0;) {
		corpus_restart(corpus);
		g_autofree char *what = undo(corpus);
		g_assert_cmpstr(what, ==, states[i].what);
		assert_marks(corpus, "1.txt", states[i].marks);
	}
	g_assert_null(undo(corpus));
	for (size_t i = 0; i < G_N_ELEMENTS(states); i++) {
		assert_marks(corpus, "1.txt", states[i].marks);
		g_autofree char *what = redo(corpus);
		g_assert_cmpstr(what, ==, states[i].what);
	}
	g_assert_null(redo(corpus));
	assert_marks(corpus, "1.txt", "");
}

static void a_new_action_ends_redo(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	corpus_put(corpus, "1.txt", report);
	corpus_mark(corpus, "1.txt", "一刻钟便民生活圈", "a", NULL);
	g_free(undo(corpus));
	corpus_mark(corpus, "1.txt", "重大项目", "b", NULL);
	g_assert_null(redo(corpus));
	struct tags *tags = annotator_tags(corpus->annotator, NULL);
	g_assert_cmpuint(tags->n, ==, 1);
	tags_free(tags);
}

static void marks_find_their_words_again(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	corpus_put(corpus, "1.txt", report);
	corpus_mark(corpus, "1.txt", "我们要把一刻钟便民生活圈建到群众家门口", "a", NULL);
	corpus_mark(corpus, "1.txt", "安河市今年将实施技术改造项目300个以上", "b", NULL);
	corpus_mark(corpus, "1.txt", "推动重大项目年内完成投资", "c", NULL);
	corpus_put(corpus, "1.txt",
	           "新的一段写在前面。\n\n"
	           "云岭省把今年经济增长目标定为5%以上。\n\n"
	           "安河市委书记顾明远说：“我们要把一刻钟便民生活圈建到群众家门口。”\n\n"
	           "安河市今年将实旋技术改造项目300个以上，新增就业3.5万人左右。\n");
	assert_marks(corpus, "1.txt",
	             "> 我们要把一刻钟便民生活圈建到群众家门口 [a]\n"
	             "~ 安河市今年将实旋技术改造项目300个以上 [b]\n"
	             "? 推动重大项目年内完成投资 [c]\n");
	corpus_put(corpus, "1.txt", report);
	assert_marks(corpus, "1.txt",
	             "= 推动重大项目年内完成投资 [c]\n"
	             "= 我们要把一刻钟便民生活圈建到群众家门口 [a]\n"
	             "= 安河市今年将实施技术改造项目300个以上 [b]\n");
}

static void marks_go_with_a_renamed_file(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	corpus_put(corpus, "1.txt", report);
	corpus_mark(corpus, "1.txt", "一刻钟便民生活圈", "a", NULL);
	corpus_put(corpus, "copy.txt", report);
	assert_marks(corpus, "copy.txt", "");
	g_assert_cmpint(g_rename(corpus_path(corpus, "1.txt"), corpus_path(corpus, "2.txt")), ==,
	                0);
	assert_marks(corpus, "2.txt", "= 一刻钟便民生活圈 [a]\n");
}

static void files_of_any_name(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	static const char *const names[] = { "a\nb.txt", "\xff\xfe.txt", "a'b\"?#%41.txt" };
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		corpus_put(corpus, names[i], report);
		corpus_mark(corpus, names[i], "一刻钟便民生活圈", "a", NULL);
	}
	corpus_restart(corpus);
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		assert_marks(corpus, names[i], "= 一刻钟便民生活圈 [a]\n");
}

static void a_selection_over_blocks(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	corpus_put(corpus, "1.txt", report);
	struct document *document = corpus_open(corpus, "1.txt");
	struct text_range range = corpus_range(document, 0, "年内完成投资。");
	range.end = corpus_range(document, 0, "安河市委书记").end;
	g_assert_true(
	        annotator_add(corpus->annotator, document, 0, range, NULL, "跨段", NULL, NULL));
	range.end = range.start;
	GError *error = NULL;
	g_assert_false(
	        annotator_add(corpus->annotator, document, 0, range, NULL, NULL, NULL, &error));
	g_assert_error(error, ZHUPI_ERROR, ZHUPI_ERROR_NOT_FOUND);
	g_clear_error(&error);
	document_free(document);
	assert_marks(corpus, "1.txt", "= 年内完成投资。|安河市委书记 跨段\n");
}

static void odd_tags_are_refused(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	corpus_put(corpus, "1.txt", report);
	int64_t id = corpus_mark(corpus, "1.txt", "一刻钟便民生活圈", "a", NULL);
	static const char *const odd[] = { "", "  ", "a\nb", "\x1b[31m", "\xff" };
	for (size_t i = 0; i < G_N_ELEMENTS(odd); i++) {
		GError *error = NULL;
		g_assert_false(annotator_tag(corpus->annotator, id, odd[i], &error));
		g_assert_error(error, ZHUPI_ERROR, ZHUPI_ERROR_USAGE);
		g_clear_error(&error);
	}
	GError *error = NULL;
	g_assert_false(annotator_tag(corpus->annotator, 4711, "a", &error));
	g_assert_error(error, ZHUPI_ERROR, ZHUPI_ERROR_NOT_FOUND);
	g_clear_error(&error);
	assert_marks(corpus, "1.txt", "= 一刻钟便民生活圈 [a]\n");
}

/* A folder below with a sidecar of its own keeps its own marks, whichever of the
 * two folders is opened. */
static void folders_below_keep_their_own(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	g_assert_cmpint(g_mkdir(corpus_path(corpus, "2025"), 0755), ==, 0);
	struct corpus below = { .folder = g_build_filename(corpus->folder, "2025", NULL) };
	corpus_put(corpus, "1.txt", report);
	corpus_put(&below, "2.txt", report);
	corpus_restart(&below);
	corpus_mark(&below, "2.txt", "一刻钟便民生活圈", "a", NULL);
	corpus_restart(corpus);
	corpus_mark(corpus, "1.txt", "一刻钟便民生活圈", "a", NULL);
	assert_marks(corpus, "2025/2.txt", "= 一刻钟便民生活圈 [a]\n");
	corpus_mark(corpus, "2025/2.txt", "一刻钟便民生活圈", "b", NULL);
	assert_marks(&below, "2.txt", "= 一刻钟便民生活圈 [a]\n= 一刻钟便民生活圈 [b]\n");
	g_assert_cmpuint(
	        annotator_count(corpus->annotator, corpus_path(corpus, "2025/2.txt"), SIZE_MAX), ==,
	        2);
	struct tags *tags = annotator_tags(corpus->annotator, NULL);
	g_assert_cmpuint(tags->n, ==, 2);
	g_assert_cmpstr(tags->items[0].name, ==, "a");
	g_assert_cmpuint(tags->items[0].count, ==, 2);
	tags_free(tags);
	/* what was done last is undone first, wherever it is kept */
	for (int i = 0; i < 3; i++) {
		g_autofree char *what = NULL;
		g_assert_true(annotator_undo(corpus->annotator, &what, NULL));
		g_assert_nonnull(what);
	}
	assert_marks(&below, "2.txt", "");
	assert_marks(corpus, "1.txt", "");
	annotator_free(below.annotator);
	g_free(below.folder);
}

/* Undoing what was done to a file reaches no other folder's sidecar, even where the
 * file is not there. */
static void a_file_has_one_sidecar(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	GError *error = NULL;
	struct corpus below = { .folder = g_build_filename(corpus->folder, "2025", NULL) };
	g_assert_cmpint(g_mkdir(below.folder, 0755), ==, 0);
	corpus_put(&below, "2.txt", report);
	corpus_restart(&below);
	corpus_mark(&below, "2.txt", "一刻钟便民生活圈", "a", NULL);
	struct annotator *other = annotator_new(corpus_path(corpus, "none.txt"), NULL, &error);
	g_assert_no_error(error);
	g_autofree char *what = NULL;
	g_assert_true(annotator_undo(other, &what, &error));
	g_assert_null(what);
	assert_marks(&below, "2.txt", "= 一刻钟便民生活圈 [a]\n");
	annotator_free(other);
	annotator_free(below.annotator);
	g_free(below.folder);
}

/* What was done last is undone first, in whichever sidecar, also within a second. */
static void undo_goes_back_and_forth(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	static const char *const tags[] = { "一", "二", "三", "四", "五", "六" };
	GError *error = NULL;
	struct corpus below = { .folder = g_build_filename(corpus->folder, "2025", NULL) };
	g_assert_cmpint(g_mkdir(below.folder, 0755), ==, 0);
	corpus_put(corpus, "1.txt", report);
	corpus_put(&below, "2.txt", report);
	corpus_restart(&below);
	corpus_mark(&below, "2.txt", "一刻钟便民生活圈", NULL, NULL);
	corpus_restart(corpus);
	corpus_mark(corpus, "1.txt", "一刻钟便民生活圈", NULL, NULL);
	struct annotator *owners[] = {
		corpus->annotator, annotator_of(corpus->annotator, corpus_path(&below, "2.txt"))
	};
	for (size_t i = 0; i < G_N_ELEMENTS(tags); i++)
		g_assert_true(annotator_tag(owners[(i + 1) / 2 % 2], 1, tags[i], &error));
	for (size_t i = G_N_ELEMENTS(tags); i-- > 0;) {
		g_autofree char *what = NULL;
		g_assert_true(annotator_undo(corpus->annotator, &what, &error));
		g_assert_nonnull(strstr(what, tags[i]));
	}
	for (size_t i = 0; i < G_N_ELEMENTS(tags); i++) {
		g_autofree char *what = NULL;
		g_assert_true(annotator_redo(corpus->annotator, &what, &error));
		g_assert_nonnull(strstr(what, tags[i]));
	}
	annotator_free(below.annotator);
	g_free(below.folder);
}

/* A new action in one sidecar comes in place of what was undone in another, also
 * once it is undone itself. */
static void a_new_action_ends_redo_everywhere(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	struct corpus below = { .folder = g_build_filename(corpus->folder, "2025", NULL) };
	g_assert_cmpint(g_mkdir(below.folder, 0755), ==, 0);
	corpus_put(corpus, "1.txt", report);
	corpus_put(&below, "2.txt", report);
	corpus_restart(&below);
	corpus_mark(&below, "2.txt", "一刻钟便民生活圈", NULL, NULL);
	corpus_restart(corpus);
	g_autofree char *undone = undo(corpus);
	g_assert_nonnull(undone);
	corpus_mark(corpus, "1.txt", "技术改造项目300个以上", NULL, NULL);
	g_autofree char *nothing = redo(corpus);
	g_assert_null(nothing);
	g_autofree char *newest = undo(corpus);
	g_assert_nonnull(newest);
	g_autofree char *again = redo(corpus);
	g_assert_cmpstr(again, ==, newest);
	g_autofree char *more = redo(corpus);
	g_assert_null(more);
	annotator_free(below.annotator);
	g_free(below.folder);
}

/* Who cannot wait is told at once that another program has the sidecar locked,
 * and finds everything there when it is done. */
static void who_is_hurried_does_not_wait(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	corpus_put(corpus, "1.txt", report);
	corpus_mark(corpus, "1.txt", "一刻钟便民生活圈", "a", NULL);
	g_clear_pointer(&corpus->annotator, annotator_free);
	sqlite3 *other;
	g_assert_cmpint(sqlite3_open(corpus_path(corpus, "zhupi.db"), &other), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(other, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE",
	                             NULL, NULL, NULL),
	                ==, SQLITE_OK);
	GError *error = NULL;
	gint64 begun = g_get_monotonic_time();
	corpus->annotator = annotator_new_hurried(corpus->folder, NULL, &error);
	g_assert_no_error(error);
	g_assert_true(annotator_locked(corpus->annotator) == corpus->annotator);
	struct document *document = corpus_open(corpus, "1.txt");
	g_assert_null(annotator_marks(corpus->annotator, document, 0, &error));
	g_assert_error(error, ZHUPI_ERROR, ZHUPI_ERROR_SIDECAR);
	g_clear_error(&error);
	g_assert_false(annotator_unlocked(corpus->annotator));
	g_assert_cmpint(g_get_monotonic_time() - begun, <, 5 * G_USEC_PER_SEC);
	document_free(document);
	sqlite3_close(other);
	g_assert_true(annotator_unlocked(corpus->annotator));
	assert_marks(corpus, "1.txt", "= 一刻钟便民生活圈 [a]\n");
}

/* Nor in the middle of work: nothing is kept, and it can be done when the other is done. */
static void who_is_hurried_is_refused_at_once(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	corpus_put(corpus, "1.txt", report);
	corpus_mark(corpus, "1.txt", "一刻钟便民生活圈", "a", NULL);
	g_clear_pointer(&corpus->annotator, annotator_free);
	corpus->annotator = annotator_new_hurried(corpus->folder, NULL, NULL);
	sqlite3 *other;
	g_assert_cmpint(sqlite3_open(corpus_path(corpus, "zhupi.db"), &other), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
	GError *error = NULL;
	gint64 begun = g_get_monotonic_time();
	g_assert_false(annotator_tag(corpus->annotator, 1, "b", &error));
	g_assert_cmpint(g_get_monotonic_time() - begun, <, 5 * G_USEC_PER_SEC);
	g_assert_error(error, ZHUPI_ERROR, ZHUPI_ERROR_SIDECAR);
	g_assert_nonnull(strstr(error->message, "another program is writing"));
	g_clear_error(&error);
	sqlite3_close(other);
	assert_marks(corpus, "1.txt", "= 一刻钟便民生活圈 [a]\n");
	g_assert_true(annotator_tag(corpus->annotator, 1, "b", &error));
	assert_marks(corpus, "1.txt", "= 一刻钟便民生活圈 [a, b]\n");
}

static void run_beside(const struct corpus *corpus, const char *statement)
{
	sqlite3 *other;
	g_assert_cmpint(sqlite3_open(corpus_path(corpus, "zhupi.db"), &other), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(other, statement, NULL, NULL, NULL), ==, SQLITE_OK);
	sqlite3_close(other);
}

/* Who tries once more after a failure, as on a full disk, makes it new. */
static void what_was_not_kept_has_no_id(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	corpus_put(corpus, "1.txt", report);
	corpus_mark(corpus, "1.txt", "一刻钟便民生活圈", "a", NULL);
	run_beside(corpus, "ALTER TABLE journal_step RENAME TO gone");
	struct document *document = corpus_open(corpus, "1.txt");
	struct text_range range = corpus_range(document, 0, "重大项目");
	int64_t id = 0;
	g_assert_false(annotator_add(corpus->annotator, document, 0, range, NULL, "x", &id, NULL));
	g_assert_cmpint(id, ==, 0);
	run_beside(corpus, "ALTER TABLE gone RENAME TO journal_step");
	g_assert_true(annotator_add(corpus->annotator, document, 0, range, NULL, "x", &id, NULL));
	g_assert_cmpint(id, !=, 0);
	document_free(document);
}

static void news_are_told_once(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	corpus_put(corpus, "1.txt", report);
	g_assert_cmpint(annotator_news(corpus->annotator), ==, ANNOTATOR_NO_NEWS);
	struct corpus other = { corpus->folder, annotator_new(corpus->folder, NULL, NULL) };
	corpus_mark(&other, "1.txt", "一刻钟便民生活圈", "a", NULL);
	/* a sidecar that is new may hold anything */
	g_assert_cmpint(annotator_news(corpus->annotator), ==, ANNOTATOR_NEWS_OF_READINGS);
	g_assert_cmpint(annotator_news(corpus->annotator), ==, ANNOTATOR_NO_NEWS);
	corpus_mark(corpus, "1.txt", "重大项目", "own", NULL);
	g_assert_cmpint(annotator_news(corpus->annotator), ==, ANNOTATOR_NO_NEWS);
	corpus_mark(&other, "1.txt", "技术改造", "b", NULL);
	g_assert_cmpint(annotator_news(corpus->annotator), ==, ANNOTATOR_NEWS);
	run_beside(corpus, "INSERT INTO decision (path, kind, type, words, author, created) "
	                   "VALUES ('1.txt', 'not', 'person', '顾明远', 'x', 0)");
	g_assert_cmpint(annotator_news(corpus->annotator), ==, ANNOTATOR_NEWS_OF_READINGS);
	annotator_free(other.annotator);
}

static void news_of_folders_below_are_told(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	struct corpus below = { .folder = g_build_filename(corpus->folder, "2025", NULL) };
	g_assert_cmpint(g_mkdir(below.folder, 0755), ==, 0);
	corpus_put(&below, "2.txt", report);
	corpus_restart(&below);
	corpus_mark(&below, "2.txt", "一刻钟便民生活圈", "a", NULL);
	assert_marks(corpus, "2025/2.txt", "= 一刻钟便民生活圈 [a]\n");
	g_assert_cmpint(annotator_news(corpus->annotator), ==, ANNOTATOR_NO_NEWS);
	corpus_mark(&below, "2.txt", "技术改造", "b", NULL);
	g_assert_cmpint(annotator_news(corpus->annotator), ==, ANNOTATOR_NEWS);
	g_assert_cmpint(annotator_news(corpus->annotator), ==, ANNOTATOR_NO_NEWS);
	annotator_free(below.annotator);
	g_free(below.folder);
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*run)(struct corpus *, gconstpointer);
	} tests[] = {
		{ "/annotator/nothing-is-made-before-the-first-mark",
		  nothing_is_made_before_the_first_mark },
		{ "/annotator/marks-are-there-after-a-restart", marks_are_there_after_a_restart },
		{ "/annotator/marks-may-overlap", marks_may_overlap },
		{ "/annotator/every-change-can-be-taken-back", every_change_can_be_taken_back },
		{ "/annotator/a-new-action-ends-redo", a_new_action_ends_redo },
		{ "/annotator/marks-find-their-words-again", marks_find_their_words_again },
		{ "/annotator/marks-go-with-a-renamed-file", marks_go_with_a_renamed_file },
		{ "/annotator/files-of-any-name", files_of_any_name },
		{ "/annotator/folders-below-keep-their-own", folders_below_keep_their_own },
		{ "/annotator/a-file-has-one-sidecar", a_file_has_one_sidecar },
		{ "/annotator/undo-goes-back-and-forth", undo_goes_back_and_forth },
		{ "/annotator/a-new-action-ends-redo-everywhere",
		  a_new_action_ends_redo_everywhere },
		{ "/annotator/who-is-hurried-does-not-wait", who_is_hurried_does_not_wait },
		{ "/annotator/who-is-hurried-is-refused-at-once",
		  who_is_hurried_is_refused_at_once },
		{ "/annotator/what-was-not-kept-has-no-id", what_was_not_kept_has_no_id },
		{ "/annotator/news-are-told-once", news_are_told_once },
		{ "/annotator/news-of-folders-below-are-told", news_of_folders_below_are_told },
		{ "/annotator/a-selection-over-blocks", a_selection_over_blocks },
		{ "/annotator/odd-tags-are-refused", odd_tags_are_refused },
	};
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(tests); i++)
		g_test_add(tests[i].name, struct corpus, NULL, corpus_set_up, tests[i].run,
		           corpus_tear_down);
	return g_test_run();
}
