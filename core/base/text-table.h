/* A table of texts, each with a value: for the many small tables that are made for one
 * document and thrown away with it. For what lives long there is GHashTable. */
#ifndef ZHUPI_BASE_TEXT_TABLE_H
#define ZHUPI_BASE_TEXT_TABLE_H

#include <stdint.h>

#include "core/base/arena.h"

struct text_entry {
	struct slice text;
	uint64_t hash;
	void *value;
};

/* Begins as all 0 but for the arena, which owns what it grows to. */
struct text_table {
	struct arena *arena;
	struct text_entry *entries; /* in order of their adding */
	uint32_t *slots;            /* room of them, a power of two, or 0 */
	size_t n, room;
};

/* The value of text; NULL where it has none. */
void *text_table_get(const struct text_table *table, struct slice text);

/* Where the value of text is, NULL at first, until the next text is added. The table
 * points to text, which must outlive it. */
void **text_table_at(struct text_table *table, struct slice text);

#endif
