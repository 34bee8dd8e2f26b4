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

void keeping_add_renamed(const struct kept_table *table, struct sidecar *sidecar, const char *name,
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
