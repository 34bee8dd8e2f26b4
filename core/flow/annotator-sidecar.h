/* The annotator's sidecar, for the other files of flow that read it; not for
 * the program, which asks annotator.h. */
#ifndef ZHUPI_FLOW_ANNOTATOR_SIDECAR_H
#define ZHUPI_FLOW_ANNOTATOR_SIDECAR_H

#include "core/flow/annotator.h"
#include "core/store/sidecar.h"

/* The open sidecar, opened now if it has come to be since; NULL without an
 * error where there is none yet. */
struct sidecar *annotator_sidecar(struct annotator *annotator, GError **error);

/* The same, and made where there is none: beside the corpus, or, where that
 * fails, in the user's data folder. */
struct sidecar *annotator_sidecar_made(struct annotator *annotator, GError **error);

/* Notes for annotator_rereads whether the last action changed how files are
 * read, and of which alone (as the sidecar names it; NULL: any). Takes path. */
void annotator_set_reread(struct annotator *annotator, bool some, char *path);

/* Which of annotator_all it was. */
void annotator_set_last_undone(struct annotator *annotator, struct annotator *last);

/* annotator and, where a folder was opened, those of all folders below it that have a
 * sidecar, annotator first; looked for once. Owned by annotator, the array too. */
const GPtrArray *annotator_all(struct annotator *annotator);

/* The beginning of what was marked, in one line and in quotation marks:
 * “我们要把一刻钟便民生活圈…”; those of a whole quotation are not doubled. The caller
 * frees. */
char *annotator_quoted(const char *exact);

/* Who annotates. */
const char *annotator_author(const struct annotator *annotator);

/* What the sidecar calls the file at path. The caller frees. */
char *annotator_name_of(const struct annotator *annotator, const char *path);

/* Annotations made in document, or in a file that has gone and held an
 * article (NULL: any) of its text; an array of struct annotation owned by
 * arena. NULL and an error. */
GArray *annotator_rows(struct annotator *annotator, const struct document *document,
                       const struct article *article, struct arena *arena, GError **error);

#endif
