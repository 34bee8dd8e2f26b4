/* The view: the article that is open, where the reader is in it, what is
 * selected, found and marked. The text panel draws it; outline, margin and
 * status line look at it. Draws nothing, and writes no annotation. */
#ifndef ZHUPI_TUI_VIEW_H
#define ZHUPI_TUI_VIEW_H

#include "core/flow/annotator.h"
#include "tui/find.h"
#include "tui/layout.h"
#include "tui/sections.h"
#include "tui/selection.h"

/* A place in any article of any file, to come back to. */
struct bookmark {
	char *path; /* NULL: none */
	size_t article;
	struct place place;
};

struct view {
	char *path; /* NULL while nothing is open */
	const struct document *document;
	size_t article_index;
	const struct article *article;
	const struct mentions *mentions; /* the document's, or those of them that show */
	GArray *shown;                   /* struct mention */
	struct mentions some;            /* what shown has */
	bool (*shows)(const struct mention *mention, const void *user); /* NULL: all */
	const void *shows_user;
	size_t longest_mention; /* bytes */
	struct marks *marks;    /* NULL where none could be had */
	struct sections sections;

	struct layout *layout;
	struct layout_options options;
	size_t top;      /* the line at the head of the panel */
	int rows;        /* lines that the panel shows */
	unsigned wanted; /* column that moving by lines keeps to */

	struct place cursor;
	bool selecting; /* from anchor to cursor */
	struct place anchor;
	struct place seed; /* where selecting began, to shrink back to */

	char *needle; /* NULL where nothing is searched */
	bool upwards; /* the search went up */
	struct find *find;

	GArray *back, *forward; /* struct bookmark */
};

struct view *view_new(void);
void view_free(struct view *view);

/* Shows an article of document, which outlives it there. A block behind the
 * end stands for the article's end. */
void view_show(struct view *view, const char *path, const struct document *document, size_t article,
               struct place place);

/* The first place that is seen: what is left out may stand before it. */
struct place view_beginning(const struct view *view);

/* Shows nothing. */
void view_close(struct view *view);

/* Asks shows anew which mentions are to be seen. */
void view_show_mentions(struct view *view);

/* Takes marks, which may be NULL. */
void view_set_marks(struct view *view, struct marks *marks);

/* Sets the text anew where measure, rows or width of signs changed; what is
 * read stays where it was. */
void view_resize(struct view *view, const struct layout_options *options, int rows);

/* Moves the cursor; the text scrolls as little as it must. Extends a selection. */
void view_move_to(struct view *view, struct place place);
void view_move_lines(struct view *view, long count);
void view_move_unit(struct view *view, enum text_unit unit, enum direction_of_motion direction);

/* Scrolls, and takes the cursor along where it would leave the panel. */
void view_scroll(struct view *view, long lines);

/* Scrolls by lines, the cursor with it; at the ends the cursor goes all the way. */
void view_page(struct view *view, long lines);

/* Scrolls so that so many rows stand above the cursor's, as far as the text goes. */
void view_put_cursor_at(struct view *view, size_t row);

/* Moves the cursor to a row of the panel, or the nearest one with text; nothing scrolls. */
void view_go_to_row(struct view *view, size_t row);

/* Goes far: the place comes to stand in the upper third. */
void view_jump_to(struct view *view, struct place place);

/* Remembers where the reader is, for jump-back. */
void view_remember(struct view *view);
/* Where to go back or forward to, taken off the list; path NULL where there is
 * nowhere. The caller clears it. */
struct bookmark view_take_back(struct view *view);
struct bookmark view_take_forward(struct view *view);
void bookmark_clear(struct bookmark *bookmark);

/* What is selected; empty where nothing is. */
struct text_range view_selection(const struct view *view);
void view_select(struct view *view, struct text_range range);
void view_unselect(struct view *view);

/* The innermost mention or mark at place; NULL where there is none. */
const struct mention *view_mention_at(const struct view *view, struct place place);
const struct mark *view_mark_at(const struct view *view, struct place place);

/* Index of a mention before which none reaches place. */
size_t view_mentions_from(const struct view *view, struct place place);

/* Searches; needle NULL lets go. */
void view_find(struct view *view, const char *needle);

/* Index of the section with the cursor. */
size_t view_section(const struct view *view);

/* The text of range as it is seen, its blocks joined by line ends. The caller frees. */
char *view_text(const struct view *view, struct text_range range);

#endif
