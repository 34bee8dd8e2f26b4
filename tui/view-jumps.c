/* Where jumps began, to go back to, and forward again. */
#include "tui/view.h"

enum { MAX_JUMPS = 200 };

void bookmark_clear(struct bookmark *bookmark)
{
	g_clear_pointer(&bookmark->path, g_free);
}

static struct bookmark here(const struct view *view)
{
	return (struct bookmark){ g_strdup(view->path), view->article_index, view->cursor };
}

void view_remember(struct view *view)
{
	if (!view->path)
		return;
	g_array_set_size(view->forward, 0);
	struct bookmark bookmark = here(view);
	g_array_append_val(view->back, bookmark);
	if (view->back->len > MAX_JUMPS)
		g_array_remove_index(view->back, 0);
}

static struct bookmark take(const struct view *view, GArray *from, GArray *to)
{
	struct bookmark taken = { 0 };
	if (from->len == 0)
		return taken;
	struct bookmark *last = &g_array_index(from, struct bookmark, from->len - 1);
	taken = *last;
	last->path = NULL;
	g_array_set_size(from, from->len - 1);
	struct bookmark bookmark = here(view);
	g_array_append_val(to, bookmark);
	return taken;
}

struct bookmark view_take_back(struct view *view)
{
	return take(view, view->back, view->forward);
}

struct bookmark view_take_forward(struct view *view)
{
	return take(view, view->forward, view->back);
}
