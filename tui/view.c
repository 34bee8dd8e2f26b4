/* An article on show: its layout, marks, mentions, search and selection. */
#include "tui/view-parts.h"

#include "core/base/bisect.h"

#include <string.h>

struct view *view_new(void)
{
	struct view *view = g_new0(struct view, 1);
	view->options = (struct layout_options){ LAYOUT_MEASURE, AMBIGUOUS_NARROW, true };
	view->rows = 1;
	view->shown = g_array_new(FALSE, FALSE, sizeof(struct mention));
	view->back = g_array_new(FALSE, FALSE, sizeof(struct bookmark));
	view->forward = g_array_new(FALSE, FALSE, sizeof(struct bookmark));
	g_array_set_clear_func(view->back, (GDestroyNotify)bookmark_clear);
	g_array_set_clear_func(view->forward, (GDestroyNotify)bookmark_clear);
	return view;
}

void view_close(struct view *view)
{
	g_clear_pointer(&view->path, g_free);
	g_clear_pointer(&view->marks, marks_free);
	g_clear_pointer(&view->find, find_free);
	g_clear_pointer(&view->layout, layout_free);
	sections_clear(&view->sections);
	view->document = NULL;
	view->article = NULL;
	view->selecting = false;
}

void view_free(struct view *view)
{
	if (!view)
		return;
	view_close(view);
	g_free(view->needle);
	g_array_unref(view->back);
	g_array_unref(view->forward);
	g_array_unref(view->shown);
	g_free(view);
}

struct place view_settle(const struct view *view, struct place place)
{
	if (view->article->n_blocks == 0)
		return (struct place){ 0, 0 };
	if (place.block >= view->article->n_blocks)
		place = (struct place){ view->article->n_blocks - 1, SIZE_MAX };
	place.off = MIN(place.off, view->article->blocks[place.block].text.len);
	return motion_settle(view->article, place);
}

static bool same_article(const struct view *view, const char *path, size_t article)
{
	return g_strcmp0(view->path, path) == 0 && view->article_index == article;
}

/* The length of the longest mention: none that begins further back than this
 * can reach a place. */
static size_t longest_mention(const struct mentions *mentions)
{
	size_t longest = 0;
	for (size_t i = 0; i < mentions->n; i++)
		longest = MAX(longest, span_len(mentions->items[i].span));
	return longest;
}

/* The document's own mentions where all of them show, as is usual. */
static void take_mentions(struct view *view)
{
	const struct mentions *all = &view->document->mentions[view->article_index];
	g_array_set_size(view->shown, 0);
	for (size_t i = 0; view->shows && i < all->n; i++)
		if (view->shows(&all->items[i], view->shows_user))
			g_array_append_val(view->shown, all->items[i]);
	view->some =
	        (struct mentions){ (const struct mention *)view->shown->data, view->shown->len };
	view->mentions = view->shows && view->some.n < all->n ? &view->some : all;
	view->longest_mention = longest_mention(view->mentions);
}

void view_show_mentions(struct view *view)
{
	take_mentions(view);
	view_set_marks(view, view->marks);
}

static bool is_shown(const void *layout, size_t block)
{
	return layout_shows(layout, block);
}

/* Searches what is to be seen: a hit in what is left out could not be gone to. */
static void search_anew(struct view *view)
{
	g_clear_pointer(&view->find, find_free);
	if (!view->needle || !view->layout)
		return;
	view->find = find_new(view->article, slice_of(view->needle));
	find_keep(view->find, is_shown, view->layout);
}

void view_show(struct view *view, const char *path, const struct document *document, size_t article,
               struct place place)
{
	struct marks *marks =
	        same_article(view, path, article) ? g_steal_pointer(&view->marks) : NULL;
	char *copy = g_strdup(path);
	view_close(view);
	view->path = copy;
	view->document = document;
	view->article_index = article;
	view->article = &document->reading->articles[article];
	take_mentions(view);
	view->layout = layout_new(view->article, &view->options);
	view->sections = sections_of(view->article);
	view_set_marks(view, marks);
	view->top = 0;
	view->wanted = 0;
	view->cursor = view_settle(view, place);
	search_anew(view);
	if (place.block > 0 || place.off > 0)
		view_jump_to(view, view->cursor);
}

