/* `zhupi tags`: the tags in use, and how often. */
#include <stdio.h>

#include "tui/verb-annotator.h"

static bool print_tags(struct annotator *annotator, GError **error)
{
	struct tags *tags = annotator_tags(annotator, error);
	if (!tags)
		return false;
	for (size_t i = 0; i < tags->n; i++)
		printf("%zu\t%s\n", tags->items[i].count, tags->items[i].name);
	tags_free(tags);
	return true;
}

static int tags_run(const struct verb *verb, int argc, char **argv)
{
	g_autofree char *sidecar = NULL;
	const GOptionEntry entries[] = { VERB_SIDECAR_OPTION(&sidecar), { 0 } };
	g_auto(GStrv) paths = NULL;
	int status = 0;
	if (!verb_parse(verb, entries, argc, argv, &paths, &status) ||
	    !verb_takes(verb, paths, 1, 1, &status))
		return status;
	GError *error = NULL;
	struct annotator *annotator = verb_annotator(paths[0], sidecar, &error);
	bool done = annotator && print_tags(annotator, &error);
	annotator_free(annotator);
	return done ? 0 : verb_fail(error);
}

const struct verb verb_tags = {
	.name = "tags",
	.group = "Annotate",
	.arguments = "PATH",
	.summary = "List the tags in the sidecar of a file or folder, most used first",
	.example = "zhupi tags corpus",
	.run = tags_run,
};
