/* Biographies: from each word that opens a list of posts to whom it is about -
 * who is named in its sentence, else whom the text is about so far. */
#include "core/know/biography.h"

#include "core/base/utf8.h"
#include "core/know/character.h"
#include "core/know/holder.h"
#include "core/know/phrase.h"

struct reading_lives {
	const struct post_reader *reader;
	const struct name_rules *names;
	struct people *people;
	size_t block;
	size_t person;   /* whom the text is about so far; SIZE_MAX for nobody who is known */
	bool life;       /* the text is a biography so far */
	unsigned silent; /* blocks since the last that told of a life */
	GArray *posts;   /* of struct post; scratch */
};

static const struct scan_block *current(const struct reading_lives *reading)
{
	return &reading->reader->scan->blocks[reading->block];
}

static bool life_is(const struct reading_lives *reading, const struct match *match,
                    const char *kind)
{
	return g_str_equal(lexicon_cell(reading->reader->scan->lexicon, TABLE_LIFE, match->row, 1),
	                   kind);
}

static bool takes_person(const struct reading_lives *reading, const struct match *match)
{
	return life_is(reading, match, "takes") || life_is(reading, match, "holds");
}

static bool marks_life(const struct reading_lives *reading, const struct match *match)
{
	return life_is(reading, match, "mark") || life_is(reading, match, "sex") ||
	       life_is(reading, match, "polite");
}

/* Gives person the posts read; returns whether there are any. */
static bool give_posts(struct reading_lives *reading, size_t person)
{
	bool any = reading->posts->len > 0;
	for (guint i = 0; i < reading->posts->len; i++)
		people_post(reading->people, person,
		            &g_array_index(reading->posts, struct post, i));
	g_array_set_size(reading->posts, 0);
	return any;
}

/* Whether the sign of a date ends at off: 日 of 6月16日生于云岭. */
static bool follows_date(const struct scan_block *block, size_t off)
{
	return cue_upto(block->cues, CUE_YEAR, block->text, off) ||
	       cue_upto(block->cues, CUE_MONTH, block->text, off) ||
	       cue_upto(block->cues, CUE_DAY, block->text, off);
}

/* Whether a short clause begins or ends with a word of a life: 汉族; 1965年出生;
 * 本科学历; or has one behind a date. Within others such words mean little. */
static bool clause_tells(const struct reading_lives *reading, const struct sentence *sentence,
                         struct span clause)
{
	enum { LONGEST = 60, MARK = 4 };
	const struct scan_block *block = current(reading);
	if (span_len(clause) > LONGEST)
		return false;
	struct match_list words = scan_list(block, TABLE_LIFE, clause);
	for (size_t i = 0; i < words.n; i++) {
		const struct match *match = &words.items[i];
		bool edge = match->start == clause.start || match->end + MARK > clause.end ||
		            follows_date(block, match->start);
		bool first = clause.start == sentence->span.start;
		if (edge && marks_life(reading, match) &&
		    (first || !life_is(reading, match, "polite")))
			return true;
	}
	return false;
}

/* Whether a sentence speaks of a life, so that its clauses may be posts by
 * themselves. */
static bool tells_life(const struct reading_lives *reading, const struct sentence *sentence)
{
	const struct clause *clauses = current(reading)->in.clauses + sentence->first_clause;
	if (!scan_list(current(reading), TABLE_LIFE, sentence->span).n)
		return false;
	for (size_t c = 0; c < sentence->n_clauses; c++)
		if (clause_tells(reading, sentence, clauses[c].span))
			return true;
	return false;
}

/* Whether a clause can be a post of whom the text is about: not one before the
 * first name of its sentence (主席，顾先生，…), nor one with a name in it (何议员),
 * nor, unless its sentence tells of a life, a bare one (主席，). */
static bool may_be_own(const struct reading_lives *reading, const struct sentence *sentence,
                       const struct post *post, bool tells)
{
	const struct people *people = reading->people;
	size_t block = reading->block, start = sentence->span.start;
	size_t before = people_between(people, block, start, post->span.start);
	bool names = people_between(people, block, start, sentence->span.end) != SIZE_MAX;
	bool named = people_between(people, block, post->span.start, post->span.end) != SIZE_MAX;
	return !named &&
	       (names ? before == reading->person : tells || post->span.start < post->head.start);
}

