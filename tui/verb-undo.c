/* `zhupi undo` and `zhupi redo`: take back, or do again, the last action on the
 * annotations of PATH, whoever did it: a key, a verb, an earlier session. */
#include <stdio.h>

#include "tui/verb-annotator.h"

typedef bool (*go_fn)(struct annotator *, char **, GError **);

static int go(struct annotator *annotator, go_fn undo_or_redo, const char *name)
{
	GError *error = NULL;
	g_autofree char *what = NULL;
	if (!undo_or_redo(annotator, &what, &error))
		return verb_fail(error);
	if (what)
		printf("%s: %s\n", name, what);
	else
		printf("nothing to %s\n", name);
	return 0;
}

static int run(const struct verb *verb, int argc, char **argv, go_fn undo_or_redo)
{
	g_auto(GStrv) paths = NULL;
	int status = 0;
	struct annotator *annotator = verb_annotator_asked(verb, argc, argv, 1, 1, &paths, &status);
	if (annotator)
		status = go(annotator, undo_or_redo, verb->name);
	annotator_free(annotator);
	return status;
}

static int undo_run(const struct verb *verb, int argc, char **argv)
{
	return run(verb, argc, argv, annotator_undo);
}

static int redo_run(const struct verb *verb, int argc, char **argv)
{
	return run(verb, argc, argv, annotator_redo);
}

const struct verb verb_undo = {
	.name = "undo",
	.group = "Annotate",
	.arguments = "PATH",
	.summary = "Take back the last action on the annotations of a file or folder",
	.example = "zhupi undo corpus",
	.run = undo_run,
};

const struct verb verb_redo = {
	.name = "redo",
	.group = "Annotate",
	.arguments = "PATH",
	.summary = "Do again what was taken back last",
	.example = "zhupi redo corpus",
	.run = redo_run,
};
