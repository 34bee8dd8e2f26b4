/* The words of the action "correct", each with what it does at the cursor. */
#include "tui/correcting.h"

#include <stdlib.h>
#include <string.h>

#include "core/flow/corrector.h"
#include "tui/jobs.h"
#include "tui/prompt.h"

/* Where the reader is, and what stands behind the first word. */
struct wish {
	const struct view *view;
	const char *rest;
	enum block_type type;
};

static bool wish_join(const struct wish *wish, struct correction *step)
{
	return corrector_join_next(wish->view->document, wish->view->article_index,
	                           wish->view->cursor.block, step);
}

static bool wish_split(const struct wish *wish, struct correction *step)
{
	return corrector_split(wish->view->document, wish->view->article_index, wish->view->cursor,
	                       step);
}

static bool wish_up(const struct wish *wish, struct correction *step)
{
	return corrector_move(wish->view->document, wish->view->article_index,
	                      wish->view->cursor.block, CORRECTOR_UP, step);
}

static bool wish_down(const struct wish *wish, struct correction *step)
{
	return corrector_move(wish->view->document, wish->view->article_index,
	                      wish->view->cursor.block, CORRECTOR_DOWN, step);
}

static bool wish_type(const struct wish *wish, struct correction *step)
{
	int level = wish->type == BLOCK_HEADING ? MAX(atoi(wish->rest), 1) : 0;
	return corrector_set_type(wish->view->document, wish->view->article_index,
	                          wish->view->cursor.block, wish->type, level, step);
}

static bool wish_begin(const struct wish *wish, struct correction *step)
{
	return corrector_begin_article(wish->view->document, wish->view->article_index,
	                               wish->view->cursor.block, step);
}

static bool wish_join_article(const struct wish *wish, struct correction *step)
{
	return corrector_join_article(wish->view->document, wish->view->article_index, step);
}

/* The characters that are selected, or the one under the cursor. */
static struct text_range slip_range(const struct view *view)
{
	if (view->selecting)
		return view_selection(view);
	return motion_unit(view->article, UNIT_GRAPHEME, view->cursor);
}

static bool wish_fix(const struct wish *wish, struct correction *step)
{
	return corrector_set_text(wish->view->document, wish->view->article_index,
	                          slip_range(wish->view), wish->rest, step);
}

/* The repair named, or that of the place under the cursor, or the block's first. */
static bool wish_without(const struct wish *wish, struct correction *step)
{
	const struct view *view = wish->view;
	const struct block *block = &view->article->blocks[view->cursor.block];
	const struct repair *found = NULL;
	for (size_t i = 0; i < block->n_repairs; i++) {
		const struct repair *repair = &block->repairs[i];
		bool named = strcmp(repair_name(repair->kind), wish->rest) == 0;
		size_t start = block_text_off(block, repair->source.start);
		bool here = start != SIZE_MAX && start <= view->cursor.off;
		if (repair->kind != REPAIR_CORRECTION && (*wish->rest ? named : here || !found))
			found = repair;
	}
	*step = (struct correction){ .kind = CORRECTION_WITHOUT };
	if (found)
		step->repair = found->kind;
	return found != NULL;
}

static const struct word {
	const char *word;
	bool (*find)(const struct wish *wish, struct correction *step);
	enum block_type type; /* for wish_type */
	const char *did, *cannot;
} words[] = {
	{ "join", wish_join, 0, "joined with the next", "nothing follows that could be joined" },
	{ "split", wish_split, 0, "split here", "the cursor is at the edge of the paragraph" },
	{ "up", wish_up, 0, "moved up", "this is the first" },
	{ "down", wish_down, 0, "moved down", "this is the last" },
	{ "heading", wish_type, BLOCK_HEADING, "made a heading", "" },
	{ "paragraph", wish_type, BLOCK_PARAGRAPH, "made a paragraph", "" },
	{ "item", wish_type, BLOCK_ITEM, "made an item", "" },
	{ "caption", wish_type, BLOCK_CAPTION, "made a caption", "" },
	{ "kicker", wish_type, BLOCK_KICKER, "made the kicker", "" },
	{ "title", wish_type, BLOCK_TITLE, "made the title", "" },
	{ "subtitle", wish_type, BLOCK_SUBTITLE, "made the subtitle", "" },
	{ "byline", wish_type, BLOCK_BYLINE, "made the byline", "" },
	{ "furniture", wish_type, BLOCK_FURNITURE, "made page furniture", "" },
	{ "begin-article", wish_begin, 0, "an article begins here",
	  "an article begins here already" },
	{ "join-article", wish_join_article, 0, "joined with the article before",
	  "no article stands before this one" },
	{ "fix", wish_fix, 0, "mended", "select what to mend, within one paragraph" },
	{ "without", wish_without, 0, "the file is read without that repair",
	  "no repair was made here" },
};

static const struct word *word_named(const char *name, size_t len)
{
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (strlen(words[i].word) == len && strncmp(words[i].word, name, len) == 0)
			return &words[i];
	return NULL;
}

/* "correct fix" without a text asks for one, with what stands there. */
static void ask_fix(struct app *app)
{
	g_autofree char *now = view_text(app->view, slip_range(app->view));
	g_autofree char *line = g_strconcat("correct fix ", now, NULL);
	prompt_open(app, ":", line, ACTION_COMMAND);
}

static void keep(struct app *app, const struct correction *step, const struct word *word)
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

void correcting_act(struct app *app, const char *line)
{
	size_t len = strcspn(line, " ");
	const struct word *word = word_named(line, len);
	struct wish wish = { app->view, line + len + strspn(line + len, " "), 0 };
	struct correction step;
	if (!word)
		app_say(app, "correct what? :correct join, split, up, down, heading N, title, …");
	else if (!app->annotator)
		app_say(app, "%s",
		        app->no_annotator ? app->no_annotator : "nothing can be kept here");
	else if (word->find == wish_fix && !*wish.rest)
		ask_fix(app);
	else if (wish.type = word->type, word->find(&wish, &step))
		keep(app, &step, word);
	else
		app_say(app, "%s", word->cannot);
}
