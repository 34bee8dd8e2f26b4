/* Whether a clause is about a place that stands in it, or only says that something was done
 * there. Of which figure it is, is place's. Used by place-find.c. */
#ifndef ZHUPI_KNOW_PLACE_CLAUSE_H
#define ZHUPI_KNOW_PLACE_CLAUSE_H

#include "core/know/place.h"

/* Whether the clause that off begins or stands in is about what begins there, of that level.
 * before is the place named before it, NULL where there is none. */
bool place_is_subject(const struct metric_rules *rules, const struct scan_block *block, size_t off,
                      enum region_level level, const struct place *before);

/* Whether place is only where a meeting sat: 全会在北京举行, not 车展在上海举行. */
bool place_is_venue(const struct scan_block *block, struct span place);

/* Whether off is only where who, in whose clause it stands, did something:
 * 云江公司在安河成立. */
bool place_is_done_there(const struct scan_block *block, const struct place *who, size_t off);

/* Whether a clause begins at off, or with 在 and the like before it. */
bool place_opens_clause(const struct scan_block *block, size_t off);

#endif
