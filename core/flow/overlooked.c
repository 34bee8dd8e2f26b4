/* Compares sidecars by the names of what they hold. */
#include "core/flow/overlooked.h"

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

char *overlooked_told(struct annotator *annotator, const char *path)
{
	struct annotator *own = annotator_of(annotator, path);
	const GPtrArray *all = own == annotator ? NULL : annotator_all(annotator);
	for (guint i = 0; all && i < all->len; i++) {
		struct annotator *other = all->pdata[i];
		size_t n = other == own ? 0 : count_unknown(own, other, path);
		g_autofree char *folder = g_path_get_dirname(annotator_path(own));
		if (n)
			return g_strdup_printf("%s holds %zu more of this file; zhupi merge %s %s",
			                       annotator_path(other), n, folder,
			                       annotator_path(other));
	}
	return NULL;
}
