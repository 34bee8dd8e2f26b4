/* What the verbs that read or write annotations share: their sidecar, their
 * knowledge, the number in --article. */
#ifndef ZHUPI_TUI_VERB_ANNOTATOR_H
#define ZHUPI_TUI_VERB_ANNOTATOR_H

#include "core/flow/annotator.h"
#include "tui/verb.h"

/* The option that all of them have. */
#define VERB_SIDECAR_OPTION(variable)                                                              \
	{                                                                                          \
		"sidecar", 0, 0, G_OPTION_ARG_FILENAME, (variable),                                \
		        "keep annotations in FILE, not in the zhupi.db beside the corpus", "FILE"  \
	}

/* … and those that look for words in a file. */
#define VERB_ARTICLE_OPTION(variable)                                                              \
	{                                                                                          \
		"article", 'a', 0, G_OPTION_ARG_INT, (variable),                                   \
		        "look in that article only, counted from 0 as extract does", "N"           \
	}

/* What the verbs that change how words of a file are read are told. */
struct verb_place {
	char *quote, *sidecar;
	int article; /* -1: any */
};

/* Runs such a verb: takes FILE and the words that say what is to be done, as one line,
 * and calls act with user. needs says what --quote is for where it is missing. Frees
 * what place holds. */
int verb_at_place(const struct verb *verb, const GOptionEntry *entries, int argc, char **argv,
                  struct verb_place *place, const char *needs,
                  int (*act)(const char *path, const char *line, const void *user),
                  const void *user);

/* An annotator for path; what it has to say is told on standard error. */
struct annotator *verb_annotator(const char *path, const char *sidecar, GError **error);

/* The annotator that a verb with no option but --sidecar is about, that of the first of
 * *paths, which are at least and at most so many (verb_takes). NULL and *status where the
 * verb should end at once. */
struct annotator *verb_annotator_asked(const struct verb *verb, int argc, char **argv, guint least,
                                       guint most, char ***paths, int *status);

/* Words of the command line as UTF-8, whatever the locale says: its words, once
 * they are no UTF-8, are taken for the locale's. Replaces *word, NULL or not. */
void verb_take_text(char **word);

/* The lexicons, shipped and the user's own. */
struct knowledge *verb_knowledge(GError **error);

/* Tells on standard error what is wrong with the reader's own lists. */
void verb_complain_of_lists(const struct knowledge *knowledge);

/* Whether paths are as many as the verb wants, at least or, with most not 0,
 * at most; else a usage error, which is told. */
bool verb_takes(const struct verb *verb, char **paths, guint least, guint most, int *status);

#endif
