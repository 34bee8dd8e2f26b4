/* Vocabulary: the pairs of ideographs in a stretch of text, by which it is
 * told what it speaks of. Knows no words. */
#ifndef ZHUPI_TEXT_VOCABULARY_H
#define ZHUPI_TEXT_VOCABULARY_H

#include <glib.h>
#include <stdint.h>

#include "core/base/span.h"

/* The pairs of ideographs in text, in its order, each a number; the first most of them.
 * Returns how many. */
size_t vocabulary_pairs(struct slice text, uint64_t *pairs, size_t most);

struct vocabulary;

/* The vocabulary of text. The caller frees. */
struct vocabulary *vocabulary_of(struct slice text);
void vocabulary_free(struct vocabulary *vocabulary);

typedef struct vocabulary vocabulary_auto;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(vocabulary_auto, vocabulary_free)

/* For each of texts (struct vocabulary *), how much of own's vocabulary it
 * has: pairs that few of texts have count for more. */
void vocabulary_weigh(const struct vocabulary *own, const GPtrArray *texts, double *weights);

/* How much of own's vocabulary other has, from 0 to 1. */
double vocabulary_share(const struct vocabulary *own, const struct vocabulary *other);

#endif
