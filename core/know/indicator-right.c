/* The words behind a figure: what is counted or measured there, if anything. */
#include "core/know/indicator-words.h"

#include "core/know/character.h"

enum { RIGHT_REACH = 72 }; /* bytes behind a figure that may name what it counts */

bool indicator_is_counted(const struct figure *figure)
{
	return figure->class == UNIT_COUNT || figure->class == UNIT_PEOPLE ||
	       figure->class == UNIT_SCALE || !figure->unit;
}

/* Whether the thing that begins at start ends before glyph i; a 新投产项目 does not before
 * 投产. */
static bool ends_at(const struct indicator_reader *reader, size_t start, size_t i)
{
	if (i == start || !(indicator_use_from(reader, i) & INDICATOR_END))
		return false;
	return i > start + 1 ||
	       !cue_is(reader->block->cues, CUE_NEWLY, character_of(&reader->block->glyphs, start));
}

/* Behind （市、区） at glyph i, which belongs to the 县 before it; i where none stands. */
static size_t behind_kinds(const struct indicator_reader *reader, size_t i)
{
	enum { MOST = 8 };
	for (size_t at = i + 1; at <= i + MOST; at++) {
		const uint32_t cp = character_of(&reader->block->glyphs, at);
		if (cp == ')')
			return at + 1;
		if (cp != 0x3001 && !cue_is(reader->block->cues, CUE_AREA_KIND, cp))
			break;
	}
	return i;
}

/* Whether a change of the next figure begins at glyph i: 增长5%, 大幅增加至, but not 高
 * in 高标准农田. */
static bool begins_change(const struct indicator_reader *reader, size_t k, size_t i)
{
	if (g_strcmp0(reader->figures[k].unit, "次") == 0)
		return false; /* 4次降低准备金率: what was done so often */
	const struct table_word word = beside_from(reader->block, TABLE_INDICATORS, i);
	if (indicator_use(reader, word) & INDICATOR_TAIL)
		i = word.end;
	const struct table_word change = beside_from(reader->block, TABLE_CHANGES, i);
	if (!change.end)
		return false;
	return !beside_is_sign(reader->block, change) ||
	       (k + 1 < reader->n && reader->figures[k + 1].span.start == change.end);
}

/* Whether what stands at glyph i behind figure k may be a thing, and not 以后, 和 or
 * 增长. */
static bool begins_thing(const struct indicator_reader *reader, size_t k, size_t i)
{
	const unsigned none = INDICATOR_STOP | INDICATOR_LEVEL;
	const uint32_t cp = character_of(&reader->block->glyphs, i);
	bool aged = is_digit(cp) && indicator_is_counted(&reader->figures[k]); /* 3名80岁以上老人 */
	if (!is_han(cp) && !is_letter(cp) && !aged && !is_one_of(cp, U"“‘《"))
		return false;
	const struct table_word stop = beside_from(reader->block, TABLE_INDICATORS, i);
	bool stops = indicator_use(reader, stop) & none && /* but 为 in 为民 */
	             beside_from(reader->block, TABLE_WORDS, i).end <= stop.end;
	return !stops && !begins_change(reader, k, i);
}

/* Before the words at the end of span that say how something was done: 顺利 of
 * 毕业生顺利. */
static size_t before_fading(const struct indicator_reader *reader, struct span span)
{
	struct table_word word;
	while ((word = beside_upto(reader->block, TABLE_INDICATORS, span.end)).start > span.start &&
	       (indicator_use(reader, word) & INDICATOR_FADE))
		span.end = word.start;
	return span.end;
}

/* Whether 、, 和 or 的 stands before glyph i. */
static bool ends_in_joint(const struct indicator_reader *reader, size_t i)
{
	const struct cues *cues = reader->block->cues;
	const uint32_t cp = character_of(&reader->block->glyphs, i - 1);
	return cp == 0x3001 || cue_is(cues, CUE_OF, cp) || cue_is(cues, CUE_JOINT, cp);
}

/* Without 和, 及 and 、 at the end, and without a word that only says how far a
 * figure got: 4个万亿元台阶. */
static struct span strip_joint(const struct indicator_reader *reader, struct span span)
{
	span.end = before_fading(reader, span);
	while (span.end > span.start && ends_in_joint(reader, span.end))
		span.end--;
	if (indicator_use_upto(reader, span.end) & INDICATOR_LEVEL)
		span.end = span.start;
	return span;
}

/* The words from start on that figure k may count, up to limit. */
static struct span words_from(const struct indicator_reader *reader, size_t k, size_t start,
                              size_t limit)
{
	const struct glyphs *glyphs = &reader->block->glyphs;
	const size_t off = glyphs->off[start];
	struct span span = { start, start };
	if (!begins_thing(reader, k, start))
		return span;
	if (glyphs->off[limit] <= off + HAN_BYTES) /* 3个过三千亿元城市 */
		limit = glyphs->n;
	limit = MIN(limit, glyphs_upto(glyphs, off + RIGHT_REACH));
	for (size_t next; span.end < limit; span.end = next) {
		const uint32_t cp = character_of(glyphs, span.end);
		next = span.end + 1;
		size_t aside = cp == '(' ? behind_kinds(reader, span.end) : span.end;
		if (aside > span.end && aside <= limit) {
			next = aside;
			continue;
		}
		if (indicator_is_mark(cp) || ends_at(reader, start, span.end))
			break;
		const size_t word = beside_from(reader->block, TABLE_WORDS, span.end).end;
		if (word <= limit)
			next = MAX(next, word); /* no 均 in 平均 */
	}
	return strip_joint(reader, span);
}

/* The thing counted or measured: 未来产业 behind 20个. *of is set where 的 stands
 * between. */
struct span indicator_words_behind(const struct indicator_reader *reader, size_t k, bool *of)
{
	enum { MOST_JOINED = 4 }; /* figures: more in a row are no prose */
	const struct figure *figure = &reader->figures[k];
	const struct glyphs *glyphs = &reader->block->glyphs;
	size_t start = figure->span.end, limit = glyphs->n;
	for (int n = 0;
	     n < MOST_JOINED && k + 1 < reader->n && reader->figures[k + 1].span.start == start &&
	     indicator_is_counted(&reader->figures[k + 1]);
	     n++)
		start = reader->figures[++k].span.end; /* 12类45件实事 */
	if (k + 1 < reader->n && reader->figures[k + 1].span.start > start)
		limit = reader->figures[k + 1].span.start;
	const uint32_t cp = character_of(glyphs, start);
	*of = cue_is(reader->block->cues, CUE_OF, cp);
	bool parted = is_blank(cp) && (indicator_blank_parts(reader) || limit == start + 1);
	if (parted) /* 病床300张 5人获奖 */
		return (struct span){ start, start };
	if (*of || is_blank(cp))
		start++;
	if (*of && k + 1 < reader->n && reader->figures[k + 1].span.start == start)
		return (struct span){ start, start }; /* 占目标2个的200% */
	const struct table_word then = beside_from(reader->block, TABLE_INDICATORS, start);
	if (figure->class == UNIT_TIME && (indicator_use(reader, then) & INDICATOR_THEN))
		start = then.end; /* 一分钟即完成装配 */
	return words_from(reader, k, start, limit);
}
