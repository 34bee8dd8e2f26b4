/* Compares sidecars by the names of what they hold. */
#include "core/flow/overlooked.h"

#include <string.h>

#include "core/flow/annotator-sidecar.h"
#include "core/store/naming.h"

/* How many things other holds of the file at path that own does not know. What
 * cannot be read is told by who opens it, not here. */
static size_t count_unknown(struct annotator *own, struct annotator *other, const char *path)
{
	size_t n = 0;
	struct arena *arena = arena_new();
	struct sidecar *mine = annotator_sidecar(own, NULL);
	struct sidecar *theirs = annotator_sidecar(other, NULL);
	g_autofree char *name = annotator_name_of(other, path);
	g_autoptr(GArray) names = mine && theirs ? naming_list(theirs, name, arena, NULL) : NULL;
	for (guint i = 0; names && i < names->len; i++) {
		bool known = true;
		naming_knows(mine, g_array_index(names, const char *, i), &known, NULL);
		n += !known;
	}
	arena_free(arena);
	return n;
}

/* As a shell here would call it. */
static char *called_here(const char *path)
{
	g_autofree char *folder = g_get_current_dir();
	size_t len = strlen(folder);
	bool below = strncmp(path, folder, len) == 0 && path[len] == '/';
	return g_strdup(below ? path + len + 1 : path);
}

static char *told(const struct annotator *own, const struct annotator *other, size_t n)
{
	g_autofree char *folder = g_path_get_dirname(annotator_path(own));
	g_autofree char *to = called_here(folder), *from = called_here(annotator_path(other));
	return g_strdup_printf("zhupi merge %s %s brings in %zu more of this file", to, from, n);
}

char *overlooked_told(struct annotator *annotator, const char *path)
{
	struct annotator *own = annotator_of(annotator, path);
	const GPtrArray *all = own == annotator ? NULL : annotator_all(annotator);
	for (guint i = 0; all && i < all->len; i++) {
		struct annotator *other = all->pdata[i];
		size_t n = other == own ? 0 : count_unknown(own, other, path);
		if (n)
			return told(own, other, n);
	}
	return NULL;
}
