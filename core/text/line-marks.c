/* What a line's marks tell: a sentence that begins, goes on or ends. */
#include "core/text/line-marks.h"

#include <glib.h>
#include <string.h>

bool line_has_pause(const struct glyph_tally *tally)
{
	return tally->kinds & (GLYPH_BIT(GLYPH_PAUSE) | GLYPH_BIT(GLYPH_COLON));
}

bool line_has_stop(struct slice text, const struct glyph_tally *tally)
{
	if (tally->kinds & GLYPH_BIT(GLYPH_END))
		return true;
	return tally->kinds & GLYPH_BIT(GLYPH_COLON) && slice_find(text, slice_of("；"));
}

bool line_is_unbalanced(struct slice text, const struct glyph_tally *tally)
{
	if (!(tally->kinds & (GLYPH_BIT(GLYPH_OPEN) | GLYPH_BIT(GLYPH_CLOSE))))
		return false;
	int open = 0;
	while (text.len) {
		enum glyph glyph = glyph_of(glyph_take(&text));
		open += (glyph == GLYPH_OPEN) - (glyph == GLYPH_CLOSE);
		if (open < 0)
			return true;
	}
	return open != 0;
}

bool line_begins_share(struct slice text)
{
	size_t n = 0;
	while (n < text.len && (g_ascii_isdigit(text.data[n]) || text.data[n] == '.'))
		n++;
	struct slice rest = { text.data + n, text.len - n };
	return n && (slice_starts(rest, slice_of("%")) || slice_starts(rest, slice_of("％")));
}

bool line_begins_with_end(struct slice text)
{
	for (int letters = 0; letters <= 2 && text.len; letters++)
		if (glyph_of(glyph_take(&text)) == GLYPH_END)
			return true;
	return false;
}

bool line_begins_entry(struct slice text)
{
	uint32_t mark = glyph_take(&text);
	return (mark == 0xb7 || mark == 0x2022) && text.len;
}

bool line_begins_with_mark(struct slice text)
{
	uint32_t c = glyph_take(&text);
	enum glyph glyph = glyph_of(c);
	return c >= 0x3001 && (glyph == GLYPH_PAUSE || glyph == GLYPH_END || glyph == GLYPH_COLON);
}

bool line_ends_in_stop(struct slice text)
{
	enum glyph last = glyph_of(glyph_take_last(&text));
	return last == GLYPH_PAUSE || last == GLYPH_END || last == GLYPH_COLON ||
	       last == GLYPH_CLOSE;
}

bool line_ends_in_dash(struct slice text)
{
	return glyph_of(glyph_take_last(&text)) == GLYPH_DASH &&
	       glyph_of(glyph_take_last(&text)) == GLYPH_DASH;
}

bool line_ends_behind_pause(struct slice text)
{
	return glyph_of(glyph_take_last(&text)) == GLYPH_HAN &&
	       glyph_of(glyph_take_last(&text)) == GLYPH_PAUSE;
}

bool line_is_bracketed(struct slice text)
{
	uint32_t first = glyph_take(&text), last = glyph_take_last(&text);
	return (first == '(' || first == 0xff08) && (last == ')' || last == 0xff09);
}

bool line_is_quotation(struct slice text)
{
	struct slice rest = text;
	if (glyph_take(&rest) != 0x201c || glyph_take_last(&rest) != 0x201d)
		return false;
	for (int open = 1; rest.len;) {
		enum glyph glyph = glyph_of(glyph_take(&rest));
		open += (glyph == GLYPH_OPEN) - (glyph == GLYPH_CLOSE);
		if (!open)
			return false;
	}
	return true;
}

bool line_asks(struct slice text)
{
	uint32_t last = glyph_take_last(&text);
	return last != 0x3002 && glyph_of(last) == GLYPH_END; /* 。 */
}

bool line_ends_clause(struct slice text)
{
	uint32_t last = glyph_take_last(&text);
	return last == 0xff1b || last == ';';
}

bool line_leaves_open(struct slice text)
{
	enum { REACH = 240 };
	return glyph_leaves_open(text, REACH);
}

enum { LONGEST_UNIT = 10 }; /* columns: longer words are broken */

unsigned line_unit_columns(struct slice text)
{
	struct slice rest = text;
	uint32_t first = glyph_take(&rest);
	while (rest.len && glyph_of(first) == GLYPH_OPEN)
		first = glyph_take(&rest);
	for (bool word = first < 0x80; rest.len;) {
		struct slice after = rest;
		uint32_t c = glyph_take(&after);
		enum glyph glyph = glyph_of(c);
		word = word && c < 0x80 && glyph != GLYPH_BLANK;
		if (!word && glyph != GLYPH_PAUSE && glyph != GLYPH_END && glyph != GLYPH_CLOSE &&
		    glyph != GLYPH_COLON)
			break;
		rest = after;
	}
	unsigned columns = glyph_columns((struct slice){ text.data, text.len - rest.len });
	return MIN(columns, LONGEST_UNIT);
}

unsigned line_figure(struct slice text)
{
	unsigned figure = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (!g_ascii_isdigit(text.data[i]))
			return 0;
		figure = figure * 10 + (unsigned)(text.data[i] - '0');
	}
	return figure;
}
