/* Tables of glyphs, and what follows from them. */
#include "core/text/glyph.h"

#include <glib.h>

struct glyph_range {
	uint32_t first, last;
	enum glyph glyph;
};

/* Sorted; what is in no range is GLYPH_LATIN. */
static const struct glyph_range ranges[] = {
	/* Controls are no white space: they stay, to be shown as marks. */
	{ 0x0000, 0x0008, GLYPH_OTHER }, { 0x0009, 0x000d, GLYPH_BLANK },
	{ 0x000e, 0x001f, GLYPH_OTHER }, { 0x0020, 0x0020, GLYPH_BLANK },
	{ 0x0021, 0x0021, GLYPH_END },   { 0x0022, 0x0027, GLYPH_OTHER },
	{ 0x0028, 0x0028, GLYPH_OPEN },  { 0x0029, 0x0029, GLYPH_CLOSE },
	{ 0x002a, 0x002b, GLYPH_OTHER }, { 0x002c, 0x002c, GLYPH_PAUSE },
	{ 0x002d, 0x002f, GLYPH_LATIN }, { 0x0030, 0x0039, GLYPH_DIGIT },
	{ 0x003a, 0x003b, GLYPH_COLON }, { 0x003f, 0x003f, GLYPH_END },
	{ 0x007f, 0x0084, GLYPH_OTHER }, { 0x0085, 0x0085, GLYPH_BLANK },
	{ 0x0086, 0x009f, GLYPH_OTHER }, { 0x00a0, 0x00a0, GLYPH_BLANK },
	{ 0x00b7, 0x00b7, GLYPH_OTHER }, { 0x2000, 0x200f, GLYPH_BLANK },
	{ 0x2010, 0x2015, GLYPH_DASH },  { 0x2018, 0x2018, GLYPH_OPEN },
	{ 0x2019, 0x2019, GLYPH_CLOSE }, { 0x201c, 0x201c, GLYPH_OPEN },
	{ 0x201d, 0x201d, GLYPH_CLOSE }, { 0x2022, 0x2022, GLYPH_OTHER },
	{ 0x2026, 0x2026, GLYPH_END },   { 0x2028, 0x202f, GLYPH_BLANK },
	{ 0x205f, 0x2064, GLYPH_BLANK }, { 0x2e80, 0x2fdf, GLYPH_HAN },
	{ 0x3000, 0x3000, GLYPH_BLANK }, { 0x3001, 0x3001, GLYPH_PAUSE },
	{ 0x3002, 0x3002, GLYPH_END },   { 0x3003, 0x3004, GLYPH_OTHER },
	{ 0x3005, 0x3007, GLYPH_HAN },   { 0x3008, 0x3008, GLYPH_OPEN },
	{ 0x3009, 0x3009, GLYPH_CLOSE }, { 0x300a, 0x300a, GLYPH_OPEN },
	{ 0x300b, 0x300b, GLYPH_CLOSE }, { 0x300c, 0x300c, GLYPH_OPEN },
	{ 0x300d, 0x300d, GLYPH_CLOSE }, { 0x300e, 0x300e, GLYPH_OPEN },
	{ 0x300f, 0x300f, GLYPH_CLOSE }, { 0x3010, 0x3010, GLYPH_OPEN },
	{ 0x3011, 0x3011, GLYPH_CLOSE }, { 0x3012, 0x3013, GLYPH_OTHER },
	{ 0x3014, 0x3014, GLYPH_OPEN },  { 0x3015, 0x3015, GLYPH_CLOSE },
	{ 0x3016, 0x3016, GLYPH_OPEN },  { 0x3017, 0x3017, GLYPH_CLOSE },
	{ 0x3018, 0x33ff, GLYPH_OTHER }, { 0x3400, 0x9fff, GLYPH_HAN },
	{ 0xf900, 0xfaff, GLYPH_HAN },   { 0xfe30, 0xfe6f, GLYPH_OTHER },
	{ 0xfeff, 0xfeff, GLYPH_BLANK }, { 0xff01, 0xff01, GLYPH_END },
	{ 0xff02, 0xff07, GLYPH_OTHER }, { 0xff08, 0xff08, GLYPH_OPEN },
	{ 0xff09, 0xff09, GLYPH_CLOSE }, { 0xff0a, 0xff0b, GLYPH_OTHER },
	{ 0xff0c, 0xff0c, GLYPH_PAUSE }, { 0xff0d, 0xff0f, GLYPH_OTHER },
	{ 0xff10, 0xff19, GLYPH_DIGIT }, { 0xff1a, 0xff1b, GLYPH_COLON },
	{ 0xff1c, 0xff1e, GLYPH_OTHER }, { 0xff1f, 0xff1f, GLYPH_END },
	{ 0xff20, 0xff20, GLYPH_OTHER }, { 0xff5b, 0xff5b, GLYPH_OPEN },
	{ 0xff5d, 0xff5d, GLYPH_CLOSE }, { 0x1f000, 0x1faff, GLYPH_OTHER },
	{ 0x20000, 0x3ffff, GLYPH_HAN },
};

