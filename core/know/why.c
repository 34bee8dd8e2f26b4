/* Looks again at the words around one mention. */
#include "core/know/why.h"

#include <string.h>

#include "core/base/utf8.h"
#include "core/know/scan.h"

enum {
	MOST_ROWS = 24,
	BESIDE = 4096, /* bytes before and behind a mention that are looked at: nearly always all
	                  of its paragraph */
	AHEAD = 16 * BESIDE, /* … that are scanned at once, for the mentions that follow */
	REGION_NAME = 1,
	INDICATOR_USE = 1,
	NUMERAL_KIND = 1
};

/* The text around the mention asked about last, scanned: as much of its block behind it as
 * will do for the next ones, too. */
struct inquiry {
	const struct lexicon *lexicon;
	const struct article *article;
	struct scanner *scanner;
	struct arena *scratch;
	size_t block;
	struct span at; /* of the block's text; empty before anything is asked */
	struct scan scan;
	GArray *matches; /* struct match: of the table being asked */
};

/* A mention being asked about, and what is told of it so far; spans are in the text
 * scanned. */
struct question {
	const struct inquiry *inquiry;
	const struct mention *mention;
	struct span around, sentence;
	GPtrArray *told;
};

static const struct scan_block *block_of(const struct question *asked)
{
	return &asked->inquiry->scan.blocks[0];
}

static struct slice match_text(const struct question *asked, const struct match *match)
{
	return slice_sub(block_of(asked)->text, (struct span){ match->start, match->end });
}

static const char *cell(const struct question *asked, const struct match *match, size_t column)
{
	return lexicon_cell(asked->inquiry->lexicon, (enum lexicon_table)match->table, match->row,
	                    column);
}

static bool is_within(const struct question *asked, const struct match *match)
{
	return span_overlaps(asked->mention->span, (struct span){ match->start, match->end });
}

/* 万 and 百, but no digits, which are plain. */
static bool is_multiple(const struct question *asked, const struct match *match)
{
	const char *kind = cell(asked, match, NUMERAL_KIND);
	return is_within(asked, match) && strcmp(kind, "digit") != 0 && strcmp(kind, "run") != 0;
}

static bool is_beside(const struct question *asked, const struct match *match)
{
	struct span span = asked->mention->span;
	return match->end == span.start || match->start == span.end;
}

static bool in_sentence(const struct question *asked, const struct match *match)
{
	return span_holds(asked->sentence, match->start);
}

static bool is_change(const struct question *asked, const struct match *match)
{
	const char *word = asked->mention->metric.change_word;
	return word && in_sentence(asked, match) && strcmp(cell(asked, match, 0), word) == 0;
}

static bool is_aim(const struct question *asked, const struct match *match)
{
	return asked->mention->metric.kind != METRIC_OTHER && in_sentence(asked, match);
}

static bool is_time(const struct question *asked, const struct match *match)
{
	return asked->mention->metric.period && in_sentence(asked, match);
}

static bool is_region(const struct question *asked, const struct match *match)
{
	const char *region = asked->mention->metric.region;
	return region && (strcmp(cell(asked, match, REGION_NAME), region) == 0 ||
	                  slice_equal(match_text(asked, match), slice_of(region)));
}

static bool is_in(const struct question *asked, const struct match *match, const char *text)
{
	struct slice word = match_text(asked, match);
	return text && memmem(text, strlen(text), word.data, word.len);
}

static bool is_indicator(const struct question *asked, const struct match *match)
{
	return in_sentence(asked, match) && strstr(cell(asked, match, INDICATOR_USE), "noun") &&
	       is_in(asked, match, asked->mention->metric.indicator);
}

/* A word that one of the posts ends in. */
static bool is_post(const struct question *asked, const struct match *match)
{
	const struct person *person = &asked->mention->person;
	struct slice word = match_text(asked, match);
	for (size_t i = 0; i < person->n_posts; i++) {
		size_t len = strlen(person->posts[i]);
		if (len >= word.len &&
		    memcmp(person->posts[i] + len - word.len, word.data, word.len) == 0)
			return true;
	}
	return false;
}

static bool is_verb(const struct question *asked, const struct match *match)
{
	const char *verb = asked->mention->quote.verb;
	return verb && slice_equal(match_text(asked, match), slice_of(verb));
}

/* How far from a mention words bear on it. */
enum reach { TOUCHING, SENTENCE, AROUND };

