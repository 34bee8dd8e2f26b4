/* The search for zhupi.db goes upwards, as git's for .git does, and stops
 * where another person's files could begin. */
#include "core/store/sidecar-path.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char sidecar_name[] = SIDECAR_NAME;

char *sidecar_path_real(const char *path)
{
	g_autofree char *whole = g_canonicalize_filename(path, NULL);
	g_autofree char *folder = g_path_get_dirname(whole);
	g_autofree char *name = g_path_get_basename(whole);
	char *real = realpath(folder, NULL);
	char *joined = g_build_filename(real ? real : folder, name, NULL);
	free(real);
	return joined;
}

/* The folder of root, by its real name. */
static char *folder_of(const char *root)
{
	if (strcmp(root, "-") == 0)
		root = ".";
	if (g_file_test(root, G_FILE_TEST_IS_DIR)) {
		char *real = realpath(root, NULL);
		char *copy = real ? g_strdup(real) : g_canonicalize_filename(root, NULL);
		free(real);
		return copy;
	}
	g_autofree char *real = sidecar_path_real(root);
	return g_path_get_dirname(real);
}

static bool is_there(const char *path)
{
	struct stat st;
	return lstat(path, &st) == 0;
}

char *sidecar_path_away(const char *folder)
{
	g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, folder, -1);
	g_autofree char *base = g_path_get_basename(folder);
	g_autofree char *name = g_strdup_printf("%s-%.16s.db", *base == '/' ? "root" : base, sum);
	return g_build_filename(g_get_user_data_dir(), "zhupi", name, NULL);
}

/* The folder above, or NULL where the search must stop. */
static char *above(const char *folder)
{
	struct stat here, there;
	g_autofree char *parent = g_path_get_dirname(folder);
	char *home = realpath(g_get_home_dir(), NULL);
	bool stop = strcmp(parent, folder) == 0 || (home && strcmp(home, folder) == 0) ||
	            stat(folder, &here) != 0 || stat(parent, &there) != 0 ||
	            here.st_dev != there.st_dev || here.st_uid != there.st_uid;
	free(home);
	return stop ? NULL : g_steal_pointer(&parent);
}

/* Whether the owner of folder put the file there: in a folder that all may
 * write, like /tmp, anybody may have. */
static bool is_of_owner(const char *path, const char *folder)
{
	struct stat file, around;
	return lstat(path, &file) == 0 && stat(folder, &around) == 0 &&
	       file.st_uid == around.st_uid;
}

/* The sidecar that folder has, beside the corpus or away; NULL where none. In
 * the folder that was opened it may be anybody's. */
static char *sidecar_of(const char *folder, bool is_opened, bool *away)
{
	g_autofree char *beside = g_build_filename(folder, sidecar_name, NULL);
	*away = false;
	if (is_opened ? is_there(beside) : is_of_owner(beside, folder))
		return g_steal_pointer(&beside);
	g_autofree char *apart = sidecar_path_away(folder);
	*away = is_there(apart);
	return *away ? g_steal_pointer(&apart) : NULL;
}

char *sidecar_path_find(const char *root, bool *away)
{
	g_autofree char *opened = folder_of(root);
	char *folder = g_strdup(opened), *found = NULL;
	while (folder && !(found = sidecar_of(folder, strcmp(folder, opened) == 0, away))) {
		char *parent = above(folder);
		g_free(folder);
		folder = parent;
	}
	g_free(folder);
	if (found)
		return found;
	*away = access(opened, W_OK | X_OK) != 0;
	return *away ? sidecar_path_away(opened) : g_build_filename(opened, sidecar_name, NULL);
}

static bool is_below(const char *folder, const char *top)
{
	size_t len = strlen(top);
	while (len && top[len - 1] == '/')
		len--;
	return strncmp(folder, top, len) == 0 && folder[len] == '/' && folder[len + 1];
}

char *sidecar_path_below(const char *top, const char *path)
{
	g_autofree char *real = sidecar_path_real(path);
	g_autofree char *folder = g_path_get_dirname(real);
	while (is_below(folder, top)) {
		g_autofree char *beside = g_build_filename(folder, sidecar_name, NULL);
		if (is_of_owner(beside, folder))
			return g_steal_pointer(&beside);
		char *parent = g_path_get_dirname(folder);
		g_free(folder);
		folder = parent;
	}
	return NULL;
}

/* Adds what folder holds: its sidecar to found, its folders to pending. */
static void look_into(const char *folder, GPtrArray *found, GQueue *pending)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	for (const char *name; dir && (name = g_dir_read_name(dir));) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		struct stat st;
		if (*name == '.' || lstat(path, &st) != 0)
			continue;
		if (S_ISDIR(st.st_mode))
			g_queue_push_tail(pending, g_steal_pointer(&path));
		else if (found && strcmp(name, sidecar_name) == 0 && is_of_owner(path, folder))
			g_ptr_array_add(found, g_steal_pointer(&path));
	}
	g_clear_pointer(&dir, g_dir_close);
}

GPtrArray *sidecar_paths_below(const char *top)
{
	GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
	GQueue pending = G_QUEUE_INIT;
	look_into(top, NULL, &pending);
	for (char *folder; (folder = g_queue_pop_head(&pending)); g_free(folder))
		look_into(folder, found, &pending);
	return found;
}

char *sidecar_path_name(const char *folder, const char *path)
{
	if (strcmp(path, "-") == 0)
		return g_strdup(path);
	g_autofree char *real = sidecar_path_real(path);
	size_t len = strlen(folder);
	while (len && folder[len - 1] == '/')
		len--;
	if (strncmp(real, folder, len) == 0 && real[len] == '/')
		return g_strdup(real + len + 1);
	return g_steal_pointer(&real);
}
