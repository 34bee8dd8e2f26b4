/* Noting short names, and finding them by their first letters. */
#include "core/know/place-alias.h"

#include "core/know/beside.h"
#include "core/know/character.h"

enum { KIND = 2 /* column of words.tsv */, LONGEST_OWN = 8 /* glyphs */, LONGEST_BRAND = 4 };

static uint64_t letter_bit(uint16_t letter)
{
	return UINT64_C(1) << (letter & 63);
}

/* word stands in block. */
static void add(struct place_aliases *aliases, const struct scan_block *block, struct span word,
                const struct place *of)
{
	const struct slice text = slice_sub(block->text, word);
	for (size_t i = 0; i < aliases->n; i++)
		if (slice_equal(aliases->items[i].word, text))
			return;
	if (aliases->n == PLACE_ALIASES_MOST)
		return;
	aliases->items[aliases->n++] = (struct place_alias){ text, *of };
	aliases->first_letters |= letter_bit(block->glyphs.letters[block->glyphs.at[word.start]]);
}

/* Whether word is one of the lexicon's that names no place. */
static bool is_common(const struct scan_block *block, struct slice word)
{
	const size_t row = lexicon_find(block->lexicon, TABLE_WORDS, word);
	return row != SIZE_MAX && *lexicon_cell(block->lexicon, TABLE_WORDS, row, KIND) != 's';
}

static bool is_known(const struct scan_block *block, struct slice word)
{
	return lexicon_find(block->lexicon, TABLE_REGIONS, word) != SIZE_MAX ||
	       is_common(block, word);
}

void place_alias_county(struct place_aliases *aliases, const struct scan_block *block,
                        struct span word, const struct place *of)
{
	struct place county = *of;
	word.end -= HAN_BYTES; /* 区 */
	county.level = county.of = LEVEL_COUNTY;
	if (!is_known(block, slice_sub(block->text, word)))
		add(aliases, block, word, &county);
}

/* What brackets at off say something is called from there on: （以下简称“云江能源”）. */
static struct span told_short(const struct scan_block *block, size_t off)
{
	const struct glyphs *glyphs = &block->glyphs;
	const struct span none = { 0 };
	size_t i = glyphs->at[off];
	if (character_of(glyphs, i) != '(')
		return none;
	const size_t cue = beside_cue_from(block, CUE_SHORT_FOR, ++i);
	if (!cue)
		return none;
	i += cue;
	i += is_one_of(character_of(glyphs, i), U":：");
	i += is_one_of(character_of(glyphs, i), U"“\"");
	const size_t start = i;
	while (i - start <= LONGEST_OWN &&
	       (is_han(character_of(glyphs, i)) || is_letter(character_of(glyphs, i))))
		i++;
	const bool closed = is_one_of(character_of(glyphs, i), U"”\")、");
	return closed && i - start > 1 ? beside_offs(block, (struct span){ start, i }) : none;
}

/* Behind the characters from glyph start on that are of no word, or of a number: 云江 of
 * 云江能源, 顾一元 of 顾一元茶叶. */
static size_t behind_brand(const struct scan_block *block, size_t start, size_t end)
{
	size_t i = start;
	while (i < end) {
		const struct table_word word = beside_from(block, TABLE_WORDS, i);
		const size_t length = word.end ? word.end - word.start : 1;
		const char kind =
		        word.end ? *lexicon_cell(block->lexicon, TABLE_WORDS, word.row, KIND) : '?';
		if (length > 1 && kind != 'm')
			break;
		i += length;
	}
	return i;
}

void place_alias_body(struct place_aliases *aliases, const struct scan_block *block,
                      struct span own, const struct place *of)
{
	const struct span told = told_short(block, of->span.end);
	if (span_len(told))
		add(aliases, block, told, of);
	if (!of->speaks)
		return;
	const struct span glyphs = beside_glyphs(block, own);
	const size_t brand = MIN(behind_brand(block, glyphs.start, glyphs.end), glyphs.end);
	const size_t length = span_len(glyphs), brand_length = brand - glyphs.start;
	if (length > 1 && length <= LONGEST_OWN && brand_length > 1 &&
	    !is_known(block, slice_sub(block->text, own)))
		add(aliases, block, own, of);
	if (brand_length > 1 && brand_length <= LONGEST_BRAND && brand_length < length) {
		const struct span word = beside_offs(block, (struct span){ glyphs.start, brand });
		if (!is_known(block, slice_sub(block->text, word)))
			add(aliases, block, word, of);
	}
}

/* The longest alias that begins at off; NULL where none does. */
static const struct place_alias *alias_at(const struct place_aliases *aliases, struct slice text,
                                          size_t off)
{
	const struct slice rest = slice_sub(text, (struct span){ off, text.len });
	const struct place_alias *longest = NULL;
	for (size_t i = 0; i < aliases->n; i++) {
		const struct place_alias *alias = &aliases->items[i];
		if (slice_starts(rest, alias->word) &&
		    (!longest || alias->word.len > longest->word.len))
			longest = alias;
	}
	return longest;
}

void place_aliases_find(const struct place_aliases *aliases, const struct scan_block *block,
                        GArray *places)
{
	const struct glyphs *glyphs = &block->glyphs;
	const uint64_t firsts = aliases->first_letters | letter_bit(0); /* letters[n], too */
	for (size_t i = 0;; i++) {
		while (!(firsts & letter_bit(glyphs->letters[i])))
			i++;
		if (i >= glyphs->n)
			break;
		const size_t off = glyphs->off[i];
		const struct place_alias *alias = alias_at(aliases, block->text, off);
		if (!alias)
			continue;
		struct place place = alias->of;
		place.span = (struct span){ off, off + alias->word.len };
		place.venue = false;
		place.called_short = true;
		g_array_append_val(places, place);
		i = glyphs->at[place.span.end] - 1;
	}
}
