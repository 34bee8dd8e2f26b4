/* Removes a folder, the deepest first. For tests, not for the program. */
#include "tests/base/remove-tree.h"

#include <glib/gstdio.h>

void remove_tree(const char *path)
{
	GDir *dir = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
	for (const char *name; dir && (name = g_dir_read_name(dir));) {
		g_autofree char *below = g_build_filename(path, name, NULL);
		remove_tree(below);
	}
	g_clear_pointer(&dir, g_dir_close);
	g_remove(path);
}
