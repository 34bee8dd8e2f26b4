/* Figures: numbers with their unit and the words that qualify them (超14万亿元,
 * 5%至6%, 近四成). Tells figures from dates, ordinals, names and idioms; what
 * a figure measures, of whom and when, is metric's. */
#ifndef ZHUPI_KNOW_FIGURE_H
#define ZHUPI_KNOW_FIGURE_H

#include "core/know/metric-rules.h"
#include "core/know/scan.h"

/* Spans are glyphs of the block. */
struct figure {
	struct span span;   /* with qualifiers */
	struct span number; /* the number alone, or the word that is a figure (半数) */
	size_t end;         /* behind the unit */
	double value, value_to;
	const char *unit;             /* NULL where there is none */
	const struct unit_rule *rule; /* of unit; NULL where it is none of the table by itself */
	enum unit_class class;
	enum comparator comparator;
	struct span before, behind; /* qualifiers; empty where none */
	struct span inner;          /* 余, 多, 几 inside the number */
	size_t clause;              /* of the block, that it begins in */
};

/* Where figure begins in its block's text. */
static inline size_t figure_off(const struct scan_block *block, const struct figure *figure)
{
	return block->glyphs.off[figure->span.start];
}

/* The span, of offs, of the sentence that figure begins in. */
static inline struct span figure_sentence(const struct scan_block *block,
                                          const struct figure *figure)
{
	const struct sentences *in = &block->in;
	return in->sentences[in->clauses[figure->clause].sentence].span;
}

/* The figures of a block, in order, in memory that is used again for the next: g_free(items)
 * in the end. */
struct figures {
	struct figure *items;
	size_t n, room;
};

/* Sets figures to those of block. Strings are the lexicon's or scan's
 * arena's. */
void figures_find(const struct metric_rules *rules, const struct scan *scan,
                  const struct scan_block *block, struct figures *figures);

#endif
