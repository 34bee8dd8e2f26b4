/* A pointer array, oldest first. */
#include "tui/history.h"

struct history {
	GPtrArray *lines;
	guint most;
};

struct history *history_new(guint most)
{
	struct history *history = g_new(struct history, 1);
	history->lines = g_ptr_array_new_with_free_func(g_free);
	history->most = most;
	return history;
}

void history_free(struct history *history)
{
	if (!history)
		return;
	g_ptr_array_free(history->lines, TRUE);
	g_free(history);
}

void history_add(struct history *history, const char *line)
{
	guint same;
	if (!*line)
		return;
	if (g_ptr_array_find_with_equal_func(history->lines, line, g_str_equal, &same))
		g_ptr_array_remove_index(history->lines, same);
	g_ptr_array_add(history->lines, g_strdup(line));
	if (history->lines->len > history->most)
		g_ptr_array_remove_index(history->lines, 0);
}

guint history_count(const struct history *history)
{
	return history->lines->len;
}

const char *history_back(const struct history *history, guint back)
{
	guint n = history->lines->len;
	return back < n ? g_ptr_array_index(history->lines, n - 1 - back) : NULL;
}
