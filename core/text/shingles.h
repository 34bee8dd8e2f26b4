/* Shingles: eight letters in a row as one number, by which texts are known that may be
 * copies of each other; and a walk over a text that meets those which begin within it.
 * Whether one is a copy is for copies.c to say. */
#ifndef ZHUPI_TEXT_SHINGLES_H
#define ZHUPI_TEXT_SHINGLES_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/arena.h"

/* The first letters of text, and the last: nearly always those of one place only. */
uint64_t shingle_from(struct slice text);
uint64_t shingle_upto(struct slice text);

/* Texts, each a number, by a shingle: of those that have the same, the first few. */
struct shingles;

struct shingled {
	uint64_t shingle;
	uint32_t text, next;
};

/* Room for so many texts. */
struct shingles *shingles_new(struct arena *arena, size_t most);
void shingles_add(struct shingles *shingles, uint64_t shingle, uint32_t text);

/* The first text of that shingle, in the order of their adding, or NULL; and the next. */
const struct shingled *shingles_first(const struct shingles *shingles, uint64_t shingle);
const struct shingled *shingles_next(const struct shingles *shingles, const struct shingled *at);

/* Texts by their first letters, looked for in others. */
struct beginnings;

struct beginnings *beginnings_new(struct arena *arena, size_t most);

/* False, and does not, where it has fewer letters than a shingle. */
bool beginnings_add(struct beginnings *beginnings, struct slice text, uint32_t number);

/* Calls met for each of the texts that may begin within text, from its first letter on,
 * with the letter where it may. */
typedef void beginnings_met(void *into, uint32_t number, size_t letter);
void beginnings_find(const struct beginnings *beginnings, struct slice text, beginnings_met *met,
                     void *into);

#endif
