/* Paths of one sidecar as another one calls the same files. */
#include "core/flow/merge-place.h"

#include <string.h>

#include "core/store/sidecar-path.h"
#include "core/text/source.h"

struct merge_places {
	char *here, *there;
	bool above;        /* there is a folder above here */
	GHashTable *names; /* path there and checksum -> name here */
};

struct merge_places *merge_places_new(const char *here, const char *there)
{
	struct merge_places *places = g_new0(struct merge_places, 1);
	places->here = g_strdup(here);
	places->there = g_strdup(there);
	g_autofree char *below = sidecar_path_name(there, here);
	places->above = !g_path_is_absolute(below) && strcmp(here, there) != 0;
	places->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	return places;
}

void merge_places_free(struct merge_places *places)
{
	g_hash_table_unref(places->names);
	g_free(places->here);
	g_free(places->there);
	g_free(places);
}

static bool is_there(const char *path)
{
	return g_file_test(path, G_FILE_TEST_IS_REGULAR);
}

static bool has_checksum(const char *path, const char *sha256)
{
	char now[65] = "";
	struct source *source = sha256 ? source_open(path, NULL) : NULL;
	if (source)
		source_sha256(source, now);
	source_free(source);
	return source && strcmp(now, sha256) == 0;
}

/* Of two files that path can mean, the one below here: of a copy of this corpus,
 * if it is there; of a folder above or below, whose own files are meant, only if
 * its text was moved here since. */
static bool means_below(const char *below, const char *beside, bool own, const char *sha256)
{
	return own ? has_checksum(below, sha256) && !has_checksum(beside, sha256)
	           : is_there(below) || !is_there(beside);
}

static char *find_name(const struct merge_places *places, const char *path, const char *sha256)
{
	if (strcmp(path, "-") == 0)
		return g_strdup(path);
	g_autofree char *beside = g_canonicalize_filename(path, places->there);
	g_autofree char *below = g_canonicalize_filename(path, places->here);
	g_autofree char *name = sidecar_path_name(places->here, beside);
	bool outside = g_path_is_absolute(name);
	bool own = !outside || (places->above && is_there(beside));
	if (!g_path_is_absolute(path) &&
	    (strcmp(beside, below) == 0 || means_below(below, beside, own, sha256)))
		return g_strdup(path);
	return outside && places->above ? NULL : g_steal_pointer(&name);
}

const char *merge_place(struct merge_places *places, const char *path, const char *sha256)
{
	g_autofree char *key = g_strconcat(path, "\n", sha256, NULL);
	gpointer name;
	if (g_hash_table_lookup_extended(places->names, key, NULL, &name))
		return name;
	name = find_name(places, path, sha256);
	g_hash_table_insert(places->names, g_steal_pointer(&key), name);
	return name;
}
