/* One look at a file and at a counter of SQLite's for each key: some microseconds. */
#include "tui/outside.h"

#include "tui/jobs.h"

/* The key that comes next means the text as it is now, as far as that takes no time. */
static void wait_for_text(struct app *app)
{
	if (!document_is_long(app->view->document))
		app_wait_for_reading(app);
}

static void look_at_file(struct app *app)
{
	const char *path = app->view->path;
	if (!path || !shelf_was_changed(app->shelf, path))
		return;
	g_autofree char *name = g_path_get_basename(path);
	const int64_t size = stamp_of(path).size;
	/* who writes a file mostly empties it first */
	if (size <= 0) {
		app_say(app, "%s is %s; this is what was read of it", name,
		        size < 0 ? "not there any more" : "empty now");
		return;
	}
	job_open(app, path);
	job_census_again(app, path);
	wait_for_text(app);
	app_say(app, "%s has changed, and is read again", name);
}

static void look_at_sidecar(struct app *app)
{
	enum annotator_news news =
	        app->annotator ? annotator_news(app->annotator) : ANNOTATOR_NO_NEWS;
	if (news == ANNOTATOR_NO_NEWS)
		return;
	app_marks_changed(app);
	if (news == ANNOTATOR_NEWS_OF_READINGS) {
		job_all_again(app);
		wait_for_text(app);
	}
}

void outside_look(struct app *app)
{
	if (app->overlay || !app->view->path)
		return;
	look_at_sidecar(app);
	look_at_file(app);
}
