/* The words of the action "decide", each with what it says at the cursor. */
#include "tui/deciding.h"

#include <string.h>

#include "core/flow/decider.h"
#include "tui/jobs.h"
#include "tui/prompt.h"

/* What a decision is about, and what was typed behind its word. */
struct occasion {
	struct app *app;
	const struct mention *mention; /* NULL where none is under the cursor */
	const char *rest;
	struct arena *arena; /* owns the decision's strings */
};

static bool say_not(const struct occasion *at, struct decision *decision)
{
	const struct view *view = at->app->view;
	return at->mention &&
	       decider_not(view->document, view->article_index, at->mention, at->arena, decision);
}

/* The selection is the name; else the person under the cursor, or the word. */
static bool say_person(const struct occasion *at, struct decision *decision)
{
	const struct view *view = at->app->view;
	struct text_range range = motion_unit(view->article, UNIT_WORD, view->cursor);
	if (view->selecting)
		range = view_selection(view);
	else if (at->mention && at->mention->type == MENTION_PERSON)
		range = mention_range(at->mention);
	return decider_person(view->document, view->article_index, range,
	                      *at->rest ? at->rest : NULL, at->arena, decision);
}

static bool say_value(const struct occasion *at, struct decision *decision)
{
	const struct view *view = at->app->view;
	return at->mention && at->app->knowledge &&
	       decider_value(view->document, view->article_index, at->mention, at->app->knowledge,
	                     at->rest, at->arena, decision);
}

static bool say_speaker(const struct occasion *at, struct decision *decision)
{
	const struct view *view = at->app->view;
	return at->mention && decider_speaker(view->document, view->article_index, at->mention,
	                                      at->rest, at->arena, decision);
}

static const struct word {
	const char *word;
	bool (*say)(const struct occasion *at, struct decision *decision); /* NULL: take back */
	bool asks;               /* for what stands behind it, where nothing does */
	enum mention_type about; /* MENTION_TYPE_COUNT: any */
	const char *cannot, *told;
} words[] = {
	{ "not", say_not, false, MENTION_TYPE_COUNT, "nothing was found here that could be wrong",
	  "what was found here is none" },
	{ "person", say_person, false, MENTION_PERSON, "select the name, within one paragraph",
	  "this is a person, with a post" },
	{ "value", say_value, true, MENTION_METRIC, "a metric must be here, and a figure given",
	  "the figure is another" },
	{ "speaker", say_speaker, true, MENTION_QUOTE, "a quotation must be here",
	  "somebody else says it" },
	{ "take-back", NULL, false, MENTION_TYPE_COUNT, "nothing was decided about these words",
	  "take back what was decided here" },
};

static const struct word *word_named(const char *line, size_t len)
{
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (strlen(words[i].word) == len && strncmp(words[i].word, line, len) == 0)
			return &words[i];
	return NULL;
}

/* The innermost mention of that type under the cursor. */
static const struct mention *mention_here(const struct view *view, enum mention_type type)
{
	const struct mention *found = NULL;
	for (size_t i = view_mentions_from(view, (struct place){ view->cursor.block, 0 });
	     i < view->mentions->n; i++) {
		const struct mention *mention = &view->mentions->items[i];
		if (mention->block != view->cursor.block)
			break;
		if ((type == MENTION_TYPE_COUNT || mention->type == type) &&
		    span_holds(mention->span, view->cursor.off) &&
		    (!found || span_len(mention->span) <= span_len(found->span)))
			found = mention;
	}
	return found;
}

/* What is open is read again, with the decision or without it. */
static void decided(struct app *app, bool everywhere)
{
	app_saved(app);
	view_unselect(app->view);
	job_open_again(app);
	job_census_again(app, everywhere ? NULL : app->view->path);
}

static void take_back(struct app *app, const struct word *word)
{
	const struct view *view = app->view;
	GError *error = NULL;
	struct decider_gone gone;
	if (!decider_take_back(app->annotator, view->document, view->article_index, view->cursor,
	                       &gone, &error)) {
		app_complain(app, error);
	} else if (!gone.told) {
		app_say(app, "%s", word->cannot);
	} else {
		decided(app, gone.everywhere);
		app_say(app, "taken back: %s", gone.told);
		g_free(gone.told);
	}
}

static void keep(struct app *app, const struct decision *decision)
{
	GError *error = NULL;
	if (!decider_add(app->annotator, app->view->document, decision, &error)) {
		app_complain(app, error);
		return;
	}
	decided(app, decision->everywhere);
	g_autofree char *undo = keymap_keys(app->keymap, CONTEXT_TEXT, ACTION_UNDO, NULL);
	app_say(app, "decided%s; %s takes it back",
	        decision->everywhere ? " for these words everywhere" : "", undo);
}

static void ask(struct app *app, const char *line)
{
	g_autofree char *command = g_strconcat("decide ", line, " ", NULL);
	prompt_open(app, ":", command, ACTION_COMMAND);
}

static void decide(struct app *app, const struct word *word, const char *rest, bool everywhere)
{
	struct arena *arena = arena_new();
	struct occasion at = { app, mention_here(app->view, word->about), rest, arena };
	struct decision decision;
	if (word->say(&at, &decision)) {
		decision.everywhere = everywhere;
		keep(app, &decision);
	} else {
		app_say(app, "%s", word->cannot);
	}
	arena_free(arena);
}

void deciding_act(struct app *app, const char *line)
{
	static const char everywhere[] = "everywhere ";
	bool all = g_str_has_prefix(line, everywhere);
	const char *said = all ? line + strlen(everywhere) : line;
	size_t len = strcspn(said, " ");
	const struct word *word = word_named(said, len);
	const char *rest = said + len + strspn(said + len, " ");
	if (!word)
		app_say(app, "decide what? [everywhere] not, person [POST], value TEXT, speaker "
		             "NAME; take-back");
	else if (!app->annotator)
		app_say(app, "%s",
		        app->no_annotator ? app->no_annotator : "nothing can be kept here");
	else if (!word->say)
		take_back(app, word);
	else if (word->asks && !*rest)
		ask(app, line);
	else
		decide(app, word, rest, all);
}

const char *deciding_told(const char *line)
{
	const char *said = g_str_has_prefix(line, "everywhere ") ? strchr(line, ' ') + 1 : line;
	const struct word *word = word_named(said, strcspn(said, " "));
	return word ? word->told : NULL;
}
