/* Words that end at a glyph. */
#include "core/know/beside.h"

/* The first hit of the word over glyphs [start, end); there must be one. */
static uint32_t word_over(const struct found_words *words, size_t start, size_t end)
{
	const struct found_word *word = words->items + words->first[start];
	while (word->end != end)
		word++;
	return word->word;
}

struct table_word beside_upto(const struct scan_block *block, enum lexicon_table table, size_t i)
{
	const struct found_words *words = &block->words;
	struct table_word found = { 0 };
	for (uint64_t ends = words->ends[i]; ends && !found.end;) {
		const unsigned last = 63 - (unsigned)__builtin_clzll(ends);
		const size_t start = i - last - 1;
		found = beside_as(block, word_over(words, start, i), table, start, i);
		ends -= UINT64_C(1) << last;
	}
	return found;
}

uint32_t beside_tables_upto(const struct scan_block *block, size_t i)
{
	const struct found_words *words = &block->words;
	uint32_t tables = 0;
	for (uint64_t ends = words->ends[i]; ends; ends &= ends - 1) {
		const size_t start = i - 1 - (size_t)__builtin_ctzll(ends);
		tables |= (uint32_t)block->hits[word_over(words, start, i)].tables;
	}
	return tables;
}

size_t beside_sense_upto(const struct scan_block *block, size_t i, struct sense *sense)
{
	const struct found_words *words = &block->words;
	if (!block->senses.model)
		return 0;
	for (uint64_t ends = words->ends[i] & ~UINT64_C(1); ends;) {
		const unsigned last = 63 - (unsigned)__builtin_clzll(ends);
		*sense = word_sense(block->senses, word_over(words, i - last - 1, i));
		if (sense->cost)
			return last + 1;
		ends -= UINT64_C(1) << last;
	}
	return 0;
}
