/* The jobs that read all files: for the library's rows and for the tables. */
#include "tui/jobs-read.h"

#include "core/flow/mention-table.h"
#include "tui/library-rows.h"
#include "tui/texts.h"

/* The library's rows. */

static void summary_run(struct job *job)
{
	struct read_job *read = (struct read_job *)job;
	struct document *document = read_job_document(read, &read->error);
	if (document)
		read->summary = summary_of(document);
	document_free(document);
}

static void summary_finish(struct job *job, void *context)
{
	struct read_job *read = (struct read_job *)job;
	struct app *app = context;
	if (read->error) {
		shelf_fail(app->shelf, read->file, read->error->message);
	} else {
		shelf_summarise(app->shelf, read->file, read->summary);
		read->summary.arena = NULL;
	}
	job_summarise_more(app);
}

static const struct job_ops summary_ops = { summary_run, summary_finish, read_job_free };

/* Whether a file is being opened: its summary comes by that. */
static bool is_being_opened(const struct app *app, const char *path)
{
	return g_strcmp0(app->pending.path, path) == 0 || shelf_has_beginning(app->shelf, path);
}

void job_summarise_more(struct app *app)
{
	struct shelf *shelf = app->shelf;
	while (app->next_summary < shelf->n_files && worker_pending(app->back) < JOBS_UNDER_WAY) {
		size_t at = app->next_summary++;
		const struct shelf_file *file = &shelf->files[at];
		if ((file->state != SHELF_WAITING && !file->stale) ||
		    is_being_opened(app, file->path))
			continue;
		shelf->files[at].stale = false;
		struct read_job *read = read_job_new(app, shelf->files[at].path, &summary_ops);
		read->file = at;
		worker_push(app->back, &read->job);
	}
}

/* Lists the articles of every file anew, as it is read. */
static void summarise_again(struct app *app)
{
	for (size_t i = 0; i < app->next_summary; i++)
		app->shelf->files[i].stale = true;
	app->next_summary = 0;
	job_summarise_more(app);
}

/* The library's filter. */

struct look_job {
	struct read_job read;
	gint asked; /* *n_looks when it was asked for */
	const gint *n_looks;
	char **words;
	GArray *found;
};

/* Whether other words are looked for since. */
static bool look_is_late(const struct look_job *look)
{
	return g_atomic_int_get(look->n_looks) != look->asked;
}

static void look_run(struct job *job)
{
	struct look_job *look = (struct look_job *)job;
	if (look_is_late(look))
		return;
	struct document *document = read_job_document(&look->read, NULL);
	look->found = g_array_new(FALSE, FALSE, sizeof(guint32));
	for (size_t i = 0; document && i < document->reading->n_articles; i++) {
		guint32 in = texts_words_in(look->words, &document->reading->articles[i]);
		g_array_append_val(look->found, in);
	}
	document_free(document);
}

static void look_more(struct app *app);

static void look_finish(struct job *job, void *context)
{
	struct look_job *look = (struct look_job *)job;
	struct app *app = context;
	if (look_is_late(look) || !app->texts)
		return;
	app->texts->under_way--;
	texts_put(app->texts, look->read.file, g_steal_pointer(&look->found));
	library_changed(app);
	look_more(app);
}

static void look_free(struct job *job)
{
	struct look_job *look = (struct look_job *)job;
	if (look->found)
		g_array_unref(look->found);
	g_strfreev(look->words);
	read_job_clear(&look->read);
	g_free(look);
}

static const struct job_ops look_ops = { look_run, look_finish, look_free };

static void look_more(struct app *app)
{
	struct texts *texts = app->texts;
	size_t file;
	while (texts && texts->under_way < JOBS_UNDER_WAY &&
	       (file = texts_next(texts, app->shelf->n_files)) != SIZE_MAX) {
		struct look_job *look = g_new0(struct look_job, 1);
		read_job_init(&look->read, app, app->shelf->files[file].path, &look_ops);
		look->read.file = file;
		look->n_looks = &app->n_looks;
		look->asked = app->n_looks;
		look->words = g_strdupv(texts->words);
		texts->under_way++;
		worker_push(app->back, &look->read.job);
	}
}

