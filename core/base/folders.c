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
	g_autofree char *mark = g_build_filename(folder, "keymaps", "default.keys", NULL);
	return g_file_test(mark, G_FILE_TEST_IS_REGULAR);
}

/* The source tree that the binary was built in: TREE/zhupi, TREE/build…/zhupi
 * or a test, TREE/build…/tests/text/test-…; NULL where it was installed. */
static char *tree_of_binary(void)
{
	enum { LEVELS = 4 };
	g_autofree char *folder = g_file_read_link("/proc/self/exe", NULL);
	for (int i = 0; folder && i < LEVELS; i++) {
		char *above = g_path_get_dirname(folder);
		g_free(folder);
		folder = above;
		if (is_tree(folder))
			return g_steal_pointer(&folder);
	}
	return NULL;
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

static void add_names(const char *folder, const char *suffix, GTree *names)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;
	while (dir && (name = g_dir_read_name(dir)))
		if (g_str_has_suffix(name, suffix))
			g_tree_insert(names, g_strndup(name, strlen(name) - strlen(suffix)), NULL);
}

static gboolean append_name(gpointer name, gpointer unused, gpointer list)
{
	(void)unused;
	g_string_append_printf(list, "%s%s", ((GString *)list)->len ? ", " : "",
	                       (const char *)name);
	return FALSE;
}

static int compare_names(gconstpointer a, gconstpointer b, gpointer unused)
{
	(void)unused;
	return strcmp(a, b);
}

char *folders_names(const char *name, const char *suffix)
{
	g_auto(GStrv) folders = folders_of(name);
	GTree *names = g_tree_new_full(compare_names, NULL, g_free, NULL);
	GString *list = g_string_new(NULL);
	for (char **folder = folders; *folder; folder++)
		add_names(*folder, suffix, names);
	g_tree_foreach(names, append_name, list);
	g_tree_unref(names);
	return g_string_free(list, FALSE);
}

const char *folders_remedy(const char *path)
{
	g_autofree char *folder = g_path_get_dirname(path), *name = g_path_get_basename(folder);
	g_autofree char *shipped = folders_shipped(name);
	return strcmp(folder, shipped) == 0
	               ? "; zhupi and its tables are of different versions: install both anew"
	               : "";
}
