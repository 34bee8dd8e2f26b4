/* The search for names in one stretch: what name.c, which finds candidates, and
 * name-context.c, which weighs what stands beside them, share. */
#ifndef ZHUPI_KNOW_NAME_SEARCH_H
#define ZHUPI_KNOW_NAME_SEARCH_H

#include "core/know/name.h"

struct search {
	const struct name_model *model;
	struct lattice *lattice;
	const struct hanzi_cost *hanzi; /* of each glyph */
	const uint8_t *begins;          /* the n_begins glyphs that a name may begin with */
	size_t n_begins;
	const struct scan *scan;
	const struct scan_block *scanned;
	struct slice text;
	size_t block;
	uint32_t ordinal;
	GArray *names;
};

static inline int weight(const struct search *search, enum name_weight weight)
{
	return name_model_weight(search->model, weight);
}

/* What stands around the glyphs [start, end) weighs for their being a name of
 * that form. */
int name_context(const struct search *search, size_t start, size_t end, enum name_form form);

/* Whether a person's sex is told behind the run: 钟表，男，. */
bool name_has_sex(const struct search *search);

/* Whether glyph start stands behind 记者, be it with a blank between. */
bool name_follows_reporter(const struct search *search, size_t start);

/* Whether edge is a post, or a longer word that ends in one: 内政部长. */
bool name_ends_in_post(const struct search *search, const struct edge *edge);

/* Whether edge says that what stands before it is an institution: 局; not a
 * character that is a word of grammar, too (周明所说). */
bool name_is_body(const struct edge *edge);

/* Weighs the candidates from the first on, those of one stretch, that follow each
 * other in a list without blanks. (name-chain.c) */
void name_chains(const struct search *search, guint first);

#endif
