/* Capture: what an annotation remembers of the place it is made at. Reads the
 * document; writes nothing. */
#ifndef ZHUPI_FLOW_CAPTURE_H
#define ZHUPI_FLOW_CAPTURE_H

#include "core/flow/document.h"
#include "core/store/annotation.h"

/* The article at index in document's reading, of a file that the sidecar calls
 * name and whose checksum is sha256. Owned by arena. */
struct article_key capture_article(const struct document *document, size_t index, const char *name,
                                   const char *sha256, struct arena *arena);

/* What stands in range of that article. False and an error (NOT_FOUND) where
 * the range is empty or outside. Owned by arena. */
bool capture_selection(const struct document *document, size_t index, struct text_range range,
                       struct arena *arena, struct selection *selection, GError **error);

#endif
