/* Marks are written by the annotator only; here is who decides on what. */
#include "tui/marking.h"

#include <string.h>

#include "core/base/safe.h"
#include "tui/jobs.h"
#include "tui/panel.h"

static const struct mark *mark_of_id(const struct view *view, int64_t id)
{
	for (size_t i = 0; view->marks && i < view->marks->n; i++)
		if (view->marks->items[i].id == id)
			return &view->marks->items[i];
	return NULL;
}

/* The selection, else the mark under the cursor, else the sentence there. */
static struct target find_target(const struct app *app)
{
	const struct view *view = app->view;
	if (view->selecting)
		return (struct target){ 0, view_selection(view) };
	const struct mark *mark = view_mark_at(view, view->cursor);
	if (mark)
		return (struct target){ mark->id, mark->range };
	return (struct target){ 0, motion_unit(view->article, UNIT_SENTENCE, view->cursor) };
}

/* Who keeps the marks of what is on show. */
static struct annotator *keeper(const struct app *app)
{
	return annotator_of(app->annotator, app->view->path);
}

static bool can_mark(struct app *app)
{
	if (app->annotator)
		return true;
	app_say(app, "%s", app->no_annotator ? app->no_annotator : "nothing can be marked here");
	app->message_is_error = true;
	return false;
}

/* After a commit, or the refusal of one. */
static bool settle(struct app *app, bool done, GError *error)
{
	if (!done) {
		app_complain(app, error);
		return false;
	}
	app_saved(app);
	app_marks_changed(app);
	view_unselect(app->view);
	/* What was just written should be seen. */
	if (app->focus == PANEL_TEXT && app->settings.tab != TAB_RAW)
		app->settings.tab = TAB_MARKS;
	return true;
}

static bool add(struct app *app, struct target *target, const char *tag, const char *note,
                GError **error)
{
	const char *tags[] = { tag, NULL };
	return annotator_add(app->annotator, app->view->document, app->view->article_index,
	                     target->range, tags, note, &target->id, error);
}

bool marking_tag(struct app *app, struct target *target, const char *tag)
{
	GError *error = NULL;
	if (!can_mark(app))
		return false;
	bool done = target->id ? annotator_tag(keeper(app), target->id, tag, &error)
	                       : add(app, target, tag, NULL, &error);
	if (!settle(app, done, error))
		return false;
	char *copy = g_strdup(tag);
	g_free(app->last_tag);
	app->last_tag = copy;
	app_say(app, "tagged %s", copy);
	return true;
}

bool marking_note(struct app *app, struct target *target, const char *note)
{
	GError *error = NULL;
	if (!can_mark(app) || (!target->id && !*note))
		return false;
	bool done = target->id ? annotator_set_note(keeper(app), target->id, note, &error)
	                       : add(app, target, NULL, note, &error);
	if (!settle(app, done, error))
		return false;
	app_say(app, *note ? "noted" : "note taken away");
	return true;
}

static void act_tag(struct app *app, const char *argument)
{
	struct target target = find_target(app);
	if (!can_mark(app))
		return;
	if (*argument)
		marking_tag(app, &target, argument);
	else
		ask_tag(app, target);
}

/* The tag that was given last, also in an earlier session. The caller frees. */
static char *last_tag(const struct app *app)
{
	if (app->last_tag || !app->annotator)
		return g_strdup(app->last_tag);
	const struct tag *last = NULL;
	struct tags *tags = annotator_tags(app->annotator, NULL);
	for (size_t i = 0; tags && i < tags->n; i++)
		if (!last || tags->items[i].used > last->used)
			last = &tags->items[i];
	char *name = last ? g_strdup(last->name) : NULL;
	tags_free(tags);
	return name;
}

static void act_tag_again(struct app *app, const char *argument)
{
	(void)argument;
	struct target target = find_target(app);
	g_autofree char *tag = last_tag(app);
	if (!tag)
		app_say(app, "there is no last tag yet; t tags");
	else
		marking_tag(app, &target, tag);
}

static const char *note_of(const struct app *app, const struct target *target)
{
	const struct mark *mark = mark_of_id(app->view, target->id);
	return mark ? mark->note : NULL;
}

static void act_note(struct app *app, const char *argument)
{
	struct target target = find_target(app);
	if (!can_mark(app))
		return;
	if (*argument)
		marking_note(app, &target, argument);
	else
		ask_note(app, target, note_of(app, &target));
}

static void act_note_external(struct app *app, const char *argument)
{
	(void)argument;
	struct target target = find_target(app);
	if (can_mark(app))
		ask_note_external(app, target, note_of(app, &target));
}

/* The mark under the cursor, or a word that there is none. */
static const struct mark *need_mark(struct app *app)
{
	const struct mark *mark = view_mark_at(app->view, app->view->cursor);
	if (!mark)
		app_say(app, "no mark is here");
	return can_mark(app) ? mark : NULL;
}

