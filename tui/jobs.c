/* The jobs that the reader waits for: knowledge, the walk over the paths, documents. Each
 * takes along copies of what it needs, so that its thread touches nothing of the app. */
#include "tui/jobs-read.h"

#include <string.h>

#include "core/base/folders.h"
#include "core/flow/decider.h"
#include "tui/layers.h"

/* The census waits for the walk and for knowledge, if it was asked for early. */
static void go_on_with_census(struct app *app)
{
	if (app->census)
		job_take_census(app, app->census->extent);
}

/* Knowledge. */

struct load_job {
	struct job job;
	struct knowledge *knowledge;
	GError *error;
};

static void load_run(struct job *job)
{
	struct load_job *load = (struct load_job *)job;
	g_auto(GStrv) folders = folders_of("lexicon");
	load->knowledge = knowledge_load((const char *const *)folders, &load->error);
}

/* The first fault in the reader's own lists; the verbs tell all of them. */
static void complain_of_lists(struct app *app)
{
	const struct own_lists *lists = app->knowledge ? knowledge_lists(app->knowledge) : NULL;
	if (!lists || !lists->n_complaints)
		return;
	g_autofree char *first = g_path_get_basename(lists->complaints[0]);
	app_say(app, "%s", first);
	app->message_is_error = true;
}

/* What else is open gets its mentions when it comes on show. */
static void find_in_what_is_shown(struct app *app)
{
	struct view *view = app->view;
	struct document *document = view->path ? shelf_document(app->shelf, view->path) : NULL;
	if (!document || !app->knowledge)
		return;
	document_extract_anew(document, layers_extent(app));
	app_find_mentions(app, view->path, document, view->article_index);
	view_show_mentions(view);
}

static void load_finish(struct job *job, void *context)
{
	struct load_job *load = (struct load_job *)job;
	struct app *app = context;
	if (load->error)
		app_complain(app, g_steal_pointer(&load->error));
	app->knowledge = g_steal_pointer(&load->knowledge);
	app->no_knowledge = !app->knowledge;
	find_in_what_is_shown(app);
	complain_of_lists(app);
	go_on_with_census(app);
}

static void load_free(struct job *job)
{
	struct load_job *load = (struct load_job *)job;
	knowledge_free(load->knowledge);
	g_clear_error(&load->error);
	g_free(load);
}

static const struct job_ops load_ops = { load_run, load_finish, load_free };

void job_load_knowledge(struct app *app)
{
	struct load_job *load = g_new0(struct load_job, 1);
	load->job.ops = &load_ops;
	worker_push(app->back, &load->job);
}

/* The tables of pages. What is wrong with them is told by whoever reads knowledge. */

static void prepare_run(struct job *job)
{
	(void)job;
	reading_tables_usable(NULL);
}

static void prepare_finish(struct job *job, void *context)
{
	(void)job;
	(void)context;
}

static void prepare_free(struct job *job)
{
	g_free(job);
}

static const struct job_ops prepare_ops = { prepare_run, prepare_finish, prepare_free };

void job_prepare(struct app *app)
{
	struct job *job = g_new0(struct job, 1);
	job->ops = &prepare_ops;
	worker_push(app->front, job);
}

/* The library. */

struct walk_job {
	struct job job;
	char **paths;
	struct library *library;
	GError *error;
};

static void walk_run(struct job *job)
{
	struct walk_job *walk = (struct walk_job *)job;
	walk->library = library_walk((const char *const *)walk->paths, &walk->error);
}

/* A file that was named is open before the walk comes to it: it need not be read once
 * more for its row. */
static void summarise_what_is_open(struct shelf *shelf)
{
	for (size_t i = 0; i < G_N_ELEMENTS(shelf->documents); i++) {
		const struct shelf_document *open = &shelf->documents[i];
		size_t file = open->path ? shelf_find(shelf, open->path) : SIZE_MAX;
		if (file != SIZE_MAX && !open->document->reading->more)
			shelf_summarise(shelf, file, summary_of(open->document));
	}
}

