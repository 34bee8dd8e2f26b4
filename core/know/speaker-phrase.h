/* Of noun phrases before verbs of saying, what speaker.c asks. */
#ifndef ZHUPI_KNOW_SPEAKER_PHRASE_H
#define ZHUPI_KNOW_SPEAKER_PHRASE_H

#include "core/know/speaker.h"

/* The title in 《》 that ends where before does, but for 第五条 and 还 behind it; NULL where none
 * does. */
const char *speaker_title(const struct speaker_finder *finder, size_t block, struct span before);

/* The noun phrase that ends where before does; what tells there how, where, when and to
 * whom something is said is left out: 村民 of 村民在会上对记者笑着. A pronoun there is whom it
 * stands for. NULL where there is none. sure: whether it is one that speaks - somebody, a body, a
 * document - or all that its clause begins with; 发言稿 of 他拿出一篇发言稿说 is not. */
const char *speaker_phrase(const struct speaker_finder *finder, size_t block, struct span before,
                           bool *sure);

/* Whether a word is one for somebody: 村民, 大妈, 顾客, 乡亲们. */
bool is_somebody(const struct lattice *lattice, const struct edge *edge);

/* Where the words that may stand between a speaker and a verb begin, that end where span does:
 * 还 of 并还说, at span's start where it is nothing else. */
size_t speaker_manner(const struct speaker_finder *finder, size_t block, struct span span);

#endif
