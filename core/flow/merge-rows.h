/* Within merge.c: a merge under way, and how it takes a row of each kind in. */
#ifndef ZHUPI_FLOW_MERGE_ROWS_H
#define ZHUPI_FLOW_MERGE_ROWS_H

#include "core/flow/merge-place.h"
#include "core/flow/merge.h"
#include "core/store/annotation.h"
#include "core/store/correction-row.h"
#include "core/store/decision-row.h"
#include "core/store/deletion.h"
#include "core/store/journal.h"

struct merge {
	struct sidecar *into;
	const struct holdings *from;
	struct merge_report *report;
	struct arena *arena; /* owns what the rows below point to */
	struct journal_action action;
	struct merge_places *places;
	GHashTable *deleted;      /* uuid -> when it was deleted here, int64_t * */
	GHashTable *uuids;        /* of corrections and decisions that are there */
	GHashTable *here, *there; /* what a correction says -> how often it is there */
	GHashTable *matters;      /* what a correction settles -> struct correction_row */
	GHashTable *decided;      /* the mention -> struct decision_row */
};

/* Takes down which corrections and decisions are there. */
bool merge_note_steps(struct merge *merge, GError **error);

/* Whether the thing of that name (may be NULL) was deleted here, and not changed
 * there after that; counts it. */
bool merge_leaves_deleted(struct merge *merge, const char *uuid, int64_t changed);

/* What the file of a row is called here; NULL, and counted, where the other
 * sidecar is that of a folder above, and the file is not in this one. */
const char *merge_path(struct merge *merge, const char *path, const char *sha256);

/* Each takes one row in, if it is not there yet, and counts it. */
bool merge_annotation(struct merge *merge, const struct annotation *theirs, GError **error);
bool merge_correction(struct merge *merge, const struct correction_row *theirs, GError **error);
bool merge_decision(struct merge *merge, const struct decision_row *theirs, GError **error);

#endif
