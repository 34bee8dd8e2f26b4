/* The annotator: finding its sidecar, or making it. What it does to it is in
 * annotator-act.c, what it reads back in annotator-marks.c. */
#include <string.h>

#include "core/flow/annotator-sidecar.h"
#include "core/store/sidecar-path.h"

struct annotator {
	char *path, *root, *notice;
	char *folder; /* real name of the folder that path lies in */
	char *author;
	bool given;        /* path was named by the user */
	bool rereads;      /* the last undo, redo or merge changed how files are read, */
	char *reread_path; /* or this one alone is */
	struct sidecar *sidecar;
};

static void set_path(struct annotator *annotator, char *path)
{
	g_autofree char *real = sidecar_path_real(path);
	g_free(annotator->path);
	g_free(annotator->folder);
	annotator->path = path;
	annotator->folder = g_path_get_dirname(real);
}

G_GNUC_PRINTF(2, 3)
static void set_notice(struct annotator *annotator, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	g_free(annotator->notice);
	annotator->notice = g_strdup_vprintf(format, arguments);
	va_end(arguments);
}

static void notice_away(struct annotator *annotator)
{
	set_notice(annotator, "Annotations are kept in %s: the folder of %s cannot be written",
	           annotator->path, annotator->root);
}

struct sidecar *annotator_sidecar(struct annotator *annotator, GError **error)
{
	if (annotator->sidecar || !g_file_test(annotator->path, G_FILE_TEST_EXISTS))
		return annotator->sidecar;
	annotator->sidecar = sidecar_open(annotator->path, error);
	if (annotator->sidecar && annotator->sidecar->read_only)
		set_notice(annotator, "%s can only be read: new annotations cannot be saved",
		           annotator->path);
	return annotator->sidecar;
}

struct annotator *annotator_new(const char *root, const char *sidecar_path, GError **error)
{
	struct annotator *annotator = g_new0(struct annotator, 1);
	const char *author = g_getenv("ZHUPI_AUTHOR");
	bool away = false;
	annotator->root = g_strdup(root);
	annotator->author = g_utf8_make_valid(author && *author ? author : g_get_user_name(), -1);
	annotator->given = sidecar_path != NULL;
	set_path(annotator, sidecar_path ? g_strdup(sidecar_path) : sidecar_path_find(root, &away));
	if (away)
		notice_away(annotator);
	GError *failure = NULL;
	annotator_sidecar(annotator, &failure);
	if (!failure)
		return annotator;
	g_propagate_error(error, failure);
	annotator_free(annotator);
	return NULL;
}

void annotator_free(struct annotator *annotator)
{
	if (!annotator)
		return;
	sidecar_close(annotator->sidecar);
	g_free(annotator->path);
	g_free(annotator->folder);
	g_free(annotator->root);
	g_free(annotator->notice);
	g_free(annotator->author);
	g_free(annotator->reread_path);
	g_free(annotator);
}

void annotator_set_reread(struct annotator *annotator, bool some, char *path)
{
	g_free(annotator->reread_path);
	annotator->rereads = some;
	annotator->reread_path = path;
}

bool annotator_rereads(const struct annotator *annotator, const char *path)
{
	const char *only = annotator->reread_path;
	if (!annotator->rereads || !only)
		return annotator->rereads;
	g_autofree char *base = g_path_get_basename(path), *own = g_path_get_basename(only);
	if (strcmp(base, own) != 0)
		return false;
	g_autofree char *name = annotator_name_of(annotator, path);
	return strcmp(name, only) == 0;
}

const char *annotator_path(const struct annotator *annotator)
{
	return annotator->path;
}

const char *annotator_notice(const struct annotator *annotator)
{
	return annotator->notice;
}

const char *annotator_author(const struct annotator *annotator)
{
	return annotator->author;
}

char *annotator_name_of(const struct annotator *annotator, const char *path)
{
	return sidecar_path_name(annotator->folder, path);
}

struct sidecar *annotator_sidecar_made(struct annotator *annotator, GError **error)
{
	GError *failure = NULL;
	if (annotator_sidecar(annotator, &failure))
		return annotator->sidecar;
	if (!failure)
		annotator->sidecar = sidecar_create(annotator->path, &failure);
	bool there = g_file_test(annotator->path, G_FILE_TEST_EXISTS);
	if (failure && !annotator->given && !annotator->notice && !there) {
		g_clear_error(&failure);
		set_path(annotator, sidecar_path_away(annotator->folder));
		notice_away(annotator);
		annotator->sidecar = sidecar_create(annotator->path, &failure);
	}
	if (failure)
		g_propagate_error(error, failure);
	return annotator->sidecar;
}
