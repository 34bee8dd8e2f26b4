/* What the files of indicator ask of words: their use, a mark, a joining. */
#include "core/know/indicator-words.h"

#include "core/know/character.h"

/* 、 , ; 。 and the like: where what is counted ends. */
bool indicator_is_mark(uint32_t cp)
{
	return cp == 0 || cp == 0x3001 || cp == 0x3002 || cp == ',' || cp == ';' || cp == ':' ||
	       cp == '!' || cp == '?' || cp == 0x2026 || cp == 0x2014 || cp == '(' || cp == ')';
}

bool indicator_says(const struct indicator_reader *reader, struct span span, const char *word)
{
	const struct lexicon *lexicon = reader->rules->lexicon;
	const struct span offs = beside_offs(reader->block, span);
	struct match_list words = scan_list(reader->block, TABLE_INDICATORS, offs);
	for (size_t i = 0; i < words.n; i++)
		if (words.items[i].end <= offs.end &&
		    strcmp(lexicon_cell(lexicon, TABLE_INDICATORS, words.items[i].row, 0), word) ==
		            0)
			return true;
	return false;
}

const char *indicator_join(const struct indicator_reader *reader, struct span a, struct span b)
{
	const struct slice parts[] = { indicator_text(reader, a), indicator_text(reader, b) };
	return arena_join(reader->scan->arena, parts, G_N_ELEMENTS(parts));
}

/* A blank parts the clauses of a title: 收获小麦2亿亩 夏种进入高峰. */
bool indicator_blank_parts(const struct indicator_reader *reader)
{
	const uint32_t heads = 1u << BLOCK_TITLE | 1u << BLOCK_SUBTITLE | 1u << BLOCK_KICKER |
	                       1u << BLOCK_HEADING | 1u << BLOCK_ITEM;
	return heads >> reader->block->block->type & 1;
}
