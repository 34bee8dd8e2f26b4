/* Export: what leaves the program is what was marked, in forms that other
 * programs read as it was meant. */
#include "core/flow/export.h"

#include <glib/gstdio.h>
#include <jansson.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/error.h"
#include "tests/flow/corpus.h"

static const char report[] = "=云岭省把今年*经济增长*目标定为5%以上，提出推动“重大项目”。\n\n"
                             "安河市委书记顾明远说，一刻钟便民生活圈建到群众家门口。\n";

/* All annotations below the corpus, or of path, in a format. */
static char *exported(const struct corpus *corpus, const char *format_name, const char *path,
                      const char *tag)
{
	GError *error = NULL;
	const char *const tags[] = { tag, NULL };
	const struct export_format *format = export_format_named(format_name, NULL);
	struct quotations *quotations = quotations_new();
	quotations_gather(quotations, corpus->annotator, path, tags, &error);
	g_assert_no_error(error);
	/* what is gathered twice is exported once */
	quotations_gather(quotations, corpus->annotator, corpus->folder, tags, &error);
	g_assert_no_error(error);
	GString *out = g_string_new(NULL);
	format->write(quotations, out);
	quotations_free(quotations);
	return g_string_free(out, FALSE);
}

/* A field of the first line of a JSON export; borrowed from *line. */
static json_t *first_line(const char *text, json_t **line)
{
	*line = json_loads(text, JSON_DISABLE_EOF_CHECK, NULL);
	g_assert_nonnull(*line);
	return *line;
}