static void walk_finish(struct job *job, void *context)
{
	struct walk_job *walk = (struct walk_job *)job;
	struct app *app = context;
	if (!walk->library) {
		app->fatal = g_steal_pointer(&walk->error);
		app->quit = true;
		return;
	}
	shelf_fill(app->shelf, g_steal_pointer(&walk->library));
	job_look_for_again(app);
	summarise_what_is_open(app->shelf);
	if (!app->view->path && !app->pending.path && app->shelf->n_files)
		app_open(app, app->shelf->files[0].path, 0, (struct place){ 0, 0 });
	job_summarise_more(app);
	go_on_with_census(app);
}

static void walk_free(struct job *job)
{
	struct walk_job *walk = (struct walk_job *)job;
	g_strfreev(walk->paths);
	library_free(walk->library);
	g_clear_error(&walk->error);
	g_free(walk);
}

static const struct job_ops walk_ops = { walk_run, walk_finish, walk_free };

void job_walk(struct app *app, struct worker *worker)
{
	struct walk_job *walk = g_new0(struct walk_job, 1);
	walk->job.ops = &walk_ops;
	walk->paths = g_strdupv(app->paths);
	worker_push(worker, &walk->job);
}

/* Documents. */

void read_job_init(struct read_job *read, struct app *app, const char *path,
                   const struct job_ops *ops)
{
	read->job.ops = ops;
	read->path = g_strdup(path);
	said_take(&read->said, app->annotator, path, NULL, NULL);
	read->said.options.unwanted = &app->leaving;
	read->input = strcmp(path, "-") == 0 && app->input ? g_bytes_ref(app->input) : NULL;
	read->article = SIZE_MAX;
}

struct read_job *read_job_new(struct app *app, const char *path, const struct job_ops *ops)
{
	struct read_job *read = g_new0(struct read_job, 1);
	read_job_init(read, app, path, ops);
	return read;
}

/* Of a document that is opened, only those of the article that will be looked at. */
static void find_wanted(const struct read_job *read, struct document *document)
{
	size_t n = document->reading->n_articles;
	bool one = read->article != SIZE_MAX;
	size_t first = one ? MIN(read->article, n) : 0, end = one ? MIN(first + 1, n) : n;
	decider_find_mentions(document, read->knowledge, (struct span){ first, end },
	                      read->said.decisions, read->said.n_decisions, &read->said.options);
}

struct document *read_job_document(struct read_job *read, GError **error)
{
	struct document *document;
	if (read->source)
		document =
		        document_from_source(g_steal_pointer(&read->source), &read->said.options);
	else if (read->input)
		document = document_from_bytes("-", read->input, NULL, &read->said.options, error);
	else
		document = document_open(read->path, NULL, &read->said.options, error);
	if (document)
		document->extent = read->extent;
	if (document && read->knowledge)
		find_wanted(read, document);
	return document;
}

void read_job_clear(struct read_job *read)
{
	g_free(read->path);
	if (read->input)
		g_bytes_unref(read->input);
	source_free(read->source);
	document_free(read->document);
	said_clear(&read->said);
	arena_free(read->summary.arena);
	g_clear_error(&read->error);
}

void read_job_free(struct job *job)
{
	struct read_job *read = (struct read_job *)job;
	read_job_clear(read);
	g_free(read);
}

static void open_run(struct job *job)
{
	struct read_job *read = (struct read_job *)job;
	if (!read->source)
		read->stamp = stamp_of(read->path);
	read->document = read_job_document(read, &read->error);
	if (read->document)
		read->summary = summary_of(read->document);
}

/* Is the first thing that was to be opened, and the only one, not there? */
static bool is_hopeless(const struct app *app)
{
	return !app->view->path && app->paths[0] && !app->paths[1] &&
	       g_strcmp0(app->pending.path, app->paths[0]) == 0;
}

static void open_failed(struct app *app, struct read_job *read)
{
	bool hopeless = is_hopeless(app);
	if (g_strcmp0(app->pending.path, read->path) == 0)
		g_clear_pointer(&app->pending.path, g_free);
	size_t file = shelf_find(app->shelf, read->path);
	if (file != SIZE_MAX)
		shelf_fail(app->shelf, file, read->error->message);
	if (!hopeless) {
		app_complain(app, g_steal_pointer(&read->error));
		return;
	}
	app->fatal = g_steal_pointer(&read->error);
	app->quit = true;
}

