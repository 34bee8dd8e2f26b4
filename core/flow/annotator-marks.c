/* What the annotator reads back: marks, tags, counts. */
#include <string.h>

#include "core/flow/annotator-sidecar.h"
#include "core/flow/resolve.h"

/* Whether the file that a row was made in is gone, and not merely elsewhere:
 * then its annotations go with its text, under the new name. */
static bool is_gone(const struct sidecar *sidecar, const char *name)
{
	if (strcmp(name, "-") == 0)
		return true;
	g_autofree char *path = g_path_is_absolute(name)
	                                ? g_strdup(name)
	                                : g_build_filename(sidecar->folder, name, NULL);
	return !g_file_test(path, G_FILE_TEST_EXISTS);
}

static bool add_gone(struct sidecar *sidecar, const char *name, const struct article *article,
                     struct arena *arena, GArray *rows, GError **error)
{
	char fingerprint[33];
	article_fingerprint(article, fingerprint);
	g_autoptr(GArray) others =
	        annotation_list_elsewhere(sidecar, name, fingerprint, arena, error);
	for (guint i = 0; others && i < others->len; i++) {
		struct annotation *other = &g_array_index(others, struct annotation, i);
		if (is_gone(sidecar, other->article.path))
			g_array_append_vals(rows, other, 1);
	}
	return others != NULL;
}

/* What was read from standard input has no name to be known by. */
static void drop_other_input(const struct document *document, GArray *rows)
{
	char sha256[65];
	source_sha256(document->source, sha256);
	for (guint i = rows->len; i-- > 0;) {
		const struct annotation *row = &g_array_index(rows, struct annotation, i);
		if (strcmp(row->article.sha256, sha256) != 0)
			g_array_remove_index(rows, i);
	}
}

GArray *annotator_rows(struct annotator *annotator, const struct document *document,
                       const struct article *article, struct arena *arena, GError **error)
{
	struct sidecar *sidecar = annotator_sidecar(annotator, error);
	g_autofree char *name = annotator_name_of(annotator, document->source->path);
	g_autoptr(GArray) rows = sidecar ? annotation_list(sidecar, name, arena, error) : NULL;
	if (rows && strcmp(name, "-") == 0)
		drop_other_input(document, rows);
	const struct reading *reading = document->reading;
	bool done = rows != NULL;
	for (size_t i = 0; done && i < reading->n_articles; i++)
		if (!article || article == &reading->articles[i])
			done = add_gone(sidecar, name, &reading->articles[i], arena, rows, error);
	return done ? g_steal_pointer(&rows) : NULL;
}

static struct mark mark_of(const struct resolved *resolved)
{
	const struct annotation *annotation = resolved->annotation;
	return (struct mark){
		.id = annotation->id,
		.uuid = annotation->uuid,
		.range = resolved->range,
		.orphan = resolved->fit == ANCHOR_LOST,
		.moved = resolved->fit == ANCHOR_NEAR || resolved->fit == ANCHOR_MOVED,
		.changed = resolved->fit == ANCHOR_NEAR,
		.exact = annotation->selection.exact,
		.section = annotation->selection.section,
		.speaker = annotation->selection.speaker,
		.tags = annotation->tags,
		.n_tags = annotation->n_tags,
		.note = annotation->note,
		.author = annotation->author,
		.created = annotation->created,
		.modified = annotation->modified,
	};
}

/* The marks of one article, out of all that the file's annotations become. */
static void take_marks(struct marks *marks, const struct resolved *all, size_t n, size_t article)
{
	struct mark *items = arena_new_array(marks->arena, struct mark, n);
	for (size_t i = 0; i < n; i++)
		if (all[i].article == article)
			items[marks->n++] = mark_of(&all[i]);
	marks->items = items;
}

struct marks *annotator_marks(struct annotator *annotator, const struct document *document,
                              size_t article, GError **error)
{
	struct marks *marks = g_new0(struct marks, 1);
	GError *failure = NULL;
	marks->arena = arena_new();
	if (article < document->reading->n_articles) {
		g_autoptr(GArray) rows =
		        annotator_rows(annotator, document, &document->reading->articles[article],
		                       marks->arena, &failure);
		if (rows && rows->len)
			take_marks(marks,
			           resolve((const struct annotation *)(void *)rows->data, rows->len,
			                   document, marks->arena),
			           rows->len, article);
	}
	if (!failure)
		return marks;
	g_propagate_error(error, failure);
	marks_free(marks);
	return NULL;
}

void marks_free(struct marks *marks)
{
	if (!marks)
		return;
	arena_free(marks->arena);
	g_free(marks);
}

struct tags *annotator_tags(struct annotator *annotator, GError **error)
{
	GError *failure = NULL;
	struct tags *tags = g_new0(struct tags, 1);
	tags->arena = arena_new();
	struct sidecar *sidecar = annotator_sidecar(annotator, &failure);
	g_autoptr(GArray) rows = sidecar ? tag_list(sidecar, tags->arena, &failure) : NULL;
	if (rows) {
		struct tag *items = arena_new_array(tags->arena, struct tag, rows->len);
		for (guint i = 0; i < rows->len; i++) {
			const struct tag_row *row = &g_array_index(rows, struct tag_row, i);
			items[i] = (struct tag){ row->name, (size_t)row->count, row->used };
		}
		tags->items = items;
		tags->n = rows->len;
	}
	if (!failure)
		return tags;
	g_propagate_error(error, failure);
	tags_free(tags);
	return NULL;
}

void tags_free(struct tags *tags)
{
	if (!tags)
		return;
	arena_free(tags->arena);
	g_free(tags);
}

size_t annotator_count(struct annotator *annotator, const char *path, size_t ordinal)
{
	struct sidecar *sidecar = annotator_sidecar(annotator, NULL);
	g_autofree char *name = annotator_name_of(annotator, path);
	int64_t count = 0, wanted = ordinal == SIZE_MAX ? -1 : (int64_t)ordinal;
	if (!sidecar || !annotation_count(sidecar, name, wanted, &count, NULL))
		return 0;
	return (size_t)count;
}
