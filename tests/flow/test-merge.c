/* Merging: two readers' work on the same files comes together, whichever of
 * them merges, and as often as they like. */
#include "core/flow/merge.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "core/base/error.h"
#include "core/flow/corrector.h"
#include "core/flow/decider.h"
#include "core/flow/export.h"
#include "core/flow/overlooked.h"
#include "tests/flow/corpus.h"

static const char page[] = "云岭省把今年经济增长目标定为5%以上。\n\n"
                           "安河市委书记顾明远说，一刻钟便民生活圈建到群众家门口。\n\n"
                           "东洲市新增就业3.5万人左右。\n";

/* Two readers with the same page. */
struct readers {
	struct corpus own, other;
};

static void readers_set(struct readers *readers, gconstpointer unused)
{
	corpus_set_up(&readers->own, unused);
	corpus_set_up(&readers->other, unused);
	corpus_put(&readers->own, "1.txt", page);
	corpus_put(&readers->other, "1.txt", page);
}

static void readers_clear(struct readers *readers, gconstpointer unused)
{
	corpus_tear_down(&readers->own, unused);
	corpus_tear_down(&readers->other, unused);
}

static void correct(struct corpus *corpus, struct correction step)
{
	GError *error = NULL;
	struct document *document = corpus_open(corpus, "1.txt");
	corrector_add(corpus->annotator, document, &step, &error);
	g_assert_no_error(error);
	document_free(document);
}

static struct correction heading(const char *words, int level)
{
	size_t at = (size_t)(strstr(page, words) - page);
	return (struct correction){
		.kind = CORRECTION_TYPE, .raw = { at, at }, .type = BLOCK_HEADING, .level = level
	};
}

static void decide(struct corpus *corpus, struct decision decision)
{
	GError *error = NULL;
	struct document *document = corpus_open(corpus, "1.txt");
	decider_add(corpus->annotator, document, &decision, &error);
	g_assert_no_error(error);
	document_free(document);
}

/* What merging path told, its conflicts a line each below. */
static char *merged(struct corpus *into, const char *path)
{
	GError *error = NULL;
	struct merge_report report;
	struct holdings *from = holdings_open(path, &error);
	g_assert_no_error(error);
	g_assert_true(merge_into(into->annotator, from, &report, &error));
	g_assert_no_error(error);
	g_autofree char *told = merge_report_told(&report);
	g_autoptr(GString) all = g_string_new(told);
	for (guint i = 0; i < report.conflicts->len; i++)
		g_string_append_printf(all, "\n%s",
		                       (const char *)g_ptr_array_index(report.conflicts, i));
	holdings_free(from);
	merge_report_clear(&report);
	return g_strdup(all->str);
}

static void assert_merged(struct corpus *into, const struct corpus *from, const char *expected)
{
	g_autofree char *told = merged(into, corpus_path(from, "zhupi.db"));
	g_assert_cmpstr(told, ==, expected);
}

/* Everything in the sidecar as JSON lines, for comparing and for sending. */
static char *exported(const struct corpus *corpus)
{
	GError *error = NULL;
	GString *out = g_string_new(NULL);
	struct quotations *quotations = quotations_new();
	quotations_gather(quotations, corpus->annotator, corpus->folder, NULL, &error);
	g_assert_no_error(error);
	export_format_named("jsonl", NULL)->write(quotations, out);
	quotations_free(quotations);
	return g_string_free(out, FALSE);
}

static void add_work(struct corpus *corpus)
{
	corpus_mark(corpus, "1.txt", "一刻钟便民生活圈", "民生", "与去年相同");
	correct(corpus, heading("东洲市", 2));
	decide(corpus, (struct decision){ .kind = DECISION_NOT,
	                                  .type = MENTION_PERSON,
	                                  .words = "高质量",
	                                  .everywhere = true });
}

static void all_of_it_and_once(struct readers *readers, gconstpointer unused)
{
	(void)unused;
	add_work(&readers->other);
	corpus_mark(&readers->own, "1.txt", "经济增长", "指标", NULL);
	assert_merged(&readers->own, &readers->other,
	              "1 annotation, 1 correction, 1 decision added");
	assert_merged(&readers->own, &readers->other, "nothing new");
	assert_merged(&readers->other, &readers->own, "1 annotation added");
	g_autofree char *here = exported(&readers->own), *there = exported(&readers->other);
	g_assert_cmpstr(here, ==, there);
	g_assert_nonnull(strstr(here, "\"record\":\"correction\""));
	g_autofree char *what = NULL;
	g_assert_true(annotator_undo(readers->own.annotator, &what, NULL));
	g_assert_cmpstr(what, ==, "merge of zhupi.db");
	g_autofree char *left = corpus_marks(&readers->own, "1.txt");
	g_assert_cmpstr(left, ==, "= 经济增长 [指标]\n");
	size_t n;
	struct arena *arena = arena_new();
	g_assert_null(corrector_list(readers->own.annotator, corpus_path(&readers->own, "1.txt"),
	                             arena, &n, NULL));
	arena_free(arena);
}

