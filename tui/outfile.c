/* Names for what is exported. */
#include "tui/outfile.h"

#include <string.h>
#include <sys/stat.h>

#include "core/base/error.h"
#include "core/flow/library.h"

char *outfile_new(const char *stem, const char *extension)
{
	char *name = g_strdup_printf("%s.%s", stem, extension);
	for (int i = 2; g_file_test(name, G_FILE_TEST_EXISTS); i++) {
		g_free(name);
		name = g_strdup_printf("%s-%d.%s", stem, i, extension);
	}
	return name;
}

static bool is_file(const struct stat *file, const char *path)
{
	struct stat other;
	return stat(path, &other) == 0 && other.st_dev == file->st_dev &&
	       other.st_ino == file->st_ino;
}

/* Whether the file is one of those that are read, under whichever name. */
static bool is_document(const struct app *app, const struct stat *file)
{
	if (app->view->path && is_file(file, app->view->path))
		return true;
	for (size_t i = 0; i < app->shelf->n_files; i++)
		if (is_file(file, app->shelf->files[i].path))
			return true;
	return false;
}

/* Also that of a folder below, by the name that was typed. */
static bool is_sidecar(struct annotator *annotator, const struct stat *file, const char *name)
{
	return annotator && (is_file(file, annotator_path(annotator)) ||
	                     is_file(file, annotator_path(annotator_of(annotator, name))));
}

static void complain_of_loss(const char *name, GError **error)
{
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_OUTPUT,
	            "%s: is what you read, and is never written over; name another", name);
}

bool outfile_spares(const char *name, const char *const *paths, struct annotator *annotator,
                    GError **error)
{
	struct stat there;
	if (!name || stat(name, &there) != 0)
		return true;
	bool spares = !is_sidecar(annotator, &there, name);
	struct library *library = library_walk(paths, NULL); /* NULL: no documents any more */
	for (size_t i = 0; library && i < library->n_files; i++)
		spares &= !is_file(&there, library->files[i].path);
	library_free(library);
	if (!spares)
		complain_of_loss(name, error);
	return spares;
}

char *outfile_typed(const struct app *app, enum action action, const char *typed, bool over,
                    GError **error)
{
	/* as a shell would have made it */
	g_autofree char *name = g_str_has_prefix(typed, "~/")
	                                ? g_build_filename(g_get_home_dir(), typed + 2, NULL)
	                                : g_strdup(typed);
	struct stat there;
	if (stat(name, &there) != 0)
		return g_steal_pointer(&name);
	if (is_document(app, &there) || is_sidecar(app->annotator, &there, name)) {
		complain_of_loss(name, error);
		return NULL;
	}
	if (over)
		return g_steal_pointer(&name);
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_OUTPUT,
	            "%s: is there already; name another, or say :%s! to write over it", name,
	            actions[action].name);
	return NULL;
}

bool outfile_may_replace(const char **argument)
{
	if (**argument != '!')
		return false;
	*argument += 1 + strspn(*argument + 1, " ");
	return true;
}
