/* Parsing: from decoded text to lines that know their source, by format. What
 * a format says of itself (this is a heading, a list item, an image) is kept;
 * nothing is joined, moved or judged here - that is repair's and segmentation's. */
#ifndef ZHUPI_TEXT_PARSE_H
#define ZHUPI_TEXT_PARSE_H

#include "core/base/arena.h"
#include "core/text/article.h"
#include "core/text/field-names.h"
#include "core/text/reading.h"
#include "core/text/source.h"

enum line_kind {
	LINE_TEXT,
	LINE_BLANK,
	LINE_HEADING, /* the markup says so; level says which */
	LINE_ITEM,    /* of a list */
	LINE_CAPTION, /* the markup says so: figcaption, an image's alternative text */
	LINE_CELL,    /* of a table */
	LINE_RULE,    /* a horizontal rule, a page break (form feed) */
	LINE_LINKS,   /* nothing but links: navigation, share buttons */
	LINE_RECORD   /* a new record of a JSON, CSV or other wrapped file begins here */
};

/* A line of a page, or a block of markup. Text is as it stands, but for
 * markup: tags gone, entities read. It may borrow from source->text. */
struct line {
	enum line_kind kind;
	int level;     /* headings and nested items: from 1; blank lines: how many; links:
	                                   1 where they are headlines; else 0 */
	bool strong;   /* the whole line is in bold: a heading faked? */
	size_t lead;   /* off in the source where the bold ends that a line begins with, or 0 */
	bool head;     /* the heading over a column that has another's beside it */
	bool beside;   /* part of a line of the file: another column's stood beside it */
	bool pictured; /* it stands right below a picture that has no words */
	bool closed;   /* the markup ends a block here (</p>): never joined to the next */
	struct slice text;
	const struct text_run *runs; /* text to source->text, covering text */
	size_t n_runs;
	struct span source; /* the line with its markup */
};

/* What a file says about itself: front matter, <title>, <meta>, columns of a
 * record. line is the index of the first line it is about. Its bytes are in a
 * line (a title), or among the dropped ones, as "metadata". */
struct metadata {
	enum field_part part; /* its title, date, author, source */
	struct slice value;
	struct span source;
	size_t line;
};

struct parsed {
	const struct line *lines;
	size_t n_lines;
	const struct metadata *metadata;
	size_t n_metadata;
	const struct dropped *dropped; /* markup and what is no text, with the reason */
	size_t n_dropped;
};

/* Parses a sheet of source (sheet.h), or all of it, by its format; the array of lines is
 * owned by the arena lines, everything else, their text and runs too, by arena. Never
 * fails: what a format's parser cannot make sense of becomes LINE_TEXT. */
struct parsed parse_source(const struct source *source, struct span sheet, struct arena *arena,
                           struct arena *lines);

#endif
