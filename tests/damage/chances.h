/* Chances: how often what a reading says is so likely is right. */
#ifndef ZHUPI_TESTS_DAMAGE_CHANCES_H
#define ZHUPI_TESTS_DAMAGE_CHANCES_H

#include <glib.h>

#include "core/text/reading.h"

enum { CHANCE_BANDS = 10 };

/* Joined paragraphs, and headings moved, by the chance told of them: from 0.5 in
 * steps of 0.05. */
struct chances {
	size_t joined[CHANCE_BANDS], joined_right[CHANCE_BANDS];
	size_t moved[CHANCE_BANDS], moved_right[CHANCE_BANDS];
};

/* Takes in what reading made of a page of articles (struct clean *). */
void chances_take(struct chances *chances, const struct reading *reading, GPtrArray *articles);

void chances_print(const struct chances *chances);

#endif
