/* Keys of search, as in less and vi: n goes on in the direction of the search. */
#include "tui/searching.h"

#include "tui/prompt.h"

static void go_to_hit(struct app *app, size_t hit)
{
	const struct find *find = app->view->find;
	if (hit == SIZE_MAX) {
		app_say(app, "“%s” is not in this article", app->view->needle);
		return;
	}
	const struct find_hit *at = find_hit(find, hit);
	view_jump_to(app->view, (struct place){ at->block, at->span.start });
	app_say(app, "%zu of %u%s “%s”", hit + 1, find->hits->len, find->more ? "+" : "",
	        app->view->needle);
}

/* Lets needle be what n and N go on with, in that direction. */
static void begin(struct view *view, enum direction_of_motion direction, const char *needle)
{
	view_remember(view);
	view_find(view, needle);
	view->upwards = direction == MOTION_BACK;
}

static void search(struct app *app, enum direction_of_motion direction, const char *needle)
{
	struct view *view = app->view;
	begin(view, direction, needle);
	if (view->upwards) {
		go_to_hit(app, find_previous(view->find, view->cursor));
		return;
	}
	/* A hit under the cursor counts, too. */
	size_t hit = find_from(view->find, view->cursor);
	go_to_hit(app, hit < view->find->hits->len ? hit : find_next(view->find, view->cursor));
}

static void search_or_ask(struct app *app, enum action action, const char *argument)
{
	bool up = action == ACTION_SEARCH_BACK;
	if (*argument)
		search(app, up ? MOTION_BACK : MOTION_ON, argument);
	else
		prompt_open(app, up ? "?" : "/", "", action);
}

/* The word that the cursor is in, as the lexicon reads the text; what stands between
 * blanks and signs where it is not Chinese, or nothing is known yet. */
static struct text_range word_here(const struct app *app)
{
	const struct view *view = app->view;
	struct text_range range = motion_unit(view->article, UNIT_WORD, view->cursor);
	if (!app->knowledge)
		return range;
	struct slice text = view->article->blocks[view->cursor.block].text;
	struct span word = knowledge_word(app->knowledge, text, view->cursor.off);
	if (span_len(word) == 0)
		return range;
	range.start.off = word.start;
	range.end.off = word.end;
	return range;
}

/* What the cursor stands on: the selection, a name or figure, or a word. */
static struct text_range range_here(const struct app *app)
{
	const struct view *view = app->view;
	const struct mention *mention = view_mention_at(view, view->cursor);
	if (view->selecting)
		return view_selection(view);
	if (mention && mention->type != MENTION_QUOTE)
		return mention_range(mention);
	return word_here(app);
}

/* Signs alone are no words. */
static bool says_something(const char *words)
{
	for (const char *at = words; *at; at = g_utf8_next_char(at))
		if (g_unichar_isalnum(g_utf8_get_char(at)))
			return true;
	return false;
}

/* On or back from the words themselves, wherever in them the cursor stands. */
static void search_here(struct app *app, enum direction_of_motion direction)
{
	struct view *view = app->view;
	struct text_range range = range_here(app);
	g_autofree char *words = g_strstrip(view_text(view, range));
	if (!says_something(words)) {
		app_say(app, "no word is here");
		return;
	}
	view_unselect(view);
	begin(view, direction, words);
	size_t n = view->find->hits->len, own = find_from(view->find, range.start);
	go_to_hit(app, n ? (own + n + (size_t)direction) % n : SIZE_MAX);
}

/* n and N: on in the direction of the search, and against it. */
static void go_on(struct app *app, bool against)
{
	const struct view *view = app->view;
	g_autofree char *key = keymap_keys(app->keymap, CONTEXT_TEXT, ACTION_SEARCH, NULL);
	if (!view->find)
		app_say(app, "nothing is searched yet; %s searches", key);
	else if (view->upwards == against)
		go_to_hit(app, find_next(view->find, view->cursor));
	else
		go_to_hit(app, find_previous(view->find, view->cursor));
}

void searching_again(struct app *app, enum action direction)
{
	struct view *view = app->view;
	g_autofree char *last = g_strdup(history_back(app->histories[0], 0));
	if (view->path && !view->needle && last)
		view_find(view, last);
	view->upwards = direction == ACTION_SEARCH_BACK;
	go_on(app, false);
}

void searching_name(struct app *app, const char *name, size_t times)
{
	g_autofree char *key = keymap_keys(app->keymap, CONTEXT_TEXT, ACTION_NEXT_HIT, NULL);
	view_find(app->view, name);
	app->view->upwards = false;
	app_say(app, "%s, named %zu times; %s goes on", name, times, key);
}

bool searching_act(struct app *app, enum action action, const char *argument)
{
	switch ((int)action) {
	case ACTION_SEARCH:
	case ACTION_SEARCH_BACK:
		search_or_ask(app, action, argument);
		return true;
	case ACTION_SEARCH_HERE:
	case ACTION_SEARCH_HERE_BACK:
		search_here(app, action == ACTION_SEARCH_HERE ? MOTION_ON : MOTION_BACK);
		return true;
	case ACTION_NEXT_HIT:
	case ACTION_PREVIOUS_HIT:
		go_on(app, action == ACTION_PREVIOUS_HIT);
		return true;
	}
	return false;
}