static void by_way_of_json_lines(struct readers *readers, gconstpointer unused)
{
	(void)unused;
	add_work(&readers->other);
	g_autofree char *lines = exported(&readers->other);
	corpus_put(&readers->own, "from-lin.jsonl", lines);
	g_autofree char *told = merged(&readers->own, corpus_path(&readers->own, "from-lin.jsonl"));
	g_assert_cmpstr(told, ==, "1 annotation, 1 correction, 1 decision added");
	g_autofree char *again = exported(&readers->own);
	g_assert_cmpstr(again, ==, lines);
	assert_merged(&readers->own, &readers->other, "nothing new");
	corpus_put(&readers->own, "bad.jsonl", "{\"record\":\"annotation\"}\n");
	GError *error = NULL;
	g_assert_null(holdings_open(corpus_path(&readers->own, "bad.jsonl"), &error));
	g_assert_error(error, ZHUPI_ERROR, ZHUPI_ERROR_UNREADABLE);
	g_assert_nonnull(strstr(error->message, "line 1"));
	g_clear_error(&error);
}

/* Both have the same mark, and each goes on with it. */
static void notes_and_tags_of_both(struct readers *readers, gconstpointer unused)
{
	(void)unused;
	GError *error = NULL;
	int64_t id = corpus_mark(&readers->other, "1.txt", "一刻钟便民生活圈", "民生", NULL);
	assert_merged(&readers->own, &readers->other, "1 annotation added");
	annotator_set_note(readers->own.annotator, 1, "我看这里。", &error);
	g_assert_no_error(error);
	annotator_set_note(readers->other.annotator, id, "林看这里。", &error);
	annotator_tag(readers->other.annotator, id, "生活", &error);
	g_assert_no_error(error);
	assert_merged(&readers->own, &readers->other,
	              "1 changed\n1.txt: “一刻钟便民生活圈”: the notes differ; both are kept, one "
	              "below the other");
	g_autofree char *marks = corpus_marks(&readers->own, "1.txt");
	g_assert_true(g_str_has_prefix(
	        marks, "= 一刻钟便民生活圈 [民生, 生活] 我看这里。\n\n— zhupi.db "));
	g_assert_nonnull(strstr(marks, ":\n林看这里。"));
	assert_merged(&readers->own, &readers->other, "nothing new");
	assert_merged(&readers->other, &readers->own, "1 changed");
	g_autofree char *here = corpus_marks(&readers->other, "1.txt");
	g_assert_cmpstr(here, ==, marks);
	assert_merged(&readers->own, &readers->other, "nothing new");
}

static void what_both_corrected(struct readers *readers, gconstpointer unused)
{
	(void)unused;
	correct(&readers->own, heading("东洲市", 2));
	correct(&readers->other, heading("东洲市", 2));
	assert_merged(&readers->own, &readers->other, "nothing new");
	correct(&readers->other, heading("安河市", 1));
	correct(&readers->own, heading("安河市", 3));
	g_autofree char *told = merged(&readers->own, corpus_path(&readers->other, "zhupi.db"));
	g_assert_true(g_str_has_prefix(told, "1 correction added\n1.txt: byte "));
	g_assert_nonnull(strstr(told, "corrected as heading 3 here and as heading 1 there"));
	assert_merged(&readers->own, &readers->other, "nothing new");
}

static void what_both_decided(struct readers *readers, gconstpointer unused)
{
	(void)unused;
	const struct decision not = {
		.kind = DECISION_NOT, .type = MENTION_PERSON, .words = "顾明远", .everywhere = true
	};
	struct decision person = not ;
	person.kind = DECISION_PERSON;
	person.name = "顾明远";
	decide(&readers->own, not );
	decide(&readers->other, not );
	assert_merged(&readers->own, &readers->other, "nothing new");
	decide(&readers->other, person);
	g_autofree char *told = merged(&readers->own, corpus_path(&readers->other, "zhupi.db"));
	g_assert_true(g_str_has_prefix(told,
	                               "1 decision added\neverywhere: “顾明远”: decided as not "
	                               "here and as person there"));
}

/* A sidecar of a folder below names its files from there; of two files of one
 * name, the one with its text is meant. */
