/* Sections: an article cut at its headings, with counts of what is in each.
 * What the outline lists and the head line names. */
#ifndef ZHUPI_TUI_SECTIONS_H
#define ZHUPI_TUI_SECTIONS_H

#include "core/flow/annotator.h"

struct section {
	const struct block *heading; /* NULL: what stands before the first */
	int level;                   /* from 1; 1 for what has no heading */
	struct span blocks;          /* of the article, half-open */
	size_t officials, metrics, quotes, marks;
};

struct sections {
	struct section *items;
	size_t n;
};

/* Cuts article; the first section begins with its first body block. */
struct sections sections_of(const struct article *article);
void sections_clear(struct sections *sections);

void sections_count(struct sections *sections, const struct mentions *mentions,
                    const struct marks *marks);

/* The section that block is in; 0 for what stands before the first. */
size_t sections_find(const struct sections *sections, size_t block);

#endif
