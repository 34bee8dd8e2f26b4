/* Capture: what an annotation remembers of the place it is made at. Reads the
 * document; writes nothing. */
#ifndef ZHUPI_FLOW_CAPTURE_H
#define ZHUPI_FLOW_CAPTURE_H

#include "core/flow/document.h"
#include "core/store/annotation.h"

struct capture {
	struct article_key article;
	struct selection selection;
};

/* What stands in range of an article (index in document's reading), for a
 * sidecar that calls the file name. False and an error (NOT_FOUND) where the
 * range is empty or outside. Owned by arena. */
bool capture_take(const struct document *document, size_t article, struct text_range range,
                  const char *name, struct arena *arena, struct capture *capture, GError **error);

#endif
