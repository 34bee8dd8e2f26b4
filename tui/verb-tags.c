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
	g_auto(GStrv) paths = NULL;
	int status = 0;
	struct annotator *annotator = verb_annotator_asked(verb, argc, argv, 1, 1, &paths, &status);
	GError *error = NULL;
	if (annotator && !print_tags(annotator, &error))
		status = verb_fail(error);
	annotator_free(annotator);
	return status;
}

const struct verb verb_tags = {
	.name = "tags",
	.group = "Annotate",
	.arguments = "PATH",
	.summary = "List the tags in the sidecar of a file or folder, most used first",
	.example = "zhupi tags corpus",
	.run = tags_run,
};
