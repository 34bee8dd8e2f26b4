/* The action "decide": a decision word at the cursor. */
#include "tui/deciding.h"

#include "core/base/error.h"
#include "core/flow/decision-word.h"
#include "tui/jobs.h"
#include "tui/prompt.h"

/* The selection, or the word under the cursor. */
static struct decision_site site_of(const struct app *app)
{
	const struct view *view = app->view;
	struct text_range range = motion_unit(view->article, UNIT_WORD, view->cursor);
	if (view->selecting)
		range = view_selection(view);
	return (struct decision_site){ view->document,  view->article_index, view->cursor,  range,
		                       view->selecting, view->mentions,      app->knowledge };
}

/* What is open is read again, with the decision or without it. */
static void tell(struct app *app, const struct decision_word *word, struct decision_done *done)
{
	app_saved(app);
	view_unselect(app->view);
	job_open_again(app);
	if (done->everywhere)
		job_census_all_again(app);
	else
		job_census_again(app, app->view->path);
	g_autofree char *undo = keymap_keys(app->keymap, CONTEXT_TEXT, ACTION_UNDO, NULL);
	if (word->make)
		app_say(app, "decided: %s; %s takes it back", done->told, undo);
	else
		app_say(app, "taken back: %s", done->told);
	g_free(done->told);
}

static void keep(struct app *app, const struct decision_word *word, const char *rest,
                 bool everywhere)
{
	GError *error = NULL;
	struct decision_done done = { 0 };
	struct decision_site site = site_of(app);
	if (decision_word_keep(app->annotator, &site, word, rest, everywhere, &done, &error)) {
		tell(app, word, &done);
		return;
	}
	g_free(done.told);
	if (g_error_matches(error, ZHUPI_ERROR, ZHUPI_ERROR_FAILED)) {
		app_say(app, "%s", error->message);
		g_error_free(error);
	} else {
		app_complain(app, error);
	}
}

/* Asks for what is to follow the word, beginning with what the text has. */
static void ask(struct app *app, const struct decision_word *word, bool everywhere)
{
	struct decision_site site = site_of(app);
	g_autofree char *now = NULL;
	if (!decision_word_question(&site, word, &now)) {
		app_say(app, "%s", word->cannot);
		return;
	}
	g_autofree char *command =
	        g_strdup_printf("decide %s%s ", everywhere ? "everywhere " : "", word->word);
	prompt_ask(app, command, now ? now : "");
}

void deciding_act(struct app *app, const char *line)
{
	const char *rest;
	bool everywhere;
	const struct decision_word *word = decision_word_find(line, &everywhere, &rest);
	g_autofree char *list = decision_word_list();
	if (!word)
		app_say(app, "decide what? [everywhere] %s", list);
	else if (!app->annotator)
		app_say(app, "%s",
		        app->no_annotator ? app->no_annotator : "nothing can be kept here");
	else if (decision_word_asks(word, rest))
		ask(app, word, everywhere);
	else
		keep(app, word, rest, everywhere);
}
