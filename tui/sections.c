/* Cuts at headings, and counts. */
#include "tui/sections.h"

#include "core/base/bisect.h"

static bool is_heading(const struct block *block)
{
	return block->type == BLOCK_HEADING;
}

static void begin_section(GArray *sections, const struct article *article, size_t block)
{
	const struct block *first = &article->blocks[block];
	struct section section = {
		.heading = is_heading(first) ? first : NULL,
		.level = is_heading(first) ? MAX(first->level, 1) : 1,
		.blocks = { block, article->n_blocks },
	};
	if (sections->len)
		g_array_index(sections, struct section, sections->len - 1).blocks.end = block;
	g_array_append_val(sections, section);
}

struct sections sections_of(const struct article *article)
{
	GArray *sections = g_array_new(FALSE, FALSE, sizeof(struct section));
	for (size_t i = 0; i < article->n_blocks; i++) {
		if (block_begins_section(&article->blocks[i], sections->len > 0))
			begin_section(sections, article, i);
	}
	size_t n = sections->len;
	return (struct sections){ (struct section *)(void *)g_array_free(sections, FALSE), n };
}

void sections_clear(struct sections *sections)
{
	g_clear_pointer(&sections->items, g_free);
	sections->n = 0;
}

size_t sections_find(const struct sections *sections, size_t block)
{
	size_t behind;
	BISECT(behind, sections->n, sections->items[behind].blocks.start > block);
	return behind ? behind - 1 : 0;
}

static void count_mention(struct section *section, const struct mention *mention)
{
	size_t *counts[MENTION_TYPE_COUNT] = {
		[MENTION_PERSON] = &section->officials,
		[MENTION_METRIC] = &section->metrics,
		[MENTION_QUOTE] = &section->quotes,
	};
	if (mention->type < MENTION_TYPE_COUNT && counts[mention->type])
		++*counts[mention->type];
}

void sections_count(struct sections *sections, const struct mentions *mentions,
                    const struct marks *marks)
{
	if (sections->n == 0)
		return;
	for (size_t i = 0; i < sections->n; i++) {
		struct section *section = &sections->items[i];
		section->officials = section->metrics = section->quotes = section->marks = 0;
	}
	for (size_t i = 0; i < mentions->n; i++)
		count_mention(&sections->items[sections_find(sections, mentions->items[i].block)],
		              &mentions->items[i]);
	for (size_t i = 0; marks && i < marks->n; i++)
		if (!marks->items[i].orphan)
			sections->items[sections_find(sections, marks->items[i].range.start.block)]
			        .marks++;
}