/* Posts that are clauses by themselves: 高级经济师，; 安河机械厂厂长；. */
static bool read_clauses(struct reading_lives *reading, const struct sentence *sentence, bool tells)
{
	const struct scan_block *block = current(reading);
	for (size_t c = 0; c < sentence->n_clauses; c++)
		posts_of_clause(reading->reader, reading->block,
		                block->in.clauses[sentence->first_clause + c].span, reading->posts);
	guint kept = 0;
	for (guint i = 0; i < reading->posts->len; i++) {
		struct post *post = &g_array_index(reading->posts, struct post, i);
		if (may_be_own(reading, sentence, post, tells))
			g_array_index(reading->posts, struct post, kept++) = *post;
	}
	g_array_set_size(reading->posts, kept);
	return give_posts(reading, reading->person);
}

/* Whom a sentence names at its beginning: 顾明远先生，1965年出生. SIZE_MAX for nobody. */
static size_t person_ahead(const struct reading_lives *reading, const struct sentence *sentence)
{
	enum { NEAR = 24 };
	size_t limit = MIN(sentence->span.start + NEAR, sentence->span.end);
	return people_first_between(reading->people, reading->block, sentence->span.start, limit);
}

/* Whether 他 or 她, and not 他们, stands in span, near its end. */
static bool has_pronoun(const struct scan_block *block, struct span span)
{
	enum { FARTHEST = 600 };
	if (span_len(span) > FARTHEST)
		span.start = span.end - FARTHEST;
	struct slice text = slice_sub(block->text, span);
	struct slice pronoun = cue_find(block->cues, CUE_PRONOUN, text);
	size_t behind = pronoun.len ? (size_t)(pronoun.data - block->text.data) + pronoun.len : 0;
	return pronoun.len && !cue_at(block->cues, CUE_NO_PRONOUN, block->text, behind);
}

/* Whom a clause before off is about that names nobody itself: the last one named before
 * it, not far. SIZE_MAX for nobody. */
static size_t person_near(const struct reading_lives *reading, size_t off)
{
	enum { FARTHEST = 600 };
	return people_between(reading->people, reading->block, off > FARTHEST ? off - FARTHEST : 0,
	                      off);
}

/* The person that an opening is about: the last named before it in its
 * sentence, else whom the text is about. In other texts than biographies many
 * may be named, so that a plain 任 must stand right behind its person, or its
 * sentence must name nobody else before it. */
static size_t subject_of(const struct reading_lives *reading, const struct sentence *sentence,
                         const struct match *opening)
{
	enum { BESIDE = 12 };
	size_t from = opening->start > BESIDE ? opening->start - BESIDE : 0;
	size_t named = people_between(reading->people, reading->block, sentence->span.start,
	                              opening->start);
	size_t ahead = person_ahead(reading, sentence);
	if (reading->life && ahead != SIZE_MAX && named != SIZE_MAX)
		return ahead;
	if (reading->life || !takes_person(reading, opening))
		return named != SIZE_MAX ? named : reading->person;
	struct span before = { sentence->span.start, opening->start };
	if (named == SIZE_MAX && has_pronoun(current(reading), before)) /* 后来，她担任… */
		return reading->person != SIZE_MAX ? reading->person
		                                   : person_near(reading, before.start);
	bool beside =
	        people_between(reading->people, reading->block, from, opening->start) == named;
	bool holds = life_is(reading, opening, "holds");
	return beside || (holds && named == ahead) ? named : SIZE_MAX;
}

/* Whether a longer word begins with the opening: 任务. */
static bool is_in_word(const struct scan_block *block, const struct match *opening)
{
	return scan_word_from(block, opening->start, TABLE_WORDS).end > opening->end;
}

