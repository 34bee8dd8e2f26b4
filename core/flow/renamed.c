/* Files known again by their SHA-256. */
#include "core/flow/renamed.h"

#include <string.h>

#include "core/flow/library.h"

bool renamed_is_gone(const struct sidecar *sidecar, const char *name)
{
	if (strcmp(name, "-") == 0)
		return true;
	g_autofree char *path = g_canonicalize_filename(name, sidecar->folder);
	return !g_file_test(path, G_FILE_TEST_EXISTS);
}

bool renamed_any_gone(const struct sidecar *sidecar, const GArray *names)
{
	for (guint i = 0; i < names->len; i++)
		if (renamed_is_gone(sidecar, g_array_index(names, const char *, i)))
			return true;
	return false;
}

bool renamed_sha256(const char *path, char sha256[65])
{
	if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
		return false;
	GMappedFile *file = g_mapped_file_new(path, FALSE, NULL);
	if (!file)
		return false;
	g_autofree char *sum = g_compute_checksum_for_data(
	        G_CHECKSUM_SHA256, (const guchar *)g_mapped_file_get_contents(file),
	        g_mapped_file_get_length(file));
	g_mapped_file_unref(file);
	g_strlcpy(sha256, sum, 65);
	return true;
}

struct renamed_files {
	char *folder;
	GHashTable *paths; /* checksum -> path; NULL until it is asked for */
};

struct renamed_files *renamed_files_new(const char *folder)
{
	struct renamed_files *files = g_new0(struct renamed_files, 1);
	files->folder = g_strdup(folder);
	return files;
}

void renamed_files_free(struct renamed_files *files)
{
	g_clear_pointer(&files->paths, g_hash_table_unref);
	g_free(files->folder);
	g_free(files);
}

static void read_all(struct renamed_files *files)
{
	const char *const folders[] = { files->folder, NULL };
	struct library *library = library_walk(folders, NULL);
	files->paths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	for (size_t i = 0; library && i < library->n_files; i++) {
		char sha256[65];
		if (renamed_sha256(library->files[i].path, sha256))
			g_hash_table_insert(files->paths, g_strdup(sha256),
			                    g_strdup(library->files[i].path));
	}
	library_free(library);
}

const char *renamed_find(struct renamed_files *files, const char *sha256)
{
	if (!files->paths)
		read_all(files);
	return g_hash_table_lookup(files->paths, sha256);
}
