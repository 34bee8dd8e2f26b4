/* Entities: places, organisations, works (laws, plans, reports), dates,
 * meetings, and the words of the reader's own lists. Asked for apart from
 * persons, metrics and quotations, and made behind them. */
#ifndef ZHUPI_KNOW_ENTITY_H
#define ZHUPI_KNOW_ENTITY_H

#include "core/know/entity-rules.h"
#include "core/know/scan.h"

/* Appends the words of the reader's lists in scan's blocks to scan->mentions. */
void entity_extract_terms(const struct entity_rules *rules, const struct scan *scan);

/* Appends all entities to scan->mentions. Where persons and metrics stand,
 * which must be in there already and in order, is no entity. Entities do not overlap each
 * other; terms may overlap anything. */
void entity_extract(const struct entity_rules *rules, const struct scan *scan);

#endif
