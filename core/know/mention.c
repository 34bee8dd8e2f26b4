/* The contract's words for what a mention can be, and the telling of what made one. */
#include "core/know/mention.h"

#include <glib.h>

#include "core/base/names.h"

static const char *const mention_types[MENTION_TYPE_COUNT] = {
	[MENTION_PERSON] = "person",
	[MENTION_METRIC] = "metric",
	[MENTION_QUOTE] = "quote",
	[MENTION_ENTITY] = "entity",
};

const char *mention_type_name(enum mention_type type)
{
	return mention_types[type];
}

static const char *const entity_kinds[ENTITY_KIND_COUNT] = {
	[ENTITY_PLACE] = "place", [ENTITY_ORGANISATION] = "organisation", [ENTITY_WORK] = "work",
	[ENTITY_DATE] = "date",   [ENTITY_MEETING] = "meeting",           [ENTITY_TERM] = "term",
};

const char *entity_kind_name(enum entity_kind kind)
{
	return entity_kinds[kind];
}

static const char *const roles[ROLE_COUNT] = {
	[ROLE_OFFICIAL] = "official", [ROLE_DEPUTY] = "deputy",     [ROLE_EXPERT] = "expert",
	[ROLE_BUSINESS] = "business", [ROLE_REPORTER] = "reporter", [ROLE_LEADER] = "leader",
	[ROLE_OTHER] = "other",
};

const char *person_role_name(enum person_role role)
{
	return roles[role];
}

static const char *const signs[COMPARATOR_COUNT] = {
	[COMPARATOR_EQUAL] = "=",     [COMPARATOR_ABOUT] = "~", [COMPARATOR_MORE] = ">",
	[COMPARATOR_AT_LEAST] = ">=", [COMPARATOR_LESS] = "<",  [COMPARATOR_AT_MOST] = "<=",
};

const char *comparator_sign(enum comparator comparator)
{
	return signs[comparator];
}

enum mention_type mention_type_named(const char *name)
{
	return (enum mention_type)names_find(mention_types, MENTION_TYPE_COUNT, name);
}

enum entity_kind entity_kind_named(const char *name)
{
	return (enum entity_kind)names_find(entity_kinds, ENTITY_KIND_COUNT, name);
}

enum person_role person_role_named(const char *name)
{
	return (enum person_role)names_find(roles, ROLE_COUNT, name);
}

enum comparator comparator_signed(const char *sign)
{
	return (enum comparator)names_find(signs, COMPARATOR_COUNT, sign);
}

const char *metric_kind_name(enum metric_kind kind)
{
	static const char *const names[METRIC_KIND_COUNT] = {
		[METRIC_OTHER] = "other",
		[METRIC_TARGET] = "target",
		[METRIC_ACTUAL] = "actual",
	};
	return names[kind];
}

const char *direction_name(enum direction direction)
{
	static const char *const names[DIRECTION_COUNT] = {
		[DIRECTION_UP] = "up",
		[DIRECTION_DOWN] = "down",
		[DIRECTION_LEVEL] = "level",
	};
	return names[direction];
}

/* Appends a word, if there is one, and the table it is of. */
static void tell_word(GString *told, struct slice word, const char *table)
{
	if (word.len)
		g_string_append_printf(told, ", %.*s (%s)", (int)word.len, word.data, table);
}

char *mention_rule(const struct mention *mention, struct slice text)
{
	const struct metric_words *words =
	        mention->type == MENTION_METRIC ? mention->metric.words : NULL;
	if (mention->rule || !words)
		return g_strdup(mention->rule ? mention->rule : "");
	const struct {
		struct metric_word word;
		const char *table;
	} rest[] = { { words->before, "qualifiers" },
		     { words->behind, "qualifiers" },
		     { words->inner, "numerals" },
		     { words->change, "changes" } };
	const char *start = text.data + mention->span.start;
	GString *told = g_string_new("number ");
	g_string_append_len(told, start + words->number.start,
	                    words->number.end - words->number.start);
	tell_word(told, slice_of(words->unit ? words->unit : ""), "units");
	for (size_t i = 0; i < G_N_ELEMENTS(rest); i++) {
		const struct metric_word word = rest[i].word;
		tell_word(told,
		          (struct slice){ start + word.start, (size_t)(word.end - word.start) },
		          rest[i].table);
	}
	return g_string_free(told, FALSE);
}

int mention_compare(const void *a, const void *b)
{
	const struct mention *x = a, *y = b;
	if (x->block != y->block)
		return x->block < y->block ? -1 : 1;
	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	if (x->span.end != y->span.end)
		return x->span.end > y->span.end ? -1 : 1;
	return (int)x->type - (int)y->type;
}