struct place view_beginning(const struct view *view)
{
	return layout_place(view->layout, (struct position){ 0, 0 });
}

void view_set_marks(struct view *view, struct marks *marks)
{
	if (view->marks != marks)
		marks_free(view->marks);
	view->marks = marks;
	sections_count(&view->sections, view->mentions, marks);
}

size_t view_line_of(const struct view *view, struct place place)
{
	return layout_position(view->layout, place).line;
}

static bool options_equal(const struct layout_options *a, const struct layout_options *b)
{
	return a->measure == b->measure && a->ambiguous == b->ambiguous &&
	       a->without_furniture == b->without_furniture;
}

static void set_anew(struct view *view, const struct layout_options *options)
{
	struct place head = layout_place(view->layout, (struct position){ view->top, 0 });
	bool at_top = view->top == 0;
	layout_free(view->layout);
	view->layout = layout_new(view->article, options);
	view->top = at_top ? 0 : view_line_of(view, head);
	search_anew(view);
}

void view_resize(struct view *view, const struct layout_options *options, int rows)
{
	bool same = options_equal(&view->options, options);
	if (same && view->rows == rows)
		return;
	view->rows = MAX(rows, 1);
	view->options = *options;
	if (!view->layout)
		return;
	if (!same)
		set_anew(view, options);
	view_keep_in_sight(view);
}

struct text_range view_selection(const struct view *view)
{
	if (!view->selecting)
		return (struct text_range){ view->cursor, view->cursor };
	return selection_between(view->article, view->anchor, view->cursor);
}

void view_select(struct view *view, struct text_range range)
{
	struct place last = range.end;
	if (range_is_empty(range))
		return;
	if (!view->selecting)
		view->seed = view->cursor;
	motion_move(view->article, UNIT_GRAPHEME, MOTION_BACK, &last);
	view->selecting = true;
	view->anchor = range.start;
	view_move_to(view, last);
}

void view_unselect(struct view *view)
{
	view->selecting = false;
}

size_t view_mentions_from(const struct view *view, struct place place)
{
	const struct mentions *mentions = view->mentions;
	size_t off = place.off > view->longest_mention ? place.off - view->longest_mention : 0;
	const struct mention *items = mentions->items;
	size_t i;
	BISECT(i, mentions->n,
	       items[i].block > place.block ||
	               (items[i].block == place.block && items[i].span.start >= off));
	return i;
}

const struct mention *view_mention_at(const struct view *view, struct place place)
{
	return mentions_at(view->mentions, view_mentions_from(view, place), MENTION_TYPE_COUNT,
	                   place);
}

const struct mark *view_mark_at(const struct view *view, struct place place)
{
	const struct mark *found = NULL;
	for (size_t i = 0; view->marks && i < view->marks->n; i++) {
		const struct mark *mark = &view->marks->items[i];
		if (!mark->orphan && range_holds(mark->range, place) &&
		    (!found || range_is_within(mark->range, found->range)))
			found = mark;
	}
	return found;
}

void view_find(struct view *view, const char *needle)
{
	char *copy = needle && *needle ? g_strdup(needle) : NULL;
	g_free(view->needle);
	view->needle = copy;
	search_anew(view);
}

size_t view_section(const struct view *view)
{
	return sections_find(&view->sections, view->cursor.block);
}

char *view_text(const struct view *view, struct text_range range)
{
	GString *text = g_string_new(NULL);
	for (size_t i = range.start.block; i <= range.end.block && i < view->article->n_blocks;
	     i++) {
		struct slice block = view->article->blocks[i].text;
		if (!layout_shows(view->layout, i))
			continue;
		size_t start = i == range.start.block ? MIN(range.start.off, block.len) : 0;
		size_t end = i == range.end.block ? MIN(range.end.off, block.len) : block.len;
		if (end > start)
			g_string_append_printf(text, "%s%.*s", text->len ? "\n" : "",
			                       (int)(end - start), block.data + start);
	}
	return g_string_free(text, FALSE);
}
