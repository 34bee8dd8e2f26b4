/* Annotations of another sidecar: new ones are added; of one that both have,
 * tags and notes are put together, and the later range holds. */
#include <string.h>

#include "core/flow/merge-rows.h"

/* What is between the notes of two readers, before who and when. */
static const char note_seam[] = "\n\n— ";

static void tell_conflict(struct merge *merge, const struct annotation *mine, const char *what)
{
	g_ptr_array_add(
	        merge->report->conflicts,
	        g_strdup_printf("%s: “%s”: %s", mine->article.path, mine->selection.exact, what));
}

static bool add(struct merge *merge, const struct annotation *theirs, const char *path,
                GError **error)
{
	struct annotation row = *theirs;
	row.article.path = path;
	int64_t id = annotation_insert(merge->into, &row, error);
	bool done = id != 0;
	for (size_t i = 0; done && i < row.n_tags; i++)
		done = annotation_add_tag(merge->into, id, row.tags[i], row.modified, error);
	if (done && row.note)
		done = annotation_set_note(merge->into, id, row.note, row.modified, error);
	merge->report->annotations.added++;
	return done && journal_add(merge->into, &merge->action,
	                           (struct journal_subject){ "annotation", id }, NULL, error);
}

static bool has_tag(const struct annotation *annotation, const char *tag)
{
	for (size_t i = 0; i < annotation->n_tags; i++)
		if (strcmp(annotation->tags[i], tag) == 0)
			return true;
	return false;
}

/* Whether all that theirs says is in mine, part by part. */
static bool says_all(const char *mine, const char *theirs)
{
	if (!theirs || !*theirs)
		return true;
	if (!mine)
		return false;
	g_auto(GStrv) parts = g_strsplit(theirs, note_seam, -1);
	for (size_t i = 0; parts[i]; i++) {
		const char *colon = i ? strstr(parts[i], ":\n") : NULL;
		if (!strstr(mine, colon ? colon + 2 : parts[i]))
			return false;
	}
	return true;
}

/* The note of both: where one says all that the other says, that one. */
static char *joined_note(const struct merge *merge, const struct annotation *mine,
                         const struct annotation *theirs)
{
	if (says_all(mine->note, theirs->note))
		return g_strdup(mine->note);
	if (says_all(theirs->note, mine->note))
		return g_strdup(theirs->note);
	g_autofree char *base = g_path_get_basename(merge->from->path);
	g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(theirs->modified);
	g_autofree char *day = date ? g_date_time_format(date, "%Y-%m-%d") : g_strdup("");
	return g_strdup_printf("%s%s%s %s:\n%s", mine->note, note_seam, base, day, theirs->note);
}

static bool same_range(const struct annotation *one, const struct annotation *other)
{
	return one->selection.start_cp == other->selection.start_cp &&
	       one->selection.end_cp == other->selection.end_cp &&
	       strcmp(one->selection.exact, other->selection.exact) == 0;
}

/* The later of two ranges holds. */
static bool settle_range(struct merge *merge, const struct annotation *mine,
                         const struct annotation *theirs, GError **error)
{
	if (same_range(mine, theirs))
		return true;
	bool later = theirs->modified > mine->modified;
	g_autofree char *what = g_strdup_printf("marked as “%s” there; %s holds",
	                                        theirs->selection.exact, later ? "that" : "this");
	tell_conflict(merge, mine, what);
	struct article_key article = theirs->article;
	article.path = merge_place(merge->places, article.path, article.sha256);
	return !later || annotation_move(merge->into, mine->id, &article, &theirs->selection,
	                                 theirs->modified, error);
}

static bool settle_note(struct merge *merge, const struct annotation *mine,
                        const struct annotation *theirs, GError **error)
{
	g_autofree char *note = joined_note(merge, mine, theirs);
	if (g_strcmp0(note, mine->note) == 0)
		return true;
	if (mine->note && g_strcmp0(note, theirs->note) != 0)
		tell_conflict(merge, mine, "the notes differ; both are kept, one below the other");
	return annotation_set_note(merge->into, mine->id, note,
	                           MAX(mine->modified, theirs->modified), error);
}

static bool settle_tags(struct merge *merge, const struct annotation *mine,
                        const struct annotation *theirs, GError **error)
{
	int64_t at = MAX(mine->modified, theirs->modified);
	for (size_t i = 0; i < theirs->n_tags; i++)
		if (!has_tag(mine, theirs->tags[i]) &&
		    !annotation_add_tag(merge->into, mine->id, theirs->tags[i], at, error))
			return false;
	return true;
}

/* Puts both together, and counts whether that changed anything. */
static bool settle(struct merge *merge, const struct annotation *mine,
                   const struct annotation *theirs, GError **error)
{
	const struct journal_subject subject = { "annotation", mine->id };
	int steps = merge->action.n_steps;
	g_autofree char *before = NULL;
	bool done = journal_image(merge->into, subject, &before, error) &&
	            settle_range(merge, mine, theirs, error) &&
	            settle_note(merge, mine, theirs, error) &&
	            settle_tags(merge, mine, theirs, error) &&
	            journal_add(merge->into, &merge->action, subject, before, error);
	bool changed = merge->action.n_steps > steps;
	merge->report->annotations.changed += changed;
	merge->report->annotations.known += !changed;
	return done;
}

bool merge_annotation(struct merge *merge, const struct annotation *theirs, GError **error)
{
	int64_t id;
	if (!annotation_id(merge->into, theirs->uuid, &id, error))
		return false;
	if (!id && merge_leaves_deleted(merge, theirs->uuid, theirs->modified))
		return true;
	const char *path = merge_path(merge, theirs->article.path, theirs->article.sha256);
	if (!path || !id)
		return !path || add(merge, theirs, path, error);
	struct annotation mine;
	return annotation_get(merge->into, id, merge->arena, &mine, error) &&
	       settle(merge, &mine, theirs, error);
}
