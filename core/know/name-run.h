/* A run of Chinese characters with what is known to end and begin where: what
 * the finders of organisations, meetings and places walk over. */
#ifndef ZHUPI_KNOW_NAME_RUN_H
#define ZHUPI_KNOW_NAME_RUN_H

#include "core/know/entity-find.h"

/* Glyphs are counted in the lattice's stretch. For each glyph at which a thing
 * ends: the glyph at which it begins, or NOWHERE. */
enum { NOWHERE = UINT16_MAX };
struct name_run {
	struct entity_search *search;
	struct lattice *lattice;
	uint16_t place[STRETCH_LONGEST + 1]; /* a place */
	bool local[STRETCH_LONGEST + 1];     /* … within a country */
	uint16_t whole[STRETCH_LONGEST + 1]; /* an organisation named outright */
	uint16_t head[STRETCH_LONGEST + 1];  /* a word that begins names; head_row says which */
	uint16_t not [STRETCH_LONGEST + 1];  /* a word that is no part of any */
	uint16_t inner[STRETCH_LONGEST + 1]; /* a word that may stand in one */
	uint32_t head_row[STRETCH_LONGEST + 1];
};

/* Makes run ready for the stretch of its lattice, and proposes the places of the
 * tables in it. */
void run_begin(struct name_run *run);

/* The glyph that begins at off of the block's text; NOWHERE where none does. */
size_t run_glyph(const struct name_run *run, size_t off);

/* Whether the cheapest way of reading the run has a word's edge at glyph. */
bool run_parts_at(const struct name_run *run, size_t glyph);

/* The span of glyphs [from, to) in the block's text. */
struct span run_span(const struct name_run *run, size_t from, size_t to);

/* Proposes the place that ends with the word [suffix, end) of rule - 松垣县, a
 * county - and notes it in the run. */
void run_find_place(struct name_run *run, size_t suffix, size_t end,
                    const struct entity_rule *rule);

#endif
