/* Where a sidecar is looked for, and how files are named in it. */
#include "core/store/sidecar-path.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "tests/store/folder.h"

static void put(const char *path)
{
	g_assert_true(g_file_set_contents(path, "x", 1, NULL));
}

static char *made(const struct folder *folder, const char *name)
{
	char *path = folder_file(folder, name);
	g_assert_cmpint(g_mkdir_with_parents(path, 0755), ==, 0);
	return path;
}

#define assert_found(root, expected, expected_away)                                                \
	do {                                                                                       \
		bool is_away;                                                                      \
		g_autofree char *found = sidecar_path_find(root, &is_away);                        \
		g_assert_cmpstr(found, ==, expected);                                              \
		g_assert_cmpint(is_away, ==, expected_away);                                       \
	} while (0)

static void in_what_was_opened(struct folder *folder, gconstpointer unused)
{
	(void)unused;
	g_autofree char *file = folder_file(folder, "1.txt");
	put(file);
	assert_found(folder->path, folder->sidecar, false);
	assert_found(file, folder->sidecar, false);
	g_autofree char *here = g_get_current_dir();
	g_assert_cmpint(chdir(folder->path), ==, 0);
	assert_found(".", folder->sidecar, false);
	assert_found("-", folder->sidecar, false);
	assert_found("1.txt", folder->sidecar, false);
	g_assert_cmpint(chdir(here), ==, 0);
}

static void in_the_nearest_folder_upwards(struct folder *folder, gconstpointer unused)
{
	(void)unused;
	g_autofree char *deep = made(folder, "a/b/c");
	g_autofree char *nearer = folder_file(folder, "a/zhupi.db");
	put(folder->sidecar);
	assert_found(deep, folder->sidecar, false);
	put(nearer);
	assert_found(deep, nearer, false);
	assert_found(folder->path, folder->sidecar, false);
}

static void not_past_home(struct folder *folder, gconstpointer unused)
{
	(void)unused;
	g_autofree char *above = g_path_get_dirname(g_get_home_dir());
	g_autofree char *outside = g_build_filename(above, "zhupi.db", NULL);
	g_autofree char *corpus = g_build_filename(g_get_home_dir(), "corpus", NULL);
	g_autofree char *own = g_build_filename(corpus, "zhupi.db", NULL);
	(void)folder;
	g_assert_cmpint(g_mkdir_with_parents(corpus, 0755), ==, 0);
	put(outside);
	assert_found(corpus, own, false);
	g_remove(outside);
}

static void not_in_a_folder_of_another(struct folder *folder, gconstpointer unused)
{
	(void)unused;
	if (geteuid() != 0) {
		g_test_skip("only root can give a folder away");
		return;
	}
	g_autofree char *shared = made(folder, "shared");
	g_autofree char *mine = made(folder, "shared/mine");
	g_autofree char *own = folder_file(folder, "shared/mine/zhupi.db");
	g_autofree char *planted = folder_file(folder, "shared/zhupi.db");
	put(planted);
	g_assert_cmpint(chown(shared, 65534, 65534), ==, 0);
	assert_found(mine, own, false);
	g_assert_cmpint(chown(shared, 0, 0), ==, 0);
	assert_found(mine, planted, false);
	g_assert_cmpint(chown(planted, 65534, 65534), ==, 0);
	assert_found(mine, own, false);
	assert_found(shared, planted, false);
}

/* In a child, who is not root. */
static void child_without_rights(void)
{
	const char *root = g_getenv("ZHUPI_TEST_FOLDER");
	g_autofree char *away = sidecar_path_away(root);
	if (!g_test_subprocess())
		return;
	if (geteuid() == 0)
		g_assert_cmpint(setresuid(65534, 65534, 65534), ==, 0);
	assert_found(root, away, true);
	g_assert_true(g_str_has_prefix(away, g_get_user_data_dir()));
}

