/* The table of actions. */
#include "tui/actions.h"

#include <glib.h>
#include <string.h>

const struct action_row actions[ACTION_COUNT] = {
#define ACTION_ROW(id, name, arguments, description)                                               \
	[ACTION_##id] = { name, arguments, description },
	ACTIONS(ACTION_ROW)
#undef ACTION_ROW
};

bool action_is_among(enum action action, const enum action *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (list[i] == action)
			return true;
	return false;
}

enum action action_find(struct slice name)
{
	/* asked of each word of a keymap at every start: most end at their first letter */
	for (int i = 0; name.len > 0 && i < ACTION_COUNT; i++)
		if (actions[i].name[0] == name.data[0] &&
		    strncmp(actions[i].name, name.data, name.len) == 0 &&
		    !actions[i].name[name.len])
			return i;
	return ACTION_COUNT;
}

char *action_complete(struct slice begun, enum action *only)
{
	GString *names = g_string_new(NULL);
	size_t n = 0;
	*only = ACTION_COUNT;
	for (int i = 0; i < ACTION_COUNT; i++) {
		if (!begun.len || strncmp(actions[i].name, begun.data, begun.len) != 0)
			continue;
		g_string_append_printf(names, "%s%s", names->len ? ", " : "", actions[i].name);
		*only = n++ ? ACTION_COUNT : (enum action)i;
	}
	return g_string_free(names, FALSE);
}
