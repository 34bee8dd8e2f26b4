/* Plain text, and the text of a PDF's pages: a line is a line. Joining them is
 * repair's. */
#include "core/text/parser.h"
#include "core/text/wellformed.h"

/* Length of the line end at the start of text: CRLF, LF, CR, VT, FF, NEL, LS, PS. */
static size_t line_end_length(struct slice text)
{
	static const struct slice ends[] = {
		{ "\r\n", 2 }, { "\n", 1 },       { "\r", 1 },           { "\v", 1 },
		{ "\f", 1 },   { "\xc2\x85", 2 }, { "\xe2\x80\xa8", 3 }, { "\xe2\x80\xa9", 3 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
		if (slice_starts(text, ends[i]))
			return ends[i].len;
	return 0;
}

/* Bytes that a line end begins with. */
static bool may_end_line(unsigned char c)
{
	return c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0xc2 || c == 0xe2;
}

/* Where the first line in at ends. */
static size_t find_line_end(struct slice text, struct span at)
{
	for (size_t i = at.start; i < at.end; i++)
		if (may_end_line((unsigned char)text.data[i]) &&
		    line_end_length(slice_sub(text, (struct span){ i, at.end })))
			return i;
	return at.end;
}

static bool is_blank(struct slice text)
{
	size_t len;
	while ((len = utf8_blank(text)))
		text = slice_sub(text, (struct span){ len, text.len });
	return !text.len;
}

/* The paragraphs of a line: one, but where a program lost the line ends. */
static void put_paragraphs(struct line_writer *writer, struct span text, struct span extent)
{
	for (size_t cut; (cut = paragraph_within(slice_sub(writer->source->text, text)));) {
		struct span first = { text.start, text.start + cut };
		line_add_whole(writer, first, (struct span){ extent.start, first.end });
		text.start = extent.start = first.end;
	}
	line_add_whole(writer, text, extent);
}

static void put_line(struct line_writer *writer, struct span text, struct span extent)
{
	if (is_blank(slice_sub(writer->source->text, text)))
		line_add_mark(writer, LINE_BLANK, extent);
	else
		put_paragraphs(writer, text, extent);
}

/* Puts the lines of at, in which LF stands nowhere but at the end. */
static void put_lines(struct line_writer *writer, struct span at)
{
	struct slice text = writer->source->text;
	while (at.start < at.end) {
		size_t stop = find_line_end(text, at);
		size_t end = line_end_length(slice_sub(text, (struct span){ stop, at.end }));
		if (end && text.data[stop] == '\f') {
			if (stop > at.start)
				put_line(writer, (struct span){ at.start, stop },
				         (struct span){ at.start, stop });
			line_add_mark(writer, LINE_RULE, (struct span){ stop, stop + end });
		} else {
			put_line(writer, (struct span){ at.start, stop },
			         (struct span){ at.start, stop + end });
		}
		at.start = stop + end;
	}
}

/* Whether text has a line end that begins with byte first, and is not CRLF. */
static bool has_ends_with(struct slice text, char first)
{
	const char *end = text.data + text.len;
	for (const char *at = text.data; (at = memchr(at, first, (size_t)(end - at))); at++) {
		size_t len = line_end_length((struct slice){ at, (size_t)(end - at) });
		if (len && !(len == 2 && first == '\r'))
			return true;
	}
	return false;
}

/* Whether text has line ends other than LF and CRLF: most has none, and need
 * not be searched for them line by line. */
static bool has_rare_ends(struct slice text)
{
	static const char firsts[] = { '\r', '\v', '\f', '\xc2', '\xe2' };
	for (size_t i = 0; i < G_N_ELEMENTS(firsts); i++)
		if (has_ends_with(text, firsts[i]))
			return true;
	return false;
}

void text_parse(struct line_writer *writer, struct span at)
{
	const char *text = writer->source->text.data;
	bool rare = has_rare_ends(slice_sub(writer->source->text, at));
	while (at.start < at.end) {
		const char *feed = memchr(text + at.start, '\n', span_len(at));
		struct span line = { at.start, feed ? (size_t)(feed - text) + 1 : at.end };
		size_t end = line.end - (feed != NULL);
		if (rare)
			put_lines(writer, line);
		else
			put_line(writer,
			         (struct span){ line.start,
			                        end - (end > line.start && text[end - 1] == '\r') },
			         line);
		at.start = line.end;
	}
}
