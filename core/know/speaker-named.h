/* Of persons by place, what pronouns and verbs of saying ask. */
#ifndef ZHUPI_KNOW_SPEAKER_NAMED_H
#define ZHUPI_KNOW_SPEAKER_NAMED_H

#include "core/know/speaker.h"

/* Whether span of block names somebody who is not only spoken to: not 对周若水说. */
bool speaker_is_named(const struct speaker_finder *finder, size_t block, struct span span);

/* The last person named in span whom a pronoun of that gender may mean; NULL where none is. */
const char *speaker_meant(const struct speaker_finder *finder, size_t block, struct span span,
                          enum gender gender);

/* Whom the last clause before off of block that names anybody is about, or one of a block or
 * two before it; one who is named alone, where there is one, and whom a pronoun of that gender
 * may mean. NULL where none is. */
const char *speaker_back(const struct speaker_finder *finder, size_t block, size_t off,
                         enum gender gender);

#endif
