/* What stands beside a glyph of a block: the words of a table and the cues that begin
 * or end there. For who reads around a place step by step; lists of a whole span are
 * scan's. */
#ifndef ZHUPI_KNOW_BESIDE_H
#define ZHUPI_KNOW_BESIDE_H

#include "core/base/utf8.h"
#include "core/know/scan.h"

/* A word of a table over glyphs [start, end), and its row; end is 0 where there is none. */
struct table_word {
	uint32_t start, end, row;
};

/* The word with that first hit as one of table; none where it is not of it. */
static inline struct table_word beside_as(const struct scan_block *block, uint32_t word,
                                          enum lexicon_table table, size_t start, size_t end)
{
	const struct matcher_hit *hit = &block->hits[word];
	if (!(hit->tables >> table & 1))
		return (struct table_word){ 0 };
	while (hit->table != table)
		hit++;
	return (struct table_word){ (uint32_t)start, (uint32_t)end, hit->row };
}

/* The words of a matched table that begin at a glyph, one after the other, longest first. */
struct beside_walk {
	const struct scan_block *block;
	enum lexicon_table table;
	uint32_t i, word, end; /* glyph; words not walked over yet */
};

static inline struct beside_walk beside_words(const struct scan_block *block,
                                              enum lexicon_table table, size_t i)
{
	const uint32_t *first = block->words.first + i;
	const bool inside = i < block->glyphs.n;
	return (struct beside_walk){ block, table, (uint32_t)i, inside ? first[0] : 0,
		                     inside ? first[1] : 0 };
}

static inline struct table_word beside_next(struct beside_walk *walk)
{
	struct table_word word = { 0 };
	while (!word.end && walk->word < walk->end) {
		const struct found_word next = walk->block->words.items[walk->word++];
		word = beside_as(walk->block, next.word, walk->table, walk->i, next.end);
	}
	return word;
}

/* The longest word of a matched table that begins at glyph i, or ends before it. */
static inline struct table_word beside_from(const struct scan_block *block,
                                            enum lexicon_table table, size_t i)
{
	struct beside_walk walk = beside_words(block, table, i);
	return beside_next(&walk);
}

struct table_word beside_upto(const struct scan_block *block, enum lexicon_table table, size_t i);

/* How many glyphs, two at least, the longest word has that ends before glyph i and that a
 * text is read by, and its sense; 0 where there is none. */
size_t beside_sense_upto(const struct scan_block *block, size_t i, struct sense *sense);

/* How many glyphs the longest of the cue's words has that begins at glyph i, or ends
 * before it; 0 where none does. */
static inline size_t beside_cue_from(const struct scan_block *block, enum cue cue, size_t i)
{
	const size_t off = block->glyphs.off[i], len = cue_at(block->cues, cue, block->text, off);
	return len ? block->glyphs.at[off + len] - i : 0;
}

static inline size_t beside_cue_upto(const struct scan_block *block, enum cue cue, size_t i)
{
	const size_t off = block->glyphs.off[i], len = cue_upto(block->cues, cue, block->text, off);
	return len ? i - block->glyphs.at[off - len] : 0;
}

/* The matched tables that the words beginning at glyph i, or ending before it, are of: a bit
 * each. */
static inline uint32_t beside_tables_from(const struct scan_block *block, size_t i)
{
	const struct found_words *words = &block->words;
	uint32_t tables = 0;
	if (i < block->glyphs.n)
		for (uint32_t k = words->first[i]; k < words->first[i + 1]; k++)
			tables |= (uint32_t)block->hits[words->items[k].word].tables;
	return tables;
}

uint32_t beside_tables_upto(const struct scan_block *block, size_t i);

/* Whether a word is one ideograph, or letters that take no more. */
static inline bool beside_is_sign(const struct scan_block *block, struct table_word word)
{
	return block->glyphs.off[word.end] - block->glyphs.off[word.start] <= HAN_BYTES;
}

/* The glyphs of a span of offs, at which some begin. */
static inline struct span beside_glyphs(const struct scan_block *block, struct span offs)
{
	return (struct span){ block->glyphs.at[offs.start], block->glyphs.at[offs.end] };
}

/* The offs of glyphs [span). */
static inline struct span beside_offs(const struct scan_block *block, struct span span)
{
	return (struct span){ block->glyphs.off[span.start], block->glyphs.off[span.end] };
}

#endif
