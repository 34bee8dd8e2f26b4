/* What the reader has said of a file - corrections of how it is read, decisions on what
 * is found in it - and opening the file so. */
#ifndef ZHUPI_FLOW_SAID_H
#define ZHUPI_FLOW_SAID_H

#include "core/flow/annotator.h"
#include "core/know/decision.h"

/* Taken out of the sidecar once, so that a thread may read the file without it. */
struct said {
	struct arena *arena;            /* owns the rest */
	struct reading_options options; /* as given, with the corrections */
	const struct decision *decisions;
	size_t n_decisions;
};

/* annotator and options may be NULL. False and an error where the sidecar cannot be read:
 * what was found till then is there. said_clear must follow in any case. */
bool said_take(struct said *said, struct annotator *annotator, const char *path,
               const struct reading_options *options, GError **error);
void said_clear(struct said *said);

/* Opens path as document_open does. */
struct document *said_open(struct annotator *annotator, const char *path,
                           const struct knowledge *knowledge, const struct reading_options *options,
                           GError **error);

/* The same a part at a time (document_each), with what else extent says. Corrections reach
 * no further than the part that they are in. */
bool said_each(const struct said *said, const char *path, const struct knowledge *knowledge,
               enum extent extent, document_taker *take, void *context, GError **error);

#endif
