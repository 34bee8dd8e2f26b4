/* The line writer: how a parser of markup says its lines - text taken from the
 * source, text that stands for a stretch of it, markup left out - without
 * keeping the books of runs and ranges itself. Judges nothing. */
#ifndef ZHUPI_TEXT_LINE_WRITER_H
#define ZHUPI_TEXT_LINE_WRITER_H

#include "core/text/parse.h"

struct line_writer {
	const struct source *source;
	struct span stretch; /* of it, that is written */
	struct arena *arena; /* of what line_writer_finish returns */
	GArray *lines, *metadata, *dropped;

	/* The line being written. */
	GString *text;
	GArray *runs;
	bool copying;       /* the last run copies the source byte by byte */
	struct span extent; /* from its first byte to its last, markup included */
	enum line_kind kind;
	int level;
	bool in_strong, in_link; /* what is written now */
	bool styled;             /* bold by a style only: it may be no more than a highlight */
	bool strong, plain;      /* some letters were bold; some were not */
	size_t lead;             /* where the bold ends that it begins with */
	bool linked, unlinked;   /* some letters were a link's; some were not */
	unsigned links;          /* how many links began in it */
	bool wide;               /* some of its linked letters are ideographs */
	size_t bare;             /* bytes of ASCII words beside links */
	bool pictured;           /* a picture without words stands right above */
	bool ranked;             /* ASCII words beside a link are its rank or date, no text */
};

/* Spans are off in source->text. */
void line_writer_init(struct line_writer *writer, const struct source *source, struct span stretch,
                      struct arena *arena);

/* The lines so far, moved to the arena lines; the writer must not be used again. An
 * unfinished line is ended, and what is in no line and was not dropped is
 * dropped as metadata or markup. */
struct parsed line_writer_finish(struct line_writer *writer, struct arena *lines);

/* Whether anything that can be seen was added to the current line. */
bool line_begun(const struct line_writer *writer);

/* What the current line is, if more than text. Holds until the line ends. */
void line_is(struct line_writer *writer, enum line_kind kind, int level);

/* What is added from here on is a link's text, or is not. */
void line_link(struct line_writer *writer, bool in_link);

/* Adds the source's own text; or text that stands for it (an entity). */
void line_add(struct line_writer *writer, struct span source);
void line_add_as(struct line_writer *writer, struct slice text, struct span source);

/* Where within a line of text the next paragraph begins, by the two ideographic
 * spaces that stand before it behind a full stop; 0 where none does. */
size_t paragraph_within(struct slice text);

/* A picture without words stands here. */
void line_picture(struct line_writer *writer);

/* A stretch of the source that is in no line. reason is a static string.
 * Adjoining stretches of one reason become one. */
void line_drop(struct line_writer *writer, struct span source, const char *reason);

/* A value about the lines that follow. */
void line_note(struct line_writer *writer, enum field_part part, struct slice value,
               struct span source);

/* Ends the line, if anything was added to it: closed where the markup ends a
 * block here. A line of nothing but links becomes LINE_LINKS. */
void line_end(struct line_writer *writer, bool closed);

/* Makes the headlines among the lines from first on items again, which links to
 * them had made LINE_LINKS: for a page that holds little else. */
void lines_keep_headlines(struct line_writer *writer, size_t first);

/* Ends the line and adds one of LINE_TEXT, which is nothing but text, in
 * extent: what plain text is made of, by the million. */
void line_add_whole(struct line_writer *writer, struct span text, struct span extent);

/* Ends the line and adds one without text: LINE_BLANK, LINE_RULE, LINE_RECORD.
 * Rules or blank lines in a row become one, whose level says how many; they close
 * nothing: in text out of a PDF or of OCR, paragraphs go on behind them. */
void line_add_mark(struct line_writer *writer, enum line_kind kind, struct span source);

#endif
