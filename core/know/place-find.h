/* Finding the places that an article names, with counties under a province or
 * city, and by their short names later on. Used by place.c. */
#ifndef ZHUPI_KNOW_PLACE_FIND_H
#define ZHUPI_KNOW_PLACE_FIND_H

#include "core/know/place.h"

/* Sets *items to the places of all blocks of scan, block by block and in
 * order, and *firsts to where each block's begin (and one more); both are of
 * scan->scratch. */
void place_list_find(const struct metric_rules *rules, const struct scan *scan,
                     const struct place **items, const size_t **firsts);

#endif
