/* The one choke point between text and terminal: text is walked in display
 * clusters, and what a terminal could obey, reorder or choke on (controls, ESC
 * sequences, bidi controls, invalid bytes, invisible and endless combining
 * characters) is shown as a visible mark instead. Layout, editing and drawing
 * walk the same clusters, so that they agree on where each column is. */
#ifndef ZHUPI_BASE_SAFE_H
#define ZHUPI_BASE_SAFE_H

#include <stdbool.h>
#include <stdio.h>

#include "core/base/span.h"
#include "core/base/width.h"

enum {
	CLUSTER_BYTES = 22, /* longest text of one cluster; what goes beyond becomes a mark */
	MARK_BYTES = 40,    /* a mark, with its NUL */
};

enum cluster_kind {
	CLUSTER_TEXT, /* a grapheme, sent as it stands */
	CLUSTER_TAB,  /* a tab, shown as a blank */
	CLUSTER_MARK, /* stands for something that is never sent */
};

/* What is shown in one go. Two neighbours may be one grapheme of UAX #29
 * where that one has an unsafe part, or no end. */
struct cluster {
	struct span span; /* off in the text walked; never empty */
	unsigned columns; /* 1 or more */
	enum cluster_kind kind;
	char mark[MARK_BYTES]; /* printable ASCII, or U+FFFD; "" for CLUSTER_TEXT */
};

/* The cluster at off < text.len. Text is anything: not necessarily UTF-8. */
struct cluster cluster_at(struct slice text, size_t off, enum ambiguous ambiguous);

/* The cluster that ends at off > 0, where off is a border of clusters. */
struct cluster cluster_before(struct slice text, size_t off, enum ambiguous ambiguous);

/* The bytes to send for a cluster of text. */
static inline struct slice cluster_shown(const struct cluster *cluster, struct slice text)
{
	return cluster->kind == CLUSTER_TEXT ? slice_sub(text, cluster->span)
	                                     : slice_of(cluster->mark);
}

/* The border of clusters at or before off. */
size_t cluster_floor(struct slice text, size_t off);

/* Columns of text as shown. */
size_t text_columns(struct slice text, enum ambiguous ambiguous);

/* How much of text, in bytes and whole clusters, fits into columns. */
size_t text_fit(struct slice text, size_t columns, enum ambiguous ambiguous);

/* Writes text to out as it would be shown: line ends and all that a terminal
 * could obey as marks. For messages and listings; returns nothing, as printf's
 * callers ask ferror. */
void safe_write(FILE *out, struct slice text);

/* The code point at off < text.len, or -1 for a byte that begins none; *len
 * is how many bytes it takes (1 for such a byte). */
int32_t text_codepoint(struct slice text, size_t off, size_t *len);

#endif
