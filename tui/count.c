/* One table: which actions a number goes with, and how. */
#include "tui/count.h"

enum { MOST_TIMES = 9999 };

enum count_use {
	COUNT_REFUSED,
	COUNT_TIMES,   /* done so often: 3 u */
	COUNT_MOTION,  /* the same, until it leads no further: 5 j */
	COUNT_PLACE,   /* the place of that number: 10 G */
	COUNT_ARGUMENT /* an argument, before the binding's own: 50 % */
};

static const enum count_use uses[ACTION_COUNT] = {
	[ACTION_DOWN] = COUNT_MOTION,
	[ACTION_UP] = COUNT_MOTION,
	[ACTION_LEFT] = COUNT_MOTION,
	[ACTION_RIGHT] = COUNT_MOTION,
	[ACTION_PAGE_DOWN] = COUNT_MOTION,
	[ACTION_PAGE_UP] = COUNT_MOTION,
	[ACTION_HALF_DOWN] = COUNT_MOTION,
	[ACTION_HALF_UP] = COUNT_MOTION,
	[ACTION_SCROLL_DOWN] = COUNT_MOTION,
	[ACTION_SCROLL_UP] = COUNT_MOTION,
	[ACTION_NEXT_WORD] = COUNT_MOTION,
	[ACTION_PREVIOUS_WORD] = COUNT_MOTION,
	[ACTION_NEXT_CLAUSE] = COUNT_MOTION,
	[ACTION_PREVIOUS_CLAUSE] = COUNT_MOTION,
	[ACTION_NEXT_SENTENCE] = COUNT_MOTION,
	[ACTION_PREVIOUS_SENTENCE] = COUNT_MOTION,
	[ACTION_NEXT_PARAGRAPH] = COUNT_MOTION,
	[ACTION_PREVIOUS_PARAGRAPH] = COUNT_MOTION,
	[ACTION_NEXT_SECTION] = COUNT_MOTION,
	[ACTION_PREVIOUS_SECTION] = COUNT_MOTION,
	[ACTION_NEXT_OFFICIAL] = COUNT_MOTION,
	[ACTION_PREVIOUS_OFFICIAL] = COUNT_MOTION,
	[ACTION_NEXT_METRIC] = COUNT_MOTION,
	[ACTION_PREVIOUS_METRIC] = COUNT_MOTION,
	[ACTION_NEXT_QUOTE] = COUNT_MOTION,
	[ACTION_PREVIOUS_QUOTE] = COUNT_MOTION,
	[ACTION_NEXT_MENTION] = COUNT_MOTION,
	[ACTION_PREVIOUS_MENTION] = COUNT_MOTION,
	[ACTION_NEXT_MARK] = COUNT_MOTION,
	[ACTION_PREVIOUS_MARK] = COUNT_MOTION,
	[ACTION_NEXT_ARTICLE] = COUNT_TIMES,
	[ACTION_PREVIOUS_ARTICLE] = COUNT_TIMES,
	[ACTION_JUMP_BACK] = COUNT_TIMES,
	[ACTION_JUMP_FORWARD] = COUNT_TIMES,
	[ACTION_NEXT_HIT] = COUNT_MOTION,
	[ACTION_PREVIOUS_HIT] = COUNT_MOTION,
	[ACTION_SELECT_MORE] = COUNT_TIMES,
	[ACTION_SELECT_LESS] = COUNT_TIMES,
	[ACTION_TAB_NEXT] = COUNT_TIMES,
	[ACTION_TAB_PREVIOUS] = COUNT_TIMES,
	[ACTION_WIDER] = COUNT_TIMES,
	[ACTION_NARROWER] = COUNT_TIMES,
	[ACTION_TALLER] = COUNT_TIMES,
	[ACTION_SHORTER] = COUNT_TIMES,
	[ACTION_UNDO] = COUNT_TIMES,
	[ACTION_REDO] = COUNT_TIMES,
	[ACTION_TOP] = COUNT_PLACE,
	[ACTION_BOTTOM] = COUNT_PLACE,
	[ACTION_GOTO] = COUNT_ARGUMENT,
	[ACTION_FOCUS_NEXT] = COUNT_ARGUMENT,
};

static void act(struct app *app, enum action action, const char *argument)
{
	if (app->overlay && app->overlay->act)
		app->overlay->act(app, app->overlay_state, action, argument);
	else
		app_act(app, action, argument);
}

/* Where the text stands. */
struct standing {
	const struct article *article;
	struct place cursor;
	size_t top;
};

static struct standing standing_of(const struct view *view)
{
	return (struct standing){ view->article, view->cursor, view->top };
}

static bool stands_still(const struct app *app, const struct standing *before)
{
	struct standing now = standing_of(app->view);
	return app->focus == PANEL_TEXT && !app->overlay && now.article == before->article &&
	       now.top == before->top && place_compare(now.cursor, before->cursor) == 0;
}

/* Each time is about what the one before brought on show. */
static void act_times(struct app *app, const struct binding *binding, unsigned count, bool moves)
{
	for (unsigned i = 0; i < MIN(count, MOST_TIMES) && !app->quit; i++) {
		struct standing before = standing_of(app->view);
		app_wait_for_view(app);
		act(app, binding->action, binding->argument);
		if (moves && stands_still(app, &before))
			return;
	}
}

static void act_counted(struct app *app, const struct binding *binding, unsigned count)
{
	enum count_use use = uses[binding->action];
	g_autofree char *keys = binding_keys(binding);
	g_autofree char *argument =
	        g_strdup_printf("%u%s", count, use == COUNT_ARGUMENT ? binding->argument : "");
	switch (use) {
	case COUNT_REFUSED:
		app_say(app, "%s takes no number; press %s alone", actions[binding->action].name,
		        keys);
		break;
	case COUNT_TIMES:
	case COUNT_MOTION:
		act_times(app, binding, count, use == COUNT_MOTION);
		break;
	case COUNT_PLACE:
		act(app, ACTION_GOTO, argument);
		break;
	case COUNT_ARGUMENT:
		act(app, binding->action, argument);
		break;
	}
}

void count_act(struct app *app, const struct binding *binding, unsigned count)
{
	if (count)
		act_counted(app, binding, count);
	else
		act(app, binding->action, binding->argument);
}
