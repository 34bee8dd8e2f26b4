/* Names for what is exported. */
#include "tui/outfile.h"

#include <string.h>
#include <sys/stat.h>

#include "core/base/error.h"

char *outfile_new(const char *stem, const char *extension)
{
	char *name = g_strdup_printf("%s.%s", stem, extension);
	for (int i = 2; g_file_test(name, G_FILE_TEST_EXISTS); i++) {
		g_free(name);
		name = g_strdup_printf("%s-%d.%s", stem, i, extension);
	}
	return name;
}

/* Whether the file is one of those that are read, under whichever name. */
static bool is_document(const struct app *app, const struct stat *file)
{
	struct stat other;
	for (size_t i = 0; i < app->shelf->n_files; i++)
		if (stat(app->shelf->files[i].path, &other) == 0 && other.st_dev == file->st_dev &&
		    other.st_ino == file->st_ino)
			return true;
	return false;
}

static bool is_sidecar(const struct app *app, const struct stat *file)
{
	struct stat other;
	return app->annotator && stat(annotator_path(app->annotator), &other) == 0 &&
	       other.st_dev == file->st_dev && other.st_ino == file->st_ino;
}

char *outfile_typed(const struct app *app, const char *typed, bool over, GError **error)
{
	/* as a shell would have made it */
	g_autofree char *name = g_str_has_prefix(typed, "~/")
	                                ? g_build_filename(g_get_home_dir(), typed + 2, NULL)
	                                : g_strdup(typed);
	struct stat there;
	if (stat(name, &there) != 0)
		return g_steal_pointer(&name);
	if (is_document(app, &there) || is_sidecar(app, &there)) {
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_OUTPUT,
		            "%s: is what you read, and is never written over; name another", name);
		return NULL;
	}
	if (over)
		return g_steal_pointer(&name);
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_OUTPUT,
	            "%s: is there already; name another, or say :export! to write over it", name);
	return NULL;
}

bool outfile_may_replace(const char **argument)
{
	if (**argument != '!')
		return false;
	*argument += 1 + strspn(*argument + 1, " ");
	return true;
}
