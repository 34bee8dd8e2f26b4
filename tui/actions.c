/* The table of actions. */
#include "tui/actions.h"

#include <string.h>

const struct action_row actions[ACTION_COUNT] = {
#define ACTION_ROW(id, name, arguments, description)                                               \
	[ACTION_##id] = { name, arguments, description },
	ACTIONS(ACTION_ROW)
#undef ACTION_ROW
};

enum action action_find(struct slice name)
{
	for (int i = 0; i < ACTION_COUNT; i++)
		if (name.len > 0 && strncmp(actions[i].name, name.data, name.len) == 0 &&
		    !actions[i].name[name.len])
			return i;
	return ACTION_COUNT;
}
