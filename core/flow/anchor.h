/* Anchors: how an annotation finds its words again in a text that may have
 * changed (the TextPositionSelector and TextQuoteSelector of the W3C's Web
 * Annotation model). Pure search; knows no database. */
#ifndef ZHUPI_FLOW_ANCHOR_H
#define ZHUPI_FLOW_ANCHOR_H

#include "core/flow/article-text.h"
#include "core/flow/folded-text.h"

/* What is remembered: code points [start_cp, end_cp) and the words there,
 * with what stood before and after them. */
struct anchor {
	size_t start_cp, end_cp;
	const char *exact, *prefix, *suffix;
};

/* How well it was found; each is better than the ones before. */
enum anchor_fit {
	ANCHOR_LOST,  /* nowhere */
	ANCHOR_NEAR,  /* words that differ a little */
	ANCHOR_MOVED, /* the same words, at another place */
	ANCHOR_PLACE  /* the same words at the same place */
};

struct anchor_match {
	enum anchor_fit fit;
	struct span span; /* off in the text; meaningless where lost */
	size_t score;     /* among equal fits the higher is the better */
};

/* Looks for the very words of anchor in text. */
struct anchor_match anchor_find_exact(const struct anchor *anchor, struct slice text);

/* Looks for words that are nearly those, spaces and width left aside: at most
 * one edit in five characters, and for short ones in the same surroundings. */
struct anchor_match anchor_find_near(const struct anchor *anchor, const struct folded_text *text);

enum { ANCHOR_CONTEXT = 32 }; /* characters remembered on either side */

#endif
