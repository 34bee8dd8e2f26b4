/* A sheet ends at a page break, else at the widest gap between lines, else behind a
 * sentence; of equal places at the first. */
#include "core/text/sheet.h"

#include "core/text/glyph.h"
#include "core/text/line-writer.h"

enum {
	SHEET = 4 << 20,    /* bytes of text: a year of some newspapers' front pages */
	LEEWAY = SHEET / 4, /* to find a good end in */
	GAP = 3             /* line ends: two blank lines */
};

enum worth { WORTH_LINE, WORTH_SENTENCE, WORTH_PARAGRAPH, WORTH_GAP, WORTH_PAGE };

/* How well the text is cut before the line that begins at off. */
static enum worth worth_at(struct slice text, size_t off)
{
	struct slice above = slice_sub(text, (struct span){ 0, off });
	struct slice below = slice_sub(text, (struct span){ off, text.len });
	size_t ends = 0;
	for (; above.len && ends < GAP && strchr("\r\n", above.data[above.len - 1]); above.len--)
		ends += above.data[above.len - 1] == '\n';
	if (slice_starts(below, slice_of("\f")))
		return WORTH_PAGE;
	if (below.len && strchr("\r\n", *below.data))
		return WORTH_LINE;
	if (ends == GAP)
		return WORTH_GAP;
	if (glyph_of(glyph_take_last(&above)) != GLYPH_END)
		return WORTH_LINE;
	return slice_starts(below, slice_of("\u3000")) ? WORTH_PARAGRAPH : WORTH_SENTENCE;
}

/* Where in at the next line begins, or the next paragraph of one that a program lost the
 * line ends of; its end, where none does. */
static size_t line_after(struct slice text, struct span at)
{
	const char *end = memchr(text.data + at.start, '\n', span_len(at));
	struct span line = { at.start, end ? (size_t)(end - text.data) + 1 : at.end };
	size_t within = paragraph_within(slice_sub(text, line));
	return within ? at.start + within : line.end;
}

size_t sheet_end(const struct source *source, size_t start)
{
	struct slice text = source->text;
	if (!source_format_is_plain(source->format) || text.len - start <= SHEET + LEEWAY)
		return text.len;
	struct span window = { start + SHEET, start + SHEET + LEEWAY };
	size_t best = 0;
	enum worth most = WORTH_LINE;
	while ((window.start = line_after(text, window)) < window.end) {
		enum worth worth = worth_at(text, window.start);
		if (best && worth <= most)
			continue;
		best = window.start;
		most = worth;
	}
	return best ? best : line_after(text, (struct span){ window.end, text.len });
}