static void look_for(struct app *app, char **words, const struct texts *before)
{
	struct texts *texts = words ? texts_new(words, before) : NULL;
	texts_free(app->texts);
	app->texts = texts;
	g_atomic_int_inc(&app->n_looks);
	look_more(app);
}

void job_look_for(struct app *app, char **words)
{
	look_for(app, words, app->texts);
}

void job_look_for_again(struct app *app)
{
	if (!app->texts)
		return;
	g_auto(GStrv) words = g_strdupv(app->texts->words);
	look_for(app, words, NULL);
}

/* The tables. */

struct census_job {
	struct read_job read;
	struct mention_table *part;
};

static bool census_take(struct document *part, void *context, GError **error)
{
	(void)error;
	struct mention_table *table = context;
	mention_table_add(table, part->source->path, part);
	return true;
}

static void census_run(struct job *job)
{
	struct census_job *census = (struct census_job *)job;
	struct read_job *read = &census->read;
	census->part = mention_table_new();
	/* what is wrong with it the library says */
	if (!read->input)
		said_each(&read->said, read->path, read->knowledge, read->extent, census_take,
		          census->part, NULL);
	else if ((read->document = read_job_document(read, NULL)))
		census_take(read->document, census->part, NULL);
}

static void census_more(struct app *app);

static void census_finish(struct job *job, void *context)
{
	struct census_job *census = (struct census_job *)job;
	struct app *app = context;
	if (!app->census || census->read.extent != app->census->extent)
		return; /* of a census that was begun anew since */
	app->census->under_way--;
	census_put(app->census, census->read.file, g_steal_pointer(&census->part));
	census_more(app);
}

static void census_free_job(struct job *job)
{
	struct census_job *census = (struct census_job *)job;
	mention_table_free(census->part);
	read_job_clear(&census->read);
	g_free(census);
}

static const struct job_ops census_ops = { census_run, census_finish, census_free_job };

static void census_read(struct app *app, size_t file)
{
	struct census_job *census = g_new0(struct census_job, 1);
	read_job_init(&census->read, app, app->shelf->files[file].path, &census_ops);
	census->read.file = file;
	census->read.knowledge = app->knowledge;
	census->read.extent = app->census->extent;
	app->census->under_way++;
	worker_push(app->back, &census->read.job);
}

/* What is to be read once more comes first: it is what the reader looks at. */
static void census_more(struct app *app)
{
	struct census *census = app->census;
	while (app->knowledge && census->under_way < JOBS_UNDER_WAY) {
		if (census->again < census->next)
			census_read(app, census->again++);
		else if (census->next < app->shelf->n_files)
			census_read(app, census->next++), census->again = census->next;
		else
			break;
	}
}

void job_take_census(struct app *app, enum extent extent)
{
	if (app->census && extent > app->census->extent)
		g_clear_pointer(&app->census, census_free);
	if (!app->census)
		app->census = census_new(extent);
	census_more(app);
}

void job_census_again(struct app *app, const char *path)
{
	size_t file = shelf_find(app->shelf, path);
	if (!app->census || !app->knowledge)
		return;
	if (file < app->census->next)
		census_read(app, file);
	census_more(app);
}

void job_census_all_again(struct app *app)
{
	if (!app->census || !app->knowledge)
		return;
	app->census->again = 0;
	census_more(app);
}

void job_touched_again(struct app *app)
{
	struct shelf_file *files = app->shelf->files;
	for (size_t i = 0; i < app->shelf->n_files; i++)
		if (annotator_rereads(app->annotator, files[i].path)) {
			files[i].stale = true;
			app->next_summary = MIN(app->next_summary, i);
			job_census_again(app, files[i].path);
		}
	job_summarise_more(app);
}

void job_all_again(struct app *app)
{
	job_open_again(app);
	summarise_again(app);
	job_census_all_again(app);
}
