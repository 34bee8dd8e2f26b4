/* Resolving: annotations as they were made, laid onto a document as it reads
 * today. Reads the sidecar; moves nothing in it. */
#ifndef ZHUPI_FLOW_RESOLVE_H
#define ZHUPI_FLOW_RESOLVE_H

#include "core/flow/anchor.h"
#include "core/store/annotation.h"

/* An annotation and where it stands now. */
struct resolved {
	const struct annotation *annotation;
	enum anchor_fit fit;
	size_t article;          /* index in the reading; where lost, the one it was made in */
	struct text_range range; /* meaningless where lost */
	struct span cp;          /* the same in code points of the article's text */
};

/* Lays annotations (n of them, made in document, which has an article at
 * least) onto it, each onto the place in all its articles that fits best. By
 * article, then place, lost ones last in each. Owned by arena. */
const struct resolved *resolve(const struct annotation *annotations, size_t n,
                               const struct document *document, struct arena *arena);

#endif
