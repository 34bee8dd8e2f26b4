/* `:merge PATH`, by the same functions as `zhupi merge`. */
#include "tui/merging.h"

#include "core/flow/merge.h"
#include "tui/jobs.h"
#include "tui/prompt.h"

/* What is on show is read again with what came in. */
static void tell(struct app *app, const struct merge_report *report)
{
	g_autofree char *told = merge_report_told(report);
	app_saved(app);
	app_marks_changed(app);
	job_all_again(app);
	if (report->conflicts->len)
		app_say(app, "%s; %u differ, such as %s", told, report->conflicts->len,
		        (const char *)g_ptr_array_index(report->conflicts, 0));
	else
		app_say(app, "%s", told);
}

void merge_act(struct app *app, const char *path)
{
	GError *error = NULL;
	struct merge_report report = { 0 };
	if (!app->annotator) {
		app_say(app, "%s", app->no_annotator ? app->no_annotator : "nothing can be kept");
		return;
	}
	if (!*path) {
		prompt_ask(app, "merge ", "");
		return;
	}
	g_autofree char *file = g_str_has_prefix(path, "~/")
	                                ? g_build_filename(g_get_home_dir(), path + 2, NULL)
	                                : g_strdup(path);
	struct holdings *from = holdings_open(file, &error);
	if (from && merge_into(app->annotator, from, &report, &error))
		tell(app, &report);
	else
		app_complain(app, error);
	merge_report_clear(&report);
	holdings_free(from);
}
