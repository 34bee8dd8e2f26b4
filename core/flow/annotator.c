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
	bool hurried;      /* waits for nobody: a sidecar that is locked is opened later */
	bool locked;       /* this one was when that was tried last */
	bool rereads;      /* the last undo, redo or merge changed how files are read, */
	char *reread_path; /* or this one alone is */
	struct sidecar *sidecar;
	struct annotator *last_undone; /* of all, which undid or redid last */
	GHashTable *below; /* path of a sidecar in a folder below -> struct annotator, owned */
	GPtrArray *all;    /* itself and those below, once they were looked for; else NULL */
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

/* Takes sidecar, which may be NULL. */
static void set_sidecar(struct annotator *annotator, struct sidecar *sidecar)
{
	annotator->sidecar = sidecar;
	if (sidecar && annotator->hurried)
		sidecar_hurry(sidecar);
}

struct sidecar *annotator_sidecar(struct annotator *annotator, GError **error)
{
	annotator->locked = false;
	if (annotator->sidecar || !g_file_test(annotator->path, G_FILE_TEST_EXISTS))
		return annotator->sidecar;
	set_sidecar(annotator, annotator->hurried ? sidecar_open_hurried(annotator->path,
	                                                                 &annotator->locked, error)
	                                          : sidecar_open(annotator->path, error));
	if (annotator->sidecar && annotator->sidecar->read_only)
		set_notice(annotator, "%s can only be read: new annotations cannot be saved",
		           annotator->path);
	return annotator->sidecar;
}

static void free_below(gpointer annotator)
{
	annotator_free(annotator);
}

/* Takes path. */
static struct annotator *annotator_at(char *path, const char *root, const char *author)
{
	struct annotator *annotator = g_new0(struct annotator, 1);
	annotator->root = g_strdup(root);
	annotator->author = g_utf8_make_valid(author, -1);
	annotator->below = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_below);
	set_path(annotator, path);
	return annotator;
}

static struct annotator *annotator_made(const char *root, const char *sidecar_path, bool hurried,
                                        GError **error)
{
	const char *author = g_getenv("ZHUPI_AUTHOR");
	bool away = false;
	char *path = sidecar_path ? g_strdup(sidecar_path) : sidecar_path_find(root, &away);
	struct annotator *annotator =
	        annotator_at(path, root, author && *author ? author : g_get_user_name());
	annotator->given = sidecar_path != NULL;
	annotator->hurried = hurried;
	if (away)
		notice_away(annotator);
	GError *failure = NULL;
	annotator_sidecar(annotator, &failure);
	if (annotator->locked)
		g_clear_error(&failure);
	if (!failure)
		return annotator;
	g_propagate_error(error, failure);
	annotator_free(annotator);
	return NULL;
}

struct annotator *annotator_new(const char *root, const char *sidecar_path, GError **error)
{
	return annotator_made(root, sidecar_path, false, error);
}

struct annotator *annotator_new_hurried(const char *root, const char *sidecar_path, GError **error)
{
	return annotator_made(root, sidecar_path, true, error);
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
	g_hash_table_unref(annotator->below);
	g_clear_pointer(&annotator->all, g_ptr_array_unref);
	g_free(annotator);
}

/* That of the sidecar at path, which is taken, in a folder below. */
static struct annotator *annotator_below(struct annotator *annotator, char *path)
{
	struct annotator *below = g_hash_table_lookup(annotator->below, path);
	if (!below) {
		below = annotator_at(g_strdup(path), annotator->root, annotator->author);
		below->hurried = annotator->hurried;
		g_hash_table_insert(annotator->below, g_strdup(path), below);
	}
	g_free(path);
	return below;
}

struct annotator *annotator_of(struct annotator *annotator, const char *path)
{
	char *below = annotator->given || strcmp(path, "-") == 0
	                      ? NULL
	                      : sidecar_path_below(annotator->folder, path);
	return below ? annotator_below(annotator, below) : annotator;
}

const GPtrArray *annotator_all(struct annotator *annotator)
{
	if (annotator->all)
		return annotator->all;
	annotator->all = g_ptr_array_new();
	g_ptr_array_add(annotator->all, annotator);
	/* of a file that was opened by itself, no folder is asked about its others */
	bool alone = annotator->given || !g_file_test(annotator->root, G_FILE_TEST_IS_DIR);
	g_autoptr(GPtrArray) paths =
	        alone ? g_ptr_array_new() : sidecar_paths_below(annotator->folder);
	for (guint i = 0; i < paths->len; i++)
		g_ptr_array_add(annotator->all,
		                annotator_below(annotator, g_strdup(paths->pdata[i])));
	return annotator->all;
}

void annotator_set_reread(struct annotator *annotator, bool some, char *path)
{
	g_free(annotator->reread_path);
	annotator->rereads = some;
	annotator->reread_path = path;
}

static bool rereads_own(const struct annotator *annotator, const char *path)
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

bool annotator_rereads(struct annotator *annotator, const char *path)
{
	const struct annotator *last = annotator->last_undone;
	return last && last->rereads && rereads_own(last, path) &&
	       annotator_of(annotator, path) == last;
}

void annotator_set_last_undone(struct annotator *annotator, struct annotator *last)
{
	annotator->last_undone = last;
}

const struct annotator *annotator_locked(const struct annotator *annotator)
{
	GHashTableIter each;
	gpointer below;
	g_hash_table_iter_init(&each, annotator->below);
	if (annotator->locked)
		return annotator;
	while (g_hash_table_iter_next(&each, NULL, &below))
		if (((const struct annotator *)below)->locked)
			return below;
	return NULL;
}

bool annotator_unlocked(struct annotator *annotator)
{
	GHashTableIter each;
	gpointer below;
	g_hash_table_iter_init(&each, annotator->below);
	if (annotator->locked)
		annotator_sidecar(annotator, NULL);
	while (g_hash_table_iter_next(&each, NULL, &below))
		if (((const struct annotator *)below)->locked)
			annotator_sidecar(below, NULL);
	return !annotator_locked(annotator);
}

static enum annotator_news news_of(struct annotator *annotator)
{
	bool steps;
	if (annotator->locked)
		return ANNOTATOR_NO_NEWS;
	if (!annotator->sidecar)
		return annotator_sidecar(annotator, NULL) ? ANNOTATOR_NEWS_OF_READINGS
		                                          : ANNOTATOR_NO_NEWS;
	if (!sidecar_was_touched(annotator->sidecar, &steps))
		return ANNOTATOR_NO_NEWS;
	return steps ? ANNOTATOR_NEWS_OF_READINGS : ANNOTATOR_NEWS;
}

enum annotator_news annotator_news(struct annotator *annotator)
{
	GHashTableIter each;
	gpointer below;
	enum annotator_news news = news_of(annotator);
	g_hash_table_iter_init(&each, annotator->below);
	while (g_hash_table_iter_next(&each, NULL, &below)) {
		/* asked once: MAX asks twice, and the second answer is no news */
		enum annotator_news others = news_of(below);
		news = MAX(news, others);
	}
	return news;
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
		set_sidecar(annotator, sidecar_create(annotator->path, &failure));
	bool there = g_file_test(annotator->path, G_FILE_TEST_EXISTS);
	if (failure && !annotator->given && !annotator->notice && !there) {
		g_clear_error(&failure);
		set_path(annotator, sidecar_path_away(annotator->folder));
		notice_away(annotator);
		set_sidecar(annotator, sidecar_create(annotator->path, &failure));
	}
	if (failure)
		g_propagate_error(error, failure);
	return annotator->sidecar;
}