static void of_a_folder_below(struct readers *readers, gconstpointer unused)
{
	(void)unused;
	struct corpus *own = &readers->own;
	struct corpus below = { .folder = g_build_filename(own->folder, "2025", NULL) };
	g_assert_cmpint(g_mkdir(below.folder, 0755), ==, 0);
	corpus_put(&below, "1.txt", "安河市新增就业一万人。\n");
	corpus_restart(&below);
	corpus_mark(&below, "1.txt", "新增就业", "就业", NULL);
	assert_merged(own, &below, "1 annotation added");
	g_autofree char *marks = corpus_marks(own, "2025/1.txt");
	g_assert_cmpstr(marks, ==, "= 新增就业 [就业]\n");
	annotator_free(below.annotator);
	g_free(below.folder);
}

static void run_sql(const struct corpus *corpus, const char *statement)
{
	sqlite3 *database = NULL;
	g_assert_cmpint(sqlite3_open(corpus_path(corpus, "zhupi.db"), &database), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(database, statement, NULL, NULL, NULL), ==, SQLITE_OK);
	sqlite3_close(database);
}

/* What was deleted here stays deleted, unless the other went on with it. */
static void what_was_deleted(struct readers *readers, gconstpointer unused)
{
	(void)unused;
	GError *error = NULL;
	add_work(&readers->other);
	assert_merged(&readers->own, &readers->other,
	              "1 annotation, 1 correction, 1 decision added");
	g_assert_true(annotator_delete(readers->own.annotator, 1, &error));
	assert_merged(&readers->own, &readers->other,
	              "nothing new; 1 left out, deleted here before");
	g_autofree char *what = NULL, *again = NULL;
	g_assert_true(annotator_undo(readers->own.annotator, &what, &error));
	assert_merged(&readers->own, &readers->other, "nothing new");
	g_assert_true(annotator_redo(readers->own.annotator, &again, &error));
	assert_merged(&readers->own, &readers->other,
	              "nothing new; 1 left out, deleted here before");
	run_sql(&readers->own, "UPDATE deleted SET deleted = deleted - 1");
	g_assert_true(annotator_tag(readers->other.annotator, 1, "再看", &error));
	assert_merged(&readers->own, &readers->other, "1 annotation added");
}

/* A merge that was undone can be done again. */
static void undone_is_not_deleted(struct readers *readers, gconstpointer unused)
{
	(void)unused;
	g_autofree char *what = NULL;
	add_work(&readers->other);
	assert_merged(&readers->own, &readers->other,
	              "1 annotation, 1 correction, 1 decision added");
	g_assert_true(annotator_undo(readers->own.annotator, &what, NULL));
	assert_merged(&readers->own, &readers->other,
	              "1 annotation, 1 correction, 1 decision added");
}

/* Of a folder above, what is about files in this one comes in. */
static void of_a_folder_above(struct readers *readers, gconstpointer unused)
{
	(void)unused;
	struct corpus *above = &readers->own;
	struct corpus below = { .folder = g_build_filename(above->folder, "2025", NULL) };
	g_assert_cmpint(g_mkdir(below.folder, 0755), ==, 0);
	corpus_put(&below, "1.txt", page);
	corpus_put(&below, "2.txt", page);
	corpus_mark(above, "1.txt", "经济增长", "上", NULL);
	corpus_mark(above, "2025/1.txt", "一刻钟便民生活圈", "下", NULL);
	corpus_put(&below, "zhupi.db", "");
	corpus_restart(&below);
	corpus_mark(&below, "2.txt", "新增就业", "就业", NULL);
	g_autofree char *told = overlooked_told(above->annotator, corpus_path(&below, "1.txt"));
	g_assert_nonnull(strstr(told, " brings in 1 more of this file"));
	assert_merged(&below, above, "1 annotation added; 1 left out, about files elsewhere");
	g_assert_null(overlooked_told(above->annotator, corpus_path(&below, "1.txt")));
	g_autofree char *marks = corpus_marks(&below, "1.txt");
	g_assert_cmpstr(marks, ==, "= 一刻钟便民生活圈 [下]\n");
	assert_merged(&below, above, "nothing new; 1 left out, about files elsewhere");
	annotator_free(below.annotator);
	g_free(below.folder);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
	g_test_add("/merge/" name, struct readers, NULL, readers_set, function, readers_clear)
	ADD("all-of-it-and-once", all_of_it_and_once);
	ADD("json-lines", by_way_of_json_lines);
	ADD("notes-and-tags", notes_and_tags_of_both);
	ADD("corrected-by-both", what_both_corrected);
	ADD("decided-by-both", what_both_decided);
	ADD("folder-below", of_a_folder_below);
	ADD("folder-above", of_a_folder_above);
	ADD("deleted", what_was_deleted);
	ADD("undone", undone_is_not_deleted);
	return g_test_run();
}
