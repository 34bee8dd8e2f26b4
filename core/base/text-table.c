/* Open addressing: a text is in the first slot from its hash on that has it. */
#include "core/base/text-table.h"

enum { FIRST_ROOM = 64 };

/* The bytes of a text of fewer than eight, as a number. */
static uint64_t last_bytes(struct slice text)
{
	uint64_t bytes = 0;
	uint32_t first, last;
	if (text.len >= sizeof first) {
		memcpy(&first, text.data, sizeof first);
		memcpy(&last, text.data + text.len - sizeof last, sizeof last);
		return (uint64_t)first << 32 | last;
	}
	for (size_t i = 0; i < text.len; i++)
		bytes = bytes << 8 | (unsigned char)text.data[i];
	return bytes;
}

static uint64_t hash_of(struct slice text)
{
	const uint64_t prime = UINT64_C(0x9E3779B97F4A7C15);
	uint64_t hash = text.len, word;
	for (; text.len >= sizeof word; text.data += sizeof word, text.len -= sizeof word) {
		memcpy(&word, text.data, sizeof word);
		hash = (hash ^ word) * prime;
		hash ^= hash >> 32;
	}
	hash = (hash ^ last_bytes(text)) * prime;
	return hash ^ hash >> 32;
}

/* The slot of text: the number of its entry from 1 on, or 0; there is always one that is
 * free. */
static uint32_t *slot_of(const struct text_table *table, struct slice text, uint64_t hash)
{
	for (size_t i = hash & (table->room - 1);; i = (i + 1) & (table->room - 1)) {
		uint32_t *slot = &table->slots[i];
		if (!*slot)
			return slot;
		const struct text_entry *entry = &table->entries[*slot - 1];
		if (entry->hash == hash && slice_equal(entry->text, text))
			return slot;
	}
}

/* At most half of the slots are taken. */
static void grow(struct text_table *table)
{
	const struct text_entry *old = table->entries;
	table->room = table->room ? 2 * table->room : FIRST_ROOM;
	table->slots = arena_new_array(table->arena, uint32_t, table->room);
	table->entries = arena_room(table->arena, table->room / 2 * sizeof *table->entries);
	if (table->n)
		memcpy(table->entries, old, table->n * sizeof *old);
	for (size_t i = 0; i < table->n; i++)
		*slot_of(table, old[i].text, old[i].hash) = (uint32_t)i + 1;
}

void *text_table_get(const struct text_table *table, struct slice text)
{
	const uint32_t *slot = table->n ? slot_of(table, text, hash_of(text)) : NULL;
	return slot && *slot ? table->entries[*slot - 1].value : NULL;
}

void **text_table_at(struct text_table *table, struct slice text)
{
	if (2 * table->n >= table->room)
		grow(table);
	const uint64_t hash = hash_of(text);
	uint32_t *slot = slot_of(table, text, hash);
	if (!*slot) {
		table->entries[table->n++] = (struct text_entry){ text, hash, NULL };
		*slot = (uint32_t)table->n;
	}
	return &table->entries[*slot - 1].value;
}
