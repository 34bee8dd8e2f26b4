/* An article on show: its layout, cursor and scrolling. */
#include "tui/view.h"

#include "core/base/bisect.h"

#include <string.h>

enum { SCROLL_MARGIN = 2, MAX_JUMPS = 200 };

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

/* A place of the article, whatever was asked for. */
static struct place settle(const struct view *view, struct place place)
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
	view->cursor = settle(view, place);
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

static size_t line_of(const struct view *view, struct place place)
{
	return layout_position(view->layout, place).line;
}

/* The last line that may stand at the head: the end fills the panel. Asked
 * only near the end, as it sets all lines. */
static size_t clamp_top(const struct view *view, size_t top)
{
	if (layout_line(view->layout, top + (size_t)view->rows))
		return top;
	size_t count = layout_count(view->layout);
	size_t last = count > (size_t)view->rows ? count - (size_t)view->rows : 0;
	return MIN(top, last);
}

/* Scrolls as little as needed for the cursor to stand in the panel, not at its
 * very edge. */
static void keep_in_sight(struct view *view)
{
	size_t line = line_of(view, view->cursor);
	size_t rows = (size_t)view->rows;
	size_t margin = rows > 4 * SCROLL_MARGIN ? SCROLL_MARGIN : 0;
	if (line < view->top + margin)
		view->top = line > margin ? line - margin : 0;
	else if (line + margin >= view->top + rows)
		view->top = line + margin + 1 - rows;
	/* Whoever is on the first line with text wants to see what stands above it. */
	if (view->top > 0 && line <= margin)
		view->top = 0;
	view->top = clamp_top(view, view->top);
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
	view->top = at_top ? 0 : line_of(view, head);
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
	keep_in_sight(view);
}

static void set_cursor(struct view *view, struct place place)
{
	view->cursor = place;
	keep_in_sight(view);
}

void view_move_to(struct view *view, struct place place)
{
	set_cursor(view, settle(view, place));
	view->wanted = layout_position(view->layout, view->cursor).column;
}

void view_move_lines(struct view *view, long count)
{
	struct place place = view->cursor;
	if (motion_lines(view->layout, count, view->wanted, &place))
		set_cursor(view, place);
	else if (count < 0)
		view->top = 0; /* what stands above the first line with text */
	else
		view_scroll(view, count);
}

void view_move_unit(struct view *view, enum text_unit unit, enum direction_of_motion direction)
{
	struct place place = view->cursor;
	bool moved;
	do
		moved = motion_move(view->article, unit, direction, &place);
	while (moved && !layout_shows(view->layout, place.block));
	view_move_to(view, moved ? place : view->cursor);
}

/* Lines from the cursor to the nearest edge of what the panel shows, 0 if it
 * stands in it. */
static long out_of_sight(const struct view *view)
{
	size_t line = line_of(view, view->cursor);
	if (line < view->top)
		return (long)(view->top - line);
	if (line >= view->top + (size_t)view->rows)
		return -(long)(line - view->top - (size_t)view->rows + 1);
	return 0;
}

void view_scroll(struct view *view, long lines)
{
	size_t top = lines < 0 && view->top < (size_t)-lines ? 0 : view->top + (size_t)lines;
	view->top = clamp_top(view, top);
	long away = out_of_sight(view);
	if (away == 0)
		return;
	size_t line = away > 0 ? view->top : view->top + (size_t)view->rows - 1;
	view->cursor =
	        settle(view, layout_place(view->layout, (struct position){ line, view->wanted }));
	long step = away > 0 ? 1 : -1;
	for (int i = 0; i < view->rows && out_of_sight(view) * step > 0; i++)
		if (!motion_lines(view->layout, step, view->wanted, &view->cursor))
			break;
}

void view_page(struct view *view, long lines)
{
	size_t before = view->top;
	size_t top = lines < 0 && view->top < (size_t)-lines ? 0 : view->top + (size_t)lines;
	view->top = clamp_top(view, top);
	long moved = (long)view->top - (long)before;
	motion_lines(view->layout, moved ? moved : lines, view->wanted, &view->cursor);
	long away = out_of_sight(view);
	if (away)
		motion_lines(view->layout, away, view->wanted, &view->cursor);
	if (out_of_sight(view))
		keep_in_sight(view);
}

void view_put_cursor_at(struct view *view, size_t row)
{
	size_t line = line_of(view, view->cursor);
	view->top = clamp_top(view, line > row ? line - row : 0);
}

void view_go_to_row(struct view *view, size_t row)
{
	size_t line = view->top + row;
	const struct line *at;
	while ((!(at = layout_line(view->layout, line)) || at->kind == LINE_BLANK) &&
	       line > view->top)
		line--;
	view->cursor =
	        settle(view, layout_place(view->layout, (struct position){ line, view->wanted }));
}

void view_jump_to(struct view *view, struct place place)
{
	view->cursor = settle(view, place);
	struct position position = layout_position(view->layout, view->cursor);
	view->wanted = position.column;
	size_t third = (size_t)view->rows / 3;
	if (position.line < view->top + SCROLL_MARGIN ||
	    position.line + SCROLL_MARGIN >= view->top + (size_t)view->rows)
		view->top = clamp_top(view, position.line > third ? position.line - third : 0);
	keep_in_sight(view);
}

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
