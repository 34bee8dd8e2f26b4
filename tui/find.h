/* Find: all places of a literal in one article. Full-width and half-width
 * letters, signs and quotation marks are the same, and so are capital and
 * small letters unless a capital was typed. Line ends do not matter: text is
 * unwrapped. For many documents there is the index, not this. */
#ifndef ZHUPI_TUI_FIND_H
#define ZHUPI_TUI_FIND_H

#include "core/flow/document.h"

/* More hits than this are neither lit nor counted. */
enum { FIND_MOST = 1 << 20 };

struct find_hit {
	size_t block;
	struct span span; /* off in the block's text */
};

struct find {
	GArray *hits; /* struct find_hit, in text order, none overlapping another */
	bool more;    /* there are more than FIND_MOST */
};

/* Searches article for needle in linear time; an empty one is nowhere. The
 * caller frees. */
struct find *find_new(const struct article *article, struct slice needle);
void find_free(struct find *find);

/* Drops the hits in blocks that keeps says no to. */
void find_keep(struct find *find, bool (*keeps)(const void *context, size_t block),
               const void *context);

static inline const struct find_hit *find_hit(const struct find *find, size_t i)
{
	return &g_array_index(find->hits, struct find_hit, i);
}

/* The first hit at or behind place: its index, or hits->len where there is
 * none. Drawing begins with this one. */
size_t find_from(const struct find *find, struct place place);

/* The index of the next hit behind place, or of the last one before it, going
 * round the ends; SIZE_MAX where there are no hits at all. */
size_t find_next(const struct find *find, struct place place);
size_t find_previous(const struct find *find, struct place place);

#endif
