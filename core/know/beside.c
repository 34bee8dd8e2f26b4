/* Words that end at a glyph. */
#include "core/know/beside.h"

struct table_word beside_upto(const struct scan_block *block, enum lexicon_table table, size_t i)
{
	const struct found_words *words = &block->words;
	struct table_word found = { 0 };
	for (uint64_t ends = words->ends[i]; ends && !found.end;) {
		const unsigned last = 63 - (unsigned)__builtin_clzll(ends);
		const size_t start = i - last - 1;
		const struct found_word *word = words->items + words->first[start];
		while (word->end != i)
			word++;
		found = beside_as(block, word->word, table, start, i);
		ends -= UINT64_C(1) << last;
	}
	return found;
}
