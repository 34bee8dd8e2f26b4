/* Biographies: from each word that opens a list of posts to whom it is about -
 * who is named in its sentence, else whom the text is about so far. */
#include "core/know/biography.h"

#include "core/base/utf8.h"

struct reading_lives {
	const struct post_reader *reader;
	struct people *people;
	size_t block;
	size_t person; /* whom the text is about so far; SIZE_MAX for nobody */
	bool life;     /* the text is a biography so far */
	GArray *posts; /* of struct post; scratch */
};

static const struct scan_block *current(const struct reading_lives *reading)
{
	return &reading->reader->scan->blocks[reading->block];
}

static bool life_is(const struct reading_lives *reading, const struct match *match,
                    const char *kind)
{
	return match->table == TABLE_LIFE &&
	       g_str_equal(lexicon_cell(reading->reader->scan->lexicon, TABLE_LIFE, match->row, 1),
	                   kind);
}

static void give_posts(struct reading_lives *reading, size_t person)
{
	for (guint i = 0; i < reading->posts->len; i++)
		people_post(reading->people, person,
		            &g_array_index(reading->posts, struct post, i));
	g_array_set_size(reading->posts, 0);
}

/* Whether a sentence speaks of a life (1965年出生, 本科学历), so that its clauses may
 * be posts by themselves. */
static bool tells_life(const struct reading_lives *reading, struct span sentence)
{
	const struct scan_block *block = current(reading);
	for (size_t m = scan_first(block, sentence.start);
	     m < block->n_matches && block->matches[m].start < sentence.end; m++)
		if (life_is(reading, &block->matches[m], "mark"))
			return true;
	return false;
}

static void read_clauses(struct reading_lives *reading, const struct sentence *sentence)
{
	const struct scan_block *block = current(reading);
	for (size_t c = 0; c < sentence->n_clauses; c++) {
		struct span span = block->in.clauses[sentence->first_clause + c].span;
		guint had = reading->posts->len;
		size_t end = posts_of_list(reading->reader, reading->block, span, reading->posts);
		size_t next = span.end;
		bool whole = end == span.end;
		if (end < span.end) {
			utf8_next(block->text, end, &next);
			whole = next == span.end;
		}
		if (!whole)
			g_array_set_size(reading->posts, had);
	}
	give_posts(reading, reading->person);
}

/* The person that an opening is about: the last named before it in its
 * sentence, else whom the text is about. In other texts than biographies many
 * may be named, so that a plain 任 must stand right behind its person. */
static size_t subject_of(const struct reading_lives *reading, const struct sentence *sentence,
                         const struct match *opening)
{
	size_t from = sentence->span.start, glyph = strlen("任");
	if (!reading->life && life_is(reading, opening, "takes"))
		from = MAX(from, opening->start > glyph ? opening->start - 4 * glyph : 0);
	size_t named = people_between(reading->people, reading->block, from, opening->start);
	if (named != SIZE_MAX || (!reading->life && life_is(reading, opening, "takes")))
		return named;
	return reading->person;
}

/* Whether the opening is a word of its own: 任 is not in 任务, nor in 主任. */
static bool stands_alone(const struct reading_lives *reading, const struct match *opening)
{
	static const char *const before[] = {
		"年", "月", "日", "起", "后", "先", "曾", "现", "并"
	};
	const struct scan_block *block = current(reading);
	const struct match *word = scan_starting(block, opening->start, TABLE_WORDS);
	size_t previous = opening->start, glyph = strlen("任");
	if (word && word->end > opening->end)
		return false;
	if (opening->end - opening->start > glyph || opening->start == 0 ||
	    people_between(reading->people, reading->block, opening->start - glyph,
	                   opening->start) != SIZE_MAX)
		return true;
	if (!is_han(utf8_previous(block->text, opening->start, &previous)))
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(before); i++)
		if (memcmp(block->text.data + opening->start - glyph, before[i], glyph) == 0)
			return true;
	return false;
}

static void read_openings(struct reading_lives *reading, const struct sentence *sentence)
{
	const struct scan_block *block = current(reading);
	size_t done = sentence->span.start;
	for (size_t m = scan_first(block, done);
	     m < block->n_matches && block->matches[m].start < sentence->span.end; m++) {
		const struct match *match = &block->matches[m];
		if (match->start < done || life_is(reading, match, "mark") ||
		    match->table != TABLE_LIFE || !stands_alone(reading, match) ||
		    quoted_at(&block->in, match->start))
			continue;
		size_t person = subject_of(reading, sentence, match);
		done = match->end;
		if (person == SIZE_MAX)
			continue;
		struct span list = { match->end, sentence->span.end };
		size_t end = posts_of_life(reading->reader, reading->block, list, reading->posts);
		done = MAX(done, end);
		give_posts(reading, person);
	}
}

/* A text is about whom its sentence names first, where that is at its
 * beginning: 顾明远先生，1965年出生. */
static void find_person(struct reading_lives *reading, const struct sentence *sentence)
{
	enum { NEAR = 24 };
	size_t limit = MIN(sentence->span.start + NEAR, sentence->span.end);
	size_t person =
	        people_between(reading->people, reading->block, sentence->span.start, limit);
	if (person != SIZE_MAX)
		reading->person = person;
}

static void read_block(struct reading_lives *reading)
{
	const struct sentences *in = &current(reading)->in;
	for (size_t s = 0; s < in->n_sentences; s++) {
		const struct sentence *sentence = &in->sentences[s];
		bool tells = tells_life(reading, sentence->span);
		find_person(reading, sentence);
		reading->life |= tells && reading->person != SIZE_MAX;
		read_openings(reading, sentence);
		if (tells && reading->life)
			read_clauses(reading, sentence);
	}
}

void biographies_read(const struct post_reader *reader, struct people *people)
{
	struct reading_lives reading = {
		.reader = reader,
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
