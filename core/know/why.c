/* Looks again at the words around one mention. */
#include "core/know/why.h"

#include <string.h>

#include "core/base/utf8.h"
#include "core/know/scan.h"

enum {
	MOST_ROWS = 24,
	BESIDE = 4096, /* bytes before and behind a mention that are looked at: nearly always all
	                  of its paragraph */
	REGION_NAME = 1,
	INDICATOR_USE = 1,
	NUMERAL_KIND = 1
};

/* A mention being asked about, and what is told of it so far. */
struct question {
	const struct lexicon *lexicon;
	const struct mention *mention;
	const struct scan_block *block;
	struct span sentence;
	GPtrArray *told;
	struct arena *scratch;
};

static struct slice match_text(const struct question *asked, const struct match *match)
{
	return slice_sub(asked->block->text, (struct span){ match->start, match->end });
}

static const char *cell(const struct question *asked, const struct match *match, size_t column)
{
	return lexicon_cell(asked->lexicon, (enum lexicon_table)match->table, match->row, column);
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

/* Which words bear on a mention of a type: those of a table that stand so. */
static const struct witness {
	enum mention_type type;
	enum lexicon_table table;
	bool (*bears)(const struct question *asked, const struct match *match);
} witnesses[] = {
	{ MENTION_METRIC, TABLE_NUMERALS, is_multiple },
	{ MENTION_METRIC, TABLE_FIGURES, is_within },
	{ MENTION_METRIC, TABLE_UNITS, is_within },
	{ MENTION_METRIC, TABLE_QUALIFIERS, is_within },
	{ MENTION_METRIC, TABLE_CHANGES, is_change },
	{ MENTION_METRIC, TABLE_INDICATORS, is_indicator },
	{ MENTION_METRIC, TABLE_REGIONS, is_region },
	{ MENTION_METRIC, TABLE_TIMES, is_time },
	{ MENTION_METRIC, TABLE_TARGETS, is_aim },
	{ MENTION_PERSON, TABLE_KNOWN_NAMES, is_within },
	{ MENTION_PERSON, TABLE_NAME_CONTEXT, is_beside },
	{ MENTION_PERSON, TABLE_POSTS, is_post },
	{ MENTION_QUOTE, TABLE_SPEECH, is_verb },
	{ MENTION_ENTITY, TABLE_REGIONS, is_within },
	{ MENTION_ENTITY, TABLE_INSTITUTIONS, is_within },
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
	g_autofree char *told = lexicon_row_told(asked->lexicon, table, row);
	if (asked->told->len <= MOST_ROWS && !is_told(asked, told))
		g_ptr_array_add(asked->told, g_steal_pointer(&told));
}

/* The matches of a table, of those in one another the longest. */
static void tell_matches(struct question *asked, const struct witness *witness)
{
	struct match_list matches = scan_lay_out(asked->block, witness->table, asked->scratch);
	uint32_t end = 0;
	for (size_t i = 0; i < matches.n; i++) {
		const struct match *match = &matches.items[i];
		if (match->start < end || !witness->bears(asked, match))
			continue;
		tell_row(asked, witness->table, match->row);
		end = match->end;
	}
}

/* Rows of a table that is not matched in texts, by their word. */
static void tell_word(struct question *asked, enum lexicon_table table, struct slice word)
{
	for (size_t row = 0; word.len && row < lexicon_rows(asked->lexicon, table); row++)
		if (slice_equal(slice_of(lexicon_cell(asked->lexicon, table, row, 0)), word)) {
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
	size_t row = lexicon_find(asked->lexicon, TABLE_REGIONS, slice_of(region));
	if (row != SIZE_MAX)
		tell_row(asked, TABLE_REGIONS, row);
}

static void tell_all(struct question *asked)
{
	const struct mention *mention = asked->mention;
	size_t at = sentence_at(&asked->block->in, mention->span.start);
	asked->sentence = asked->block->in.sentences[at].span;
	if (mention->type == MENTION_PERSON && mention->person.name && *mention->person.name)
		tell_name(asked, mention->person.name);
	for (size_t i = 0; i < G_N_ELEMENTS(witnesses); i++)
		if (witnesses[i].type == mention->type)
			tell_matches(asked, &witnesses[i]);
	if (mention->type == MENTION_METRIC && mention->metric.region)
		tell_region(asked, mention->metric.region);
}

/* What of block bears on a mention: the text around it. Moves span there. */
static struct block block_around(const struct block *block, struct span *span)
{
	struct span at = { utf8_floor(block->text, span->start - MIN(span->start, BESIDE)),
		           utf8_ceil(block->text, span->end + BESIDE) };
	struct block around = *block;
	around.text = slice_sub(block->text, at);
	*span = (struct span){ span->start - at.start, span->end - at.start };
	return around;
}

char **why_told(const struct lexicon *lexicon, const struct cues *cues,
                const struct article *article, const struct mention *mention)
{
	struct arena *scratch = arena_new();
	struct mention here = *mention;
	struct block around = block_around(&article->blocks[mention->block], &here.span);
	struct article part = *article;
	part.blocks = &around;
	part.n_blocks = 1;
	struct scanner *scanner = scanner_new(lexicon, cues, NULL);
	struct scan scan = scan_article(scanner, &part, scratch);
	struct question asked = {
		.lexicon = lexicon,
		.mention = &here,
		.block = &scan.blocks[0],
		.told = g_ptr_array_new(),
		.scratch = scratch,
	};
	const char *rule = mention->rule ? mention->rule : "";
	g_ptr_array_add(asked.told, g_strdup(rule));
	if (asked.block->text.len)
		tell_all(&asked);
	scanner_free(scanner);
	arena_free(scratch);
	g_ptr_array_add(asked.told, NULL);
	return (char **)g_ptr_array_free(asked.told, FALSE);
}
