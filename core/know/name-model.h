/* The model of names: how likely characters are to be a surname, a given name,
 * or the sound of a foreign one; and the weights of what stands around. All
 * costs are -10 ln of a probability, all weights tenths of a log-odds. */
#ifndef ZHUPI_KNOW_NAME_MODEL_H
#define ZHUPI_KNOW_NAME_MODEL_H

#include "core/know/lexicon.h"

enum { COST_NEVER = 255, COST_GIVEN_UNLISTED = 115 };

/* A character's costs; COST_NEVER where it does not stand there. compound and
 * ends_compound say that a compound surname begins, or ends, with it; begins, that
 * any name may begin with it. */
struct hanzi_cost {
	uint8_t surname, first, second, alone, sound;
	bool compound, ends_compound, begins;
};

/* What the sides of a name, and its own form, weigh (share/lexicon/
 * name-weights.tsv, by these names). */
#define NAME_WEIGHTS(X)                                                                            \
	X(PRIOR, "prior")                                                                          \
	X(ONE, "one")                                                                              \
	X(TWO, "two")                                                                              \
	X(THREE, "three")                                                                          \
	X(FOUR, "four")                                                                            \
	X(SURNAME_AGAIN, "surname-again")                                                          \
	X(LOOSE_END, "loose-end")                                                                  \
	X(CUTS_WORD, "cuts-word")                                                                  \
	X(JAPANESE, "japanese")                                                                    \
	X(JAPANESE_ALONE, "japanese-alone")                                                        \
	X(FOREIGN_COMMON, "foreign-common")                                                        \
	X(FOREIGN, "foreign")                                                                      \
	X(SOUND_UNLISTED, "sound-unlisted")                                                        \
	X(FOREIGN_DOTTED, "foreign-dotted")                                                        \
	X(KNOWN, "known")                                                                          \
	X(CHARACTERS_MOST, "characters-most")                                                      \
	X(ACCEPT, "accept")                                                                        \
	X(ACCEPT_FOREIGN, "accept-foreign")                                                        \
	X(CERTAIN, "certain")                                                                      \
	X(AGAIN, "again")                                                                          \
	X(REPEATED, "repeated")                                                                    \
	X(BEFORE_POST, "before-post")                                                              \
	X(BEFORE_START, "before-start")                                                            \
	X(BEFORE_REGION, "before-region")                                                          \
	X(BEFORE_NOUN, "before-noun")                                                              \
	X(BEFORE_VERB, "before-verb")                                                              \
	X(BEFORE_PREPOSITION, "before-preposition")                                                \
	X(BEFORE_NUMERAL, "before-numeral")                                                        \
	X(BEFORE_ADVERB, "before-adverb")                                                          \
	X(BEFORE_PARTICLE, "before-particle")                                                      \
	X(BEFORE_UNKNOWN, "before-unknown")                                                        \
	X(BEHIND_POST, "behind-post")                                                              \
	X(BEHIND_END, "behind-end")                                                                \
	X(BEHIND_INSTITUTION, "behind-institution")                                                \
	X(BEHIND_PLACE, "behind-place")                                                            \
	X(BEHIND_NOUN, "behind-noun")                                                              \
	X(BEHIND_VERB, "behind-verb")                                                              \
	X(BEHIND_PREPOSITION, "behind-preposition")                                                \
	X(BEHIND_NUMERAL, "behind-numeral")                                                        \
	X(BEHIND_ADVERB, "behind-adverb")                                                          \
	X(BEHIND_ADJECTIVE, "behind-adjective")                                                    \
	X(BEHIND_PARTICLE, "behind-particle")                                                      \
	X(BEHIND_UNKNOWN, "behind-unknown")                                                        \
	X(BEHIND_LIFE, "behind-life")                                                              \
	X(BEHIND_SPEECH, "behind-speech")                                                          \
	X(BEHIND_LOOSE, "behind-loose")                                                            \
	X(WITH_SEX, "with-sex")                                                                    \
	X(WITH_COURTESY, "with-courtesy")                                                          \
	X(GIVEN_INTRODUCED, "given-introduced")                                                    \
	X(TO_PLACE, "to-place")                                                                    \
	X(FOREIGN_MOST, "foreign-most")                                                            \
	X(FOREIGN_SHORT, "foreign-short")                                                          \
	X(FOREIGN_POST, "foreign-post")                                                            \
	X(FEW_PART, "few-part")                                                                    \
	X(BESIDE_DOT, "beside-dot")                                                                \
	X(BETWEEN_BRACKETS, "between-brackets")                                                    \
	X(IN_QUOTES, "in-quotes")                                                                  \
	X(LISTED, "listed")                                                                        \
	X(LISTED_BETWEEN, "listed-between")                                                        \
	X(ACCEPT_JAPANESE, "accept-japanese")                                                      \
	X(WHOLE_ITEM, "whole-item")                                                                \
	X(LAST_ITEM, "last-item")                                                                  \
	X(CREDITED, "credited")                                                                    \
	X(SIGNED, "signed")                                                                        \
	X(SPEAKS_IN_POST, "speaks-in-post")

