/* The action "correct": a correction word at the cursor. */
#include "tui/correcting.h"

#include <string.h>

#include "core/base/error.h"
#include "core/flow/correction-word.h"
#include "tui/jobs.h"
#include "tui/prompt.h"

/* The selection, or the character under the cursor. */
static struct correction_site site_of(const struct view *view)
{
	struct text_range here = motion_unit(view->article, UNIT_GRAPHEME, view->cursor);
	here.start = view->cursor;
	return (struct correction_site){ view->document, view->article_index,
		                         view->selecting ? view_selection(view) : here };
}

/* "correct fix" without a text asks for one, with what stands there. */
static void ask_fix(struct app *app, const struct correction_site *site)
{
	g_autofree char *now = view_text(app->view, site->range);
	prompt_ask(app, "correct fix ", now);
}

static void keep(struct app *app, const struct correction_site *site,
                 const struct correction_word *word, const char *rest)
{
	GError *error = NULL;
	g_autofree char *told = NULL;
	if (!correction_word_keep(app->annotator, site, word, rest, &told, &error)) {
		if (g_error_matches(error, ZHUPI_ERROR, ZHUPI_ERROR_FAILED))
			app_say(app, "%s", error->message);
		else
			app_complain(app, g_steal_pointer(&error));
		g_clear_error(&error);
		return;
	}
	app_saved(app);
	view_unselect(app->view);
	job_open(app, app->view->path);
	job_census_again(app, app->view->path);
	g_autofree char *undo = keymap_keys(app->keymap, CONTEXT_TEXT, ACTION_UNDO, NULL);
	app_say(app, "%s; %s undoes it", told, undo);
}

static void say_words(struct app *app)
{
	g_autofree char *list = correction_word_list();
	app_say(app, "correct what? %s", list);
}

void correcting_act(struct app *app, const char *line)
{
	const char *rest;
	const struct correction_word *word = correction_word_find(line, &rest);
	struct correction_site site = site_of(app->view);
	if (!word)
		say_words(app);
	else if (!app->annotator)
		app_say(app, "%s",
		        app->no_annotator ? app->no_annotator : "nothing can be kept here");
	else if (!*rest && strcmp(word->word, "fix") == 0)
		ask_fix(app, &site);
	else
		keep(app, &site, word, rest);
}
