/* What the annotator reads back: marks, tags, counts. */
#include <string.h>

#include "core/flow/annotator-sidecar.h"
#include "core/flow/renamed.h"
#include "core/flow/resolve.h"

static bool add_gone(struct sidecar *sidecar, const char *name, const struct article *article,
                     struct arena *arena, GArray *rows, GError **error)
{
	char fingerprint[33];
	article_fingerprint(article, fingerprint);
	g_autoptr(GArray) others =
	        annotation_list_elsewhere(sidecar, name, fingerprint, arena, error);
	for (guint i = 0; others && i < others->len; i++) {
		struct annotation *other = &g_array_index(others, struct annotation, i);
		/* gone, and not merely elsewhere: they go with their text */
		if (renamed_is_gone(sidecar, other->article.path))
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

/* The marks of one article, out of all that the file's annotations become. None of them is
 * lost as long as there is more of the file to come. */
static void take_marks(struct marks *marks, const struct resolved *all, size_t n, size_t article,
                       bool more)
{
	struct mark *items = arena_new_array(marks->arena, struct mark, n);
	for (size_t i = 0; i < n; i++)
		if (all[i].article == article && !(more && all[i].fit == ANCHOR_LOST))
			items[marks->n++] = mark_of(&all[i]);
	marks->items = items;
}

struct marks *annotator_marks(struct annotator *annotator, const struct document *document,
                              size_t article, GError **error)
{
	struct marks *marks = g_new0(struct marks, 1);
	GError *failure = NULL;
	annotator = annotator_of(annotator, document->source->path);
	marks->arena = arena_new();
	if (article < document->reading->n_articles) {
		g_autoptr(GArray) rows =
		        annotator_rows(annotator, document, &document->reading->articles[article],
		                       marks->arena, &failure);
		if (rows && rows->len)
			take_marks(marks,
			           resolve((const struct annotation *)(void *)rows->data, rows->len,
			                   document, marks->arena),
			           rows->len, article, document->reading->more);
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

/* Adds the tags of one sidecar to those of others: counts add up. */
static bool add_tags(struct annotator *annotator, GHashTable *known, GArray *items,
                     struct arena *arena, GError **error)
{
	GError *failure = NULL;
	struct sidecar *sidecar = annotator_sidecar(annotator, &failure);
	g_autoptr(GArray) rows = sidecar ? tag_list(sidecar, arena, &failure) : NULL;
	for (guint i = 0; rows && i < rows->len; i++) {
		const struct tag_row *row = &g_array_index(rows, struct tag_row, i);
		guint at = GPOINTER_TO_UINT(g_hash_table_lookup(known, row->name));
		struct tag tag = { row->name, (size_t)row->count, row->used };
		if (at) {
			struct tag *there = &g_array_index(items, struct tag, at - 1);
			there->count += tag.count;
			there->used = MAX(there->used, tag.used);
			continue;
		}
		g_array_append_val(items, tag);
		g_hash_table_insert(known, (gpointer)row->name, GUINT_TO_POINTER(items->len));
	}
	if (failure)
		g_propagate_error(error, failure);
	return !failure;
}

/* As tag_list orders them. */
static int compare_tags(const void *a, const void *b)
{
	const struct tag *one = a, *other = b;
	if (one->count != other->count)
		return one->count > other->count ? -1 : 1;
	if (one->used != other->used)
		return one->used > other->used ? -1 : 1;
	return strcmp(one->name, other->name);
}

struct tags *annotator_tags(struct annotator *annotator, GError **error)
{
	const GPtrArray *all = annotator_all(annotator);
	struct tags *tags = g_new0(struct tags, 1);
	tags->arena = arena_new();
	g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
	GArray *items = g_array_new(FALSE, FALSE, sizeof(struct tag));
	bool done = add_tags(annotator, known, items, tags->arena, error);
	for (guint i = 1; done && i < all->len; i++) /* those that can be read */
		add_tags(all->pdata[i], known, items, tags->arena, NULL);
	g_array_sort(items, compare_tags);
	tags->n = items->len;
	tags->items = arena_take_array(tags->arena, items, struct tag);
	if (done)
		return tags;
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
	annotator = annotator_of(annotator, path);
	struct sidecar *sidecar = annotator_sidecar(annotator, NULL);
	g_autofree char *name = annotator_name_of(annotator, path);
	int64_t count = 0, wanted = ordinal == SIZE_MAX ? -1 : (int64_t)ordinal;
	if (!sidecar || !annotation_count(sidecar, name, wanted, &count, NULL))
		return 0;
	return (size_t)count;
}
