/* Putting an article on show, at once or when it has been read, and its marks. */
#include "core/flow/decider.h"
#include "core/flow/overlooked.h"
#include "tui/app.h"
#include "tui/jobs.h"
#include "tui/layers.h"

void app_marks_changed(struct app *app)
{
	struct view *view = app->view;
	GError *error = NULL;
	for (size_t i = 0; i < app->shelf->n_files; i++)
		app->shelf->files[i].counted = false;
	if (!view->path || !app->annotator)
		return;
	struct marks *marks =
	        annotator_marks(app->annotator, view->document, view->article_index, &error);
	const struct annotator *locked = annotator_locked(app->annotator);
	if (error)
		app_complain(app, error);
	if (locked)
		app_say(app, "%s is locked by another program; its marks come when that is done",
		        annotator_path(locked));
	view_set_marks(view, marks);
}

/* Once, when a file comes on show. */
static void tell_overlooked(struct app *app)
{
	g_autofree char *told =
	        app->annotator ? overlooked_told(app->annotator, app->view->path) : NULL;
	if (told)
		app_say(app, "%s", told);
}

static size_t length_of(const struct article *article)
{
	size_t length = 0;
	for (size_t i = 0; i < article->n_blocks; i++)
		length += article->blocks[i].text.len;
	return length;
}

void app_find_mentions(struct app *app, const char *path, struct document *document, size_t article)
{
	enum { AT_ONCE = 64 << 10 }; /* bytes of text: some milliseconds */
	if (!app->knowledge || document->extracted[article])
		return;
	if (document_is_long(document) ||
	    length_of(&document->reading->articles[article]) <= AT_ONCE)
		decider_extract(app->annotator, document, app->knowledge, article);
	else
		job_open(app, path);
}

static void show(struct app *app, const char *path, struct document *document, size_t article,
                 struct place place)
{
	size_t n = document->reading->n_articles;
	if (n == 0) {
		app_say(app, "%s has no text", path);
		return;
	}
	g_autofree char *kept = g_strdup(path);
	bool another = g_strcmp0(app->view->path, path) != 0;
	article = MIN(article, n - 1);
	app_find_mentions(app, kept, document, article);
	view_show(app->view, kept, document, article, place);
	if (place.block == 0 && place.off == 0)
		app->view->cursor = view_beginning(app->view);
	app_marks_changed(app);
	if (another)
		tell_overlooked(app);
	layers_need(app);
}

void app_open(struct app *app, const char *path, size_t article, struct place place)
{
	struct document *document = shelf_document(app->shelf, path);
	g_clear_pointer(&app->pending.path, g_free);
	if (document && (article < document->reading->n_articles || !document->reading->more)) {
		show(app, path, document, article, place);
		return;
	}
	app->pending = (struct pending){ g_strdup(path), article, place };
	job_open(app, path);
}

void app_jump(struct app *app, const char *path, size_t article, struct place place)
{
	view_remember(app->view);
	app_open(app, path, article, place);
}