/* The off in document's source of the cursor, if path is what is read; else SIZE_MAX. */
static size_t source_off_read(const struct view *view, const char *path,
                              const struct document *document)
{
	if (g_strcmp0(view->path, path) != 0)
		return SIZE_MAX;
	size_t off = document_source_off(view->document, view->article_index, view->cursor);
	return document_off_now(document, view->document, off);
}

/* A document read again: the same text, now with its mentions, or with other
 * corrections. The cursor stays on the bytes that it was on, also where others came or went
 * before them. */
static void show_anew(struct app *app, const char *path, struct document *document,
                      size_t source_off)
{
	struct view *view = app->view;
	size_t top = view->top, n = document->reading->n_articles, article;
	struct place place;
	if (n == 0) {
		view_close(view);
		return;
	}
	if (!document_find(document, source_off, &article, &place)) {
		article = MIN(view->article_index, n - 1);
		place = view->cursor;
	}
	bool same = article == view->article_index;
	app_find_mentions(app, path, document, article);
	view_show(view, path, document, article, place);
	size_t line = layout_position(view->layout, view->cursor).line;
	if (same && line >= top && line < top + (size_t)MAX(view->rows, 1))
		view->top = top;
}

static void show_pending(struct app *app, const struct read_job *read, size_t source_off)
{
	struct view *view = app->view;
	struct document *document = shelf_document(app->shelf, read->path);
	if (g_strcmp0(app->pending.path, read->path) == 0) {
		g_autofree char *path = g_steal_pointer(&app->pending.path);
		app_open(app, path, app->pending.article, app->pending.place);
	} else if (g_strcmp0(view->path, read->path) == 0) {
		show_anew(app, read->path, document, source_off);
		app_marks_changed(app); /* they may stand elsewhere now */
	}
	if (view->path)
		shelf_document(app->shelf, view->path);
}

static void open_finish(struct job *job, void *context)
{
	struct read_job *read = (struct read_job *)job;
	struct app *app = context;
	if (!read->document) {
		open_failed(app, read);
		return;
	}
	size_t file = shelf_find(app->shelf, read->path);
	if (file != SIZE_MAX) {
		shelf_summarise(app->shelf, file, read->summary);
		read->summary.arena = NULL;
	}
	bool more = read->document->reading->more;
	size_t source_off = source_off_read(app->view, read->path, read->document);
	shelf_keep(app->shelf, read->path, g_steal_pointer(&read->document), read->stamp);
	show_pending(app, read, source_off);
	if (more)
		app_say(app, "this is the beginning; the rest is being read");
	else if (read->rest)
		app_say(app, "all of it is read");
	if (more)
		job_open(app, read->path);
}

static const struct job_ops open_ops = { open_run, open_finish, read_job_free };

/* Which article of path is, or will be, on show. */
static size_t article_wanted(const struct app *app, const char *path)
{
	if (g_strcmp0(app->pending.path, path) == 0)
		return app->pending.article;
	return g_strcmp0(app->view->path, path) == 0 ? app->view->article_index : 0;
}

void job_open(struct app *app, const char *path)
{
	struct read_job *read = read_job_new(app, path, &open_ops);
	read->knowledge = app->knowledge;
	read->extent = layers_extent(app);
	read->rest = shelf_has_beginning(app->shelf, path);
	if (read->rest) {
		read->source = source_ref(shelf_document(app->shelf, path)->source);
		read->stamp = app->shelf->documents[0].stamp;
	}
	read->article = article_wanted(app, path);
	read->said.options.most_sheets =
	        shelf_has(app->shelf, path) || app->pending.article ? 0 : 1;
	worker_push(app->front, &read->job);
}

void job_open_again(struct app *app)
{
	for (size_t i = 0; i < G_N_ELEMENTS(app->shelf->documents); i++)
		if (app->shelf->documents[i].path)
			job_open(app, app->shelf->documents[i].path);
}
