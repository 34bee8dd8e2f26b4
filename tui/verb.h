/* The verbs of the command line: what `zhupi VERB` can be, one file each. */
#ifndef ZHUPI_TUI_VERB_H
#define ZHUPI_TUI_VERB_H

#include <glib.h>
#include <stdbool.h>

struct verb {
	const char *name;
	const char *group;     /* the heading under which --help lists it */
	const char *arguments; /* "[PATH…]" */
	const char *summary;   /* what it does, in one line */
	const char *example;   /* a whole command line */
	int (*run)(const struct verb *verb, int argc,
	           char **argv); /* argv[0] is the verb; returns the exit code */
};

/* Each is defined in tui/verb-NAME.c. */
extern const struct verb verb_annotate;
extern const struct verb verb_annotations;
extern const struct verb verb_export;
extern const struct verb verb_correct;
extern const struct verb verb_decide;
extern const struct verb verb_extract;
extern const struct verb verb_merge;
extern const struct verb verb_read;
extern const struct verb verb_redo;
extern const struct verb verb_table;
extern const struct verb verb_tags;
extern const struct verb verb_undo;

const struct verb *verb_find(const char *name);

/* Parses argv by options, with --help made from verb. On success the
 * arguments that are no options are left in *rest (the caller frees with
 * g_strfreev). False where the verb should end at once with *status: after a
 * usage error, which has been told. */
bool verb_parse(const struct verb *verb, const GOptionEntry *options, int argc, char **argv,
                char ***rest, int *status);

/* Tells error on standard error as "zhupi: …", frees it, returns its exit code. */
int verb_fail(GError *error);

/* Prints the program's help: its verbs by group. */
void verb_print_help(void);

#endif
