/* Shipped data: beside a built tree, or installed. */
#include "core/base/folders.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* In a source tree, keymaps stand at the top and everything else in share. */
static char *in_tree(const char *tree, const char *name)
{
	bool top = strcmp(name, "keymaps") == 0;
	return top ? g_build_filename(tree, name, NULL)
	           : g_build_filename(tree, "share", name, NULL);
}

static bool is_tree(const char *folder)
{
	g_autofree char *mark = g_build_filename(folder, "share", "lexicon", NULL);
	return g_file_test(mark, G_FILE_TEST_IS_DIR);
}

/* The source tree of a binary that was built in TREE/zhupi or TREE/build…/zhupi;
 * NULL where it was installed. */
static char *tree_of_binary(void)
{
	g_autofree char *binary = g_file_read_link("/proc/self/exe", NULL);
	if (!binary)
		return NULL;
	g_autofree char *build = g_path_get_dirname(binary);
	g_autofree char *above = g_path_get_dirname(build);
	if (is_tree(build))
		return g_steal_pointer(&build);
	return is_tree(above) ? g_steal_pointer(&above) : NULL;
}

char *folders_shipped(const char *name)
{
	const char *set = g_getenv("ZHUPI_DATADIR");
	if (set && *set)
		return in_tree(set, name);
	g_autofree char *tree = tree_of_binary();
	return tree ? in_tree(tree, name) : g_build_filename(PKGDATADIR, name, NULL);
}

char *folders_user(const char *name)
{
	return g_build_filename(g_get_user_config_dir(), "zhupi", name, NULL);
}

char **folders_of(const char *name)
{
	char **folders = g_new0(char *, 3);
	folders[0] = folders_shipped(name);
	folders[1] = folders_user(name);
	return folders;
}
