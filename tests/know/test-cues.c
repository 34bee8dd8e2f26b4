/* Cues: the table's words at and before an offset, and what is said of a table
 * that leaves a row out or has one that nobody asks for. */
#include "core/know/cues.h"

#include <glib/gstdio.h>

#include "core/base/folders.h"

static struct lexicon *shipped(void)
{
	g_autoptr(GError) error = NULL;
	g_auto(GStrv) folders = folders_of("lexicon");
	struct lexicon *lexicon = lexicon_open((const char *const *)folders, NULL, &error);
	g_assert_no_error(error);
	return lexicon;
}

static void words_around_an_offset(void)
{
	g_autoptr(GError) error = NULL;
	struct lexicon *lexicon = shipped();
	struct cues *cues = cues_new(lexicon, &error);
	g_assert_no_error(error);
	struct slice text = slice_of("顾明远等职务，较上年");
	const size_t behind = strlen("顾明远等职务");
	g_assert_cmpuint(cue_upto(cues, CUE_POST_CLOSES, text, behind), ==, strlen("等职务"));
	g_assert_cmpuint(cue_upto(cues, CUE_POST_CLOSES, text, strlen("顾明远")), ==, 0);
	g_assert_cmpuint(cue_at(cues, CUE_OTHERS, text, strlen("顾明远")), ==, strlen("等"));
	g_assert_cmpuint(cue_at(cues, CUE_OTHERS, text, text.len), ==, 0);
	struct slice found = cue_find(cues, CUE_COMPARED, text);
	g_assert_true(found.data == text.data + strlen("顾明远等职务，"));
	g_assert_false(cue_in(cues, CUE_PLAN, text));
	g_assert_true(cue_is(cues, CUE_COMPARED, 0x6BD4)); /* 比 */
	g_assert_false(cue_is(cues, CUE_MEETING, 0x4F1A)); /* 会: only of longer words */
	cues_free(cues);
	lexicon_free(lexicon);
}

/* Reads a table of this content alone, in folder, which is removed; returns what is said of it. */
static char *told_in(const char *folder, const char *table)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *path = g_build_filename(folder, "cues.tsv", NULL);
	const char *folders[] = { folder, NULL };
	g_assert_true(g_file_set_contents(path, table, -1, NULL));
	struct lexicon *lexicon = lexicon_open(folders, NULL, &error);
	g_assert_no_error(error);
	g_assert_null(cues_new(lexicon, &error));
	lexicon_free(lexicon);
	g_remove(path);
	g_rmdir(folder);
	return g_strdup(error->message);
}

static char *told_of(const char *table)
{
	g_autofree char *folder = g_dir_make_tmp(NULL, NULL);
	return told_in(folder, table);
}

static void faults_are_told(void)
{
	g_autofree char *missing = told_of("cue\twords\njoint\t和 与\n");
	g_assert_nonnull(strstr(missing, "no row \""));
	g_autofree char *unknown = told_of("cue\twords\njiont\t和 与\n");
	g_assert_nonnull(strstr(unknown, "cues.tsv:2: no such cue"));
	g_assert_null(strstr(unknown, "versions")); /* of one's own there are none */
}

/* A program beside the tables of a newer one. */
static void newer_tables_are_told(void)
{
	g_autofree char *top = g_dir_make_tmp(NULL, NULL);
	g_autofree char *share = g_build_filename(top, "share", NULL);
	g_autofree char *folder = g_build_filename(share, "lexicon", NULL);
	g_autofree char *usual = g_strdup(g_getenv("ZHUPI_DATADIR"));
	g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
	g_setenv("ZHUPI_DATADIR", top, TRUE);
	g_autofree char *told = told_in(folder, "cue\twords\njiont\t和 与\n");
	g_assert_nonnull(strstr(told, "no such cue; zhupi and its tables are of different "
	                              "versions: install both anew"));
	if (usual)
		g_setenv("ZHUPI_DATADIR", usual, TRUE);
	else
		g_unsetenv("ZHUPI_DATADIR");
	g_rmdir(share);
	g_rmdir(top);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/cues/words-around-an-offset", words_around_an_offset);
	g_test_add_func("/cues/faults-are-told", faults_are_told);
	g_test_add_func("/cues/newer-tables-are-told", newer_tables_are_told);
	return g_test_run();
}