static void away_where_nothing_can_be_written(struct folder *folder, gconstpointer unused)
{
	(void)unused;
	g_assert_cmpint(g_chmod(folder->path, 0555), ==, 0);
	g_setenv("ZHUPI_TEST_FOLDER", folder->path, TRUE);
	g_test_trap_subprocess("/sidecar-path/child/without-rights", 0, 0);
	g_assert_cmpint(g_chmod(folder->path, 0755), ==, 0);
	g_test_trap_assert_passed();
}

static void away_stays_known(struct folder *folder, gconstpointer unused)
{
	(void)unused;
	g_autofree char *away = sidecar_path_away(folder->path);
	g_autofree char *data = g_path_get_dirname(away);
	g_autofree char *below = made(folder, "a");
	g_assert_cmpint(g_mkdir_with_parents(data, 0755), ==, 0);
	put(away);
	assert_found(below, away, true);
	put(folder->sidecar); /* one beside the corpus comes first */
	assert_found(below, folder->sidecar, false);
}

static void files_have_one_name(struct folder *folder, gconstpointer unused)
{
	(void)unused;
	g_free(made(folder, "a"));
	g_autofree char *link = folder_file(folder, "link");
	g_assert_cmpint(symlink("a", link), ==, 0);
	static const struct {
		const char *path, *name;
	} files[] = {
		{ "1.txt", "1.txt" },
		{ "a/1.txt", "a/1.txt" },
		{ "a/../a/./1.txt", "a/1.txt" },
		{ "link/1.txt", "a/1.txt" },
		{ "a/b\nc\xff.txt", "a/b\nc\xff.txt" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autofree char *path = folder_file(folder, files[i].path);
		g_autofree char *name = sidecar_path_name(folder->path, path);
		g_assert_cmpstr(name, ==, files[i].name);
	}
	g_autofree char *outside = sidecar_path_name(folder->path, "/etc/passwd");
	g_assert_cmpstr(outside, ==, "/etc/passwd");
	g_autofree char *sibling = g_strconcat(folder->path, "x/1.txt", NULL);
	g_autofree char *name = sidecar_path_name(folder->path, sibling);
	g_assert_cmpstr(name, ==, sibling);
	g_autofree char *input = sidecar_path_name(folder->path, "-");
	g_assert_cmpstr(input, ==, "-");
}

/* A home and data folder of the test's own; its children inherit them. */
static void live_in(struct folder *home)
{
	folder_set_up(home, NULL);
	g_autofree char *user = folder_file(home, "user");
	g_autofree char *share = folder_file(home, "user/share");
	g_setenv("HOME", user, TRUE);
	g_setenv("XDG_DATA_HOME", share, TRUE);
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*run)(struct folder *, gconstpointer);
	} tests[] = {
		{ "/sidecar-path/in-what-was-opened", in_what_was_opened },
		{ "/sidecar-path/in-the-nearest-folder-upwards", in_the_nearest_folder_upwards },
		{ "/sidecar-path/not-past-home", not_past_home },
		{ "/sidecar-path/not-in-a-folder-of-another", not_in_a_folder_of_another },
		{ "/sidecar-path/away-where-nothing-can-be-written",
		  away_where_nothing_can_be_written },
		{ "/sidecar-path/away-stays-known", away_stays_known },
		{ "/sidecar-path/files-have-one-name", files_have_one_name },
	};
	g_test_init(&argc, &argv, NULL);
	struct folder home = { 0 };
	if (!g_test_subprocess())
		live_in(&home);
	for (size_t i = 0; i < G_N_ELEMENTS(tests); i++)
		g_test_add(tests[i].name, struct folder, NULL, folder_set_up, tests[i].run,
		           folder_tear_down);
	g_test_add_func("/sidecar-path/child/without-rights", child_without_rights);
	int status = g_test_run();
	if (home.path)
		folder_tear_down(&home, NULL);
	return status;
}
