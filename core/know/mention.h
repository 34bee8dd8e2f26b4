/* Mentions: who and what an article's text names. What extraction makes, and
 * panels, margin and exports read. */
#ifndef ZHUPI_KNOW_MENTION_H
#define ZHUPI_KNOW_MENTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/span.h"

enum mention_type {
	MENTION_PERSON,
	MENTION_METRIC,
	MENTION_QUOTE,
	MENTION_ENTITY, /* only where it is asked for: knowledge.h */
	MENTION_TYPE_COUNT
};

enum person_role {
	ROLE_OFFICIAL,
	ROLE_DEPUTY,
	ROLE_EXPERT,
	ROLE_BUSINESS,
	ROLE_REPORTER,
	ROLE_LEADER,
	ROLE_OTHER,
	ROLE_COUNT
};

enum comparator {
	COMPARATOR_EQUAL,    /* = */
	COMPARATOR_ABOUT,    /* ~ */
	COMPARATOR_MORE,     /* > */
	COMPARATOR_AT_LEAST, /* >= */
	COMPARATOR_LESS,     /* < */
	COMPARATOR_AT_MOST,  /* <= */
	COMPARATOR_COUNT
};

enum metric_kind { METRIC_OTHER, METRIC_TARGET, METRIC_ACTUAL, METRIC_KIND_COUNT };
enum direction { DIRECTION_NONE, DIRECTION_UP, DIRECTION_DOWN, DIRECTION_LEVEL, DIRECTION_COUNT };

/* What an entity is. */
enum entity_kind {
	ENTITY_PLACE,
	ENTITY_ORGANISATION,
	ENTITY_WORK, /* laws, plans, reports: what stands in 《》 */
	ENTITY_DATE,
	ENTITY_MEETING,
	ENTITY_TERM, /* of a list of the reader's own */
	ENTITY_KIND_COUNT
};

/* The contract's words: "official", ">=", "target", "up", … */
const char *mention_type_name(enum mention_type type);
const char *entity_kind_name(enum entity_kind kind);
const char *person_role_name(enum person_role role);
const char *comparator_sign(enum comparator comparator);

/* What is called so; the enumeration's count where nothing is, or for NULL. */
enum mention_type mention_type_named(const char *name);
enum entity_kind entity_kind_named(const char *name);
enum person_role person_role_named(const char *name);
enum comparator comparator_signed(const char *sign);

const char *metric_kind_name(enum metric_kind kind);
const char *direction_name(enum direction direction); /* NULL for none */

/* name is the full name, also where the text says only 李书记. */
struct person {
	const char *name;
	const char *const *posts; /* full posts as the text gives them, n_posts */
	size_t n_posts;
	enum person_role role;
};

/* Where the words stand that made a metric, from the start of its span on; empty where
 * there is none. What they say is told to who asks (mention_rule). */
struct metric_words {
	struct metric_word {
		int32_t start, end;
	} number, before, behind, inner, change;
	const char *unit;
};

/* value is in unit (14万亿元 -> 14e12 元); value_to equals value unless the
 * text gives a range. Strings are NULL where the text gives none. */
struct metric {
	double value, value_to;
	const char *unit;
	const char *measure; /* "area": what units compare with; NULL: only the same unit */
	double base;         /* of measure, so many in one of unit; 1 where NULL */
	enum comparator comparator;
	const char *qualifier; /* the comparator's word as it stands */
	const char *indicator, *region, *period;
	enum metric_kind kind;
	enum direction direction;
	const char *change_word;
	bool result; /* the figure is what came of the change: 提高到65% */
	const struct metric_words *words;
};

/* The span takes in the quotation marks; indirect speech has none. */
struct quote {
	const char *speaker, *verb;
	bool indirect;
};

/* A thing that is named. Strings are NULL where there is nothing to say. */
struct entity {
	enum entity_kind kind;
	const char *name; /* 郑州 for 郑州市; of a date, ISO 8601: 2025-03, 2021/2025 */
	const char *sort; /* finer than kind: city, company, law, day; of a term, its list */
	const char *note; /* of a city its province, of a term its row's note */
	unsigned list;    /* of a term: which of the reader's lists, from 0 */
};

/* One mention. Strings are owned by the arena given to the extraction. */
struct mention {
	enum mention_type type;
	size_t block;     /* index into article->blocks */
	struct span span; /* off in that block's text */
	const char *rule; /* which rule and lexicon rows made it, for a person to read; of a
	                   * metric NULL: its words tell */
	union {
		struct person person;
		struct metric metric;
		struct quote quote;
		struct entity entity;
	};
};

/* In order of block, then start, then longer first. */
struct mentions {
	const struct mention *items;
	size_t n;
};

/* Which rule and lexicon rows made mention, for a person to read; text is its block's. The
 * caller frees. */
char *mention_rule(const struct mention *mention, struct slice text);

/* The order of mentions, for sorting: by block, start, longer first, type. */
int mention_compare(const void *a, const void *b);

#endif
