/* Merging: what another sidecar holds, taken into the annotator's. Each thing is
 * known again by its uuid, so that merging twice adds nothing; nothing of either
 * is lost; where the two differ, that is told. */
#ifndef ZHUPI_FLOW_MERGE_H
#define ZHUPI_FLOW_MERGE_H

#include "core/flow/annotator.h"
#include "core/flow/holdings.h"

/* How many things of a kind were taken in. */
struct merge_count {
	size_t added;
	size_t changed; /* there already, and now with what the other had more */
	size_t known;   /* there already, as they are */
};

struct merge_report {
	struct merge_count annotations, corrections, decisions;
	size_t deleted;       /* left out: they were deleted here, and not changed there since */
	size_t elsewhere;     /* left out: about files outside the folder of this sidecar */
	GPtrArray *conflicts; /* char *: a line each, what both say and which holds */
};

/* Takes all of from in, as one action that can be undone. False and an error
 * where nothing was taken. The caller clears the report either way. */
bool merge_into(struct annotator *annotator, const struct holdings *from,
                struct merge_report *report, GError **error);
void merge_report_clear(struct merge_report *report);

/* "3 annotations, 1 correction added; 2 changed; 1 left out that was deleted
 * here", or "nothing new". The caller frees. */
char *merge_report_told(const struct merge_report *report);

#endif
