/* Commands: the action that a typed line names, and doing it. */
#include <string.h>

#include "tui/app.h"

/* What can be done over a table that is on show; all else is about the text. */
static bool leaves_tables(enum action action)
{
	static const enum action stay[] = { ACTION_TABLE, ACTION_EXPORT_TABLE, ACTION_HELP,
		                            ACTION_SET };
	return !action_is_among(action, stay, G_N_ELEMENTS(stay));
}

/* A command may be another word for an action, or cut short; a number alone is a
 * paragraph, as in vi. False, after saying so, where there is none, or several. */
static bool find_command(struct app *app, struct slice name, enum action *action,
                         const char **argument)
{
	*action = action_find(name);
	if (*action != ACTION_COUNT || keymap_command(app->keymap, name, action, argument))
		return true;
	g_autofree char *several = action_complete(name, action);
	if (*action != ACTION_COUNT)
		return true;
	g_autofree char *help = keymap_keys(app->keymap, CONTEXT_GLOBAL, ACTION_HELP, NULL);
	if (*several)
		app_say(app, "“%.*s” could be %s", (int)name.len, name.data, several);
	else
		app_say(app, "no command “%.*s”; %s lists them", (int)name.len, name.data, help);
	app->message_is_error = true;
	return false;
}

/* export! and export-table! may write over what is there: told by their argument. */
static bool is_forced(const struct app *app, struct slice name)
{
	static const enum action forced[] = { ACTION_EXPORT, ACTION_EXPORT_TABLE };
	enum action action = ACTION_COUNT;
	const char *argument;
	if (!name.len || name.data[name.len - 1] != '!' ||
	    keymap_command(app->keymap, name, &action, &argument))
		return false;
	name.len--;
	action = action_find(name);
	if (action == ACTION_COUNT)
		g_free(action_complete(name, &action));
	return action_is_among(action, forced, G_N_ELEMENTS(forced));
}

void app_command(struct app *app, const char *line)
{
	line += strspn(line, " ");
	size_t len = strcspn(line, " "), digits = strspn(line, "0123456789");
	digits += digits && line[digits] == '%';
	enum action action = ACTION_GOTO;
	const char *given = "";
	len -= is_forced(app, (struct slice){ line, len });
	if (len == 0 ||
	    (digits != len && !find_command(app, (struct slice){ line, len }, &action, &given)))
		return;
	if (app->overlay && leaves_tables(action))
		app_close_overlay(app);
	g_autofree char *typed = g_strstrip(g_strdup(digits == len ? line : line + len));
	app_act(app, action, *given ? given : typed);
}
