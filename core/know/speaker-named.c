/* Speakers who are named: the persons of an article by place, and whom a stretch of it is
 * about by its names. What has no name, speaker.c looks for. */
#include "core/know/speaker-named.h"

#include <stdlib.h>

#include "core/base/bisect.h"
#include "core/base/utf8.h"

static int by_place(const void *a, const void *b)
{
	const struct person_place *x = a, *y = b;
	if (x->block != y->block)
		return x->block < y->block ? -1 : 1;
	return x->span.start < y->span.start ? -1 : x->span.start > y->span.start;
}

struct speaker_finder speaker_prepare(const struct scan *scan)
{
	const struct mention *mentions = (const void *)scan->mentions->data;
	const size_t n = scan->mentions->len;
	struct person_place *persons = arena_room(scan->scratch, n * sizeof *persons);
	size_t n_persons = 0;
	bool sorted = true;
	for (size_t i = 0; i < n; i++) {
		if (mentions[i].type != MENTION_PERSON)
			continue;
		struct person_place *person = &persons[n_persons++];
		*person = (struct person_place){ mentions[i].block, mentions[i].span,
			                         mentions[i].person.name };
		sorted &= n_persons == 1 || by_place(person - 1, person) <= 0;
	}
	if (!sorted)
		qsort(persons, n_persons, sizeof *persons, by_place);
	struct text_table *bearers = arena_room(scan->scratch, sizeof *bearers);
	*bearers = (struct text_table){ .arena = scan->scratch };
	return (struct speaker_finder){
		.scan = scan,
		.lattice = arena_room(scan->scratch, sizeof(struct lattice)),
		.bearers = bearers,
		.persons = persons,
		.n_persons = n_persons,
		.genders = genders_read(scan),
	};
}

/* The first person at or behind place off of block. */
static size_t person_from(const struct speaker_finder *finder, size_t block, size_t off)
{
	const struct person_place *persons = finder->persons;
	size_t i;
	BISECT(i, finder->n_persons,
	       (persons[i].block > block) |
	               ((persons[i].block == block) & (persons[i].span.start >= off)));
	return i;
}

static const struct person_place *person_in(const struct speaker_finder *finder, size_t i,
                                            size_t block, struct span span)
{
	if (i >= finder->n_persons)
		return NULL;
	const struct person_place *person = &finder->persons[i];
	bool inside = person->block == block && person->span.start >= span.start &&
	              person->span.end <= span.end;
	return inside ? person : NULL;
}

/* What of span no more than a few names are in, its last: whom 他 stands for, nobody looks for
 * farther back. */
static struct span last_few(const struct speaker_finder *finder, size_t block, struct span span)
{
	enum { MOST = 64 };
	const size_t behind = person_from(finder, block, span.end);
	const struct person_place *first =
	        behind > MOST ? person_in(finder, behind - MOST, block, span) : NULL;
	return first ? (struct span){ first->span.start, span.end } : span;
}

/* Whether a cue's word stands right behind person. */
static bool has_behind(const struct speaker_finder *finder, const struct person_place *person,
                       enum cue cue)
{
	const struct scan_block *scanned = &finder->scan->blocks[person->block];
	return cue_at(scanned->cues, cue, scanned->text, person->span.end) > 0;
}

/* 走进顾明远家，周若水先看房子 is of the second, where there is one. */
const char *speaker_first(const struct speaker_finder *finder, size_t block, struct span span)
{
	size_t i = person_from(finder, block, span.start);
	const struct person_place *person = person_in(finder, i, block, span), *first = person;
	while (person && has_behind(finder, person, CUE_PLACE_OF))
		person = person_in(finder, ++i, block, span);
	person = person ? person : first;
	return person ? person->name : NULL;
}

const char *speaker_thinking(const struct speaker_finder *finder, size_t block, struct span span)
{
	const struct person_place *person;
	for (size_t i = person_from(finder, block, span.start);
	     (person = person_in(finder, i, block, span)); i++)
		if (has_behind(finder, person, CUE_THINKS))
			return person->name;
	return NULL;
}

static bool is_spoken_to(const struct scan_block *block, size_t off)
{
	return cue_upto(block->cues, CUE_SPOKEN_TO, block->text, off);
}

/* Whether an attribute stands between 向 and the name at off: 向送行的顾明远说. */
static bool is_turned_to(const struct scan_block *block, size_t off)
{
	enum { REACH = 36 };
	size_t at = off - cue_upto(block->cues, CUE_OF, block->text, off);
	if (at == off)
		return false;
	while (at > 0 && off - at < REACH) {
		uint32_t cp = utf8_narrow(utf8_previous(block->text, at, &at));
		if (cue_is(block->cues, CUE_TURNED_TO, cp))
			return true;
		if (cp == ',' || cp == 0x3002)
			return false;
	}
	return false;
}

