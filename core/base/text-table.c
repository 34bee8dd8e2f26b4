/* Open addressing: a text is in the first slot from its hash on that has it. */
#include "core/base/text-table.h"

enum { FIRST_ROOM = 64 };

static uint64_t hash_of(struct slice text)
{
	const uint64_t prime = UINT64_C(0x9E3779B97F4A7C15);
	uint64_t hash = text.len, word;
	for (; text.len >= sizeof word; text.data += sizeof word, text.len -= sizeof word) {
		memcpy(&word, text.data, sizeof word);
		hash = (hash ^ word) * prime;
		hash ^= hash >> 32;
	}
	for (word = 0; text.len > 0; text.len--)
		word = word << 8 | (unsigned char)*text.data++;
	hash = (hash ^ word) * prime;
	return hash ^ hash >> 32;
}

/* The slot of text, taken or not; there is always one that is free. */
static struct text_slot *slot_of(const struct text_table *table, struct slice text, uint64_t hash)
{
	for (size_t i = hash & (table->room - 1);; i = (i + 1) & (table->room - 1)) {
		struct text_slot *slot = &table->slots[i];
		if (!slot->taken || (slot->hash == hash && slice_equal(slot->text, text)))
			return slot;
	}
}

/* At most half of the slots are taken. */
static void grow(struct text_table *table)
{
	const struct text_table old = *table;
	table->room = old.room ? 2 * old.room : FIRST_ROOM;
	table->slots = arena_new_array(table->arena, struct text_slot, table->room);
	for (size_t i = 0; i < old.room; i++)
		if (old.slots[i].taken)
			*slot_of(table, old.slots[i].text, old.slots[i].hash) = old.slots[i];
}

void *text_table_get(const struct text_table *table, struct slice text)
{
	return table->n ? slot_of(table, text, hash_of(text))->value : NULL;
}

void **text_table_at(struct text_table *table, struct slice text)
{
	if (2 * table->n >= table->room)
		grow(table);
	const uint64_t hash = hash_of(text);
	struct text_slot *slot = slot_of(table, text, hash);
	if (!slot->taken) {
		*slot = (struct text_slot){ text, hash, NULL, true };
		table->n++;
	}
	return &slot->value;
}
