/* Files, summaries, and the documents kept whole. */
#include "tui/shelf.h"

#include <string.h>
#include <sys/stat.h>

struct shelf *shelf_new(void)
{
	return g_new0(struct shelf, 1);
}

static void file_clear(struct shelf_file *file)
{
	g_free(file->path);
	g_free(file->folder);
	g_free(file->name);
	g_free(file->reason);
	arena_free(file->arena);
}

static void files_clear(struct shelf *shelf)
{
	for (size_t i = 0; i < shelf->n_files; i++)
		file_clear(&shelf->files[i]);
	g_clear_pointer(&shelf->files, g_free);
	shelf->n_files = shelf->n_done = 0;
	shelf->edition++;
}

void shelf_free(struct shelf *shelf)
{
	if (!shelf)
		return;
	files_clear(shelf);
	library_free(shelf->library);
	for (size_t i = 0; i < G_N_ELEMENTS(shelf->documents); i++) {
		g_free(shelf->documents[i].path);
		document_free(shelf->documents[i].document);
	}
	g_free(shelf);
}

static char *name_of(const char *path)
{
	return strcmp(path, "-") == 0 ? g_strdup("standard input") : g_path_get_basename(path);
}

void shelf_fill(struct shelf *shelf, struct library *library)
{
	files_clear(shelf);
	library_free(shelf->library);
	shelf->library = library;
	shelf->skips = library->skips;
	shelf->n_skips = library->n_skips;
	shelf->n_files = library->n_files;
	shelf->files = g_new0(struct shelf_file, library->n_files);
	for (size_t i = 0; i < library->n_files; i++) {
		const struct library_file *from = &library->files[i];
		shelf->files[i].path = g_strdup(from->path);
		shelf->files[i].folder = g_strdup(from->folder);
		shelf->files[i].name = name_of(from->path);
		shelf->files[i].modified = from->modified;
	}
}

size_t shelf_find(const struct shelf *shelf, const char *path)
{
	for (size_t i = 0; i < shelf->n_files; i++)
		if (strcmp(shelf->files[i].path, path) == 0)
			return i;
	return SIZE_MAX;
}

static const char *copy_of(struct arena *arena, const char *text)
{
	return text ? arena_copy(arena, slice_of(text)) : NULL;
}

struct summary summary_of(const struct document *document)
{
	struct summary summary = { .arena = arena_new() };
	const struct reading *reading = document->reading;
	summary.n_articles = reading->n_articles;
	summary.articles = arena_new_array(summary.arena, struct shelf_article, summary.n_articles);
	for (size_t i = 0; i < reading->n_articles; i++) {
		const struct article *article = &reading->articles[i];
		g_autofree char *title = article_called(article);
		summary.articles[i] = (struct shelf_article){
			.title = arena_copy(summary.arena, slice_of(title)),
			.date = copy_of(summary.arena, article->date),
			.continued_from = copy_of(summary.arena, article->continued_from),
			.continued_on = copy_of(summary.arena, article->continued_on),
			.kind = article->kind,
		};
	}
	return summary;
}

void shelf_summarise(struct shelf *shelf, size_t at, struct summary summary)
{
	struct shelf_file *file = &shelf->files[at];
	shelf->n_done += file->state == SHELF_WAITING;
	arena_free(file->arena);
	file->arena = summary.arena;
	file->articles = summary.articles;
	file->n_articles = summary.n_articles;
	file->state = SHELF_READ;
	file->counted = false;
	shelf->edition++;
}

void shelf_fail(struct shelf *shelf, size_t at, const char *reason)
{
	struct shelf_file *file = &shelf->files[at];
	shelf->n_done += file->state == SHELF_WAITING;
	file->state = SHELF_FAILED;
	g_free(file->reason);
	file->reason = g_strdup(reason);
	shelf->edition++;
}

/* Moves documents[at] to the front. */
static void use(struct shelf *shelf, size_t at)
{
	struct shelf_document used = shelf->documents[at];
	memmove(shelf->documents + 1, shelf->documents, at * sizeof(used));
	shelf->documents[0] = used;
}

static bool find_document(const struct shelf *shelf, const char *path, size_t *at)
{
	for (*at = 0; *at < G_N_ELEMENTS(shelf->documents); (*at)++)
		if (g_strcmp0(shelf->documents[*at].path, path) == 0)
			return true;
	return false;
}

struct document *shelf_document(struct shelf *shelf, const char *path)
{
	size_t at;
	if (!find_document(shelf, path, &at))
		return NULL;
	use(shelf, at);
	return shelf->documents[0].document;
}

bool shelf_has_beginning(const struct shelf *shelf, const char *path)
{
	size_t at;
	return find_document(shelf, path, &at) && !shelf->documents[at].outdated &&
	       shelf->documents[at].document->reading->more;
}

bool shelf_has(const struct shelf *shelf, const char *path)
{
	size_t at;
	return find_document(shelf, path, &at);
}

struct stamp stamp_of(const char *path)
{
	struct stat st;
	if (stat(path, &st) != 0)
		return (struct stamp){ 0, -1 };
	return (struct stamp){ (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec,
		               (int64_t)st.st_size };
}

bool shelf_was_changed(struct shelf *shelf, const char *path)
{
	size_t at;
	if (!find_document(shelf, path, &at))
		return false;
	struct shelf_document *slot = &shelf->documents[at];
	struct stamp now = stamp_of(path), then = slot->stamp;
	bool changed = now.modified != then.modified || now.size != then.size;
	slot->stamp = now;
	slot->outdated |= changed;
	return changed;
}

void shelf_keep(struct shelf *shelf, const char *path, struct document *document,
                struct stamp stamp)
{
	size_t at;
	if (!find_document(shelf, path, &at))
		at = G_N_ELEMENTS(shelf->documents) - 1;
	struct shelf_document *slot = &shelf->documents[at];
	document_free(slot->document);
	slot->document = document;
	slot->stamp = stamp;
	slot->outdated = false;
	if (g_strcmp0(slot->path, path) != 0) {
		g_free(slot->path);
		slot->path = g_strdup(path);
	}
	use(shelf, at);
}
