/* The contract's words for what a mention can be. */
#include "core/know/mention.h"

#include <string.h>

const char *mention_type_name(enum mention_type type)
{
	static const char *const names[MENTION_TYPE_COUNT] = {
		[MENTION_PERSON] = "person",
		[MENTION_METRIC] = "metric",
		[MENTION_QUOTE] = "quote",
		[MENTION_ENTITY] = "entity",
	};
	return names[type];
}

const char *entity_kind_name(enum entity_kind kind)
{
	static const char *const names[ENTITY_KIND_COUNT] = {
		[ENTITY_PLACE] = "place",     [ENTITY_ORGANISATION] = "organisation",
		[ENTITY_WORK] = "work",       [ENTITY_DATE] = "date",
		[ENTITY_MEETING] = "meeting", [ENTITY_TERM] = "term",
	};
	return names[kind];
}

const char *person_role_name(enum person_role role)
{
	static const char *const names[ROLE_COUNT] = {
		[ROLE_OFFICIAL] = "official", [ROLE_DEPUTY] = "deputy",
		[ROLE_EXPERT] = "expert",     [ROLE_BUSINESS] = "business",
		[ROLE_REPORTER] = "reporter", [ROLE_LEADER] = "leader",
		[ROLE_OTHER] = "other",
	};
	return names[role];
}

const char *comparator_sign(enum comparator comparator)
{
	static const char *const signs[COMPARATOR_COUNT] = {
		[COMPARATOR_EQUAL] = "=",     [COMPARATOR_ABOUT] = "~", [COMPARATOR_MORE] = ">",
		[COMPARATOR_AT_LEAST] = ">=", [COMPARATOR_LESS] = "<",  [COMPARATOR_AT_MOST] = "<=",
	};
	return signs[comparator];
}

enum mention_type mention_type_named(const char *name)
{
	enum mention_type type = 0;
	while (type < MENTION_TYPE_COUNT && (!name || strcmp(mention_type_name(type), name) != 0))
		type++;
	return type;
}

enum comparator comparator_signed(const char *sign)
{
	for (int i = 0; sign && i < COMPARATOR_COUNT; i++)
		if (strcmp(comparator_sign((enum comparator)i), sign) == 0)
			return (enum comparator)i;
	return COMPARATOR_EQUAL;
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
