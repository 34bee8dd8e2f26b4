/* An editor of one line over the status line. */
#include "tui/prompt.h"

#include <string.h>

#include "tui/editor.h"
#include "tui/searching.h"

struct prompt {
	struct editor *editor;
	char *prefix;
	enum action action;
	bool live;
};

static void prompt_free(void *state)
{
	struct prompt *prompt = state;
	editor_free(prompt->editor);
	g_free(prompt->prefix);
	g_free(prompt);
}

static void prompt_draw(struct app *app, void *state, const struct canvas *screen)
{
	struct prompt *prompt = state;
	(void)app;
	struct canvas foot = canvas_part(screen, screen->rows - 1, 0, 1, screen->cols);
	canvas_clear(&foot, STYLE(ROLE_STATUS));
	int put = canvas_puts(&foot, 0, 1, STYLE(ROLE_KEY), prompt->prefix);
	struct canvas field = canvas_part(&foot, 0, 1 + put, 1, foot.cols);
	editor_draw(prompt->editor, &field, STYLE(ROLE_STATUS));
}

static void finish(struct app *app, const struct prompt *prompt)
{
	g_autofree char *text = g_strdup(editor_text(prompt->editor));
	enum action action = prompt->action;
	history_add(app->histories[action == ACTION_COMMAND], text);
	app_close_overlay(app);
	if (action == ACTION_COMMAND)
		app_command(app, text);
	else if (*text)
		app_act(app, action, text);
	else if (action == ACTION_SEARCH || action == ACTION_SEARCH_BACK)
		searching_again(app, action);
}

/* Makes an action's name of its beginning. */
static void complete(const struct prompt *prompt)
{
	const char *text = editor_text(prompt->editor);
	size_t len = strlen(text);
	const char *found = NULL;
	size_t same = 0;
	for (int i = 0; i < ACTION_COUNT; i++) {
		const char *name = actions[i].name;
		if (!*name || strncmp(name, text, len) != 0)
			continue;
		if (!found)
			same = strlen(found = name);
		while (strncmp(found, name, same) != 0)
			same--;
	}
	if (found && same > len)
		editor_insert(prompt->editor, (struct slice){ found + len, same - len });
}

static void cancel(struct app *app, const struct prompt *prompt)
{
	enum action action = prompt->action;
	bool live = prompt->live;
	app_close_overlay(app);
	if (live)
		app_act(app, action, " ");
}

static void prompt_key(struct app *app, void *state, const struct key_event *key)
{
	struct prompt *prompt = state;
	bool empty = !*editor_text(prompt->editor);
	if (key->sym == KEYSYM_TAB && prompt->action == ACTION_COMMAND) {
		complete(prompt);
		return;
	}
	if (key->sym == KEYSYM_BACKSPACE && empty) {
		cancel(app, prompt);
		return;
	}
	switch (editor_key(prompt->editor, key)) {
	case EDITOR_DONE:
		finish(app, prompt);
		break;
	case EDITOR_CANCELLED:
		cancel(app, prompt);
		break;
	case EDITOR_CHANGED:
		if (prompt->live) {
			const char *text = editor_text(prompt->editor);
			app_act(app, prompt->action, *text ? text : " ");
		}
		break;
	case EDITOR_MOVED:
	case EDITOR_UNUSED:
		break;
	}
}

static const struct overlay_ops prompt_ops = {
	.draw = prompt_draw,
	.key = prompt_key,
	.free = prompt_free,
};

static struct prompt *open_prompt(struct app *app, const char *prefix, const char *text,
                                  enum action action)
{
	struct prompt *prompt = g_new0(struct prompt, 1);
	prompt->editor = editor_new(EDITOR_ONE_LINE, text);
	prompt->prefix = g_strdup(prefix);
	prompt->action = action;
	editor_use_history(prompt->editor, app->histories[action == ACTION_COMMAND]);
	app_set_overlay(app, &prompt_ops, prompt);
	return prompt;
}

void prompt_open(struct app *app, const char *prefix, const char *text, enum action action)
{
	open_prompt(app, prefix, text, action);
}

void prompt_ask(struct app *app, const char *command, const char *answer)
{
	g_autofree char *line = g_strconcat(command, answer, NULL);
	editor_give(open_prompt(app, ":", line, ACTION_COMMAND)->editor, command);
}

void prompt_open_live(struct app *app, const char *prefix, const char *text, enum action action)
{
	open_prompt(app, prefix, text, action)->live = true;
}
