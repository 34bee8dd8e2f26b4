/* Speakers: who says what stands in quotation marks - the person, or the noun
 * phrase, beside a verb of saying. Finds who; whether anything is said at all,
 * quote.c judges. */
#ifndef ZHUPI_KNOW_SPEAKER_H
#define ZHUPI_KNOW_SPEAKER_H

#include "core/know/gender.h"
#include "core/know/lattice.h"

/* Who says something, and the verb of saying; each NULL where there is none. */
struct attribution {
	const char *speaker, *verb;
	struct span verb_span;
};

/* A person's mention, for looking up by place. */
struct person_place {
	size_t block;
	struct span span;
	const char *name;
};

struct speaker_finder {
	const struct scan *scan;
	struct lattice *lattice;            /* scratch */
	struct text_table *bearers;         /* who a title means, as far as asked already */
	const struct person_place *persons; /* by block and place */
	size_t n_persons;
	struct genders genders;
};

/* Looks up the persons that scan->mentions holds. */
struct speaker_finder speaker_prepare(const struct scan *scan);

/* The last verb of saying in span of block that is within no quotation marks,
 * or the first; a match of speech.tsv, NULL where none. */
const struct match *speech_last(const struct scan_block *block, struct span span);
const struct match *speech_first(const struct scan_block *block, struct span span);

/* Who is the subject of verb, looking back to from: a person, else a noun
 * phrase, else whom a pronoun stands for. */
struct attribution speaker_of_verb(const struct speaker_finder *finder, size_t block, size_t from,
                                   const struct match *verb);

/* The last, or first, person named in span; NULL where none. */
const char *speaker_last(const struct speaker_finder *finder, size_t block, struct span span);
const char *speaker_first(const struct speaker_finder *finder, size_t block, struct span span);

/* Whom the last clause of span that names anybody is about; NULL where none does. */
const char *speaker_subject(const struct speaker_finder *finder, size_t block, struct span span);

/* The same, or where it names nobody, whom a pronoun or a noun that a clause begins with
 * means: 她开着玩笑, 村民们向乡里诉苦. */
const char *speaker_of_clause(const struct speaker_finder *finder, size_t block, struct span span);

/* What span says where it is nothing but a word for somebody: 绿化大叔. NULL where it is not. */
const char *speaker_somebody(const struct speaker_finder *finder, size_t block, struct span span);

/* Whose thoughts span tells: 在顾明远看来，周若水教得好. NULL where nobody's. */
const char *speaker_thinking(const struct speaker_finder *finder, size_t block, struct span span);

/* Whether 他 or 她 stands at off of text, and not 他们. */
bool is_pronoun_at(const struct scan_block *block, size_t off);

#endif
