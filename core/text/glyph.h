/* Glyph: what a character does in a line of Chinese print - ends a sentence,
 * opens a bracket, takes two columns. Not Unicode's categories, and not the
 * terminal's width: how a page was set. */
#ifndef ZHUPI_TEXT_GLYPH_H
#define ZHUPI_TEXT_GLYPH_H

#include <stdint.h>

#include "core/base/bits.h"
#include "core/base/utf8.h"

enum glyph {
	GLYPH_BLANK, /* white space and marks without width */
	GLYPH_HAN,   /* ideographs */
	GLYPH_DIGIT, /* 0-9, full width too */
	GLYPH_LATIN, /* letters of any other script, and what stands with them */
	GLYPH_END,   /* 。！？…!? */
	GLYPH_PAUSE, /* ，、,· */
	GLYPH_COLON, /* ：；:; - what a paragraph may end with, and a clause too */
	GLYPH_OPEN,  /* （“《【 */
	GLYPH_CLOSE, /* ）”》】 */
	GLYPH_DASH,  /* —― */
	GLYPH_OTHER,
	GLYPH_COUNT
};

/* The glyphs of each block of 256 code points up to U+FFFF: those of block b are
 * glyph_charts[glyph_chart_of[b]]. Most blocks are of one kind, and share its chart. */
enum { GLYPH_CHARTS = 10 };
extern const uint8_t glyph_charts[GLYPH_CHARTS][256], glyph_chart_of[256];

/* glyph_of for what is beyond them. */
enum glyph glyph_of_astral(uint32_t codepoint);

static inline enum glyph glyph_of(uint32_t codepoint)
{
	if (codepoint >= 0x3400 && codepoint <= 0x9fff)
		return GLYPH_HAN; /* nearly every one: not worth a look */
	return codepoint <= 0xffff
	               ? (enum glyph)glyph_charts[glyph_chart_of[codepoint >> 8]][codepoint & 0xff]
	               : glyph_of_astral(codepoint);
}

/* How a stretch of text ends, closing marks left aside. */
enum ending {
	ENDING_OPEN,  /* in the middle of a sentence */
	ENDING_COLON, /* with ： or ； */
	ENDING_FULL   /* with a full stop, or what does its work */
};

enum ending glyph_ending(struct slice text);

#define GLYPH_BIT(glyph) (1u << (glyph))

/* What a text's characters are: told in one walk over it, so that nobody need
 * walk again to learn that it has nothing of what he looks for. */
struct glyph_tally {
	unsigned kinds;   /* GLYPH_BIT of each glyph that it has */
	unsigned letters; /* characters of any kind */
	unsigned han;     /* ideographs */
	unsigned ends;    /* ends of sentences */
	unsigned columns; /* in print: two for what is set on the Chinese grid, else one */
};

struct glyph_tally glyph_tally(struct slice text);

/* The columns and the ideographs of such a tally. */
unsigned glyph_columns(struct slice text);
size_t glyph_count_han(struct slice text);

/* text without the blank at its ends. */
struct slice glyph_trim(struct slice text);

/* Bytes of the well-formed character that begins with byte first. */
static inline size_t glyph_length(char first)
{
	unsigned char byte = (unsigned char)first;
	return byte >= 0xe0 ? (byte < 0xf0 ? 3 : 4) : byte < 0x80 ? 1 : 2;
}

/* The code point at the start of text, which is not empty and well-formed;
 * *len is its length. */
static inline uint32_t glyph_read(const char *text, size_t *len)
{
	const unsigned char *p = (const unsigned char *)text;
	if (p[0] < 0x80)
		return *len = 1, p[0];
	if (p[0] < 0xe0)
		return *len = 2, (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
	if (p[0] < 0xf0)
		return *len = 3, (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
	*len = 4;
	return (p[0] & 0x07u) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
}

/* Whether it is an ideograph of U+4000 to U+9FFF, as nearly all are. */
static inline bool glyph_is_common(uint32_t codepoint)
{
	return codepoint >= 0x4000 && codepoint <= 0x9fff;
}

/* Whether the character that begins with byte first is an ideograph of U+4000 to
 * U+9FFF, as most are: HAN_BYTES long, and not worth being decoded to be told. */
static inline bool glyph_begins_common(char first)
{
	unsigned char byte = (unsigned char)first;
	return byte >= 0xe4 && byte <= 0xe9;
}

/* Such a character, or another of three bytes. */
static inline uint32_t glyph_read_common(const char *text)
{
	const unsigned char *p = (const unsigned char *)text;
	return (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
}

/* The code point at *text, which is stepped over. */
static inline uint32_t glyph_step(const char **text)
{
	size_t len = HAN_BYTES;
	bool of_three = ((unsigned char)**text & 0xf0) == 0xe0; /* nearly all */
	uint32_t codepoint = of_three ? glyph_read_common(*text) : glyph_read(*text, &len);
	*text += len;
	return codepoint;
}

/* Characters that a walk over a text listens for, and a few besides: bits for the lowest
 * bits of their code points, which in an ideograph are those of its last two bytes. */
enum { EAR_CODES = 1 << 12 };

struct glyph_ear {
	uint64_t words[EAR_CODES / 64];
};

static inline void glyph_ear_add(struct glyph_ear *ear, uint32_t codepoint)
{
	bits_set(ear->words, codepoint % EAR_CODES);
}

static inline bool glyph_ear_hears(const struct glyph_ear *ear, uint32_t codepoint)
{
	return bits_has(ear->words, codepoint % EAR_CODES);
}

/* The same of what glyph_begins_common, without decoding it. */
static inline bool glyph_ear_hears_common(const struct glyph_ear *ear, const char *text)
{
	const unsigned char *p = (const unsigned char *)text;
	return ear->words[p[1] & 0x3f] >> (p[2] & 0x3f) & 1;
}

/* Takes the first, or the last, code point off *text; 0 where it is empty. */
static inline uint32_t glyph_take(struct slice *text)
{
	if (!text->len)
		return 0;
	const char *at = text->data;
	uint32_t codepoint = glyph_step(&at);
	*text = (struct slice){ at, text->len - (size_t)(at - text->data) };
	return codepoint;
}

uint32_t glyph_take_last_rare(struct slice *text);

static inline uint32_t glyph_take_last(struct slice *text)
{
	size_t before = text->len - HAN_BYTES;
	if (text->len < HAN_BYTES || !glyph_begins_common(text->data[before]))
		return glyph_take_last_rare(text);
	text->len = before;
	return glyph_read_common(text->data + before);
}

/* Where two ideographic blanks stand side by side in text first, as they do before a
 * paragraph and between columns; NULL where none do. */
const char *glyph_find_gap(struct slice text);

/* Whether a quotation or bracket is open at the end of text; whether one closes at
 * its start that was opened before. Looked for in so many bytes. */
bool glyph_leaves_open(struct slice text, size_t reach);
bool glyph_begins_closing(struct slice text, size_t reach);

/* Whether a line end between two texts stood for a space, as it does between
 * Latin words; texts that are empty need none. */
bool glyph_space_between(struct slice before, struct slice after);

#endif
