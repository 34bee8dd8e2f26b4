/* The choice among candidates for names. Finds none: name.c does. */
#ifndef ZHUPI_KNOW_NAME_CHOICE_H
#define ZHUPI_KNOW_NAME_CHOICE_H

#include "core/know/name.h"

/* Leaves of the candidates in names (of struct name) those that are names, by
 * block and place, no two overlapping. */
void names_choose(const struct name_model *model, const struct scan *scan, GArray *names);

/* Whether text is what may part one name of a list from the next: 、, 和, blanks, nothing. */
bool names_may_part(const struct cues *cues, struct slice text);

#endif