static void json_has_everything(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	corpus_put(corpus, "1.txt", report);
	corpus_mark(corpus, "1.txt", "*经济增长*目标", "指标/增长", "第一行\n第二行");
	g_autofree char *text = exported(corpus, "jsonl", corpus->folder, NULL);
	json_t *line;
	json_t *object = first_line(text, &line);
	static const struct {
		const char *name, *value;
	} texts[] = {
		{ "path", "1.txt" },           { "exact", "*经济增长*目标" },
		{ "prefix", "=云岭省把今年" }, { "note", "第一行\n第二行" },
		{ "state", "placed" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		g_assert_cmpstr(json_string_value(json_object_get(object, texts[i].name)), ==,
		                texts[i].value);
	g_assert_true(json_is_null(json_object_get(object, "current")));
	json_t *tag = json_array_get(json_object_get(object, "tags"), 0);
	g_assert_cmpstr(json_string_value(tag), ==, "指标/增长");
	g_assert_cmpint(json_integer_value(json_object_get(object, "start")), ==, 7);
	g_assert_cmpint(json_integer_value(json_object_get(object, "end")), ==, 15);
	json_t *range = json_array_get(json_object_get(object, "bytes"), 0);
	json_int_t start = json_integer_value(json_array_get(range, 0));
	json_int_t end = json_integer_value(json_array_get(range, 1));
	g_autofree char *bytes = g_strndup(report + start, (gsize)(end - start));
	g_assert_cmpstr(bytes, ==, "*经济增长*目标");
	json_decref(line);
}

static void lost_ones_are_exported(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	corpus_put(corpus, "1.txt", report);
	corpus_put(corpus, "2.txt", report);
	corpus_mark(corpus, "1.txt", "一刻钟便民生活圈建到群众家门口", "a", NULL);
	corpus_mark(corpus, "1.txt", "提出推动“重大项目”", "b", NULL);
	corpus_mark(corpus, "2.txt", "安河市委书记", "c", NULL);
	corpus_put(corpus, "1.txt", "一刻钟便民生活圈健到群众家门口。\n");
	corpus_put(corpus, "2.txt", "别的文字。\n");
	g_assert_cmpint(g_remove(corpus_path(corpus, "2.txt")), ==, 0);
	g_autofree char *list = exported(corpus, "list", corpus->folder, NULL);
	g_assert_cmpstr(list, ==,
	                "1.txt · 0\n"
	                "    1  一刻钟便民生活圈建到群众家门口  [a]  (changed)\n"
	                "       now: 一刻钟便民生活圈健到群众家门口\n"
	                "    2  提出推动“重大项目”  [b]  (orphan)\n"
	                "\n"
	                "2.txt · 0\n"
	                "    3  安河市委书记  [c]  (missing)\n");
}

static void csv_is_no_formula(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	corpus_put(corpus, "1.txt", report);
	corpus_mark(corpus, "1.txt", "=云岭省", "a", "'t is \"so\",\n- 二");
	g_autofree char *csv = exported(corpus, "csv", corpus->folder, NULL);
	g_assert_true(g_str_has_prefix(csv, "\xef\xbb\xbfpath,article,"));
	g_assert_true(g_str_has_suffix(csv, "\r\n"));
	g_assert_nonnull(strstr(csv, ",'=云岭省,,a,\"''t is \"\"so\"\",\n- 二\",0,4,0-10,placed,"));
}

static void markdown_reads_as_it_stands(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	corpus_put(corpus, "1_a.txt", report);
	corpus_mark(corpus, "1_a.txt", "*经济增长*目标定为5%以上", "a_b", "1. 一\n- <b>二</b>");
	g_autofree char *markdown = exported(corpus, "markdown", corpus->folder, NULL);
	g_assert_cmpstr(markdown, ==,
	                "## 1\\_a.txt\n\n"
	                "> \\*经济增长\\*目标定为5%以上\n\n"
	                "Tags: a\\_b\n\n"
	                "1\\. 一\\\n"
	                "\\- \\<b\\>二\\</b\\>\n");
}

static void tags_take_in_what_is_below(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	corpus_put(corpus, "1.txt", report);
	corpus_mark(corpus, "1.txt", "云岭省", "民生/教育", NULL);
	corpus_mark(corpus, "1.txt", "安河市", "民生活", NULL);
	g_autofree char *list = exported(corpus, "list", corpus->folder, "民生");
	g_assert_cmpstr(list, ==, "1.txt · 0\n    1  云岭省  [民生/教育]\n");
}

static void of_one_file_or_folder(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	g_assert_cmpint(g_mkdir(corpus_path(corpus, "a"), 0755), ==, 0);
	corpus_put(corpus, "a/1.txt", report);
	corpus_put(corpus, "ab.txt", report);
	corpus_mark(corpus, "a/1.txt", "云岭省", NULL, NULL);
	corpus_mark(corpus, "ab.txt", "安河市", NULL, NULL);
	struct quotations *quotations = quotations_new();
	GError *error = NULL;
	g_assert_true(quotations_gather(quotations, corpus->annotator, corpus_path(corpus, "a"),
	                                NULL, &error));
	g_assert_cmpuint(quotations->items->len, ==, 1);
	g_assert_true(quotations_gather(quotations, corpus->annotator,
	                                corpus_path(corpus, "ab.txt"), NULL, &error));
	g_assert_cmpuint(quotations->items->len, ==, 2);
	g_assert_false(quotations_gather(quotations, corpus->annotator,
	                                 corpus_path(corpus, "gone.txt"), NULL, &error));
	g_assert_error(error, ZHUPI_ERROR, ZHUPI_ERROR_NOT_FOUND);
	g_clear_error(&error);
	quotations_free(quotations);
}

/* A file that was renamed is known again by its content; one that is gone is
 * missing. A folder below with a sidecar of its own is exported with the rest. */
static void renamed_and_below(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	g_assert_cmpint(g_mkdir(corpus_path(corpus, "a"), 0755), ==, 0);
	struct corpus below = { .folder = g_build_filename(corpus->folder, "a", NULL) };
	corpus_put(&below, "3.txt", "东洲市新增就业三万人。\n");
	corpus_restart(&below);
	corpus_mark(&below, "3.txt", "东洲市", "c", NULL);
	annotator_free(below.annotator);
	g_free(below.folder);
	corpus_put(corpus, "1.txt", report);
	corpus_put(corpus, "2.txt", "顾明远说，要把实事办实。\n");
	corpus_mark(corpus, "1.txt", "安河市", "a", NULL);
	corpus_mark(corpus, "2.txt", "顾明远", "b", NULL);
	g_assert_cmpint(g_rename(corpus_path(corpus, "1.txt"), corpus_path(corpus, "a/9.txt")), ==,
	                0);
	g_assert_cmpint(g_remove(corpus_path(corpus, "2.txt")), ==, 0);
	g_autofree char *list = exported(corpus, "list", corpus->folder, NULL);
	g_assert_cmpstr(list, ==,
	                "2.txt · 0\n    2  顾明远  [b]  (missing)\n\n"
	                "a/3.txt · 0\n    1  东洲市  [c]\n\n"
	                "a/9.txt · 0\n    1  安河市  [a]\n");
}

static void written_at_once_or_not_at_all(struct corpus *corpus, gconstpointer unused)
{
	(void)unused;
	struct quotations *quotations = quotations_new();
	const struct export_format *format = export_format_named("csv", NULL);
	GError *error = NULL;
	g_assert_true(export_write(quotations, format, corpus_path(corpus, "q.csv"), &error));
	g_assert_no_error(error);
	g_assert_cmpint(symlink("q.csv", corpus_path(corpus, "link.csv")), ==, 0);
	g_assert_true(export_write(quotations, format, corpus_path(corpus, "link.csv"), &error));
	g_assert_true(g_file_test(corpus_path(corpus, "link.csv"), G_FILE_TEST_IS_SYMLINK));
	static const char *const odd[] = { "gone/q.csv", ".", "/dev/null" };
	for (size_t i = 0; i < G_N_ELEMENTS(odd); i++) {
		const char *path = *odd[i] == '/' ? odd[i] : corpus_path(corpus, odd[i]);
		g_assert_false(export_write(quotations, format, path, &error));
		g_assert_error(error, ZHUPI_ERROR, ZHUPI_ERROR_OUTPUT);
		g_clear_error(&error);
	}
	g_assert_null(export_format_named("docx", &error));
	g_assert_error(error, ZHUPI_ERROR, ZHUPI_ERROR_USAGE);
	g_clear_error(&error);
	quotations_free(quotations);
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*run)(struct corpus *, gconstpointer);
	} tests[] = {
		{ "/export/json-has-everything", json_has_everything },
		{ "/export/lost-ones-are-exported", lost_ones_are_exported },
		{ "/export/csv-is-no-formula", csv_is_no_formula },
		{ "/export/markdown-reads-as-it-stands", markdown_reads_as_it_stands },
		{ "/export/tags-take-in-what-is-below", tags_take_in_what_is_below },
		{ "/export/of-one-file-or-folder", of_one_file_or_folder },
		{ "/export/renamed-and-below", renamed_and_below },
		{ "/export/written-at-once-or-not-at-all", written_at_once_or_not_at_all },
	};
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(tests); i++)
		g_test_add(tests[i].name, struct corpus, NULL, corpus_set_up, tests[i].run,
		           corpus_tear_down);
	return g_test_run();
}
