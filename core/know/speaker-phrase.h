/* Of noun phrases before verbs of saying, what speaker.c asks. */
#ifndef ZHUPI_KNOW_SPEAKER_PHRASE_H
#define ZHUPI_KNOW_SPEAKER_PHRASE_H

#include "core/know/speaker.h"

/* The noun phrase that ends where before does, or 《…》; what tells there how, where, when and to
 * whom something is said is left out: 村民 of 村民在会上对记者笑着. A pronoun there is whom it
 * stands for. NULL where there is none. */
const char *speaker_phrase(const struct speaker_finder *finder, size_t block, struct span before);

/* Where the words that may stand between a speaker and a verb begin, that end where span does:
 * 还 of 并还说, at span's start where it is nothing else. */
size_t speaker_manner(const struct speaker_finder *finder, size_t block, struct span span);

#endif
