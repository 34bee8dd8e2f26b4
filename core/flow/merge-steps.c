/* Corrections and decisions of another sidecar: what is not there yet is added
 * at its time, so that both readers end up with the same order; what says
 * another thing of the same place is told. */
#include <string.h>

#include "core/flow/merge-rows.h"
#include "core/flow/provenance.h"

/* All that a correction says, and of which file: equal for equal ones. */
static char *content_of(const struct correction *step, const char *path)
{
	return g_strdup_printf("%d %zu %zu %zu %d %d %d %.*s\n%s", step->kind, step->raw.start,
	                       step->raw.end, step->target, step->type, step->level, step->repair,
	                       (int)step->text.len, step->text.data ? step->text.data : "", path);
}

/* What one of two steps alone can settle: where a thing goes, or what it is.
 * NULL for steps that do not get into each other's way. */
static char *matter_of(const struct correction *step, const char *path)
{
	bool settles = step->kind == CORRECTION_TYPE || step->kind == CORRECTION_TEXT ||
	               step->kind == CORRECTION_MOVE;
	return settles ? g_strdup_printf("%d %zu %s", step->kind, step->raw.start, path) : NULL;
}

static size_t count_more(GHashTable *counts, const char *key)
{
	size_t n = GPOINTER_TO_SIZE(g_hash_table_lookup(counts, key)) + 1;
	g_hash_table_replace(counts, g_strdup(key), GSIZE_TO_POINTER(n));
	return n;
}

static void note_correction(struct merge *merge, const struct correction_row *mine)
{
	g_autofree char *content = content_of(&mine->correction, mine->kept.path);
	char *matter = matter_of(&mine->correction, mine->kept.path);
	count_more(merge->here, content);
	if (matter)
		g_hash_table_replace(merge->matters, matter, (gpointer)mine);
	if (mine->kept.uuid)
		g_hash_table_add(merge->uuids, (gpointer)mine->kept.uuid);
}

static void tell_correction(struct merge *merge, const struct correction_row *mine,
                            const struct correction_row *theirs)
{
	g_autofree char *one = correction_told(&mine->correction);
	g_autofree char *other = correction_told(&theirs->correction);
	bool later = theirs->kept.created > mine->kept.created;
	g_ptr_array_add(merge->report->conflicts,
	                g_strdup_printf("%s: byte %zu: corrected as %s here and as %s there; "
	                                "%s, made later, holds",
	                                mine->kept.path, mine->correction.raw.start, one, other,
	                                later ? other : one));
}

/* Whether row is there: by its name, or because the same was done by another
 * hand. What was done twice there must be there twice. */
static bool has_correction(struct merge *merge, const struct correction_row *row)
{
	g_autofree char *content = content_of(&row->correction, row->kept.path);
	size_t there = count_more(merge->there, content);
	size_t here = GPOINTER_TO_SIZE(g_hash_table_lookup(merge->here, content));
	return (row->kept.uuid && g_hash_table_contains(merge->uuids, row->kept.uuid)) ||
	       here >= there;
}

bool merge_correction(struct merge *merge, const struct correction_row *theirs, GError **error)
{
	struct correction_row row = *theirs;
	if (merge_leaves_deleted(merge, row.kept.uuid, row.kept.created) ||
	    !(row.kept.path = merge_path(merge, theirs->kept.path, theirs->kept.sha256)))
		return true;
	if (has_correction(merge, &row)) {
		merge->report->corrections.known++;
		return true;
	}
	g_autofree char *matter = matter_of(&row.correction, row.kept.path);
	const struct correction_row *mine =
	        matter ? g_hash_table_lookup(merge->matters, matter) : NULL;
	if (mine)
		tell_correction(merge, mine, &row);
	int64_t id = correction_row_insert(merge->into, &row, error);
	merge->report->corrections.added++;
	return id && journal_add(merge->into, &merge->action,
	                         (struct journal_subject){ "correction", id }, NULL, error);
}

/* Which mention a decision is about: equal where two are about the same. */
static char *mention_of(const struct decision_row *row)
{
	const struct decision *decision = &row->decision;
	return g_strdup_printf("%d %s\n%s %zu", decision->type, decision->words,
	                       decision->everywhere ? "" : row->kept.path,
	                       decision->everywhere ? 0 : decision->raw.start);
}

static void note_decision(struct merge *merge, const struct decision_row *mine)
{
	g_hash_table_replace(merge->decided, mention_of(mine), (gpointer)mine);
	if (mine->kept.uuid)
		g_hash_table_add(merge->uuids, (gpointer)mine->kept.uuid);
}

static bool same_decision(const struct decision *a, const struct decision *b)
{
	return a->kind == b->kind && g_strcmp0(a->name, b->name) == 0 &&
	       g_strcmp0(a->post, b->post) == 0 && a->value == b->value &&
	       a->value_to == b->value_to && g_strcmp0(a->unit, b->unit) == 0 &&
	       a->comparator == b->comparator;
}

static void tell_decision(struct merge *merge, const struct decision_row *mine,
                          const struct decision_row *theirs)
{
	bool later = theirs->kept.created > mine->kept.created;
	g_ptr_array_add(merge->report->conflicts,
	                g_strdup_printf("%s: “%s”: decided as %s here and as %s there; the %s "
	                                "decision, made later, holds",
	                                mine->kept.path ? mine->kept.path : "everywhere",
	                                mine->decision.words, decision_name(mine->decision.kind),
	                                decision_name(theirs->decision.kind),
	                                later ? "other's" : "own"));
}

bool merge_decision(struct merge *merge, const struct decision_row *theirs, GError **error)
{
	struct decision_row row = *theirs;
	bool everywhere = row.decision.everywhere;
	if (merge_leaves_deleted(merge, row.kept.uuid, row.kept.created) ||
	    (!everywhere &&
	     !(row.kept.path = merge_path(merge, theirs->kept.path, theirs->kept.sha256))))
		return true;
	g_autofree char *mention = mention_of(&row);
	const struct decision_row *mine = g_hash_table_lookup(merge->decided, mention);
	bool known = row.kept.uuid && g_hash_table_contains(merge->uuids, row.kept.uuid);
	if (known || (mine && same_decision(&mine->decision, &row.decision))) {
		merge->report->decisions.known++;
		return true;
	}
	if (mine)
		tell_decision(merge, mine, &row);
	int64_t id = decision_row_insert(merge->into, &row, error);
	merge->report->decisions.added++;
	return id && journal_add(merge->into, &merge->action,
	                         (struct journal_subject){ "decision", id }, NULL, error);
}

bool merge_note_steps(struct merge *merge, GError **error)
{
	g_autoptr(GArray) corrections =
	        kept_list(&correction_rows, merge->into, NULL, merge->arena, error);
	g_autoptr(GArray) decisions =
	        corrections ? kept_list(&decision_rows, merge->into, NULL, merge->arena, error)
	                    : NULL;
	if (!decisions)
		return false;
	/* the rows are pointed to as long as the merge goes on */
	struct correction_row *steps =
	        arena_copy_array(merge->arena, corrections->data, corrections->len, sizeof *steps);
	struct decision_row *said =
	        arena_copy_array(merge->arena, decisions->data, decisions->len, sizeof *said);
	for (guint i = 0; i < corrections->len; i++)
		note_correction(merge, &steps[i]);
	for (guint i = 0; i < decisions->len; i++)
		note_decision(merge, &said[i]);
	return true;
}
