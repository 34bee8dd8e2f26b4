/* Whether a unit begins at an offset is told from the characters around it
 * alone, so that finding its borders costs what it is long, also in a huge
 * paragraph. */
#include "tui/unit.h"

#include <glib.h>

#include "core/base/safe.h"
#include "core/base/utf8.h"

/* What a character does for clauses and sentences. */
enum sign { SIGN_NONE, SIGN_BLANK, SIGN_CLOSER, SIGN_CLAUSE, SIGN_SENTENCE };

static const struct {
	enum sign sign;
	const char *characters;
} signs[] = {
	{ SIGN_BLANK, " \t\n\r\u3000" },
	{ SIGN_CLOSER, "”’」』）】》〉〕)]\"'" },
	{ SIGN_CLAUSE, "，；：,;:" },
	{ SIGN_SENTENCE, "。！？…!?." },
};

/* Most of what is read is none, and told at once. */
static bool is_plain(int32_t codepoint)
{
	return (codepoint >= 0x4E00 && codepoint <= 0x9FFF) || codepoint <= 0 ||
	       (codepoint < 0x80 && g_ascii_isalnum((char)codepoint));
}

/* The blocks that the signs are in: ASCII, General and CJK Punctuation, and
 * full-width forms. */
static bool is_in_block_of_signs(int32_t codepoint)
{
	return codepoint < 0x80 || (codepoint >= 0x2000 && codepoint < 0x2070) ||
	       (codepoint >= 0x3000 && codepoint < 0x3040) || codepoint >= 0xFF00;
}

static enum sign sign_of(int32_t codepoint)
{
	if (is_plain(codepoint) || !is_in_block_of_signs(codepoint))
		return SIGN_NONE;
	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
		if (g_utf8_strchr(signs[i].characters, -1, (gunichar)codepoint))
			return signs[i].sign;
	return SIGN_NONE;
}

static int32_t codepoint_at(struct slice text, size_t off)
{
	size_t len;
	return text_codepoint(text, off, &len);
}

/* The start of the code point before off > 0. */
static size_t step_back(struct slice text, size_t off)
{
	size_t end = off--;
	while (off > 0 && end - off < 4 && utf8_continues(text.data[off]))
		off--;
	return off;
}

enum word_class { WORD_BLANK, WORD_LETTER, WORD_CHINESE, WORD_SIGN };

static enum word_class word_class(int32_t codepoint)
{
	if (sign_of(codepoint) == SIGN_BLANK)
		return WORD_BLANK;
	if (codepoint < 0)
		return WORD_SIGN;
	if (is_plain(codepoint))
		return codepoint < 0x80 ? WORD_LETTER : WORD_CHINESE;
	gunichar c = (gunichar)codepoint;
	switch (g_unichar_get_script(c)) {
	case G_UNICODE_SCRIPT_HAN:
	case G_UNICODE_SCRIPT_HIRAGANA:
	case G_UNICODE_SCRIPT_KATAKANA:
		return WORD_CHINESE;
	default:
		return g_unichar_isalnum(c) || g_unichar_ismark(c) ? WORD_LETTER : WORD_SIGN;
	}
}

/* 3.5, 2,400: one word. */
static bool joins_digits(struct slice text, size_t sign)
{
	char byte = text.data[sign];
	return (byte == '.' || byte == ',') && sign > 0 && sign + 1 < text.len &&
	       g_ascii_isdigit(text.data[sign - 1]) && g_ascii_isdigit(text.data[sign + 1]);
}

static bool begins_word(struct slice text, size_t off)
{
	size_t last = step_back(text, off);
	if (joins_digits(text, off) || joins_digits(text, last))
		return false;
	enum word_class next = word_class(codepoint_at(text, off));
	return next != WORD_BLANK && next != word_class(codepoint_at(text, last));
}

static bool is_ender(enum sign sign, enum text_unit unit)
{
	return sign == SIGN_SENTENCE || (sign == SIGN_CLAUSE && unit == UNIT_CLAUSE);
}

/* + 好。|他说  + 好。”|他说  + Yes. |No  - 3.5  - 好|。 */
static bool begins_clause(struct slice text, size_t off, enum text_unit unit)
{
	size_t at = step_back(text, off);
	enum sign last = sign_of(codepoint_at(text, at));
	if (last == SIGN_NONE)
		return false;
	int32_t next = codepoint_at(text, off);
	enum sign next_sign = sign_of(next);
	if (next_sign == SIGN_BLANK || next_sign == SIGN_CLOSER || is_ender(next_sign, unit))
		return false;
	bool parted = next > 0x7F || last == SIGN_BLANK;
	for (; last == SIGN_BLANK && at > 0; last = sign_of(codepoint_at(text, at)))
		at = step_back(text, at);
	for (; last == SIGN_CLOSER && at > 0; last = sign_of(codepoint_at(text, at)))
		at = step_back(text, at);
	return is_ender(last, unit) && (parted || codepoint_at(text, at) > 0x7F);
}

/* A combining mark begins nothing. */
static bool begins_character(struct slice text, size_t off)
{
	int32_t codepoint = codepoint_at(text, off);
	return codepoint < 0x300 || !g_unichar_ismark((gunichar)codepoint);
}

static bool begins_unit(struct slice text, size_t off, enum text_unit unit)
{
	bool begins = unit == UNIT_WORD ? begins_word(text, off) : begins_clause(text, off, unit);
	return begins && begins_character(text, off);
}

size_t unit_start(struct slice text, size_t off, enum text_unit unit)
{
	if (unit == UNIT_GRAPHEME)
		return cluster_floor(text, off);
	if (unit >= UNIT_PARAGRAPH)
		return 0;
	while (off > 0 && !begins_unit(text, off, unit))
		off = step_back(text, off);
	return off;
}

size_t unit_end(struct slice text, size_t off, enum text_unit unit)
{
	if (unit == UNIT_GRAPHEME)
		return cluster_at(text, off, AMBIGUOUS_NARROW).span.end;
	if (unit >= UNIT_PARAGRAPH)
		return text.len;
	size_t len;
	do {
		text_codepoint(text, off, &len);
		off += len;
	} while (off < text.len && !begins_unit(text, off, unit));
	return off;
}
