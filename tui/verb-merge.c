/* `zhupi merge`: what another sidecar, or an export in JSON lines, holds taken
 * into the sidecar of PATH. */
#include <stdio.h>

#include "core/flow/merge.h"
#include "tui/verb-annotator.h"

/* One after the other; what went in before one failed stays. */
static int merge_all(struct annotator *annotator, char **others)
{
	for (; *others; others++) {
		GError *error = NULL;
		struct merge_report report = { 0 };
		struct holdings *from = holdings_open(*others, &error);
		bool done = from && merge_into(annotator, from, &report, &error);
		holdings_free(from);
		for (guint i = 0; done && i < report.conflicts->len; i++)
			fprintf(stderr, "zhupi: %s\n",
			        (const char *)g_ptr_array_index(report.conflicts, i));
		g_autofree char *told = done ? merge_report_told(&report) : NULL;
		merge_report_clear(&report);
		if (!done)
			return verb_fail(error);
		printf("%s: %s\n", *others, told);
	}
	return 0;
}

static int merge_run(const struct verb *verb, int argc, char **argv)
{
	g_auto(GStrv) paths = NULL;
	int status = 0;
	struct annotator *annotator = verb_annotator_asked(verb, argc, argv, 2, 0, &paths, &status);
	if (annotator)
		status = merge_all(annotator, paths + 1);
	annotator_free(annotator);
	return status;
}

const struct verb verb_merge = {
	.name = "merge",
	.group = "Annotate",
	.arguments = "PATH OTHER…",
	.summary = "Take in what OTHER, a colleague's zhupi.db or JSON lines, holds; undo takes it "
	           "back",
	.example = "zhupi merge corpus ~/from-lin/zhupi.db",
	.run = merge_run,
};
