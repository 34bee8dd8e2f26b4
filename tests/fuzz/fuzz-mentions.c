/* Any text as an article, a block a line: what is said of its mentions lies in
 * its blocks, on characters, and is finite; and a few characters said again and
 * again take no longer than other text. */
#include "core/base/folders.h"
#include "core/know/explain.h"
#include "core/know/knowledge.h"
#include "tests/fuzz/promises.h"
#include "tests/fuzz/target.h"

#include <math.h>
#include <time.h>

enum {
	MOST_TOLD = 8,    /* mentions of an input that are explained, too */
	UNIT = 24,        /* bytes; of shorter inputs, */
	ONE_IN = 8,       /* one in so many is also said again and again */
	LONG = 64 * 1024, /* until there are so many */
	MOST_SECONDS = 5, /* far more than any machine needs to read those, if it is linear */
};

/* Blocks by the first character of their line, which is no part of them. */
static const struct {
	char sign;
	enum block_type type;
	int level;
} forms[] = {
	{ '#', BLOCK_HEADING, 1 }, { '+', BLOCK_HEADING, 2 },  { '=', BLOCK_TITLE, 0 },
	{ '-', BLOCK_ITEM, 0 },    { '@', BLOCK_BYLINE, 0 },   { '^', BLOCK_CAPTION, 0 },
	{ '~', BLOCK_CREDIT, 0 },  { '_', BLOCK_DATELINE, 0 },
};

static struct block block_of(char *line)
{
	struct block block = { .type = BLOCK_PARAGRAPH };
	for (size_t i = 0; i < G_N_ELEMENTS(forms); i++)
		if (*line == forms[i].sign)
			block = (struct block){ .type = forms[i].type, .level = forms[i].level };
	block.text = slice_of(line + (block.type != BLOCK_PARAGRAPH));
	return block;
}

/* The article of lines, which it borrows. */
static struct article article_of(char **lines, struct arena *arena)
{
	struct article article = { .n_blocks = g_strv_length(lines), .date = "2025-03-06" };
	struct block *blocks = arena_new_array(arena, struct block, article.n_blocks);
	for (size_t i = 0; i < article.n_blocks; i++) {
		blocks[i] = block_of(lines[i]);
		if (blocks[i].type == BLOCK_TITLE)
			article.title = blocks[i].text.data;
	}
	article.blocks = blocks;
	return article;
}

static void promise_text(const char *text, const char *what)
{
	PROMISE(!text || g_utf8_validate(text, -1, NULL), "%s is no UTF-8\n", what);
}

static void promise_person(const struct mention *mention)
{
	const struct person *person = &mention->person;
	PROMISE(person->name && *person->name, "a person has no name\n");
	PROMISE(person->role < ROLE_COUNT, "a role is none\n");
	promise_text(person->name, "a name");
	for (size_t i = 0; i < person->n_posts; i++) {
		PROMISE(person->posts[i] && *person->posts[i], "a post is empty\n");
		promise_text(person->posts[i], "a post");
	}
}

static void promise_metric(const struct mention *mention)
{
	const struct metric *metric = &mention->metric;
	PROMISE(isfinite(metric->value) && isfinite(metric->value_to), "a value is not finite\n");
	PROMISE(isfinite(metric->base) && metric->base > 0, "a unit is of no size\n");
	PROMISE(metric->comparator < COMPARATOR_COUNT && metric->kind < METRIC_KIND_COUNT &&
	                metric->direction < DIRECTION_COUNT,
	        "a comparator, kind or direction is none\n");
	promise_text(metric->unit, "a unit");
	promise_text(metric->qualifier, "a qualifier");
	promise_text(metric->indicator, "an indicator");
	promise_text(metric->region, "a region");
	promise_text(metric->period, "a period");
	promise_text(metric->change_word, "a word of change");
}

static void promise_quote(const struct mention *mention)
{
	promise_text(mention->quote.speaker, "a speaker");
	promise_text(mention->quote.verb, "a verb");
}

