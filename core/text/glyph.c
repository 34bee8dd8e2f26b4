/* Tables of glyphs, and what follows from them. */
#include "core/text/glyph.h"

#include "core/base/bytes16.h"

enum {
	_ = GLYPH_BLANK,
	H = GLYPH_HAN,
	D = GLYPH_DIGIT,
	L = GLYPH_LATIN,
	E = GLYPH_END,
	P = GLYPH_PAUSE,
	C = GLYPH_COLON,
	O = GLYPH_OPEN,
	K = GLYPH_CLOSE,
	M = GLYPH_DASH,
	x = GLYPH_OTHER
};

/* Sixteen of a kind, and a chart of nothing else. */
#define ROW(x)   x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x
#define ROWS(x)  ROW(x), ROW(x), ROW(x), ROW(x)
#define CHART(x) ROWS(x), ROWS(x), ROWS(x), ROWS(x)

/* Charts by their block, or by what they are full of. */
enum { C_L, C_H, C_X, C_00, C_20, C_2E, C_2F, C_30, C_FE, C_FF };

/* The blocks that marks and figures are in. Controls are no white space: they
 * stay, to be shown as marks. */
/* clang-format off */
const uint8_t glyph_charts[GLYPH_CHARTS][256] = {
	[C_L] = { CHART(L) },
	[C_H] = { CHART(H) },
	[C_X] = { CHART(x) },
	[C_00] = {
	  x, x, x, x, x, x, x, x, x, _, _, _, _, _, x, x,
	  x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
	  _, E, x, x, x, x, x, x, O, K, x, x, P, L, L, L,
	  D, D, D, D, D, D, D, D, D, D, C, C, L, L, L, E,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, x,
	  x, x, x, x, x, _, x, x, x, x, x, x, x, x, x, x,
	  x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
	  _, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, x, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	},
	[C_20] = {
	  _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _,
	  M, M, M, M, M, M, L, L, O, K, L, L, O, K, L, L,
	  L, L, x, L, L, L, E, L, _, _, _, _, _, _, _, _,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, _,
	  _, _, _, _, _, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	},
	[C_30] = {
	  _, P, E, x, x, H, H, H, O, K, O, K, O, K, O, K,
	  O, K, x, x, O, K, O, K, x, x, x, x, x, x, x, x,
	  x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
	  x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
	  x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
	  x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
	  x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
	  x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
	  x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
	  x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
	  x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
	  x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
	  x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
	  x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
	  x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
	  x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
	},
	[C_FF] = {
	  L, E, x, x, x, x, x, x, O, K, x, x, P, x, x, x,
	  D, D, D, D, D, D, D, D, D, D, C, C, x, x, x, E,
	  x, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, O, L, K, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	},
	[C_2E] = {
	  ROWS(L), ROWS(L), ROWS(H), ROWS(H),
	},
	[C_2F] = {
	  ROWS(H), ROWS(H), ROWS(H), ROW(H), ROW(H), ROW(L), ROW(L),
	},
	[C_FE] = {
	  ROW(L), ROW(L), ROW(L), ROWS(x), ROW(L),
	  ROWS(L), ROW(L), ROW(L), ROW(L),
	  L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, _,
	},
};

const uint8_t glyph_chart_of[256] = {
	/* U+0000 */ C_00, C_L, C_L, C_L, C_L, C_L, C_L, C_L, C_L, C_L, C_L, C_L, C_L, C_L, C_L, C_L,
	/* U+1000 */ ROW(C_L),
	/* U+2000 */ C_20, C_L, C_L, C_L, C_L, C_L, C_L, C_L, C_L, C_L, C_L, C_L, C_L, C_L, C_2E, C_2F,
	/* U+3000 */ C_30, C_X, C_X, C_X, C_H, C_H, C_H, C_H, C_H, C_H, C_H, C_H, C_H, C_H, C_H, C_H,
	/* U+4000 */ ROW(C_H),
	/* U+5000 */ ROW(C_H),
	/* U+6000 */ ROW(C_H),
	/* U+7000 */ ROW(C_H),
	/* U+8000 */ ROW(C_H),
	/* U+9000 */ ROW(C_H),
	/* U+A000 */ ROW(C_L),
	/* U+B000 */ ROW(C_L),
	/* U+C000 */ ROW(C_L),
	/* U+D000 */ ROW(C_L),
	/* U+E000 */ ROW(C_L),
	/* U+F000 */ C_L, C_L, C_L, C_L, C_L, C_L, C_L, C_L, C_L, C_H, C_H, C_L, C_L, C_L, C_FE, C_FF,
};
/* clang-format on */

enum glyph glyph_of_astral(uint32_t codepoint)
{
	if (codepoint >= 0x20000 && codepoint <= 0x3ffff)
		return GLYPH_HAN;
	return codepoint >= 0x1f000 && codepoint <= 0x1faff ? GLYPH_OTHER : GLYPH_LATIN;
}

