/* The matcher: every word of every table that stands anywhere in a text, in
 * one pass. A double-array trie over code points, walked from each glyph;
 * words have at most MATCHER_LONGEST code points, so a pass is linear in the
 * text. Full-width ASCII matches half-width words. Knows words and numbers of
 * entries only; what an entry is, the lexicon knows. */
#ifndef ZHUPI_KNOW_MATCHER_H
#define ZHUPI_KNOW_MATCHER_H

#include <glib.h>
#include <stdint.h>

#include "core/know/glyphs.h"

enum { MATCHER_LONGEST = 64 };

/* A word of a table: what is built from, and what a match leads back to. */
struct matcher_word {
	struct slice word;
	uint32_t table, row;
	bool marked; /* its word is to be told from others where it is found */
};

/* Of tables below this a word is told to have rows without looking at them. */
enum { MATCHER_TOLD_TABLES = 24 };

/* A word found: [start, end) of the text, and the row it is of. */
struct match {
	uint32_t start, end;
	uint32_t table, row;
};

/* A word found, once for all its rows: it ends before glyph end, and word is the
 * first of its hits. */
struct found_word {
	uint32_t end, word;
};

struct marked_word {
	uint32_t start, end, word;
};

/* The words of a text: those that begin at glyph i are items[first[i]] up to
 * items[first[i + 1]], longest first. Bit n of ends[i] says that one of n + 1 glyphs
 * ends before glyph i. The marked ones once more by themselves. */
struct found_words {
	const struct found_word *items;
	const uint32_t *first;
	const uint64_t *ends;
	const struct marked_word *marked;
	size_t n_marked;
};

/* A row of a word. Those of one word stand side by side, the marked ones first,
 * then by table and row. */
struct matcher_hit {
	uint64_t row : 26, table : 12;
	uint64_t last : 1;                     /* of its word's */
	uint64_t last_marked : 1;              /* of its word's that are */
	uint64_t tables : MATCHER_TOLD_TABLES; /* of the word's first: bits of all its tables */
};
G_STATIC_ASSERT(sizeof(struct matcher_hit) == sizeof(uint64_t));

struct matcher {
	struct alphabet alphabet; /* the trie's letters; 0: in no word */
	const struct matcher_state *states;
	const uint16_t *by; /* for each state, the letter that leads to it */
	uint32_t n_cells;
	const struct matcher_hit *hits; /* the first stands for none */
	uint32_t n_hits;
	uint32_t most; /* words that begin at one glyph */
};

/* What cp is in words: the same for a character and its variants, 0 where it is
 * in none. */
static inline uint32_t matcher_letter(const struct matcher *matcher, uint32_t cp)
{
	return alphabet_letter(matcher->alphabet, cp);
}

/* The same, but for a character in no word it is the character itself. */
static inline uint32_t matcher_key(const struct matcher *matcher, uint32_t cp)
{
	uint32_t letter = matcher_letter(matcher, cp);
	return letter ? letter : cp + (UINT32_C(1) << 16);
}

/* Appends the compiled form of words to blob, from where it is attached. A
 * word that is empty or longer than MATCHER_LONGEST is left out. The form
 * holds no pointers, and its place in blob is a multiple of 8. */
void matcher_build(const struct matcher_word *words, size_t n, GByteArray *blob);

/* A character that is to match where plain stands in a word: a traditional one
 * and its simplified form. */
struct matcher_variant {
	uint32_t cp, plain;
};

/* The same, with variants of the words' characters: a variant and what it
 * stands for are one, in words and in texts. */
void matcher_build_variants(const struct matcher_word *words, size_t n,
                            const struct matcher_variant *variants, size_t n_variants,
                            GByteArray *blob);

/* Makes matcher read the compiled form, which must outlive it. False where it
 * is cut short. */
bool matcher_attach(struct matcher *matcher, struct slice blob);

/* Finds words in one text after the other: what it finds them with is kept. */
struct word_finder;

struct word_finder *word_finder_new(const struct matcher *matcher);
void word_finder_free(struct word_finder *finder);

/* All words among glyphs, spelt by the matcher's alphabet; owned by arena, but the marked
 * ones are there until the next are looked for. */
struct found_words words_find(struct word_finder *finder, const struct glyphs *glyphs,
                              struct arena *arena);

/* The row that a hit is: its number in the table that *table is set to. Returns
 * whether the word has another, which is the hit after it. */
static inline bool matcher_row(const struct matcher *matcher, uint32_t hit, uint32_t *table,
                               uint32_t *row)
{
	*table = matcher->hits[hit].table;
	*row = matcher->hits[hit].row;
	return !matcher->hits[hit].last;
}

/* Appends all matches in text to matches (of struct match), by start, then
 * longest first, then as hits are. */
void matcher_scan(const struct matcher *matcher, struct slice text, GArray *matches);

/* The first hit of a whole word; 0 where it is none. */
uint32_t matcher_look_up(const struct matcher *matcher, struct slice word);

#endif
