/* Names that end in a word of the bodies table - a company's, a town's, a port's:
 * where they begin. Whether a clause is about them is place-find's. */
#ifndef ZHUPI_KNOW_BODY_FIND_H
#define ZHUPI_KNOW_BODY_FIND_H

#include "core/know/place.h"

/* Glyphs that a name may have with the places that it stands behind: a row of them without end is
 * no name. */
enum { BODY_LONGEST = 64 };

/* Where the name begins whose last word is match, of the places [first, end) of its
 * block that stand before it, and whether it is one: 公司 and 示范园区 stand for themselves. Where
 * it ends nothing that figures could be of (上市公司), match->end. */
size_t body_start(const struct scan_block *block, const struct place *first,
                  const struct place *end, const struct match *match, const struct body_rule *rule,
                  bool *named);

/* Whether what is said behind a name that ends at off is said of somebody of it, or told
 * by it: …大学教授, …公司数据显示. */
bool body_has_person(const struct scan_block *block, size_t off);
bool body_is_source(const struct scan_block *block, size_t off);

#endif
