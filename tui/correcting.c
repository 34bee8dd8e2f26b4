/* The action "correct": a correction word at the cursor. */
#include "tui/correcting.h"

#include <string.h>

#include "core/flow/correction-word.h"
#include "core/flow/corrector.h"
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
	g_autofree char *line = g_strconcat("correct fix ", now, NULL);
	prompt_open(app, ":", line, ACTION_COMMAND);
}

static void keep(struct app *app, const struct correction *step, const struct correction_word *word)
{
	GError *error = NULL;
	if (!corrector_add(app->annotator, app->view->document, step, &error)) {
		app_complain(app, error);
		return;
	}
	app_saved(app);
	view_unselect(app->view);
	job_open(app, app->view->path);
	g_autofree char *undo = keymap_keys(app->keymap, CONTEXT_TEXT, ACTION_UNDO, NULL);
	app_say(app, "%s; %s takes it back", word->did, undo);
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
	struct correction step;
	if (!word)
		say_words(app);
	else if (!app->annotator)
		app_say(app, "%s",
		        app->no_annotator ? app->no_annotator : "nothing can be kept here");
	else if (!*rest && strcmp(word->word, "fix") == 0)
		ask_fix(app, &site);
	else if (word->make(&site, word, rest, &step))
		keep(app, &step, word);
	else
		app_say(app, "%s", word->cannot);
}