/* Which words bear on a mention of a type: those of a table that stand so. */
static const struct witness {
	enum mention_type type;
	enum lexicon_table table;
	enum reach reach;
	bool (*bears)(const struct question *asked, const struct match *match);
} witnesses[] = {
	{ MENTION_METRIC, TABLE_NUMERALS, TOUCHING, is_multiple },
	{ MENTION_METRIC, TABLE_FIGURES, TOUCHING, is_within },
	{ MENTION_METRIC, TABLE_UNITS, TOUCHING, is_within },
	{ MENTION_METRIC, TABLE_QUALIFIERS, TOUCHING, is_within },
	{ MENTION_METRIC, TABLE_CHANGES, SENTENCE, is_change },
	{ MENTION_METRIC, TABLE_INDICATORS, SENTENCE, is_indicator },
	{ MENTION_METRIC, TABLE_REGIONS, AROUND, is_region },
	{ MENTION_METRIC, TABLE_TIMES, SENTENCE, is_time },
	{ MENTION_METRIC, TABLE_TARGETS, SENTENCE, is_aim },
	{ MENTION_PERSON, TABLE_KNOWN_NAMES, TOUCHING, is_within },
	{ MENTION_PERSON, TABLE_NAME_CONTEXT, TOUCHING, is_beside },
	{ MENTION_PERSON, TABLE_POSTS, AROUND, is_post },
	{ MENTION_QUOTE, TABLE_SPEECH, AROUND, is_verb },
	{ MENTION_ENTITY, TABLE_REGIONS, TOUCHING, is_within },
	{ MENTION_ENTITY, TABLE_INSTITUTIONS, TOUCHING, is_within },
};

static bool is_told(const struct question *asked, const char *line)
{
	for (guint i = 1; i < asked->told->len; i++)
		if (strcmp(g_ptr_array_index(asked->told, i), line) == 0)
			return true;
	return false;
}

/* Each row once. */
static void tell_row(struct question *asked, enum lexicon_table table, size_t row)
{
	g_autofree char *told = lexicon_row_told(asked->inquiry->lexicon, table, row);
	if (asked->told->len <= MOST_ROWS && !is_told(asked, told))
		g_ptr_array_add(asked->told, g_steal_pointer(&told));
}

/* Where words may start that reach as far. */
static struct span within_reach(const struct question *asked, enum reach reach)
{
	const struct span own = asked->mention->span;
	const size_t longest = MATCHER_LONGEST * 4; /* bytes */
	switch (reach) {
	case TOUCHING:
		return (struct span){ MAX(asked->around.start, own.start - MIN(own.start, longest)),
			              MIN(asked->around.end, own.end + 1) };
	case SENTENCE:
		return asked->sentence;
	case AROUND:
		break;
	}
	return asked->around;
}

/* The matches of a table, of those in one another the longest. */
static void tell_matches(struct question *asked, const struct witness *witness)
{
	uint32_t end = 0;
	g_array_set_size(asked->inquiry->matches, 0);
	scan_rows(block_of(asked), witness->table, within_reach(asked, witness->reach),
	          asked->inquiry->matches);
	for (guint i = 0; i < asked->inquiry->matches->len; i++) {
		const struct match *match =
		        &g_array_index(asked->inquiry->matches, struct match, i);
		if (match->start < end || match->end > asked->around.end ||
		    !witness->bears(asked, match))
			continue;
		tell_row(asked, witness->table, match->row);
		end = match->end;
	}
}

/* Rows of a table that is not matched in texts, by their word. */
static void tell_word(struct question *asked, enum lexicon_table table, struct slice word)
{
	for (size_t row = 0; word.len && row < lexicon_rows(asked->inquiry->lexicon, table); row++)
		if (slice_equal(slice_of(lexicon_cell(asked->inquiry->lexicon, table, row, 0)),
		                word)) {
			tell_row(asked, table, row);
			return;
		}
}

/* The characters of a Chinese name: its surname, of one or two, and the rest. */
static void tell_name(struct question *asked, const char *name)
{
	size_t before = asked->told->len;
	size_t one = (size_t)g_utf8_skip[(guchar)*name];
	size_t two = strlen(name) > one ? one + (size_t)g_utf8_skip[(guchar)name[one]] : one;
	tell_word(asked, TABLE_SURNAMES, (struct slice){ name, two });
	size_t surname = asked->told->len > before ? two : one;
	if (surname == one)
		tell_word(asked, TABLE_SURNAMES, (struct slice){ name, one });
	if (asked->told->len == before || g_utf8_strlen(name, -1) > 4)
		return;
	for (const char *at = name + surname; *at; at = g_utf8_next_char(at))
		tell_word(asked, TABLE_GIVEN,
		          (struct slice){ at, (size_t)g_utf8_skip[(guchar)*at] });
}