static void act_untag(struct app *app, const char *argument)
{
	const struct mark *mark = need_mark(app);
	GError *error = NULL;
	if (!mark)
		return;
	if (mark->n_tags == 0) {
		app_say(app, "this mark has no tag");
		return;
	}
	/* Without a name, the one that came last. */
	g_autofree char *tag = g_strdup(*argument ? argument : mark->tags[mark->n_tags - 1]);
	bool done = annotator_untag(keeper(app), mark->id, tag, &error);
	if (settle(app, done, error))
		app_say(app, "tag %s taken off", tag);
}

static void act_range(struct app *app, const char *argument)
{
	(void)argument;
	const struct view *view = app->view;
	GError *error = NULL;
	if (!view->selecting) {
		app_say(app, "select the new range first, with its end in the mark");
		return;
	}
	const struct mark *mark = view_mark_at(view, view->cursor);
	if (!mark)
		mark = view_mark_at(view, view->anchor);
	if (!mark) {
		app_say(app, "neither end of the selection is in a mark");
		return;
	}
	bool done = can_mark(app) &&
	            annotator_set_range(app->annotator, mark->id, view->document,
	                                view->article_index, view_selection(view), &error);
	if ((done || error) && settle(app, done, error))
		app_say(app, "mark has a new range");
}

static void act_delete(struct app *app, const char *argument)
{
	(void)argument;
	const struct mark *mark = need_mark(app);
	GError *error = NULL;
	if (!mark)
		return;
	bool done = annotator_delete(keeper(app), mark->id, &error);
	if (settle(app, done, error)) {
		g_autofree char *key = keymap_keys(app->keymap, CONTEXT_TEXT, ACTION_UNDO, NULL);
		app_say(app, "mark deleted; %s takes it back", key);
	}
}

static void step(struct app *app,
                 bool (*take)(struct annotator *annotator, char **what, GError **error),
                 const char *did, const char *nothing)
{
	GError *error = NULL;
	g_autofree char *what = NULL;
	if (!can_mark(app))
		return;
	bool done = take(app->annotator, &what, &error);
	bool had = done ? what != NULL : error != NULL;
	if (!had)
		app_say(app, "%s", nothing);
	else if (settle(app, done, error)) {
		job_open_again(app); /* it may have been a correction */
		job_touched_again(app);
		app_say(app, "%s: %s", did, what);
	}
}

static void act_undo(struct app *app, const char *argument)
{
	(void)argument;
	step(app, annotator_undo, "undone", "nothing to undo");
}

static void act_redo(struct app *app, const char *argument)
{
	(void)argument;
	step(app, annotator_redo, "done again", "nothing to do again");
}

/* The text as the screen shows it, without what a terminal could obey: it may be pasted into
 * a shell. The caller frees. */
static char *shown_text(const struct app *app, struct text_range range)
{
	g_autofree char *text = view_text(app->view, range);
	struct slice rest = slice_of(text);
	GString *shown = g_string_new(NULL);
	for (size_t off = 0; off < rest.len;) {
		const struct cluster cluster = cluster_at(rest, off, app->grid->ambiguous);
		bool keeps = cluster.kind != CLUSTER_MARK || rest.data[off] == '\n';
		if (keeps)
			g_string_append_len(shown, rest.data + off, (gssize)span_len(cluster.span));
		off = cluster.span.end;
	}
	return g_string_free(shown, FALSE);
}

static void act_copy(struct app *app, const char *argument)
{
	enum { MOST = 48 << 10 }; /* bytes: what many terminals take at once, in base64 */
	(void)argument;
	struct target target = find_target(app);
	g_autofree char *text = shown_text(app, target.range);
	if (strlen(text) > MOST) {
		app_say(app, "that is too long for the clipboard of a terminal; :export writes it");
		return;
	}
	if (app->host)
		app->host->copy(app->host_state, text);
	view_unselect(app->view);
	app_say(app, "%ld characters sent to the clipboard", g_utf8_strlen(text, -1));
}

bool marking_act(struct app *app, enum action action, const char *argument)
{
	static const struct {
		enum action action;
		void (*act)(struct app *app, const char *argument);
	} acts[] = {
		{ ACTION_COPY, act_copy },           { ACTION_TAG, act_tag },
		{ ACTION_TAG_AGAIN, act_tag_again }, { ACTION_UNTAG, act_untag },
		{ ACTION_NOTE, act_note },           { ACTION_NOTE_EXTERNAL, act_note_external },
		{ ACTION_MARK_RANGE, act_range },    { ACTION_DELETE, act_delete },
		{ ACTION_UNDO, act_undo },           { ACTION_REDO, act_redo },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(acts); i++)
		if (acts[i].action == action) {
			acts[i].act(app, argument);
			return true;
		}
	return false;
}
