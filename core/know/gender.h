/* Gender: which persons of an article are women and which are men, as far as its words for them
 * say - 妻子周若水, 顾明远先生, 周若水，女，. By it 他 and 她 are told apart; whom they mean is for
 * who asks. */
#ifndef ZHUPI_KNOW_GENDER_H
#define ZHUPI_KNOW_GENDER_H

#include "core/base/text-table.h"
#include "core/know/scan.h"

enum gender { GENDER_UNKNOWN, GENDER_WOMAN, GENDER_MAN };

struct genders {
	struct text_table by_name; /* -> bits 1 << enum gender */
};

/* Of the persons that scan->mentions holds. */
struct genders genders_read(const struct scan *scan);

/* What the pronoun at off of block says of whom it means: 她 a woman, 他 a man. */
enum gender gender_of_pronoun(const struct scan_block *block, size_t off);

/* Whether a pronoun of that gender may mean the person of this name. */
bool gender_may_mean(const struct genders *genders, enum gender pronoun, const char *name);

/* Whether that person is known to be of it. */
bool gender_is(const struct genders *genders, enum gender gender, const char *name);

#endif
