/* Of whom a whole document is: what its figures are of where no sentence says else. Used by
 * place.c. */
#ifndef ZHUPI_KNOW_PLACE_OWN_H
#define ZHUPI_KNOW_PLACE_OWN_H

#include "core/know/place.h"

/* Sets what is own of places, whose items are found. */
void places_find_own(struct places *places);

/* The innermost of the places that k begins, each within the one before it: 云溪县 of
 * 云岭安河云溪县. end is behind the places of their block. */
size_t places_innermost(const struct places *places, size_t k, size_t end);

/* The first place of a block that heads would say the article is of - a company only where they
 * are about it -, the innermost of what it begins; NULL where there is none. */
const struct place *places_headed(const struct places *places, size_t block);

/* Whether it is the document's country. */
bool place_is_nation(const struct places *places, const struct place *place);

#endif
