/* Applies the reader's decisions to what extraction found. */
#include "core/know/decision.h"

#include <stdint.h>
#include <string.h>

#include "core/base/names.h"

static const char rule[] = "by your decision";

bool decision_made(const struct mention *mention)
{
	return mention->rule == rule;
}

static const char *const names[DECISION_KIND_COUNT] = {
	[DECISION_NOT] = "not",
	[DECISION_PERSON] = "person",
	[DECISION_VALUE] = "value",
	[DECISION_SPEAKER] = "speaker",
};

const char *decision_name(enum decision_kind kind)
{
	return names[kind];
}

enum decision_kind decision_named(const char *name)
{
	return (enum decision_kind)names_find(names, DECISION_KIND_COUNT, name);
}

enum comparator decision_comparator(const char *sign)
{
	enum comparator comparator = comparator_signed(sign);
	return comparator < COMPARATOR_COUNT ? comparator : COMPARATOR_EQUAL;
}

/* What a decision is applied to. */
struct bench {
	const struct knowledge *knowledge;
	const struct article *article;
	GArray *mentions; /* struct mention */
	struct arena *arena;
};

static bool is_meant(const struct bench *bench, const struct decision_here *here,
                     const struct mention *mention)
{
	struct slice words = slice_of(here->decision->words);
	const struct block *block = &bench->article->blocks[mention->block];
	if (mention->type != here->decision->type)
		return false;
	if (here->block == SIZE_MAX)
		return slice_equal(slice_sub(block->text, mention->span), words);
	return mention->block == here->block && span_overlaps(mention->span, here->span);
}

static void remove_meant(struct bench *bench, const struct decision_here *here)
{
	for (guint i = bench->mentions->len; i-- > 0;)
		if (is_meant(bench, here, &g_array_index(bench->mentions, struct mention, i)))
			g_array_remove_index(bench->mentions, i);
}

static const char *copy(const struct bench *bench, const char *text)
{
	return text ? arena_copy(bench->arena, slice_of(text)) : NULL;
}

/* Adds the person at a place, in place of persons that overlap it. */
static void add_person(struct bench *bench, const struct decision *decision, size_t block,
                       struct span span)
{
	const struct decision_here here = { decision, block, span };
	bool has_post = decision->post && *decision->post;
	const char **posts = arena_new_array(bench->arena, const char *, 1);
	posts[0] = copy(bench, decision->post);
	struct mention mention = {
		.type = MENTION_PERSON,
		.block = block,
		.span = span,
		.rule = rule,
		.person = { .name = copy(bench, decision->name),
		            .posts = posts,
		            .n_posts = has_post,
		            .role = has_post ? ROLE_OFFICIAL : ROLE_OTHER },
	};
	remove_meant(bench, &here);
	g_array_append_val(bench->mentions, mention);
}

static void apply_not(struct bench *bench, const struct decision_here *here)
{
	remove_meant(bench, here);
}

static void apply_person(struct bench *bench, const struct decision_here *here)
{
	struct slice words = slice_of(here->decision->words);
	if (here->block != SIZE_MAX) {
		add_person(bench, here->decision, here->block, here->span);
		return;
	}
	for (size_t i = 0; words.len && i < bench->article->n_blocks; i++) {
		struct slice text = bench->article->blocks[i].text;
		const char *end = text.data + text.len;
		for (const char *at = text.data;
		     (at = memmem(at, (size_t)(end - at), words.data, words.len));
		     at += words.len) {
			size_t off = (size_t)(at - text.data);
			add_person(bench, here->decision, i, (struct span){ off, off + words.len });
		}
	}
}

static void apply_value(struct bench *bench, const struct decision_here *here)
{
	const struct decision *decision = here->decision;
	for (guint i = 0; i < bench->mentions->len; i++) {
		struct mention *mention = &g_array_index(bench->mentions, struct mention, i);
		if (!is_meant(bench, here, mention))
			continue;
		struct metric *metric = &mention->metric;
		metric->value = decision->value;
		metric->value_to = decision->value_to;
		metric->unit = copy(bench, decision->unit);
		metric->comparator = decision->comparator;
		knowledge_measure(bench->knowledge, metric->unit, &metric->base, &metric->measure);
		mention->rule = rule;
	}
}

static void apply_speaker(struct bench *bench, const struct decision_here *here)
{
	for (guint i = 0; i < bench->mentions->len; i++) {
		struct mention *mention = &g_array_index(bench->mentions, struct mention, i);
		if (!is_meant(bench, here, mention))
			continue;
		mention->quote.speaker = copy(bench, here->decision->name);
		mention->rule = rule;
	}
}

static void (*const apply[DECISION_KIND_COUNT])(struct bench *, const struct decision_here *) = {
	[DECISION_NOT] = apply_not,
	[DECISION_PERSON] = apply_person,
	[DECISION_VALUE] = apply_value,
	[DECISION_SPEAKER] = apply_speaker,
};

struct mentions decisions_apply(const struct knowledge *knowledge, const struct article *article,
                                struct mentions mentions, const struct decision_here *decisions,
                                size_t n, struct arena *arena)
{
	struct bench bench = { knowledge, article,
		               g_array_new(FALSE, FALSE, sizeof(struct mention)), arena };
	g_array_append_vals(bench.mentions, mentions.items, (guint)mentions.n);
	for (size_t i = 0; i < n; i++)
		apply[decisions[i].decision->kind](&bench, &decisions[i]);
	g_array_sort(bench.mentions, mention_compare);
	struct mentions decided = { .n = bench.mentions->len };
	decided.items = arena_take_array(arena, bench.mentions, struct mention);
	return decided;
}
