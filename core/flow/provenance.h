/* Provenance: which repairs, and which corrections of the reader's, made the
 * text at a place. Reads blocks; changes nothing. */
#ifndef ZHUPI_FLOW_PROVENANCE_H
#define ZHUPI_FLOW_PROVENANCE_H

#include "core/text/article.h"
#include "core/text/correction.h"

/* Of the repairs that made the character at off of block - of its line, of what joined
 * that line on, of the whole block - the nearest that can be switched off: named name,
 * or, for "", any. NULL where there is none. */
const struct repair *provenance_repair(const struct block *block, size_t off, const char *name);

/* The correction made last of those at off; where there is none, of those of the
 * block; NULL where it has none. */
const struct correction *provenance_correction(const struct block *block, size_t off);

/* Adds to corrections (const struct correction *) those that bear on span of
 * block's text and are not in it yet. */
void provenance_add_corrections(const struct block *block, struct span span,
                                GPtrArray *corrections);

/* "repaired: unspace, reorder 67%; corrected: text “今年”": what made the character
 * at off, and how sure that is where it is not, for a person to read; "" for
 * nothing. The caller frees. */
char *provenance_told(const struct block *block, size_t off);

/* "join", "heading 2", "text “今年”", "without unwrap here". The caller frees. */
char *correction_told(const struct correction *correction);

#endif