#define NAME_WEIGHT_ID(id, name) WEIGHT_##id,
enum name_weight { NAME_WEIGHTS(NAME_WEIGHT_ID) WEIGHT_COUNT };
#undef NAME_WEIGHT_ID

/* How names may begin with a character, and what else tells them by one; bits. */
enum name_beginning {
	BEGINS_SURNAME = 1 << 0,
	BEGINS_SOUND = 1 << 1,
	BEGINS_COMPOUND = 1 << 2,
	BEGINS_ANY = 1 << 3,   /* one of these, or a name that everybody knows */
	CALLS_BEFORE = 1 << 4, /* begins a word that calls the person before it: 先 */
	CALLS_BEHIND = 1 << 5, /* calls the person behind it: 老 */
	/* So many bits higher, that the character before it may begin a name so: what begins with a
	 * surname with any behind it, what has two characters at least with some. */
	BEGINS_SECOND = 8,
	SECOND_ANY = BEGINS_SURNAME << BEGINS_SECOND,
};

enum surname_kind { SURNAME_HAN, SURNAME_JAPANESE };

/* A surname of two characters. */
struct compound_surname {
	uint32_t first, second;
	uint8_t cost;
	enum surname_kind kind;
};

enum { HANZI_FIRST = 0x3400, HANZI_LAST = 0x9FFF, HANZI_COUNT = HANZI_LAST - HANZI_FIRST + 1 };

enum { PAIR_BITS = 1 << 14 };

/* Read through the functions below, which are asked of every character. */
struct name_model {
	struct hanzi_cost hanzi[HANZI_COUNT];
	uint16_t begins[HANZI_COUNT]; /* of each, enum name_beginning: small enough to stay near */
	int weights[WEIGHT_COUNT];
	GArray *compounds;              /* of struct compound_surname, sorted */
	uint64_t pairs[PAIR_BITS / 64]; /* of them, a bit for the characters of each */
};

/* NULL and an error (file, line) where a table says what makes no sense. The
 * caller frees. */
struct name_model *name_model_new(const struct lexicon *lexicon, GError **error);
void name_model_free(struct name_model *model);

static inline const struct hanzi_cost *name_model_hanzi(const struct name_model *model, uint32_t cp)
{
	static const struct hanzi_cost none = {
		.surname = COST_NEVER,
		.first = COST_NEVER,
		.second = COST_NEVER,
		.alone = COST_NEVER,
		.sound = COST_NEVER,
	};
	return cp >= HANZI_FIRST && cp <= HANZI_LAST ? &model->hanzi[cp - HANZI_FIRST] : &none;
}

/* How names may begin with cp, bits of enum name_beginning: told of every character of a
 * text. */
static inline unsigned name_model_begins(const struct name_model *model, uint32_t cp)
{
	return cp - HANZI_FIRST < HANZI_COUNT ? model->begins[cp - HANZI_FIRST] : SECOND_ANY;
}

static inline int name_model_weight(const struct name_model *model, enum name_weight weight)
{
	return model->weights[weight];
}

/* The bit of two characters among PAIR_BITS. */
static inline unsigned name_model_pair(uint32_t first, uint32_t second)
{
	return (first * UINT32_C(0x9E3779B1) + second * UINT32_C(0x85EBCA77)) /
	       (UINT32_MAX / PAIR_BITS + 1);
}

/* The compound surname of these two characters, or NULL; and whether there may be one:
 * nearly all that begin and end like one are none. */
const struct compound_surname *name_model_compound(const struct name_model *model, uint32_t first,
                                                   uint32_t second);

static inline bool name_model_may_compound(const struct name_model *model, uint32_t first,
                                           uint32_t second)
{
	const unsigned pair = name_model_pair(first, second);
	return model->pairs[pair / 64] >> pair % 64 & 1;
}

#endif
