/* `:export FORMAT [FILE]`, by the same functions as `zhupi export`. */
#include "tui/exporting.h"

#include <string.h>

#include "core/flow/export.h"
#include "tui/outfile.h"

static bool gather(const struct app *app, struct quotations *quotations, GError **error)
{
	for (char **path = app->paths; *path; path++)
		if (strcmp(*path, "-") != 0 &&
		    !quotations_gather(quotations, app->annotator, *path, NULL, error))
			return false;
	return true;
}

static void export_to(struct app *app, const struct export_format *format, const char *file)
{
	GError *error = NULL;
	struct quotations *quotations = quotations_new();
	bool gathered = gather(app, quotations, &error);
	if (gathered && quotations_are_none(quotations, format))
		app_say(app, "there are no marks to export yet");
	else if (gathered && export_write(quotations, format, file, &error))
		app_say(app, "%u mark%s written to %s", quotations->items->len,
		        quotations->items->len == 1 ? "" : "s", file);
	if (error)
		app_complain(app, error);
	quotations_free(quotations);
}

void export_act(struct app *app, const char *argument)
{
	GError *error = NULL;
	bool over = outfile_may_replace(&argument);
	size_t len = strcspn(argument, " ");
	g_autofree char *name = g_strndup(argument, len);
	const char *typed = argument + len + strspn(argument + len, " ");
	const struct export_format *format =
	        export_format_named(*name ? name : export_formats[0]->name, &error);
	if (!format) {
		app_complain(app, error);
		return;
	}
	if (!app->annotator) {
		app_say(app, "%s", app->no_annotator);
		return;
	}
	g_autofree char *file = *typed ? outfile_typed(app, ACTION_EXPORT, typed, over, &error)
	                               : outfile_new("quotations", format->extension);
	if (file)
		export_to(app, format, file);
	else
		app_complain(app, error);
}
