/* Knowledge: the lexicons of share/lexicon and the user's own, loaded once and
 * then read by any number of threads; and extraction by them. */
#ifndef ZHUPI_KNOW_KNOWLEDGE_H
#define ZHUPI_KNOW_KNOWLEDGE_H

#include "core/base/arena.h"
#include "core/know/mention.h"
#include "core/know/own-lists.h"
#include "core/text/article.h"

struct knowledge;

/* Loads lexicon tables from folders (NULL-terminated; later ones add to and
 * override earlier ones; one that is not there is passed over). NULL and an
 * error where a table is malformed: file, line, what is wrong. */
struct knowledge *knowledge_load(const char *const *folders, GError **error);
void knowledge_free(struct knowledge *knowledge);

/* All mentions of article, in order; owned by arena. Thread-safe over one
 * knowledge, with an arena a thread. */
struct mentions knowledge_extract(const struct knowledge *knowledge, const struct article *article,
                                  struct arena *arena);

/* What else can be extracted. */
enum extent {
	EXTENT_USUAL, /* persons, metrics, quotations: nothing else */
	EXTENT_TERMS, /* the words of the reader's own lists */
	EXTENT_ALL    /* and places, organisations, works, dates, meetings, and 他 for a person */
};

/* The mentions of article that knowledge_extract found, and with them, as far as
 * extent says, its entities and pronouns; in order, owned by arena. Thread-safe likewise. */
struct mentions knowledge_extend(const struct knowledge *knowledge, const struct article *article,
                                 struct mentions mentions, enum extent extent, struct arena *arena);

/* The reader's own lists: tables of the folders behind the first that the first
 * has not. */
const struct own_lists *knowledge_lists(const struct knowledge *knowledge);

/* With what a figure in unit compares: measure ("area") names the kind, and base says how
 * many of the kind's own unit one is, so that 1 公顷 and 15 亩 are the same area. NULL and 1
 * for what is counted, and where the unit is unknown or NULL: these compare only with the
 * same unit. */
void knowledge_measure(const struct knowledge *knowledge, const char *unit, double *base,
                       const char **measure);

/* The word of Chinese running text around off, as the lexicon reads it; empty where off is
 * in none. */
struct span knowledge_word(const struct knowledge *knowledge, struct slice text, size_t off);

/* For asking why of many mentions of article: see why.h. The caller frees. */
struct inquiry *knowledge_inquire(const struct knowledge *knowledge, const struct article *article);

/* Why one mention is of article's. The caller frees with g_strfreev. */
char **knowledge_why(const struct knowledge *knowledge, const struct article *article,
                     const struct mention *mention);

#endif