static void promise_entity(const struct mention *mention)
{
	const struct entity *entity = &mention->entity;
	PROMISE(entity->kind < ENTITY_KIND_COUNT, "an entity is of no kind\n");
	promise_text(entity->name, "an entity's name");
	promise_text(entity->sort, "an entity's sort");
	promise_text(entity->note, "an entity's note");
}

static void (*const of_type[MENTION_TYPE_COUNT])(const struct mention *) = {
	[MENTION_PERSON] = promise_person,
	[MENTION_METRIC] = promise_metric,
	[MENTION_QUOTE] = promise_quote,
	[MENTION_ENTITY] = promise_entity,
};

static bool on_character(struct slice text, size_t off)
{
	return off <= text.len &&
	       (off == text.len || ((unsigned char)text.data[off] & 0xC0) != 0x80);
}

static void promise_mention(const struct article *article, const struct mention *mention)
{
	PROMISE(mention->block < article->n_blocks, "a mention is in no block\n");
	struct slice text = article->blocks[mention->block].text;
	struct span span = mention->span;
	PROMISE(span.start < span.end && span.end <= text.len,
	        "a mention is at %zu to %zu of %zu\n", span.start, span.end, text.len);
	PROMISE(on_character(text, span.start) && on_character(text, span.end),
	        "a mention is at %zu to %zu, within a character\n", span.start, span.end);
	g_autofree char *rule = mention_rule(mention, text);
	promise_text(rule, "a rule");
	PROMISE(mention->type < MENTION_TYPE_COUNT, "a mention is of no type\n");
	of_type[mention->type](mention);
}

static void promise_told(const struct knowledge *knowledge, const struct article *article,
                         const struct mention *mention)
{
	g_auto(GStrv) why = knowledge_why(knowledge, article, mention);
	g_autofree char *line = mention_explain(mention);
	promise_text(line, "what is told of a mention");
	for (char **row = why; row && *row; row++)
		promise_text(*row, "why it is one");
}

static void promise_mentions(const struct knowledge *knowledge, const struct article *article,
                             struct mentions mentions)
{
	for (size_t i = 0; i < mentions.n; i++) {
		promise_mention(article, &mentions.items[i]);
		PROMISE(!i || mention_compare(&mentions.items[i - 1], &mentions.items[i]) <= 0,
		        "mention %zu is before the one before it\n", i);
		if (i < MOST_TOLD)
			promise_told(knowledge, article, &mentions.items[i]);
	}
}

/* Loaded once; the fuzzer never ends but by a signal. */
static const struct knowledge *shipped(void)
{
	static struct knowledge *knowledge;
	if (knowledge)
		return knowledge;
	g_autofree char *folder = folders_shipped("lexicon");
	const char *const folders[] = { folder, NULL };
	knowledge = knowledge_load(folders, NULL);
	PROMISE(knowledge, "the shipped tables cannot be read\n");
	return knowledge;
}

static void promise_article(const char *text)
{
	const struct knowledge *knowledge = shipped();
	struct arena *arena = arena_new();
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	struct article article = article_of(lines, arena);
	struct mentions usual = knowledge_extract(knowledge, &article, arena);
	promise_mentions(knowledge, &article, usual);
	promise_mentions(knowledge, &article,
	                 knowledge_extend(knowledge, &article, usual, EXTENT_ALL, arena));
	arena_free(arena);
}

static double seconds_of_thread(void)
{
	struct timespec now;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* What grows with the square of a text takes minutes here. */
static void promise_time(const char *unit)
{
	g_autoptr(GString) text = g_string_new(unit);
	while (*unit && text->len < LONG)
		g_string_append(text, unit);
	double start = seconds_of_thread();
	promise_article(text->str);
	double taken = seconds_of_thread() - start;
	PROMISE(taken < MOST_SECONDS, "%zu bytes take %.1f seconds\n", text->len, taken);
}

FUZZ_TARGET(mentions)
{
	g_autofree char *text = g_utf8_make_valid((const char *)data, (gssize)size);
	promise_article(text);
	if (size <= UNIT && g_str_hash(text) % ONE_IN == 0)
		promise_time(text);
	return 0;
}