/* Whether the opening is no end of a longer word: 任 is not in 主任. */
static bool stands_alone(const struct reading_lives *reading, const struct match *opening)
{
	const struct scan_block *block = current(reading);
	size_t previous = opening->start;
	if (opening->end - opening->start > HAN_BYTES || opening->start == 0 ||
	    people_between(reading->people, reading->block, opening->start - HAN_BYTES,
	                   opening->start) != SIZE_MAX)
		return true;
	if (!is_han(utf8_previous(block->text, opening->start, &previous)))
		return true;
	return cue_upto(block->cues, CUE_OPENS_LIFE, block->text, opening->start);
}

/* Behind 一名: 顾明远是一名检查员. */
static size_t behind_one_of(const struct scan_block *block, size_t off)
{
	return off + cue_at(block->cues, CUE_ONE_OF, block->text, off);
}

/* Who it is that 是 at off says something of: who is named right before it, be it with a title,
 * 他 of 他是, and in 也是 whom the sentence names first. */
static size_t person_being(const struct reading_lives *reading, const struct sentence *sentence,
                           size_t off)
{
	const struct scan_block *block = current(reading);
	const size_t pronoun = off - cue_upto(block->cues, CUE_PRONOUN, block->text, off);
	const size_t also = off - cue_upto(block->cues, CUE_ALSO, block->text, off);
	const struct span clause = clause_around(&block->in, off);
	if (pronoun < off && pronoun == clause.start)
		return person_near(reading, pronoun);
	if (also < off && also == clause.start && clause.start > sentence->span.start)
		return person_ahead(reading, sentence);
	const size_t person = people_ending(reading->people, reading->block, off);
	const struct match *title =
	        person == SIZE_MAX ? scan_ending(block, off, TABLE_POSTS) : NULL;
	return title ? people_ending(reading->people, reading->block, title->start) : person;
}

/* Reads what somebody is behind 是; returns whether it is a post. */
static bool read_being(struct reading_lives *reading, const struct sentence *sentence,
                       const struct match *opening)
{
	const struct scan_block *block = current(reading);
	size_t person = person_being(reading, sentence, opening->start);
	size_t from = behind_one_of(block, opening->end);
	if (person == SIZE_MAX || from >= sentence->span.end)
		return false;
	posts_of_clause(reading->reader, reading->block, (struct span){ from, sentence->span.end },
	                reading->posts);
	return give_posts(reading, person);
}

/* Reads a clause that is nothing but 作为 and posts: 顾明远说，作为安河市市长，…, 作为市长，
 * 他…. Where a name follows, it is that one's. */
static bool read_role(struct reading_lives *reading, const struct sentence *sentence,
                      const struct match *opening)
{
	const struct scan_block *block = current(reading);
	const struct span clause = clause_around(&block->in, opening->start);
	size_t from = behind_one_of(block, opening->end), next;
	if (opening->start != clause.start || from >= clause.end)
		return false;
	size_t person =
	        people_between(reading->people, reading->block, sentence->span.start, clause.start);
	if (person == SIZE_MAX && cue_at(block->cues, CUE_PRONOUN, block->text, clause.end))
		person = person_near(reading, clause.start);
	size_t end = person == SIZE_MAX
	                     ? from
	                     : posts_of_list(reading->reader, reading->block,
	                                     (struct span){ from, clause.end }, reading->posts);
	if (character_at(block->text, end, &next) != ',')
		g_array_set_size(reading->posts, 0);
	return give_posts(reading, person);
}

/* Whether what a list may begin with stands at off. */
static bool leads_to_list(struct slice text, size_t off)
{
	size_t next;
	const uint32_t cp = character_at(text, off, &next);
	return cp != 0 && cp != ',' && cp != ';' && cp != 0x3001 && cp != 0x3002; /* 、 。 */
}

/* Whom the clause behind one that begins with an opening names first: 当选松垣县县长后，顾明远;
 * 她 is whom the text is about. SIZE_MAX for nobody. */
static size_t person_behind(const struct reading_lives *reading, const struct match *opening)
{
	const struct sentences *in = &current(reading)->in;
	const size_t c = clause_at(in, opening->start);
	if (c + 1 >= in->n_clauses || in->clauses[c].span.start != opening->start ||
	    in->clauses[c + 1].sentence != in->clauses[c].sentence)
		return SIZE_MAX;
	const struct span next = in->clauses[c + 1].span;
	const size_t named =
	        people_between(reading->people, reading->block, next.start, next.start + 1);
	const bool pronoun =
	        cue_at(current(reading)->cues, CUE_PRONOUN, current(reading)->text, next.start) &&
	        has_pronoun(current(reading), next);
	return named == SIZE_MAX && pronoun ? reading->person : named;
}

