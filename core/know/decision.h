/* Decisions: what the reader says of mentions - this is no person, this is one
 * and holds that post, that figure is another, somebody else speaks. They win
 * over extraction, at one place or wherever the same words stand. */
#ifndef ZHUPI_KNOW_DECISION_H
#define ZHUPI_KNOW_DECISION_H

#include "core/base/arena.h"
#include "core/know/knowledge.h"
#include "core/text/article.h"

enum decision_kind {
	DECISION_NOT,     /* the words are no mention of type */
	DECISION_PERSON,  /* the words are a person called name, with post */
	DECISION_VALUE,   /* the metric is value … comparator */
	DECISION_SPEAKER, /* name says the quotation */
	DECISION_KIND_COUNT
};

/* Strings may be NULL where the kind has no use for them. */
struct decision {
	enum decision_kind kind;
	enum mention_type type;
	const char *words; /* as they stand in the text */
	bool everywhere;   /* wherever these words stand; else only at raw */
	struct span raw;   /* bytes of the file */
	const char *name, *post;
	double value, value_to;
	const char *unit;
	enum comparator comparator;
};

/* Whether a decision made mention what it is. */
bool decision_made(const struct mention *mention);

/* "not", "person", "value", "speaker". */
const char *decision_name(enum decision_kind kind);

/* The kind of that name, or DECISION_KIND_COUNT. */
enum decision_kind decision_named(const char *name);

/* The comparator of that sign; that of a number alone for NULL, as decisions that are not
 * about a value have it. */
enum comparator decision_comparator(const char *sign);

/* A decision as it bears on one article: at a place in it, or, with block
 * SIZE_MAX, everywhere. */
struct decision_here {
	const struct decision *decision;
	size_t block;
	struct span span; /* off in that block's text */
};

/* The mentions of article after decisions, the later ones last; owned by
 * arena. mentions itself stays as it is. */
struct mentions decisions_apply(const struct knowledge *knowledge, const struct article *article,
                                struct mentions mentions, const struct decision_here *decisions,
                                size_t n, struct arena *arena);

#endif