/* A region that is said elsewhere in the article: the row of its name. */
static void tell_region(struct question *asked, const char *region)
{
	size_t row = lexicon_find(asked->inquiry->lexicon, TABLE_REGIONS, slice_of(region));
	if (row != SIZE_MAX)
		tell_row(asked, TABLE_REGIONS, row);
}

/* The sentence of the mention, as far as it is around it. */
static struct span sentence_of(const struct question *asked)
{
	const struct sentences *in = &block_of(asked)->in;
	const struct span sentence = sentence_around(in, asked->mention->span.start);
	return (struct span){ MAX(sentence.start, asked->around.start),
		              MIN(sentence.end, asked->around.end) };
}

static void tell_all(struct question *asked)
{
	const struct mention *mention = asked->mention;
	asked->sentence = sentence_of(asked);
	if (mention->type == MENTION_PERSON && mention->person.name && *mention->person.name)
		tell_name(asked, mention->person.name);
	for (size_t i = 0; i < G_N_ELEMENTS(witnesses); i++)
		if (witnesses[i].type == mention->type)
			tell_matches(asked, &witnesses[i]);
	if (mention->type == MENTION_METRIC && mention->metric.region)
		tell_region(asked, mention->metric.region);
}

/* What of text is around span. */
static struct span span_around(struct slice text, struct span span)
{
	return (struct span){ utf8_floor(text, span.start - MIN(span.start, BESIDE)),
		              utf8_ceil(text, span.end + BESIDE) };
}

/* Scans what is around mention, unless it is scanned already. */
static void look_at(struct inquiry *inquiry, const struct mention *mention, struct span around)
{
	const struct block *whole = &inquiry->article->blocks[mention->block];
	if (span_len(inquiry->at) && inquiry->block == mention->block &&
	    inquiry->at.start <= around.start && around.end <= inquiry->at.end)
		return;
	arena_reset(inquiry->scratch, SIZE_MAX);
	inquiry->block = mention->block;
	inquiry->at = (struct span){ around.start, utf8_ceil(whole->text, around.end + AHEAD) };
	struct block *block = arena_copy_array(inquiry->scratch, whole, 1, sizeof *whole);
	block->text = slice_sub(whole->text, inquiry->at);
	struct article part = *inquiry->article;
	part.blocks = block;
	part.n_blocks = 1;
	inquiry->scan = scan_article(inquiry->scanner, &part, inquiry->scratch);
}

struct inquiry *inquiry_new(const struct lexicon *lexicon, const struct cues *cues,
                            const struct article *article)
{
	struct inquiry *inquiry = g_new0(struct inquiry, 1);
	inquiry->lexicon = lexicon;
	inquiry->article = article;
	inquiry->scanner = scanner_new(lexicon, cues, NULL);
	inquiry->scratch = arena_new();
	inquiry->matches = g_array_new(FALSE, FALSE, sizeof(struct match));
	return inquiry;
}

void inquiry_free(struct inquiry *inquiry)
{
	if (!inquiry)
		return;
	scanner_free(inquiry->scanner);
	arena_free(inquiry->scratch);
	g_array_free(inquiry->matches, TRUE);
	g_free(inquiry);
}

static struct span moved_back(struct span span, size_t by)
{
	return (struct span){ span.start - by, span.end - by };
}

char **inquiry_why(struct inquiry *inquiry, const struct mention *mention)
{
	const struct slice text = inquiry->article->blocks[mention->block].text;
	const struct span around = span_around(text, mention->span);
	look_at(inquiry, mention, around);
	struct mention here = *mention;
	here.span = moved_back(mention->span, inquiry->at.start);
	struct question asked = {
		.inquiry = inquiry,
		.mention = &here,
		.around = moved_back(around, inquiry->at.start),
		.told = g_ptr_array_new(),
	};
	g_ptr_array_add(asked.told, mention_rule(mention, text));
	if (block_of(&asked)->text.len)
		tell_all(&asked);
	g_ptr_array_add(asked.told, NULL);
	return (char **)g_ptr_array_free(asked.told, FALSE);
}
