/* Speakers: the subject of a verb of saying, from right to left. */
#include "core/know/speaker.h"

#include "core/base/utf8.h"
#include "core/know/post.h"
#include "core/know/speaker-named.h"
#include "core/know/speaker-phrase.h"

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

/* 讲 of 素讲影响: a verb of saying only before a mark. */
static bool is_lone_within(const struct scan_block *block, const struct match *match)
{
	const struct slice verb = slice_sub(block->text, (struct span){ match->start, match->end });
	size_t next;
	return cue_at(block->cues, CUE_LONE_VERB, verb, 0) == verb.len &&
	       match->end < block->text.len && is_han(utf8_next(block->text, match->end, &next));
}

/* Whether match, a verb of saying, ends in span and is outside of quotation
 * marks. */
static bool is_speech(const struct scan_block *block, const struct match *match, struct span span)
{
	return match->end <= span.end && !quoted_at(&block->in, match->start) &&
	       !is_within_word(block, match) && !goes_on(block, match) &&
	       !is_lone_within(block, match);
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

bool is_pronoun_at(const struct scan_block *block, size_t off)
{
	size_t pronoun = cue_at(block->cues, CUE_PRONOUN, block->text, off);
	return pronoun && !cue_at(block->cues, CUE_NO_PRONOUN, block->text, off + pronoun);
}

/* The length of 他们 where it stands at off; 0 where it does not. */
static size_t plural_pronoun_at(const struct scan_block *block, size_t off)
{
	const size_t pronoun = cue_at(block->cues, CUE_PRONOUN, block->text, off);
	const size_t plural =
	        pronoun ? cue_at(block->cues, CUE_PLURAL, block->text, off + pronoun) : 0;
	return plural ? pronoun + plural : 0;
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

/* The 他 or 她 that ends at off, as in 在他看来; off where none does. */
static size_t pronoun_before(const struct scan_block *block, size_t off)
{
	return off - cue_upto(block->cues, CUE_PRONOUN, block->text, off);
}

/* Whom 他 stands for that begins the verb's clause, or is right before the verb:
 * 记者和他谈起顾明远时，他说 is of somebody before 他 is first said. NULL where no 他 does. */
static const char *person_of_pronoun(const struct speaker_finder *finder, size_t block,
                                     const struct match *verb)
{
	enum { FARTHEST = 600 }; /* bytes back in the sentence */
	const struct scan_block *scanned = &finder->scan->blocks[block];
	const struct sentences *in = &scanned->in;
	size_t clause = clause_around(in, verb->start).start;
	size_t sentence = sentence_around(in, verb->start).start;
	if (!is_pronoun_at(scanned, clause))
		clause = pronoun_before(scanned, verb->start);
	if (clause == verb->start)
		return NULL;
	if (clause - sentence > FARTHEST)
		sentence = utf8_ceil(scanned->text, clause - FARTHEST);
	size_t first = pronoun_in(scanned, (struct span){ sentence, verb->start });
	const enum gender gender = gender_of_pronoun(scanned, clause);
	const char *name = speaker_meant(finder, block, (struct span){ sentence, first }, gender);
	return name ? name : speaker_back(finder, block, sentence, gender);
}

/* The noun phrase at off of block, not behind limit, where its head is a word for somebody. */
static const char *somebody_at(const struct speaker_finder *finder, size_t block, size_t off,
                               size_t limit)
{
	const struct scan_block *scanned = &finder->scan->blocks[block];
	struct lattice *lattice = finder->lattice;
	if (off >= limit || !stretch_next(&scanned->glyphs, glyphs_from(&scanned->glyphs, off),
	                                  glyphs_upto(&scanned->glyphs, limit), &lattice->stretch))
		return NULL;
	lattice_fill(lattice, scanned);
	size_t end = 0, somebody = 0;
	for (const struct edge *edge; (edge = lattice_out(lattice, end)); end = edge->end) {
		if (!(edge->is & (EDGE_POST | EDGE_BODY | EDGE_REGION)) && edge->kind != 'n')
			break;
		somebody = is_somebody(lattice, edge) ? edge->end : 0;
	}
	return somebody > 1 ? scan_copy(finder->scan, scanned,
	                                (struct span){ lattice->stretch.off[0],
	                                               lattice->stretch.off[somebody] })
	                    : NULL;
}

const char *speaker_somebody(const struct speaker_finder *finder, size_t block, struct span span)
{
	const char *name = somebody_at(finder, block, span.start, span.end);
	return name && strlen(name) == span_len(span) ? name : NULL;
}

/* The same behind the first word of cue in the clause: 警察 of 在院内旁观的警察聚集过来. */
static const char *somebody_behind(const struct speaker_finder *finder, size_t block,
                                   struct span clause, enum cue cue)
{
	const struct scan_block *scanned = &finder->scan->blocks[block];
	const struct slice text = slice_sub(scanned->text, clause);
	const struct slice word = cue_find(scanned->cues, cue, text);
	const size_t off = clause.start + (size_t)(word.data - text.data) + word.len;
	return word.len ? somebody_at(finder, block, off, clause.end) : NULL;
}

/* Who a clause is about, where no name says it: 他 by whom the text named last, 大妈 of
 * 有大妈见了，说 by the word itself. */
static const char *subject_of_clause(const struct speaker_finder *finder, size_t block,
                                     struct span clause)
{
	const struct scan_block *scanned = &finder->scan->blocks[block];
	if (is_pronoun_at(scanned, clause.start))
		return speaker_back(finder, block, clause.start,
		                    gender_of_pronoun(scanned, clause.start));
	const size_t several = plural_pronoun_at(scanned, clause.start);
	if (several)
		return scan_copy(finder->scan, scanned,
		                 (struct span){ clause.start, clause.start + several });
	const size_t off =
	        clause.start + cue_at(scanned->cues, CUE_INTRODUCES, scanned->text, clause.start);
	const char *name = somebody_at(finder, block, off, clause.end);
	name = name ? name : somebody_behind(finder, block, clause, CUE_INTRODUCES);
	return name ? name : somebody_behind(finder, block, clause, CUE_OF);
}

/* The same of the clauses of span, the last first. */
static const char *bare_subject(const struct speaker_finder *finder, size_t block, struct span span)
{
	enum { FARTHEST = 6 };
	const struct sentences *in = &finder->scan->blocks[block].in;
	const char *name = NULL;
	size_t clause = span.start < span.end ? clause_at(in, span.end - 1) : 0;
	for (unsigned n = 0; !name && n < FARTHEST; n++, clause--) {
		const struct span around = in->clauses[clause].span;
		const size_t start = MAX(around.start, span.start);
		if (start < span.end)
			name = subject_of_clause(finder, block,
			                         (struct span){ start, MIN(around.end, span.end) });
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
	span.start = MAX(clause_around(in, span.end - 1).start, span.start);
	if (is_pronoun_at(scanned, span.start) || speaker_is_named(finder, block, span))
		return NULL;
	return subject_of_clause(finder, block, span);
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
static const char *find_bearer(const struct speaker_finder *finder, const char *title)
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

/* The same, looked for once for each title. */
static const char *bearer_of(const struct speaker_finder *finder, const char *title)
{
	void **known = text_table_at(finder->bearers, slice_of(title));
	if (!*known)
		*known = (void *)find_bearer(finder, title);
	return *known;
}

/* The noun phrase before a verb that ends span, or where it is not sure to speak, who an earlier
 * clause of span is about. */
static const char *unnamed_subject(const struct speaker_finder *finder, size_t block,
                                   struct span span)
{
	bool sure;
	const char *phrase = speaker_phrase(finder, block, span, &sure);
	const char *name = phrase && sure ? NULL : bare_subject(finder, block, span);
	return phrase && !name ? bearer_of(finder, phrase) : name;
}

struct attribution speaker_of_verb(const struct speaker_finder *finder, size_t block, size_t from,
                                   const struct match *verb)
{
	const struct scan_block *scanned = &finder->scan->blocks[block];
	struct span before = { from, verb->start };
	struct attribution found = {
		.speaker = speaker_title(finder, block, before),
		.verb = scan_copy(finder->scan, scanned, (struct span){ verb->start, verb->end }),
		.verb_span = { verb->start, verb->end },
	};
	if (!found.speaker)
		found.speaker = person_of_pronoun(finder, block, verb);
	if (!found.speaker && (found.speaker = nameless_subject(finder, block, before)))
		found.speaker = bearer_of(finder, found.speaker);
	if (!found.speaker)
		found.speaker = speaker_subject(finder, block, before);
	if (!found.speaker)
		found.speaker = unnamed_subject(finder, block, before);
	return found;
}
