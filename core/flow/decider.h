/* The decider: the reader's decisions about mentions, made durable in the
 * annotator's sidecar and laid onto documents as they are opened. */
#ifndef ZHUPI_FLOW_DECIDER_H
#define ZHUPI_FLOW_DECIDER_H

#include "core/flow/annotator.h"
#include "core/know/decision.h"

/* Decisions by what the reader points at. Strings are borrowed; words are
 * owned by arena. False where nothing of the kind is at that place. */
bool decider_not(const struct document *document, size_t article, const struct mention *mention,
                 struct arena *arena, struct decision *decision);

/* The words of range, in one block, are a person; post may be NULL. */
bool decider_person(const struct document *document, size_t article, struct text_range range,
                    const char *post, struct arena *arena, struct decision *decision);

/* The metric is what text says ("5%以上"). */
bool decider_value(const struct document *document, size_t article, const struct mention *mention,
                   const struct knowledge *knowledge, const char *text, struct arena *arena,
                   struct decision *decision);
bool decider_speaker(const struct document *document, size_t article, const struct mention *mention,
                     const char *name, struct arena *arena, struct decision *decision);

/* Keeps a decision about document's file: one action, undone and redone as
 * marks are. The document as it is does not change: open it again. */
bool decider_add(struct annotator *annotator, const struct document *document,
                 const struct decision *decision, GError **error);

/* What was taken back. */
struct decider_gone {
	char *told; /* what step_told_decision says; for the caller to free; NULL: nothing was
	               decided */
	bool everywhere;
};

/* Takes back the newest decision about the words at a place of document, as an
 * action of its own; one that holds everywhere, everywhere. */
bool decider_take_back(struct annotator *annotator, const struct document *document, size_t article,
                       struct place place, struct decider_gone *gone, GError **error);

/* The decisions that bear on the file at path, in the order made, owned by
 * arena; *n is how many. NULL without an error where there is none. */
const struct decision *decider_list(struct annotator *annotator, const char *path,
                                    struct arena *arena, size_t *n, GError **error);

/* Finds the mentions of those of articles that have none yet, with the decisions about them;
 * as far as options, which may be NULL, want it still. */
void decider_find_mentions(struct document *document, const struct knowledge *knowledge,
                           struct span articles, const struct decision *decisions, size_t n,
                           const struct reading_options *options);

/* The same for one article, with what annotator keeps; what was left for later
 * (document_is_long). knowledge may be NULL: none then. */
void decider_extract(struct annotator *annotator, struct document *document,
                     const struct knowledge *knowledge, size_t article);

/* Lays decisions onto the mentions of document, which knowledge found. */
void decider_apply(struct document *document, const struct knowledge *knowledge,
                   const struct decision *decisions, size_t n);

#endif
