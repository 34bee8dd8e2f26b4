/* Layout: an article set in lines of a given measure, and the way from a place
 * in the text to a line and column and back. Knows the article's blocks and
 * the rules of line breaking; knows no terminal, colours, marks or scrolling. */
#ifndef ZHUPI_TUI_LAYOUT_H
#define ZHUPI_TUI_LAYOUT_H

#include "core/base/width.h"
#include "core/flow/document.h"
#include "core/text/article.h"

/* Two Chinese characters, and forty of them. */
enum { LAYOUT_INDENT = 4, LAYOUT_MEASURE = 80 };

struct layout_options {
	unsigned measure; /* columns of a full line; at most LAYOUT_MEASURE are used */
	enum ambiguous ambiguous;
	bool without_furniture; /* leave blocks of type furniture out, where there are others */
};

/* What a line looks like: the panel knows a role for each. */
enum line_kind {
	LINE_BLANK, /* space between blocks; has no text */
	LINE_TEXT,
	LINE_ITEM,
	LINE_KICKER,   /* centred */
	LINE_TITLE,    /* centred */
	LINE_SUBTITLE, /* centred */
	LINE_BYLINE,   /* centred; datelines that stand alone, too */
	LINE_HEADING,  /* a section's centred where it fits on a line */
	LINE_CAPTION,
	LINE_CREDIT, /* at the right edge; continuation marks, too */
	LINE_FURNITURE,
};

struct line {
	size_t block;     /* index into article->blocks; of a blank line, that of the block below */
	struct span span; /* off in the block's text; a block's lines cover it all */
	size_t shown; /* off at which what is drawn ends: blanks and line ends behind it are not */
	enum line_kind kind;
	unsigned level;   /* of a heading */
	unsigned indent;  /* blank columns before the text */
	unsigned columns; /* of the text drawn */
	size_t number;    /* of the paragraph, from 1, on its first line; else 0 */
	bool first;       /* the first line of its block */
};

/* Lines from 0; columns from the left edge of the measure. */
struct position {
	size_t line;
	unsigned column;
};

struct layout;

/* Costs next to nothing: lines are set when they are asked for, in linear
 * time, and then kept. article is borrowed. The caller frees. */
struct layout *layout_new(const struct article *article, const struct layout_options *options);
void layout_free(struct layout *layout);

/* Line n, or NULL behind the last one. Valid until the next line is set. */
const struct line *layout_line(struct layout *layout, size_t n);

/* How many lines there are; sets them all. */
size_t layout_count(struct layout *layout);

/* The text of a line as it is drawn. */
struct slice layout_text(const struct layout *layout, const struct line *line);

/* Where place is. A place in a block that is left out, or behind the end of
 * its block, is where the nearest text before it ends. */
struct position layout_position(struct layout *layout, struct place place);

/* The place of the character at position: the nearest one on its line, and on
 * a blank line that of the text below. */
struct place layout_place(struct layout *layout, struct position position);

/* Whether block has lines: it has text, and is not left out. */
bool layout_shows(const struct layout *layout, size_t block);

/* The first line of paragraph number (from 1); false where there is none. */
bool layout_paragraph(struct layout *layout, size_t number, size_t *line);

/* How far place is into the article's text, 0 to 100, without setting lines. */
unsigned layout_percent(const struct layout *layout, struct place place);

/* The other way: a place so far into the text. */
struct place layout_at_percent(const struct layout *layout, unsigned percent);

#endif
