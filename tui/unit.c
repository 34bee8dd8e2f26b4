/* Whether a unit begins at an offset is told from the characters around it
 * alone, so that finding its borders costs what it is long, also in a huge
 * paragraph. */
#include "tui/unit.h"

#include <glib.h>

#include "core/base/safe.h"

static const char clause_enders[] = "，；：,;:";
static const char sentence_enders[] = "。！？…!?.";
static const char closers[] = "”’」』）】》〉〕)]\"'";

static bool is_one_of(const char *set, int32_t codepoint)
{
	return codepoint > 0 && g_utf8_strchr(set, -1, (gunichar)codepoint);
}

static bool is_blank(int32_t codepoint)
{
	return codepoint == ' ' || codepoint == '\t' || codepoint == '\n' || codepoint == '\r' ||
	       codepoint == 0x3000;
}

static bool is_continuation(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

static int32_t codepoint_at(struct slice text, size_t off)
{
	size_t len;
	return text_codepoint(text, off, &len);
}

/* The start of the code point before off > 0. */
static size_t step_back(struct slice text, size_t off)
{
	off--;
	while (off > 0 && is_continuation(text.data[off]))
		off--;
	return off;
}

enum word_class { WORD_BLANK, WORD_LETTER, WORD_CHINESE, WORD_SIGN };

static enum word_class word_class(int32_t codepoint)
{
	if (is_blank(codepoint))
		return WORD_BLANK;
	if (codepoint < 0)
		return WORD_SIGN;
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

static bool is_ender(int32_t codepoint, enum text_unit unit)
{
	return is_one_of(sentence_enders, codepoint) ||
	       (unit == UNIT_CLAUSE && is_one_of(clause_enders, codepoint));
}

/* + 好。|他说  + 好。”|他说  + Yes. |No  - 3.5  - 好|。 */
static bool begins_clause(struct slice text, size_t off, enum text_unit unit)
{
	int32_t next = codepoint_at(text, off);
	if (is_blank(next) || is_one_of(closers, next) || is_ender(next, unit))
		return false;
	size_t at = step_back(text, off);
	bool blank = false;
	while (at > 0 && is_blank(codepoint_at(text, at))) {
		blank = true;
		at = step_back(text, at);
	}
	while (at > 0 && is_one_of(closers, codepoint_at(text, at)))
		at = step_back(text, at);
	int32_t last = codepoint_at(text, at);
	return is_ender(last, unit) && (last > 0x7F || blank || next > 0x7F);
}

static bool begins_unit(struct slice text, size_t off, enum text_unit unit)
{
	switch (unit) {
	case UNIT_GRAPHEME:
		return cluster_floor(text, off) == off;
	case UNIT_WORD:
		return begins_word(text, off);
	case UNIT_CLAUSE:
	case UNIT_SENTENCE:
		return begins_clause(text, off, unit);
	default:
		return false;
	}
}

size_t unit_start(struct slice text, size_t off, enum text_unit unit)
{
	if (unit == UNIT_GRAPHEME)
		return cluster_floor(text, off);
	while (off > 0 && !begins_unit(text, off, unit))
		off = step_back(text, off);
	return off;
}

size_t unit_end(struct slice text, size_t off, enum text_unit unit)
{
	do
		off = cluster_at(text, off, AMBIGUOUS_NARROW).span.end;
	while (unit != UNIT_GRAPHEME && off < text.len && !begins_unit(text, off, unit));
	return off;
}
