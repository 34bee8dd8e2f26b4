/* The choice among candidates for names. Finds none: name.c does. */
#ifndef ZHUPI_KNOW_NAME_CHOICE_H
#define ZHUPI_KNOW_NAME_CHOICE_H

#include "core/know/name.h"

/* Leaves of the candidates in names (of struct name) those that are names, by
 * block and place, no two overlapping. */
void names_choose(const struct name_model *model, const struct scan *scan, GArray *names);

/* Weighs the candidates, in order of place, for what stands beside them in a list.
 * (name-list.c) */
void names_weigh_lists(const struct name_model *model, const struct scan *scan, GArray *names);

/* What stands around a candidate weighs so much more. */
static inline void name_weigh_more(struct name *name, int weight)
{
	name->gain += weight;
	name->context += weight;
}

/* Whether text is what may part one name of a list from the next: 、, 和, blanks, nothing.
 * (name-list.c) */
bool names_may_part(const struct cues *cues, struct slice text);

#endif