/* Those whom an opening is about: who is named right before off, else its subject. */
static struct holders holders_of(const struct reading_lives *reading,
                                 const struct sentence *sentence, const struct match *opening,
                                 size_t off)
{
	const struct holders holders =
	        holders_before(reading->people, current(reading), reading->block, off);
	if (holders.n > 0 && (!reading->life || holders.n > 1))
		return holders;
	if (!holders.n && !stands_alone(reading, opening))
		return (struct holders){ .n = 0 };
	size_t subject = subject_of(reading, sentence, opening);
	if (subject == SIZE_MAX && !reading->life)
		subject = person_behind(reading, opening);
	return (struct holders){ { subject }, subject != SIZE_MAX, false };
}

/* Gives the posts before an opening that somebody comes from who is named before them:
 * 顾明远从松垣县县长升任…. Returns where they begin, be he named or not, or the opening. */
static size_t read_from(struct reading_lives *reading, const struct match *opening)
{
	const struct scan_block *block = current(reading);
	const size_t off = opening->start;
	if (!scan_ending(block, off, TABLE_POSTS))
		return off;
	const size_t start = posts_before(reading->reader, reading->block, 0, off, reading->posts);
	const size_t from = cue_upto(block->cues, CUE_FROM_POST, block->text, start);
	const struct holders holders =
	        holders_before(reading->people, block, reading->block, start - from);
	if (from && holders.n)
		holders_give(reading->people, &holders, reading->posts);
	g_array_set_size(reading->posts, 0);
	return from ? start - from : off;
}

/* What may be a name, though none was found there, and begins the clause of an opening, with
 * nothing behind it but how something is held: 谢元 of 谢元于2010年升任. from is where the opening
 * begins, or what says where somebody comes from. Empty where there is none. */
static struct slice missed_name(const struct reading_lives *reading, const struct match *opening,
                                size_t from)
{
	enum { SHORTEST = 2 * HAN_BYTES, LONGEST = 3 * HAN_BYTES };
	const struct scan_block *block = current(reading);
	const size_t start = clause_around(&block->in, opening->start).start;
	bool each = false;
	size_t next;
	if (start + SHORTEST > from ||
	    people_between(reading->people, reading->block, start, from) != SIZE_MAX ||
	    !name_has_surname(reading->names, utf8_next(block->text, start, &next)) ||
	    span_len(scan_word_from(block, start, TABLE_WORDS)) > HAN_BYTES ||
	    cue_at(block->cues, CUE_HOLDS_HOW, block->text, start))
		return (struct slice){ 0 };
	const struct span name = { start, holders_end(block, from, &each) };
	const bool may_be = name.end >= start + SHORTEST && span_len(name) <= LONGEST &&
	                    phrase_may_be_name(reading->reader, reading->block, name);
	return may_be ? slice_sub(block->text, name) : (struct slice){ 0 };
}

/* Reads the list behind an opening; returns where it ends. any is set where there are
 * posts in it. */
static size_t read_opened(struct reading_lives *reading, const struct sentence *sentence,
                          const struct match *opening, bool *any)
{
	const struct span list = { opening->end, sentence->span.end };
	const size_t from = read_from(reading, opening);
	const struct slice missed = missed_name(reading, opening, from);
	if (missed.len) /* the text goes on about whom it names, not about who was before him */
		reading->person = people_named(reading->people, missed);
	const struct holders holders = holders_of(reading, sentence, opening, from);
	if (!holders.n || !leads_to_list(current(reading)->text, list.start))
		return opening->end;
	const size_t end = (reading->life ? posts_of_life : posts_of_opening)(
	        reading->reader, reading->block, list, reading->posts);
	*any |= reading->posts->len > 0;
	holders_give(reading->people, &holders, reading->posts);
	g_array_set_size(reading->posts, 0);
	return MAX(opening->end, end);
}

