/* Corrections by name: the words that a key, a command and the verb `correct`
 * share ("join", "heading 2", "fix 今年"), and what each does at a place. */
#ifndef ZHUPI_FLOW_CORRECTION_WORD_H
#define ZHUPI_FLOW_CORRECTION_WORD_H

#include "core/flow/annotator.h"
#include "core/text/correction.h"

/* What a correction is asked of: an article of document, and a range whose
 * start is the cursor; only "fix" looks at its end. */
struct correction_site {
	const struct document *document;
	size_t article;
	struct text_range range;
};

struct correction_word {
	const char *word;      /* "join" */
	const char *arguments; /* "", "[LEVEL]", "TEXT" */
	/* NULL: what was made there is taken back. */
	bool (*make)(const struct correction_site *site, const struct correction_word *word,
	             const char *rest, struct correction *step);
	enum block_type type; /* of the words that name one */
	const char *does;     /* "join it with what follows", for help */
	const char *cannot;   /* why it cannot be done */
};

/* The word that line begins with, what follows it in *rest; NULL for none. */
const struct correction_word *correction_word_find(const char *line, const char **rest);

/* Does what word says at site, and keeps it; *told is what it did, for the caller to
 * free. False and an error (FAILED: the word's cannot) where there is nothing of the
 * kind to do. */
bool correction_word_keep(struct annotator *annotator, const struct correction_site *site,
                          const struct correction_word *word, const char *rest, char **told,
                          GError **error);

/* "join, split, up, …", for messages. The caller frees. */
char *correction_word_list(void);

#endif
