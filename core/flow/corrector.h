/* The corrector: the reader's corrections of how a file is read, made durable
 * in the annotator's sidecar and handed to the next reading of the file. */
#ifndef ZHUPI_FLOW_CORRECTOR_H
#define ZHUPI_FLOW_CORRECTOR_H

#include "core/flow/annotator.h"

/* Keeps correction of document's file: one action, undone and redone as marks
 * are. What stands at its place (correction->exact) is filled in here. The
 * document as it is does not change: read it again. */
bool corrector_add(struct annotator *annotator, const struct document *document,
                   const struct correction *correction, GError **error);

/* Takes a correction of document's file back: one action, too, whatever was
 * corrected after it. */
bool corrector_take_back(struct annotator *annotator, const struct document *document,
                         const struct correction *correction, GError **error);

/* The corrections of the file at path, in the order made, owned by arena;
 * *n is how many. NULL without an error where there is none. */
const struct correction *corrector_list(struct annotator *annotator, const char *path,
                                        struct arena *arena, size_t *n, GError **error);

/* The corrections that a reader's key asks for, of the block at index in an
 * article of document. False where there is nothing of the kind to do. */
bool corrector_join_next(const struct document *document, size_t article, size_t block,
                         struct correction *correction);
bool corrector_split(const struct document *document, size_t article, struct place at,
                     struct correction *correction);

enum corrector_way { CORRECTOR_UP, CORRECTOR_DOWN };
bool corrector_move(const struct document *document, size_t article, size_t block,
                    enum corrector_way way, struct correction *correction);
bool corrector_set_type(const struct document *document, size_t article, size_t block,
                        enum block_type type, int level, struct correction *correction);
bool corrector_begin_article(const struct document *document, size_t article, size_t block,
                             struct correction *correction);
bool corrector_join_article(const struct document *document, size_t article,
                            struct correction *correction);

/* Does without the one repair at a place that is called name, or, for "", the
 * nearest: there, or in the whole file. */
bool corrector_without(const struct document *document, size_t article, struct place at,
                       const char *name, struct correction *correction);
bool corrector_without_all(const struct document *document, size_t article, struct place at,
                           const char *name, struct correction *correction);

/* text is borrowed. */
bool corrector_set_text(const struct document *document, size_t article, struct text_range range,
                        const char *text, struct correction *correction);

#endif
