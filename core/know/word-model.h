/* The word model: what each word of the lexicon is when a text is read as words - its
 * cost, its kind, and what the other tables say of it - told once for each word of a
 * text. Ways of reading are the lattice's. */
#ifndef ZHUPI_KNOW_WORD_MODEL_H
#define ZHUPI_KNOW_WORD_MODEL_H

#include <stdatomic.h>

#include "core/know/lexicon.h"
#include "core/know/mention.h"

/* What a word is besides its kind; it may be several. */
enum edge_is {
	EDGE_POST = 1 << 0,      /* posts.tsv */
	EDGE_REGION = 1 << 1,    /* regions.tsv */
	EDGE_BODY = 1 << 2,      /* institutions.tsv: ends the name of one */
	EDGE_GOV = 1 << 3,       /* … of a department */
	EDGE_PLACE = 1 << 4,     /* … of a place */
	EDGE_THING = 1 << 5,     /* … of a thing */
	EDGE_SPEECH = 1 << 6,    /* speech.tsv */
	EDGE_KNOWN = 1 << 7,     /* known-names.tsv */
	EDGE_STOP = 1 << 8,      /* … is outside of every post */
	EDGE_INNER = 1 << 9,     /* … is inside the names of institutions: 检察 */
	EDGE_FORMER = 1 << 10,   /* … begins a post: 原, 前 */
	EDGE_COMPANY = 1 << 11,  /* … is what a company is: 有限公司 */
	EDGE_SCHOOL = 1 << 13,   /* … is where experts are: 大学 */
	EDGE_CONTEXT = 1 << 12,  /* name-context.tsv */
	EDGE_CALLS = 1 << 14,    /* … is how one is called behind a surname: 先生 */
	EDGE_TO_PLACE = 1 << 15, /* … has a place behind it: 飞往 */
};

/* A word by all its rows. kind is that of words.tsv ('n', 'v', …), '?' for a character of
 * no word. cost is 0 for what is not to be read as a word at all; way is the cost where a
 * way of reading may go over the word, else 0: a known name is no word. before and behind
 * are what a name beside it weighs (name-context.tsv); role is the part that a post gives. */
struct sense {
	uint16_t is;
	uint8_t cost, way;
	int8_t before, behind;
	char kind;
	uint8_t made : 1, unlisted : 1, role : 4; /* words.tsv has no such word; of a post */
};
G_STATIC_ASSERT(sizeof(struct sense) == sizeof(uint64_t));

struct word_model;

/* NULL and an error (file, line) where a table says what makes no sense. The
 * lexicon must outlive it. The caller frees. */
struct word_model *word_model_new(const struct lexicon *lexicon, GError **error);
void word_model_free(struct word_model *model);

/* The part that a row of posts.tsv gives. */
enum person_role post_row_role(const struct lexicon *lexicon, size_t row);

/* The bits of a struct sense; 0 of one that is not made yet. Small, for a text meets words
 * from all over the lexicon. Threads that share a model may read and write it at any
 * time: it is made when its word is first met, for no document has a tenth of the words,
 * and two that make it at once make the same. */
typedef _Atomic uint64_t shared_sense;

/* What the senses of words are told by: of nearly every word of a text. */
struct word_senses {
	const struct word_model *model;
	const shared_sense *shared; /* by the word's first hit */
};

struct word_senses word_model_senses(const struct word_model *model);

/* Sets sense to what a word is, by its first hit; false where it is not made yet. */
static inline bool word_sense_made(struct word_senses senses, uint32_t word, struct sense *sense)
{
	const uint64_t bits = atomic_load_explicit(&senses.shared[word], memory_order_relaxed);
	memcpy(sense, &bits, sizeof bits);
	return bits;
}

/* Makes the sense of a word. */
void word_sense_make(struct word_senses senses, uint32_t word);

/* The same of any word. */
static inline struct sense word_sense(struct word_senses senses, uint32_t word)
{
	struct sense sense;
	while (!word_sense_made(senses, word, &sense))
		word_sense_make(senses, word);
	return sense;
}

#endif
