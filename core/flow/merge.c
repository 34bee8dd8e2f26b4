/* Takes rows of another sidecar in, one by one, in one transaction. */
#include "core/flow/merge.h"

#include <string.h>

#include "core/flow/annotator-sidecar.h"
#include "core/flow/merge-place.h"
#include "core/flow/merge-rows.h"

bool merge_leaves_deleted(struct merge *merge, const char *uuid, int64_t changed)
{
	const int64_t *when = uuid ? g_hash_table_lookup(merge->deleted, uuid) : NULL;
	bool leaves = when && changed <= *when;
	merge->report->deleted += leaves;
	return leaves;
}

const char *merge_path(struct merge *merge, const char *path, const char *sha256)
{
	const char *here = merge_place(merge->places, path, sha256);
	merge->report->elsewhere += !here;
	return here;
}

static bool take_annotations(struct merge *merge, GError **error)
{
	const GArray *all = merge->from->annotations;
	for (guint i = 0; i < all->len; i++)
		if (!merge_annotation(merge, &g_array_index(all, struct annotation, i), error))
			return false;
	return true;
}

static bool take_corrections(struct merge *merge, GError **error)
{
	const GArray *all = merge->from->corrections;
	for (guint i = 0; i < all->len; i++)
		if (!merge_correction(merge, &g_array_index(all, struct correction_row, i), error))
			return false;
	return true;
}

static bool take_decisions(struct merge *merge, GError **error)
{
	const GArray *all = merge->from->decisions;
	for (guint i = 0; i < all->len; i++)
		if (!merge_decision(merge, &g_array_index(all, struct decision_row, i), error))
			return false;
	return true;
}

static void tables_new(struct merge *merge)
{
	GHashTable **const tables[] = { &merge->here, &merge->there, &merge->matters,
		                        &merge->decided };
	for (size_t i = 0; i < G_N_ELEMENTS(tables); i++)
		*tables[i] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	merge->uuids = g_hash_table_new(g_str_hash, g_str_equal);
	merge->deleted = NULL;
}

static void tables_free(struct merge *merge)
{
	g_clear_pointer(&merge->deleted, g_hash_table_unref);
	g_hash_table_unref(merge->uuids);
	g_hash_table_unref(merge->here);
	g_hash_table_unref(merge->there);
	g_hash_table_unref(merge->matters);
	g_hash_table_unref(merge->decided);
}

static bool take_all(struct merge *merge, GError **error)
{
	merge->deleted = deletion_table(merge->into, merge->arena, error);
	return merge->deleted && merge_note_steps(merge, error) && take_annotations(merge, error) &&
	       take_corrections(merge, error) && take_decisions(merge, error);
}

bool merge_into(struct annotator *annotator, const struct holdings *from,
                struct merge_report *report, GError **error)
{
	*report = (struct merge_report){ .conflicts = g_ptr_array_new_with_free_func(g_free) };
	struct sidecar *sidecar = annotator_sidecar_made(annotator, error);
	if (!sidecar)
		return false;
	g_autofree char *base = g_path_get_basename(from->path);
	g_autofree char *what = g_strdup_printf("merge of %s", base);
	struct merge merge = {
		.into = sidecar,
		.from = from,
		.report = report,
		.arena = arena_new(),
		.action = { .what = what,
		            .author = annotator_author(annotator),
		            .now = g_get_real_time() / G_USEC_PER_SEC },
		.places = merge_places_new(sidecar->folder, from->folder),
	};
	tables_new(&merge);
	bool done = sidecar_begin(sidecar, error) &&
	            sidecar_end(sidecar, take_all(&merge, error), error);
	tables_free(&merge);
	merge_places_free(merge.places);
	arena_free(merge.arena);
	return done;
}

void merge_report_clear(struct merge_report *report)
{
	g_clear_pointer(&report->conflicts, g_ptr_array_unref);
}

/* "2 corrections", behind what is told already. */
static void tell(GString *told, size_t n, const char *thing)
{
	if (n)
		g_string_append_printf(told, "%s%zu %s%s", told->len ? ", " : "", n, thing,
		                       n == 1 ? "" : "s");
}

/* "; 3 left out that …" */
static void tell_more(GString *told, size_t n, const char *what)
{
	if (n)
		g_string_append_printf(told, "%s%zu %s", told->len ? "; " : "", n, what);
}

char *merge_report_told(const struct merge_report *report)
{
	const struct merge_count *counts[] = { &report->annotations, &report->corrections,
		                               &report->decisions };
	static const char *const things[] = { "annotation", "correction", "decision" };
	GString *told = g_string_new(NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(things); i++)
		tell(told, counts[i]->added, things[i]);
	if (told->len)
		g_string_append(told, " added");
	tell_more(told, report->annotations.changed, "changed");
	if (!told->len)
		g_string_append(told, "nothing new");
	tell_more(told, report->deleted, "left out, deleted here before");
	tell_more(told, report->elsewhere, "left out, about files elsewhere");
	return g_string_free(told, FALSE);
}
