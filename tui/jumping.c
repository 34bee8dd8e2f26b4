/* Where the jumping keys lead. */
#include "tui/jumping.h"

#include <string.h>

#include "tui/layers.h"
#include "tui/panel.h"
#include "tui/prompt.h"

void jumping_far(struct app *app, struct place place)
{
	view_remember(app->view);
	view_jump_to(app->view, place);
}

static bool act_section(struct app *app, enum action action)
{
	const struct view *view = app->view;
	if (action != ACTION_NEXT_SECTION && action != ACTION_PREVIOUS_SECTION)
		return false;
	size_t at = view_section(view);
	bool next = action == ACTION_NEXT_SECTION;
	bool inside =
	        view->sections.n && view->cursor.block > view->sections.items[at].blocks.start;
	if (next ? at + 1 >= view->sections.n : at == 0 && !inside)
		app_say(app, next ? "this is the last section" : "this is the first section");
	else
		jumping_far(app,
		            (struct place){
		                    view->sections.items[next ? at + 1 : at - !inside].blocks.start,
		                    0 });
	return true;
}

/* The nearest mention of type that is seen in that direction from the cursor. */
static const struct mention *next_mention(const struct view *view, enum mention_type type,
                                          enum direction_of_motion direction)
{
	const struct mention *found = NULL;
	for (size_t i = 0; i < view->mentions->n; i++) {
		const struct mention *mention = &view->mentions->items[i];
		int side = place_compare(mention_range(mention).start, view->cursor);
		if (mention->type != type || side * direction <= 0 ||
		    !layout_shows(view->layout, mention->block))
			continue;
		found = mention;
		if (direction == MOTION_ON)
			break;
	}
	return found;
}

/* Not all layers of entities are lit: says how they are. */
static void say_unlit(struct app *app)
{
	g_autofree char *keys = keymap_keys(app->keymap, CONTEXT_GLOBAL, ACTION_LAYER, "entities");
	app_say(app, "nothing that is lit; %s lights places, organisations …", keys);
}

static bool act_mention(struct app *app, enum action action)
{
	static const struct {
		enum action action;
		enum mention_type type;
		enum direction_of_motion direction;
		const char *none;
	} jumps[] = {
		{ ACTION_NEXT_OFFICIAL, MENTION_PERSON, MOTION_ON, "no official below" },
		{ ACTION_PREVIOUS_OFFICIAL, MENTION_PERSON, MOTION_BACK, "no official above" },
		{ ACTION_NEXT_METRIC, MENTION_METRIC, MOTION_ON, "no metric below" },
		{ ACTION_PREVIOUS_METRIC, MENTION_METRIC, MOTION_BACK, "no metric above" },
		{ ACTION_NEXT_QUOTE, MENTION_QUOTE, MOTION_ON, "no quotation below" },
		{ ACTION_PREVIOUS_QUOTE, MENTION_QUOTE, MOTION_BACK, "no quotation above" },
		{ ACTION_NEXT_MENTION, MENTION_ENTITY, MOTION_ON, "no other mention lit below" },
		{ ACTION_PREVIOUS_MENTION, MENTION_ENTITY, MOTION_BACK,
		  "no other mention lit above" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(jumps); i++) {
		if (jumps[i].action != action)
			continue;
		const struct mention *mention =
		        next_mention(app->view, jumps[i].type, jumps[i].direction);
		if (mention)
			view_jump_to(app->view, mention_range(mention).start);
		else if (jumps[i].type == MENTION_ENTITY && layers_extent(app) != EXTENT_ALL)
			say_unlit(app);
		else
			app_say(app, "%s in this article", jumps[i].none);
		return true;
	}
	return false;
}

static bool act_mark_jump(struct app *app, enum action action)
{
	if (action != ACTION_NEXT_MARK && action != ACTION_PREVIOUS_MARK)
		return false;
	const struct view *view = app->view;
	const struct mark *found = NULL;
	bool next = action == ACTION_NEXT_MARK;
	for (size_t i = 0; view->marks && i < view->marks->n; i++) {
		const struct mark *mark = &view->marks->items[i];
		int side = place_compare(mark->range.start, view->cursor);
		if (!mark->orphan && (next ? side > 0 && !found : side < 0))
			found = mark;
	}
	if (found)
		view_jump_to(app->view, found->range.start);
	else
		app_say(app, "no mark %s in this article", next ? "below" : "above");
	return true;
}

/* "40%", as the head line counts. */
static bool go_to_percent(struct app *app, const char *argument)
{
	unsigned percent;
	if (!goto_percent(argument, &percent) || percent > 100)
		return false;
	jumping_far(app, layout_at_percent(app->view->layout, percent));
	return true;
}

static void say_no_paragraph(struct app *app, const char *argument)
{
	struct layout *layout = app->view->layout;
	size_t last = 0;
	for (size_t n = layout_count(layout); n-- > 0 && !last;)
		last = layout_line(layout, n)->number;
	app_say(app, "there is no paragraph %s; the last one is %zu", argument, last);
}

static void act_goto(struct app *app, const char *argument)
{
	size_t line;
	size_t number = (size_t)g_ascii_strtoull(argument, NULL, 10);
	if (!*argument)
		prompt_open(app, "paragraph ", "", ACTION_GOTO);
	else if (strcmp(argument, "%") == 0)
		app_say(app, "type the number first: 50%% is the middle");
	else if (go_to_percent(app, argument))
		return;
	else if (number && layout_paragraph(app->view->layout, number, &line))
		jumping_far(app, layout_place(app->view->layout, (struct position){ line, 0 }));
	else
		say_no_paragraph(app, argument);
}

bool jumping_act(struct app *app, enum action action, const char *argument)
{
	if (action == ACTION_GOTO)
		act_goto(app, argument);
	else
		return act_section(app, action) || act_mention(app, action) ||
		       act_mark_jump(app, action);
	return true;
}