/* Whether person is named between quotation marks that open in span: of whom others speak. */
static bool is_spoken_of(const struct scan_block *block, const struct person_place *person,
                         struct span span)
{
	const struct quoted *quoted = quoted_at(&block->in, person->span.start);
	return quoted && quoted->span.start >= span.start;
}

/* The last in span whom a pronoun of that gender may mean, and who is not only spoken of; one who
 * is spoken to, where there is nobody else. */
static const struct person_place *last_in(const struct speaker_finder *finder, size_t block,
                                          struct span span, enum gender gender)
{
	const struct scan_block *scanned = &finder->scan->blocks[block];
	const struct person_place *last = NULL;
	for (size_t i = person_from(finder, block, span.end); i > 0; i--) {
		const struct person_place *person = person_in(finder, i - 1, block, span);
		if (!person)
			break;
		if (!gender_may_mean(&finder->genders, gender, person->name) ||
		    is_spoken_of(scanned, person, span))
			continue;
		last = last ? last : person;
		if (!is_spoken_to(scanned, person->span.start) &&
		    !is_turned_to(scanned, person->span.start))
			return person;
	}
	return last;
}

const char *speaker_meant(const struct speaker_finder *finder, size_t block, struct span span,
                          enum gender gender)
{
	const struct person_place *person =
	        last_in(finder, block, last_few(finder, block, span), gender);
	return person ? person->name : NULL;
}

const char *speaker_last(const struct speaker_finder *finder, size_t block, struct span span)
{
	return speaker_meant(finder, block, span, GENDER_UNKNOWN);
}

/* Whether the word at off is one of what institutions are called, not one that ends it: 公司,
 * not 是. */
static bool is_institution_at(const struct scan *scan, const struct scan_block *block, size_t off)
{
	const struct span word = scan_word_from(block, off, TABLE_INSTITUTIONS);
	const size_t row = span_len(word) ? lexicon_find(scan->lexicon, TABLE_INSTITUTIONS,
	                                                 slice_sub(block->text, word))
	                                  : SIZE_MAX;
	return row != SIZE_MAX &&
	       !g_str_equal(lexicon_cell(scan->lexicon, TABLE_INSTITUTIONS, row, 1), "stop");
}

/* Whether a clause that begins at start is about the first whom it names: 顾明远看着周若水,
 * not 被顾明远, nor 顾明远的, nor what is called after him (顾明远公司经理周若水). */
static bool leads_clause(const struct scan *scan, size_t start, const struct person_place *first)
{
	const struct scan_block *block = &scan->blocks[first->block];
	const size_t end = first->span.end;
	size_t next;
	if (end < block->text.len && utf8_narrow(utf8_next(block->text, end, &next)) == '(')
		return false;
	struct slice before = slice_sub(block->text, (struct span){ start, first->span.start });
	return !cue_at(block->cues, CUE_ASIDE_BEHIND, block->text, end) &&
	       !scan_starting(block, end, TABLE_POSTS) && !is_institution_at(scan, block, end) &&
	       !cue_in(block->cues, CUE_NO_SUBJECT, before);
}

/* The first in span whom a pronoun of that gender may mean. */
static const struct person_place *first_in(const struct speaker_finder *finder, size_t block,
                                           struct span span, enum gender gender)
{
	size_t i = person_from(finder, block, span.start);
	const struct person_place *person = person_in(finder, i, block, span);
	while (person && !gender_may_mean(&finder->genders, gender, person->name))
		person = person_in(finder, ++i, block, span);
	return person;
}

/* Whether the first of two in a clause only says whose the second is: 顾明远此前的律师周若水. */
static bool is_aside_of(const struct scan_block *block, const struct person_place *first,
                        const struct person_place *second)
{
	return first->span.end < second->span.start &&
	       cue_in(block->cues, CUE_ASIDE_BETWEEN,
	              slice_sub(block->text, (struct span){ first->span.end, second->span.start }));
}