/* Whether the opening is the surname of somebody who is to hold something: 任 of
 * 任建国同志任…. */
static bool begins_name(const struct reading_lives *reading, const struct match *opening)
{
	enum { LONGEST = 3 * HAN_BYTES };
	const struct scan_block *block = current(reading);
	if (people_between(reading->people, reading->block, opening->start, opening->end) ==
	    SIZE_MAX)
		return false;
	for (size_t end = opening->end; end <= opening->start + LONGEST; end += HAN_BYTES)
		if (people_ending(reading->people, reading->block, end) != SIZE_MAX)
			return cue_at(block->cues, CUE_HOLDS_HOW, block->text, end);
	return false;
}

/* Reads the lists that are opened in a sentence; returns whether there are any. */
static bool read_openings(struct reading_lives *reading, const struct sentence *sentence)
{
	const struct scan_block *block = current(reading);
	size_t done = sentence->span.start;
	bool any = false;
	struct match_list words = scan_list(block, TABLE_LIFE, sentence->span);
	for (size_t i = 0; i < words.n; i++) {
		const struct match *match = &words.items[i];
		if (match->start < done || marks_life(reading, match) ||
		    life_is(reading, match, "appoints") || quoted_at(&block->in, match->start))
			continue;
		if (life_is(reading, match, "is") || life_is(reading, match, "as")) {
			(life_is(reading, match, "is") ? read_being : read_role)(reading, sentence,
			                                                         match);
			continue;
		}
		if (is_in_word(block, match) || begins_name(reading, match))
			continue;
		done = read_opened(reading, sentence, match, &any);
	}
	return any;
}

/* Whether a sentence that begins with a name says what its bearer has been: 顾明远曾任…. The
 * sentences behind it go on with that. */
static bool begins_career(const struct reading_lives *reading, const struct sentence *sentence)
{
	const size_t start = sentence->span.start;
	const struct match_list words = scan_list(current(reading), TABLE_LIFE, sentence->span);
	bool opens = false;
	for (size_t i = 0; i < words.n; i++)
		opens |= life_is(reading, &words.items[i], "opens");
	return opens &&
	       people_between(reading->people, reading->block, start, start + 1) != SIZE_MAX;
}

/* Reads a sentence; returns whether it is one of a life. A text is about whom
 * its last sentence named first. */
static bool read_sentence(struct reading_lives *reading, const struct sentence *sentence)
{
	const bool speaks = current(reading)->tables[TABLE_LIFE].n > 0; /* of any life */
	const bool tells = speaks && tells_life(reading, sentence);
	size_t ahead = person_ahead(reading, sentence);
	if (ahead != SIZE_MAX)
		reading->person = ahead;
	reading->life |= tells && reading->person != SIZE_MAX;
	if (tells)
		reading->silent = 0;
	bool opened = speaks && read_openings(reading, sentence);
	reading->life |= opened && begins_career(reading, sentence);
	bool told = reading->life && reading->silent == 0 && read_clauses(reading, sentence, tells);
	return tells || opened || told;
}

/* A life ends where several blocks in a row say nothing of one. */
static void read_block(struct reading_lives *reading)
{
	enum { SILENT_MOST = 3 };
	const struct sentences *in = &current(reading)->in;
	bool told = false;
	for (size_t s = 0; s < in->n_sentences; s++)
		told |= read_sentence(reading, &in->sentences[s]);
	reading->silent = told ? 0 : reading->silent + 1;
	if (reading->silent > SILENT_MOST) {
		reading->life = false;
		reading->person = SIZE_MAX;
	}
}

void biographies_read(const struct post_reader *reader, const struct name_rules *names,
                      struct people *people)
{
	struct reading_lives reading = {
		.reader = reader,
		.names = names,
		.people = people,
		.person = SIZE_MAX,
		.posts = g_array_new(FALSE, TRUE, sizeof(struct post)),
	};
	for (size_t block = 0; block < reader->scan->n_blocks; block++) {
		reading.block = block;
		if (reader->scan->blocks[block].text.len)
			read_block(&reading);
	}
	g_array_free(reading.posts, TRUE);
}
