/* The search for entities in one block: what entity's files share. Each finder
 * proposes what it sees; entity.c chooses among what overlaps. */
#ifndef ZHUPI_KNOW_ENTITY_FIND_H
#define ZHUPI_KNOW_ENTITY_FIND_H

#include "core/know/entity-rules.h"
#include "core/know/iso-date.h"
#include "core/know/scan.h"

struct entity_search {
	const struct entity_rules *rules;
	const struct scan *scan;
	const struct scan_block *block;
	size_t index;                /* of the block */
	const struct match *matches; /* of the rules' matcher, as matcher_scan gives them */
	size_t n_matches;
	struct moment own; /* the article's day, as far as it is known */
	int headed;        /* the year that a heading above names; 0 where none */
	struct lattice *lattice;
	GHashTable *places; /* names found in the article by what they end in */
	GArray *found;      /* struct mention */
};

/* Proposes span as an entity. rule is copied. */
void entity_propose(struct entity_search *search, struct span span, struct entity entity,
                    const char *rule);

/* A span that only looks like an entity: what is inside it is none. */
void entity_forbid(struct entity_search *search, struct span span);

/* Gives names that leave their place out, 省委, the place that they are of. */
void entity_name_owners(const struct entity_rules *rules, const struct scan *scan,
                        struct mention *mentions, size_t n);

void entity_find_works(struct entity_search *search);
void entity_find_dates(struct entity_search *search);
void entity_find_names(struct entity_search *search);

#endif