uint32_t glyph_take_last_rare(struct slice *text)
{
	if (!text->len)
		return 0;
	size_t len, at = utf8_floor(*text, text->len - 1);
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

/* 🎉 or ⭐, which posts set behind a sentence, and what makes a sign one. */
static bool is_picture(uint32_t codepoint)
{
	return (codepoint >= 0x1f000 && codepoint <= 0x1faff) ||
	       (codepoint >= 0x2600 && codepoint <= 0x27bf) || codepoint == 0xfe0f;
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
	} while (glyph == GLYPH_CLOSE || glyph == GLYPH_BLANK || is_picture(codepoint));
	if (is_point(codepoint, text))
		return ENDING_FULL;
	return glyph == GLYPH_END ? ENDING_FULL : glyph == GLYPH_COLON ? ENDING_COLON : ENDING_OPEN;
}

/* Columns in print. “ ” ‘ ’ are set to one as often as to two. */
static unsigned columns_of(uint32_t codepoint)
{
	bool narrow = codepoint < 0x80 || (codepoint >= 0xc0 && codepoint < 0x100) ||
	              (codepoint >= 0x2018 && codepoint <= 0x201d);
	return narrow ? 1 : 2;
}

struct glyph_tally glyph_tally(struct slice text)
{
	struct glyph_tally tally = { 0 };
	unsigned common = 0;
	const char *end = text.data + text.len;
	for (const char *at = text.data; at < end;) {
		if (glyph_begins_common(*at)) {
			at += HAN_BYTES;
			common++;
			continue;
		}
		uint32_t codepoint = glyph_step(&at);
		enum glyph glyph = glyph_of(codepoint);
		tally.kinds |= GLYPH_BIT(glyph);
		tally.han += glyph == GLYPH_HAN;
		tally.ends += glyph == GLYPH_END;
		tally.columns += columns_of(codepoint);
		tally.letters++;
	}
	tally.kinds |= common ? GLYPH_BIT(GLYPH_HAN) : 0;
	tally.han += common;
	tally.columns += 2 * common;
	tally.letters += common;
	return tally;
}

unsigned glyph_columns(struct slice text)
{
	return glyph_tally(text).columns;
}

size_t glyph_count_han(struct slice text)
{
	return glyph_tally(text).han;
}

struct slice glyph_trim(struct slice text)
{
	if (text.len >= HAN_BYTES && glyph_begins_common(*text.data) &&
	    glyph_begins_common(text.data[text.len - HAN_BYTES]))
		return text; /* most lines of a column */
	for (struct slice rest = text; text.len; text = rest)
		if (glyph_of(glyph_take(&rest)) != GLYPH_BLANK)
			break;
	for (struct slice rest = text; text.len; text = rest)
		if (glyph_of(glyph_take_last(&rest)) != GLYPH_BLANK)
			break;
	return text;
}

/* Whether two bytes of 0x80 may begin among the sixteen from at on: no other character of
 * usual text has them. */
static bool may_have_blank(const char *at)
{
	return bytes16_any((bytes16)((bytes16_at(at) == 0x80) & (bytes16_at(at + 1) == 0x80)));
}

const char *glyph_find_gap(struct slice text)
{
	static const struct slice gap = { "\xe3\x80\x80\xe3\x80\x80", 6 };
	size_t at = 1;
	while (at + BYTES16 < text.len && !may_have_blank(text.data + at))
		at += BYTES16;
	return at <= text.len ? slice_find(slice_sub(text, (struct span){ at - 1, text.len }), gap)
	                      : NULL;
}

bool glyph_leaves_open(struct slice text, size_t reach)
{
	int depth = 0;
	for (size_t len = text.len; text.len && len - text.len < reach;) {
		enum glyph glyph = glyph_of(glyph_take_last(&text));
		depth += (glyph == GLYPH_OPEN) - (glyph == GLYPH_CLOSE);
		if (depth > 0)
			return true;
	}
	return false;
}

bool glyph_begins_closing(struct slice text, size_t reach)
{
	int depth = 0;
	const char *end = text.data + text.len;
	for (const char *at = text.data; at < end && (size_t)(at - text.data) < reach;) {
		enum glyph glyph = glyph_of(glyph_step(&at));
		depth += (glyph == GLYPH_CLOSE) - (glyph == GLYPH_OPEN);
		if (depth > 0)
			return true;
	}
	return false;
}

bool glyph_space_between(struct slice before, struct slice after)
{
	uint32_t a = glyph_take_last(&before), b = glyph_take(&after);
	return a < 0x2000 && b < 0x2000 && glyph_of(b) == GLYPH_LATIN &&
	       (glyph_of(a) == GLYPH_LATIN || a == ',') && a != '-' && b != '-' && b != '.' &&
	       b != '/';
}
