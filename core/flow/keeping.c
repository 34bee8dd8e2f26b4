/* What keeping a correction and keeping a decision have in common. */
#include "core/flow/keeping.h"

#include "core/flow/renamed.h"
#include "core/store/journal.h"

bool keeping_begin(struct keeping *keeping, struct annotator *annotator,
                   const struct document *document, GError **error)
{
	annotator = annotator_of(annotator, document->source->path);
	*keeping = (struct keeping){ .sidecar = annotator_sidecar_made(annotator, error) };
	if (!keeping->sidecar)
		return false;
	source_sha256(document->source, keeping->sha256);
	uuid_random(keeping->uuid);
	keeping->path = annotator_name_of(annotator, document->source->path);
	keeping->kept = (struct kept){
		.path = keeping->path,
		.sha256 = keeping->sha256,
		.author = annotator_author(annotator),
		.created = g_get_real_time() / G_USEC_PER_SEC,
		.uuid = keeping->uuid,
	};
	return true;
}

void keeping_clear(struct keeping *keeping)
{
	g_free(keeping->path);
}

bool keeping_note(const struct keeping *keeping, const char *kind, int64_t id, const char *what,
                  GError **error)
{
	return id &&
	       journal_note(keeping->sidecar, what, keeping->kept.author, keeping->kept.created,
	                    (struct journal_subject){ kind, id }, NULL, error);
}

bool keeping_take_back(struct annotator *annotator, struct sidecar *sidecar, const char *kind,
                       int64_t id, const char *what, GError **error)
{
	const struct journal_subject subject = { kind, id };
	const char *author = annotator_author(annotator);
	return sidecar_begin(sidecar, error) &&
	       sidecar_end(sidecar, journal_remove(sidecar, what, author, subject, error), error);
}

/* Adds the rows of a file that is gone and was what the one at path, which the sidecar
 * calls name, is. */
static void add_renamed(const struct kept_table *table, struct sidecar *sidecar, const char *name,
                        const char *path, struct arena *arena, GArray *rows)
{
	char sha256[65];
	g_autoptr(GArray) paths = kept_paths(table, sidecar, arena, NULL);
	if (!paths || !renamed_any_gone(sidecar, paths) || !renamed_sha256(path, sha256))
		return;
	g_autoptr(GArray) others = kept_list_elsewhere(table, sidecar, name, sha256, arena, NULL);
	for (guint i = 0; others && i < others->len; i++) {
		const void *row = others->data + (gsize)i * table->size;
		if (renamed_is_gone(sidecar, ((const struct kept *)row)->path))
			g_array_append_vals(rows, row, 1);
	}
}

static int compare_made(const void *a, const void *b)
{
	const struct kept *x = a, *y = b;
	if (x->created != y->created)
		return x->created < y->created ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

GArray *keeping_list(const struct kept_table *table, struct annotator *annotator, const char *path,
                     struct arena *arena, GError **error)
{
	annotator = annotator ? annotator_of(annotator, path) : NULL;
	struct sidecar *sidecar = annotator ? annotator_sidecar(annotator, error) : NULL;
	if (!sidecar)
		return NULL;
	g_autofree char *name = annotator_name_of(annotator, path);
	GArray *rows = kept_list(table, sidecar, name, arena, error);
	if (!rows)
		return NULL;
	guint own = rows->len;
	add_renamed(table, sidecar, name, path, arena, rows);
	if (rows->len > own)
		g_array_sort(rows, compare_made);
	return rows;
}
