/* The fixture of folder.h. */
#include "tests/store/folder.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "tests/base/remove-tree.h"

void folder_set_up(struct folder *folder, gconstpointer unused)
{
	(void)unused;
	g_autofree char *made = g_dir_make_tmp(NULL, NULL);
	char *real = realpath(made, NULL);
	folder->path = g_strdup(real);
	free(real);
	g_assert_cmpint(g_chmod(folder->path, 0755), ==, 0);
	folder->sidecar = folder_file(folder, "zhupi.db");
}

void folder_tear_down(struct folder *folder, gconstpointer unused)
{
	(void)unused;
	remove_tree(folder->path);
	g_free(folder->path);
	g_free(folder->sidecar);
}

char *folder_file(const struct folder *folder, const char *name)
{
	return g_build_filename(folder->path, name, NULL);
}
