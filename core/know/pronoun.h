/* Pronouns: 他 and 她 as mentions of the one person that they can mean. Made
 * behind the usual mentions, and only where somebody asks for all. */
#ifndef ZHUPI_KNOW_PRONOUN_H
#define ZHUPI_KNOW_PRONOUN_H

#include "core/know/scan.h"

/* Appends to scan->mentions, where the persons of its blocks must be already, in
 * order, those pronouns whose person is certain. */
void pronoun_extract(const struct scan *scan);

#endif