/* The marks that a text has most of, before any search. */
static enum glyph common_mark(uint32_t codepoint)
{
	switch (codepoint) {
	case 0xff0c: /* ， */
	case 0x3001: /* 、 */
		return GLYPH_PAUSE;
	case 0x3002: /* 。 */
		return GLYPH_END;
	case 0x201c: /* “ */
		return GLYPH_OPEN;
	case 0x201d: /* ” */
		return GLYPH_CLOSE;
	default:
		return codepoint >= '0' && codepoint <= '9' ? GLYPH_DIGIT : GLYPH_OTHER;
	}
}

enum glyph glyph_of_rare(uint32_t codepoint)
{
	enum glyph common = common_mark(codepoint);
	if (common != GLYPH_OTHER)
		return common;
	size_t low = 0, high = G_N_ELEMENTS(ranges);
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (codepoint > ranges[middle].last)
			low = middle + 1;
		else if (codepoint < ranges[middle].first)
			high = middle;
		else
			return ranges[middle].glyph;
	}
	return GLYPH_LATIN;
}

uint32_t glyph_take_last(struct slice *text)
{
	if (!text->len)
		return 0;
	size_t at = text->len - 1, len;
	while (at && ((unsigned char)text->data[at] & 0xc0) == 0x80)
		at--;
	text->len = at;
	return glyph_read(text->data + at, &len);
}

/* A full stop as Latin text has it: behind a word, not within a number. */
static bool is_point(uint32_t codepoint, struct slice before)
{
	if (codepoint != '.' || !before.len)
		return false;
	enum glyph glyph = glyph_of(glyph_take_last(&before));
	return glyph == GLYPH_LATIN || glyph == GLYPH_HAN || glyph == GLYPH_CLOSE;
}

enum ending glyph_ending(struct slice text)
{
	uint32_t codepoint;
	enum glyph glyph;
	do {
		if (!text.len)
			return ENDING_OPEN;
		codepoint = glyph_take_last(&text);
		glyph = glyph_of(codepoint);
	} while (glyph == GLYPH_CLOSE || glyph == GLYPH_BLANK);
	if (is_point(codepoint, text))
		return ENDING_FULL;
	return glyph == GLYPH_END ? ENDING_FULL : glyph == GLYPH_COLON ? ENDING_COLON : ENDING_OPEN;
}

/* “ ” ‘ ’ are set to one column as often as to two. */
static bool is_quotation_mark(const char *at, size_t len)
{
	return len >= 3 && at[0] == '\xe2' && at[1] == '\x80' && at[2] >= '\x98' && at[2] <= '\x9d';
}

unsigned glyph_columns(struct slice text)
{
	unsigned columns = 0;
	for (size_t i = 0; i < text.len; i += glyph_length(text.data[i])) {
		unsigned char byte = (unsigned char)text.data[i];
		if (byte < 0x80 || byte == 0xc3)
			columns++;
		else
			columns += 2 - is_quotation_mark(text.data + i, text.len - i);
	}
	return columns;
}

size_t glyph_count_han(struct slice text)
{
	size_t n = 0, len;
	for (size_t off = 0; off < text.len; off += len)
		n += glyph_of(glyph_read(text.data + off, &len)) == GLYPH_HAN;
	return n;
}

struct slice glyph_trim(struct slice text)
{
	for (struct slice rest = text; text.len; text = rest)
		if (glyph_of(glyph_take(&rest)) != GLYPH_BLANK)
			break;
	for (struct slice rest = text; text.len; text = rest)
		if (glyph_of(glyph_take_last(&rest)) != GLYPH_BLANK)
			break;
	return text;
}

bool glyph_space_between(struct slice before, struct slice after)
{
	uint32_t a = glyph_take_last(&before), b = glyph_take(&after);
	return a < 0x2000 && b < 0x2000 && glyph_of(b) == GLYPH_LATIN &&
	       (glyph_of(a) == GLYPH_LATIN || a == ',') && a != '-' && b != '-' && b != '.' &&
	       b != '/';
}
