/* Whether a unit begins at an offset is told from the characters around it
 * alone, so that motions cost what they pass over, also in a huge paragraph. */
#include "tui/motion.h"

#include <glib.h>

#include "core/base/safe.h"

static const char clause_enders[] = "，；：,;:";
static const char sentence_enders[] = "。！？…!?.";
static const char closers[] = "”’」』）】》〉〕)]\"'";

static struct slice text_of(const struct article *article, size_t block)
{
	return article->blocks[block].text;
}

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

/* ---- borders of units within a block ---- */

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

static size_t unit_start(struct slice text, size_t off, enum text_unit unit)
{
	if (unit == UNIT_GRAPHEME)
		return cluster_floor(text, off);
	while (off > 0 && !begins_unit(text, off, unit))
		off = step_back(text, off);
	return off;
}

/* The first start of a unit behind off, or the end of the text. */
static size_t unit_end(struct slice text, size_t off, enum text_unit unit)
{
	do
		off = cluster_at(text, off, AMBIGUOUS_NARROW).span.end;
	while (unit != UNIT_GRAPHEME && off < text.len && !begins_unit(text, off, unit));
	return off;
}

/* ---- blocks and sections ---- */

/* The nearest block with text from block on, in a direction; n_blocks where
 * there is none. */
static size_t block_with_text(const struct article *article, size_t block,
                              enum direction_of_motion direction)
{
	while (block < article->n_blocks && text_of(article, block).len == 0)
		block = direction == MOTION_ON ? block + 1 : block - 1;
	return block < article->n_blocks ? block : article->n_blocks;
}

static size_t start_block(const struct article *article, size_t block, enum text_unit unit)
{
	if (unit == UNIT_ARTICLE)
		return 0;
	while (unit == UNIT_SECTION && block > 0 && article->blocks[block].type != BLOCK_HEADING)
		block--;
	return block;
}

static size_t last_block(const struct article *article, size_t block, enum text_unit unit)
{
	if (unit == UNIT_ARTICLE)
		return article->n_blocks - 1;
	while (unit == UNIT_SECTION && block + 1 < article->n_blocks &&
	       article->blocks[block + 1].type != BLOCK_HEADING)
		block++;
	return block;
}

struct place motion_settle(const struct article *article, struct place place)
{
	size_t n = article->n_blocks;
	if (!n)
		return (struct place){ 0, 0 };
	size_t block = block_with_text(article, MIN(place.block, n - 1), MOTION_ON);
	if (block == n)
		block = block_with_text(article, MIN(place.block, n - 1), MOTION_BACK);
	if (block == n)
		return (struct place){ 0, 0 };
	struct slice text = text_of(article, block);
	size_t off = block == place.block ? MIN(place.off, text.len - 1) : 0;
	if (place.block >= n || block < place.block)
		off = text.len - 1;
	return (struct place){ block, cluster_floor(text, off) };
}

struct text_range motion_unit(const struct article *article, enum text_unit unit,
                              struct place place)
{
	place = motion_settle(article, place);
	struct text_range range = { place, place };
	if (place.block >= article->n_blocks || !text_of(article, place.block).len)
		return range;
	if (unit < UNIT_PARAGRAPH) {
		struct slice text = text_of(article, place.block);
		range.start.off = unit_start(text, place.off, unit);
		range.end.off = unit_end(text, place.off, unit);
		return range;
	}
	size_t last = last_block(article, place.block, unit);
	range.start = (struct place){ start_block(article, place.block, unit), 0 };
	range.end = (struct place){ last, text_of(article, last).len };
	return range;
}

/* ---- moving ---- */

/* A unit's end that is the end of its block is the start of the next block. */
static bool move_on(const struct article *article, enum text_unit unit, struct place *place)
{
	struct place next = motion_unit(article, unit, *place).end;
	if (next.block >= article->n_blocks)
		return false;
	if (next.off >= text_of(article, next.block).len)
		next = (struct place){ block_with_text(article, next.block + 1, MOTION_ON), 0 };
	if (next.block >= article->n_blocks)
		return false;
	*place = next;
	return true;
}

static bool move_back(const struct article *article, enum text_unit unit, struct place *place)
{
	struct place start = motion_unit(article, unit, *place).start;
	if (place_compare(start, *place) < 0) {
		*place = motion_settle(article, start);
		return true;
	}
	if (start.off == 0) {
		size_t block = block_with_text(article, start.block - 1, MOTION_BACK);
		if (block >= article->n_blocks)
			return false;
		start = (struct place){ block, text_of(article, block).len };
	}
	start.off = cluster_before(text_of(article, start.block), start.off, AMBIGUOUS_NARROW)
	                    .span.start;
	*place = motion_unit(article, unit, start).start;
	return true;
}

bool motion_move(const struct article *article, enum text_unit unit,
                 enum direction_of_motion direction, struct place *place)
{
	struct place at = motion_settle(article, *place);
	bool moved = direction == MOTION_ON ? move_on(article, unit, &at)
	                                    : move_back(article, unit, &at);
	if (moved)
		*place = at;
	return moved;
}

bool motion_lines(struct layout *layout, long count, unsigned wanted, struct place *place)
{
	size_t line = layout_position(layout, *place).line, from = line;
	for (size_t next = line; count != 0;) {
		if (count < 0 && next == 0)
			break;
		next = count < 0 ? next - 1 : next + 1;
		const struct line *at = layout_line(layout, next);
		if (!at)
			break;
		if (at->kind == LINE_BLANK)
			continue;
		line = next;
		count += count < 0 ? 1 : -1;
	}
	if (line == from)
		return false;
	*place = layout_place(layout, (struct position){ line, wanted });
	return true;
}

struct place motion_line_start(struct layout *layout, struct place place)
{
	struct position at = layout_position(layout, place);
	return layout_place(layout, (struct position){ at.line, 0 });
}

struct place motion_line_end(struct layout *layout, struct place place)
{
	struct position at = layout_position(layout, place);
	return layout_place(layout, (struct position){ at.line, 2 * LAYOUT_MEASURE });
}
