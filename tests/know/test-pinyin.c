/* Pinyin initials: the shipped table, and one's own beside it. */
#include "core/know/pinyin.h"

#include <glib/gstdio.h>

#include "core/base/error.h"
#include "core/base/folders.h"

static void assert_initials(const struct pinyin *pinyin, const char *characters,
                            const char *expected)
{
	for (; *characters; characters = g_utf8_next_char(characters), expected++) {
		uint32_t bits = pinyin_initials(pinyin, (gint32)g_utf8_get_char(characters));
		g_assert_cmpuint(bits >> (*expected - 'a') & 1, ==, 1);
	}
}

static void the_shipped_table(void)
{
	g_auto(GStrv) folders = folders_of("lexicon");
	g_autoptr(GError) error = NULL;
	struct pinyin *pinyin = pinyin_load((const char *const *)folders, &error);
	g_assert_no_error(error);
	assert_initials(pinyin, "民生便民生活圈", "msbmshq");
	assert_initials(pinyin, "云岭省安河市", "ylsahs");
	assert_initials(pinyin, "重重长长行行", "zczcxh");
	assert_initials(pinyin, "啊鑫婷臧", "axtz"); /* rarer ones, and the first of all */
	g_assert_cmpuint(pinyin_initials(pinyin, 'a'), ==, 0);
	g_assert_cmpuint(pinyin_initials(pinyin, -1), ==, 0);
	g_assert_cmpuint(pinyin_initials(NULL, 0x6C11), ==, 0);
	pinyin_free(pinyin);
}

static struct pinyin *load_text(const char *text, GError **error)
{
	g_autofree char *folder = g_dir_make_tmp(NULL, NULL);
	g_autofree char *path = g_build_filename(folder, "pinyin-initials.tsv", NULL);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	const char *const folders[] = { "/no/such/folder", folder, NULL };
	struct pinyin *pinyin = pinyin_load(folders, error);
	g_unlink(path);
	g_rmdir(folder);
	return pinyin;
}

static void a_table_of_ones_own(void)
{
	g_autoptr(GError) error = NULL;
	struct pinyin *pinyin = load_text("# mine\nletter\tcharacters\nq\t㐀\n", &error);
	g_assert_no_error(error);
	assert_initials(pinyin, "㐀", "q");
	pinyin_free(pinyin);
}

static void a_malformed_table_is_told(void)
{
	g_autoptr(GError) error = NULL;
	g_assert_null(load_text("q\t㐀\nQ 丘\n", &error));
	g_assert_error(error, ZHUPI_ERROR, ZHUPI_ERROR_FAILED);
	g_assert_nonnull(strstr(error->message, "pinyin-initials.tsv:2: "));
	g_clear_error(&error);
	g_assert_null(load_text("q\t\xFF\n", &error));
	g_assert_error(error, ZHUPI_ERROR, ZHUPI_ERROR_FAILED);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/pinyin/shipped", the_shipped_table);
	g_test_add_func("/pinyin/own", a_table_of_ones_own);
	g_test_add_func("/pinyin/malformed", a_malformed_table_is_told);
	return g_test_run();
}
