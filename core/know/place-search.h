/* The search of an article for places: what place-find.c, which walks over its blocks, and the
 * files beside it share. place-region.c adds what the regions table names, place-body.c
 * companies and towns. */
#ifndef ZHUPI_KNOW_PLACE_SEARCH_H
#define ZHUPI_KNOW_PLACE_SEARCH_H

#include "core/know/place-alias.h"
#include "core/know/place.h"

struct place_finder {
	const struct metric_rules *rules;
	const struct scan *scan;
	struct place *places; /* with room for as many as there are words that name some */
	size_t n;
	struct place_aliases aliases;
	bool bodies; /* companies and towns, too: not in a report, whose figures are its place's */
};

/* The last place from index first on; NULL where there is none. */
static inline const struct place *place_before(const struct place_finder *finder, size_t first)
{
	return finder->n > first ? &finder->places[finder->n - 1] : NULL;
}

/* Whether what matched is only part of a longer name: 中国 in 新中国, 全国 in 全国重点实验室. */
bool place_is_in_name(const struct place_finder *finder, const struct scan_block *block,
                      const struct match *match);

/* Whether what matched only lies across words: 迁安 in 搬迁安置, 空客 in 航空客运,
 * 中国建筑 in 中国建筑业; or ends one: 白山 in 长白山. */
bool place_is_across_words(const struct scan_block *block, const struct match *match);

/* Adds what a word of the regions table names, behind the places of its block from index first
 * on, and returns where that ends; 0 where it names nothing. */
size_t place_add_region(struct place_finder *finder, const struct scan_block *block,
                        const struct match *match, size_t first);

/* Adds the body that match names: 云溪县雅拉镇, 安河能源有限公司; or says again, where a clause
 * begins with it. Returns where that ends; 0 where shorter words may name something there. */
size_t place_add_body(struct place_finder *finder, const struct scan_block *block,
                      const struct match *match, size_t first);

#endif
