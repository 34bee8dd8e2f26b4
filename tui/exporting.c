/* `:export FORMAT [FILE]`, by the same functions as `zhupi export`. */
#include "tui/exporting.h"

#include <string.h>

#include "core/flow/export.h"

/* A name that no file has yet: quotations.md, quotations-2.md … */
static char *new_name(const struct export_format *format)
{
	char *name = g_strdup_printf("quotations.%s", format->extension);
	for (int i = 2; g_file_test(name, G_FILE_TEST_EXISTS); i++) {
		g_free(name);
		name = g_strdup_printf("quotations-%d.%s", i, format->extension);
	}
	return name;
}

/* ~/ is the home folder, as a shell would have made it. */
static char *file_name(const char *typed)
{
	if (g_str_has_prefix(typed, "~/"))
		return g_build_filename(g_get_home_dir(), typed + 2, NULL);
	return g_strdup(typed);
}

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
	g_autofree char *file = *typed ? file_name(typed) : new_name(format);
	export_to(app, format, file);
}
