/* Decisions by name: the words that a key, a command and the verb `decide` share
 * ("not", "person 省长", "value 5%以上"), and what each says of a place. */
#ifndef ZHUPI_FLOW_DECISION_WORD_H
#define ZHUPI_FLOW_DECISION_WORD_H

#include "core/flow/annotator.h"
#include "core/know/decision.h"

/* What a decision is asked of: the mentions at a place, or a range. */
struct decision_site {
	const struct document *document;
	size_t article;
	struct place at;
	struct text_range range;           /* a name, for what was not found to be one */
	bool selected;                     /* range is the name, whatever was found there */
	const struct mentions *mentions;   /* of the article: those that the reader sees */
	const struct knowledge *knowledge; /* to read a value with; may be NULL */
};

struct decision_word {
	const char *word;      /* "not" */
	const char *arguments; /* "", "[POST]", "TEXT" */
	/* NULL: what was decided there is taken back. */
	bool (*make)(const struct decision_site *site, const struct mention *mention,
	             const char *rest, struct arena *arena, struct decision *decision);
	/* What the text has there now, for the caller to free; NULL: nothing to begin from.
	 * mention may be NULL for a person only. */
	char *(*now)(const struct decision_site *site, const struct mention *mention);
	enum mention_type about; /* of the mention that it asks for; MENTION_TYPE_COUNT: any */
	const char *does;        /* for help */
	const char *cannot;      /* why it cannot be done */
};

/* The word that line begins with, behind "everywhere" if that stands before it;
 * what follows in *rest. NULL for none. */
const struct decision_word *decision_word_find(const char *line, bool *everywhere,
                                               const char **rest);

/* Whether word wants something behind it that is not there, or is to be asked for: “…”. */
bool decision_word_asks(const struct decision_word *word, const char *rest);

/* Whether there is what word is about, so that asking is of use; *now is what an
 * answer may begin from, for the caller to free, or NULL. */
bool decision_word_question(const struct decision_site *site, const struct decision_word *word,
                            char **now);

/* What was done. */
struct decision_done {
	char *told; /* what step_told_decision says; for the caller to free */
	bool everywhere;
};

/* Does what word says at site, and keeps it. False and an error (FAILED: the
 * word's cannot) where there is nothing of the kind to do. */
bool decision_word_keep(struct annotator *annotator, const struct decision_site *site,
                        const struct decision_word *word, const char *rest, bool everywhere,
                        struct decision_done *done, GError **error);

/* "not, person [POST], …", for messages. The caller frees. */
char *decision_word_list(void);

#endif
