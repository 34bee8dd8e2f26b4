/* Speakers: the subject of a verb of saying, from right to left. */
#include "core/know/speaker.h"

#include <stdlib.h>

#include "core/base/bisect.h"
#include "core/base/utf8.h"
#include "core/know/post.h"

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
	return (struct speaker_finder){
		.scan = scan,
		.lattice = arena_room(scan->scratch, sizeof(struct lattice)),
		.persons = persons,
		.n_persons = n_persons,
	};
}

/* The first person at or behind place off of block. */
static size_t person_from(const struct speaker_finder *finder, size_t block, size_t off)
{
	const struct person_place *persons = finder->persons;
	size_t i;
	BISECT(i, finder->n_persons,
	       persons[i].block > block ||
	               (persons[i].block == block && persons[i].span.start >= off));
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

static const struct person_place *last_in(const struct speaker_finder *finder, size_t block,
                                          struct span span)
{
	const struct person_place *last = NULL;
	for (size_t i = person_from(finder, block, span.end); i > 0; i--) {
		const struct person_place *person = person_in(finder, i - 1, block, span);
		if (!person)
			break;
		last = last ? last : person;
		const struct scan_block *scanned = &finder->scan->blocks[block];
		if (!is_spoken_to(scanned, person->span.start) &&
		    !is_turned_to(scanned, person->span.start))
			return person;
	}
	return last;
}

const char *speaker_last(const struct speaker_finder *finder, size_t block, struct span span)
{
	const struct person_place *person = last_in(finder, block, span);
	return person ? person->name : NULL;
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

const char *speaker_subject(const struct speaker_finder *finder, size_t block, struct span span)
{
	const struct scan_block *scanned = &finder->scan->blocks[block];
	const struct person_place *last = last_in(finder, block, span);
	if (!last)
		return NULL;
	size_t clause = scanned->in.clauses[clause_at(&scanned->in, last->span.start)].span.start;
	clause = MAX(clause, span.start);
	const struct person_place *first = person_in(finder, person_from(finder, block, clause),
	                                             block, (struct span){ clause, span.end });
	return (first && leads_clause(finder->scan, clause, first) ? first : last)->name;
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

/* The same of who is named alone: 他 is none of 顾明远、周若水. */
static const char *single_subject(const struct speaker_finder *finder, size_t block,
                                  struct span span)
{
	const struct scan_block *scanned = &finder->scan->blocks[block];
	for (size_t i = person_from(finder, block, span.end); i > 1; i--) {
		const struct person_place *last = person_in(finder, i - 1, block, span);
		const struct person_place *before = person_in(finder, i - 2, block, span);
		if (!last || !before || !are_listed(scanned, before, last))
			break;
		span.end = before->span.start;
	}
	return speaker_subject(finder, block, span);
}

/* Whom the last clause before off of block that names anybody is about, or one of a block or
 * two before it; one who is named alone, where there is one. */
static const char *person_back(const struct speaker_finder *finder, size_t block, size_t off)
{
	enum { FARTHEST = 2 };
	const char *name = NULL, *listed = NULL;
	struct span span = { 0, off };
	for (size_t back = 0; !name && back <= FARTHEST && back <= block; back++) {
		if (back)
			span.end = finder->scan->blocks[block - back].text.len;
		name = single_subject(finder, block - back, span);
		listed = listed ? listed : speaker_subject(finder, block - back, span);
	}
	return name ? name : listed;
}

/* Whether a longer common word holds match: 问 in 问题, 说 in 小说. */
static bool is_within_word(const struct scan_block *block, const struct match *match)
{
	enum { REACH = 3 * HAN_BYTES };
	size_t from = match->start > REACH ? match->start - REACH : 0;
	size_t i = glyphs_from(&block->glyphs, from);
	for (; i < block->glyphs.n && block->glyphs.off[i] <= match->start; i++) {
		struct span word = scan_word_from(block, block->glyphs.off[i], TABLE_WORDS);
		if (word.end >= match->end && span_len(word) > match->end - match->start)
			return true;
	}
	return false;
}

/* 回忆时, 介绍会: no verb that introduces what is said. */
static bool goes_on(const struct scan_block *block, const struct match *match)
{
	return cue_at(block->cues, CUE_NOT_SAID, block->text, match->end);
}

/* Whether match, a verb of saying, ends in span and is outside of quotation
 * marks. */
static bool is_speech(const struct scan_block *block, const struct match *match, struct span span)
{
	return match->end <= span.end && !quoted_at(&block->in, match->start) &&
	       !is_within_word(block, match) && !goes_on(block, match);
}

const struct match *speech_first(const struct scan_block *block, struct span span)
{
	struct match_list verbs = scan_list(block, TABLE_SPEECH, span);
	for (size_t i = 0; i < verbs.n; i++)
		if (is_speech(block, &verbs.items[i], span))
			return &verbs.items[i];
	return NULL;
}

const struct match *speech_last(const struct scan_block *block, struct span span)
{
	const struct match *last = NULL;
	struct match_list verbs = scan_list(block, TABLE_SPEECH, span);
	for (size_t i = verbs.n; i > 0; i--) {
		const struct match *match = &verbs.items[i - 1];
		if (!is_speech(block, match, span))
			continue;
		if (last && match->end < last->start)
			break;
		if (!last || match->end >= last->end) /* 介绍说 rather than 说 */
			last = match;
	}
	return last;
}

/* 安 of 安河市, 长 of 长桥镇: a single character before the name of a place is of it,
 * whatever it is elsewhere, unless it is a word of grammar. */
static size_t name_start(const struct lattice *lattice, size_t i)
{
	const struct edge *edge = lattice_in(lattice, i);
	bool single = edge && edge->end == edge->start + 1;
	bool name = single && !(edge->is & (EDGE_STOP | EDGE_SPEECH)) &&
	            !strchr("pcudrqm", edge->kind) && edge->start == 0;
	return name ? edge->start : i;
}

/* Before the plural's sign that ends at glyph end: 村民 of 村民们. */
static size_t before_plural(const struct cues *cues, const struct lattice *lattice, size_t end)
{
	const struct edge *edge = lattice_in(lattice, end);
	bool plural = edge && edge->end == edge->start + 1 &&
	              cue_is(cues, CUE_PLURAL, lattice->stretch.cp[edge->start]);
	return plural ? edge->start : end;
}

/* The noun phrase that ends at glyph end of the lattice. */
static size_t phrase_start(const struct cues *cues, const struct lattice *lattice, size_t end)
{
	size_t i = before_plural(cues, lattice, end);
	bool body = false;
	for (const struct edge *edge; (edge = lattice_in(lattice, i)); i = edge->start) {
		bool noun = edge->is & (EDGE_REGION | EDGE_POST | EDGE_BODY | EDGE_INNER) ||
		            strchr("nswblk?", edge->kind);
		if (!noun || edge->is & EDGE_STOP || edge->is & EDGE_SPEECH)
			break;
		body |= (edge->is & (EDGE_BODY | EDGE_PLACE)) != 0;
	}
	return body ? name_start(lattice, i) : i;
}

/* Whether a word may stand between a speaker and the verb: 自豪地, 还, 则. */
static bool is_manner(const struct edge *edge)
{
	return strchr("aduz", edge->kind) != NULL && !(edge->is & EDGE_REGION);
}

/* Before the words that may stand between a speaker and the verb at glyph end:
 * 自豪地, 笑着, 还. */
static size_t before_manner(const struct cues *cues, const struct lattice *lattice, size_t end)
{
	const struct edge *edge;
	while ((edge = lattice_in(lattice, end)) && is_manner(edge)) {
		uint32_t cp = lattice->stretch.cp[end - 1];
		end = edge->start;
		bool of_verb = cue_is(cues, CUE_MANNER, cp);
		if (of_verb && (edge = lattice_in(lattice, end)) && edge->kind == 'v')
			end = edge->start;
	}
	return end;
}

/* The title that ends right before off: 《就业规划》提出. NULL where none does. */
static const char *title_before(const struct speaker_finder *finder, const struct scan_block *block,
                                size_t off)
{
	enum { LONGEST = 240 };
	static const char opening[] = "《", closing[] = "》";
	const size_t len = sizeof closing - 1;
	if (off < 2 * len || memcmp(block->text.data + off - len, closing, len) != 0)
		return NULL;
	size_t least = off > LONGEST ? off - LONGEST : 0;
	for (size_t at = off - 2 * len; at >= least; at--) {
		if (memcmp(block->text.data + at, opening, len) == 0)
			return scan_copy(finder->scan, block, (struct span){ at + len, off - len });
		if (at == 0)
			break;
	}
	return NULL;
}

/* Reads the run that ends where span does, or what of it is in span. */
static bool read_upto(const struct glyphs *glyphs, struct span span, struct stretch *stretch)
{
	size_t from = glyphs_from(glyphs, span.start), to = glyphs_upto(glyphs, span.end);
	bool read = stretch_next(glyphs, from, to, stretch);
	while (read && stretch->first + stretch->n < to)
		read = stretch_follow(glyphs, to, stretch);
	return read;
}

/* The noun phrase before verb, or the person that a pronoun there stands for. */
static const char *phrase_before(const struct speaker_finder *finder, size_t block, size_t from,
                                 const struct match *verb)
{
	enum { WIDEST = 180 };
	const struct scan_block *scanned = &finder->scan->blocks[block];
	struct lattice *lattice = finder->lattice;
	size_t floor = verb->start > from + WIDEST ? verb->start - WIDEST : from;
	const char *title = title_before(finder, scanned, verb->start);
	if (title)
		return title;
	if (!read_upto(&scanned->glyphs, (struct span){ floor, verb->start }, &lattice->stretch))
		return NULL;
	lattice_fill(lattice, scanned);
	size_t end = before_manner(finder->scan->cues, lattice, lattice->stretch.n);
	if (end == 0 && (title = title_before(finder, scanned, lattice->stretch.off[0])))
		return title;
	size_t start = phrase_start(finder->scan->cues, lattice, end);
	if (start + 1 < end)
		return scan_copy(
		        finder->scan, scanned,
		        (struct span){ lattice->stretch.off[start], lattice->stretch.off[end] });
	if (end > 0 && cue_is(finder->scan->cues, CUE_PRONOUN, lattice->stretch.cp[end - 1]))
		return speaker_last(finder, block,
		                    (struct span){ 0, lattice->stretch.off[end - 1] });
	return NULL;
}

bool is_pronoun_at(const struct scan_block *block, size_t off)
{
	size_t pronoun = cue_at(block->cues, CUE_PRONOUN, block->text, off);
	return pronoun && !cue_at(block->cues, CUE_NO_PRONOUN, block->text, off + pronoun);
}

/* The first 他 or 她 in span of text; span.end where there is none. */
static size_t pronoun_in(const struct scan_block *block, struct span span)
{
	for (size_t off = span.start, next; off < span.end; off = next) {
		if (is_pronoun_at(block, off))
			return off;
		utf8_next(block->text, off, &next);
	}
	return span.end;
}

/* Whom 他 stands for that begins the verb's clause: 记者和他谈起顾明远时，他说 is of
 * somebody before 他 is first said. NULL where no 他 does. */
static const char *person_of_pronoun(const struct speaker_finder *finder, size_t block,
                                     const struct match *verb)
{
	enum { FARTHEST = 600 }; /* bytes back in the sentence */
	const struct scan_block *scanned = &finder->scan->blocks[block];
	const struct sentences *in = &scanned->in;
	size_t clause = in->clauses[clause_at(in, verb->start)].span.start;
	size_t sentence = sentence_around(in, verb->start).start;
	if (!is_pronoun_at(scanned, clause))
		return NULL;
	if (clause - sentence > FARTHEST)
		sentence = utf8_ceil(scanned->text, clause - FARTHEST);
	size_t first = pronoun_in(scanned, (struct span){ sentence, verb->start });
	const char *name = speaker_last(finder, block, (struct span){ sentence, first });
	return name ? name : person_back(finder, block, sentence);
}

/* Whether a word is one for somebody: 村民, 大妈, 顾客, 乡亲们. */
static bool is_somebody(const struct speaker_finder *finder, const struct edge *edge)
{
	enum { SURE = 20 };
	return edge->is & (EDGE_POST | EDGE_CALLS) ||
	       (edge->is & EDGE_CONTEXT && edge->before >= SURE) ||
	       cue_is(finder->scan->cues, CUE_PLURAL, finder->lattice->stretch.cp[edge->end - 1]);
}

/* Who a clause that begins at off is about, where no name says it: 他 by whom the
 * text named last, 大妈 of 有大妈见了，说 by the word itself. Not behind limit. */
static const char *subject_of_clause(const struct speaker_finder *finder, size_t block, size_t off,
                                     size_t limit)
{
	const struct scan_block *scanned = &finder->scan->blocks[block];
	struct lattice *lattice = finder->lattice;
	if (is_pronoun_at(scanned, off))
		return person_back(finder, block, off);
	off += cue_at(scanned->cues, CUE_INTRODUCES, scanned->text, off);
	if (off >= limit || !stretch_next(&scanned->glyphs, glyphs_from(&scanned->glyphs, off),
	                                  glyphs_upto(&scanned->glyphs, limit), &lattice->stretch))
		return NULL;
	lattice_fill(lattice, scanned);
	size_t end = 0, somebody = 0;
	for (const struct edge *edge; (edge = lattice_out(lattice, end)); end = edge->end) {
		if (!(edge->is & (EDGE_POST | EDGE_BODY | EDGE_REGION)) && edge->kind != 'n')
			break;
		somebody = is_somebody(finder, edge) ? edge->end : 0;
	}
	return somebody > 1 ? scan_copy(finder->scan, scanned,
	                                (struct span){ lattice->stretch.off[0],
	                                               lattice->stretch.off[somebody] })
	                    : NULL;
}

/* The same of the clauses of span, the last first. */
static const char *bare_subject(const struct speaker_finder *finder, size_t block, struct span span)
{
	enum { FARTHEST = 6 };
	const struct sentences *in = &finder->scan->blocks[block].in;
	const char *name = NULL;
	size_t clause = span.start < span.end ? clause_at(in, span.end - 1) : 0;
	for (unsigned n = 0; !name && n < FARTHEST; n++, clause--) {
		size_t start = MAX(in->clauses[clause].span.start, span.start);
		if (start < span.end)
			name = subject_of_clause(finder, block, start, span.end);
		if (start == span.start || clause == 0)
			break;
	}
	return name;
}

/* Who the last clause of span begins with where no name says it and whoever it names is only
 * spoken to: 村民们 of 顾明远病了，村民们对周若水说. */
static const char *nameless_subject(const struct speaker_finder *finder, size_t block,
                                    struct span span)
{
	const struct scan_block *scanned = &finder->scan->blocks[block];
	const struct sentences *in = &scanned->in;
	if (span.start >= span.end)
		return NULL;
	span.start = MAX(in->clauses[clause_at(in, span.end - 1)].span.start, span.start);
	const struct person_place *last = last_in(finder, block, span);
	if (is_pronoun_at(scanned, span.start) ||
	    (last && !is_spoken_to(scanned, last->span.start)))
		return NULL;
	return subject_of_clause(finder, block, span.start, span.end);
}

const char *speaker_of_clause(const struct speaker_finder *finder, size_t block, struct span span)
{
	const char *name = nameless_subject(finder, block, span);
	name = name ? name : speaker_subject(finder, block, span);
	return name ? name : bare_subject(finder, block, span);
}

/* Whether a post says what title does, and of the same rank: 县委书记 for 书记, not
 * 副书记. */
static bool is_called(const struct cues *cues, const char *post, const char *title)
{
	return g_str_has_suffix(post, title) &&
	       !cue_upto(cues, CUE_RANK, slice_of(post), strlen(post) - strlen(title));
}

static bool has_title(const struct cues *cues, const struct person *person, const char *title)
{
	for (size_t i = 0; i < person->n_posts; i++)
		if (is_called(cues, person->posts[i], title))
			return true;
	return false;
}

/* The name of who alone in the article has the office that a bare title says: 总书记. The
 * title where it is none, and where nobody or more than one has it. */
static const char *bearer_of(const struct speaker_finder *finder, const char *title)
{
	const struct scan *scan = finder->scan;
	const size_t row = lexicon_find(scan->lexicon, TABLE_POSTS, slice_of(title));
	const char *name = NULL;
	if (row == SIZE_MAX || post_row_role(scan->lexicon, row) != ROLE_OFFICIAL)
		return title;
	for (guint i = 0; i < scan->mentions->len; i++) {
		const struct mention *mention = &g_array_index(scan->mentions, struct mention, i);
		if (mention->type != MENTION_PERSON ||
		    !has_title(scan->cues, &mention->person, title))
			continue;
		if (name && !g_str_equal(name, mention->person.name))
			return title;
		name = mention->person.name;
	}
	return name ? name : title;
}

struct attribution speaker_of_verb(const struct speaker_finder *finder, size_t block, size_t from,
                                   const struct match *verb)
{
	const struct scan_block *scanned = &finder->scan->blocks[block];
	struct span before = { from, verb->start };
	struct attribution found = {
		.speaker = person_of_pronoun(finder, block, verb),
		.verb = scan_copy(finder->scan, scanned, (struct span){ verb->start, verb->end }),
		.verb_span = { verb->start, verb->end },
	};
	if (!found.speaker && (found.speaker = nameless_subject(finder, block, before)))
		found.speaker = bearer_of(finder, found.speaker);
	if (!found.speaker)
		found.speaker = speaker_subject(finder, block, before);
	if (!found.speaker && (found.speaker = phrase_before(finder, block, from, verb)))
		found.speaker = bearer_of(finder, found.speaker);
	if (!found.speaker)
		found.speaker = bare_subject(finder, block, before);
	return found;
}