/* What speaker_subject tells, of those whom a pronoun of that gender may mean. */
static const char *subject_meant(const struct speaker_finder *finder, size_t block,
                                 struct span span, enum gender gender)
{
	const struct scan_block *scanned = &finder->scan->blocks[block];
	const struct person_place *last = last_in(finder, block, span, gender);
	if (!last)
		return NULL;
	size_t clause = clause_around(&scanned->in, last->span.start).start;
	clause = MAX(clause, span.start);
	const struct person_place *first =
	        first_in(finder, block, (struct span){ clause, span.end }, gender);
	if (first == last)
		return last->name;
	const bool leads = first && leads_clause(finder->scan, clause, first) &&
	                   !is_aside_of(scanned, first, last);
	return (leads ? first : last)->name;
}

const char *speaker_subject(const struct speaker_finder *finder, size_t block, struct span span)
{
	return subject_meant(finder, block, last_few(finder, block, span), GENDER_UNKNOWN);
}

bool speaker_is_named(const struct speaker_finder *finder, size_t block, struct span span)
{
	const struct person_place *last =
	        last_in(finder, block, last_few(finder, block, span), GENDER_UNKNOWN);
	return last && !is_spoken_to(&finder->scan->blocks[block], last->span.start);
}

/* Whether nothing but 、 or a conjunction is between two persons of a block. */
static bool are_listed(const struct scan_block *block, const struct person_place *first,
                       const struct person_place *second)
{
	const size_t from = first->span.end, to = second->span.start;
	size_t next = from;
	if (from >= to)
		return false;
	const size_t joint = cue_at(block->cues, CUE_JOINT, block->text, from);
	return (joint && from + joint == to) ||
	       (utf8_next(block->text, from, &next) == 0x3001 && next == to); /* 、 */
}

/* Who last leads a clause before span's end, of those whom a pronoun of that gender may mean and
 * who are no list: 他 is rather who did something than to whom it was done. NULL where nobody
 * does. */
static const char *last_leader(const struct speaker_finder *finder, size_t block, struct span span,
                               enum gender gender)
{
	const struct scan_block *scanned = &finder->scan->blocks[block];
	for (size_t i = person_from(finder, block, span.end); i > 0; i--) {
		const struct person_place *person = person_in(finder, i - 1, block, span);
		const struct person_place *before =
		        i > 1 ? person_in(finder, i - 2, block, span) : NULL;
		if (!person)
			break;
		const size_t clause = clause_around(&scanned->in, person->span.start).start;
		const bool first = !before || before->span.start < clause;
		if (first && gender_may_mean(&finder->genders, gender, person->name) &&
		    !is_spoken_of(scanned, person, span) &&
		    leads_clause(finder->scan, MAX(clause, span.start), person))
			return person->name;
	}
	return NULL;
}

/* What speaker_subject tells, of who is named alone: 他 is none of 顾明远、周若水. */
static const char *single_subject(const struct speaker_finder *finder, size_t block,
                                  struct span span, enum gender gender)
{
	const struct scan_block *scanned = &finder->scan->blocks[block];
	for (size_t i = person_from(finder, block, span.end); i > 1; i--) {
		const struct person_place *last = person_in(finder, i - 1, block, span);
		const struct person_place *before = person_in(finder, i - 2, block, span);
		if (!last || !before || !are_listed(scanned, before, last))
			break;
		span.end = before->span.start;
	}
	const struct person_place *last = last_in(finder, block, span, gender);
	if (!last)
		return NULL;
	const size_t sentence = sentence_around(&scanned->in, last->span.start).start;
	const struct span within = { MAX(sentence, span.start), span.end };
	const char *leader = last_leader(finder, block, within, gender);
	return leader ? leader : subject_meant(finder, block, span, gender);
}

/* The last in span who is known to be of that gender; NULL where nobody is. */
static const char *known_in(const struct speaker_finder *finder, size_t block, struct span span,
                            enum gender gender)
{
	const struct person_place *person;
	for (size_t i = person_from(finder, block, span.end);
	     i > 0 && (person = person_in(finder, i - 1, block, span)); i--)
		if (gender_is(&finder->genders, gender, person->name))
			return person->name;
	return NULL;
}

const char *speaker_back(const struct speaker_finder *finder, size_t block, size_t off,
                         enum gender gender)
{
	enum { FARTHEST = 2 };
	const char *name = NULL, *listed = NULL;
	for (size_t back = 0; !name && back <= FARTHEST && back <= block; back++) {
		const struct slice text = finder->scan->blocks[block - back].text;
		const struct span span =
		        last_few(finder, block - back, (struct span){ 0, back ? text.len : off });
		name = single_subject(finder, block - back, span, gender);
		if (!name && !listed)
			name = known_in(finder, block - back, span, gender);
		listed = listed ? listed : subject_meant(finder, block - back, span, gender);
	}
	return name ? name : listed;
}
