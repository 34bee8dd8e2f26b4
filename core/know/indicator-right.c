/* The words behind a figure: what is counted or measured there, if anything. */
#include "core/know/indicator-words.h"

#include "core/know/character.h"

enum { RIGHT_REACH = 72 }; /* bytes behind a figure that may name what it counts */

bool indicator_is_counted(const struct figure *figure)
{
	return figure->class == UNIT_COUNT || figure->class == UNIT_PEOPLE ||
	       figure->class == UNIT_SCALE || !figure->unit;
}

static bool ends_counted(const struct indicator_reader *reader, size_t off)
{
	const struct match *word = scan_starting(reader->block, off, TABLE_INDICATORS);
	return indicator_use(reader, word) & INDICATOR_END;
}

/* Whether the thing that begins at start ends at off; a 新投产项目 does not before 投产. */
static bool ends_at(const struct indicator_reader *reader, size_t start, size_t off)
{
	size_t next;
	bool fresh = cue_is(reader->block->cues, CUE_NEWLY,
	                    character_at(reader->block->text, start, &next)) &&
	             next == off;
	return off > start && !fresh && ends_counted(reader, off);
}

/* Behind （市、区） at off, which belongs to the 县 before it; off where none stands. */
static size_t behind_kinds(const struct indicator_reader *reader, size_t off)
{
	enum { MOST = 8 };
	size_t next, end;
	character_at(reader->block->text, off, &next);
	for (int n = 0; n < MOST; n++, next = end) {
		uint32_t cp = character_at(reader->block->text, next, &end);
		if (cp == ')')
			return end;
		if (cp != 0x3001 && !cue_is(reader->block->cues, CUE_AREA_KIND, cp))
			break;
	}
	return off;
}

/* Whether a change of the next figure begins at off: 增长5%, 大幅增加至, but not 高
 * in 高标准农田. */
static bool begins_change(const struct indicator_reader *reader, size_t k, size_t off)
{
	if (g_strcmp0(reader->figures[k].unit, "次") == 0)
		return false; /* 4次降低准备金率: what was done so often */
	const struct match *word = scan_starting(reader->block, off, TABLE_INDICATORS);
	if (indicator_use(reader, word) & INDICATOR_TAIL)
		off = word->end;
	const struct match *change = scan_starting(reader->block, off, TABLE_CHANGES);
	if (!change)
		return false;
	bool alone = change->end - change->start <= HAN_BYTES;
	return !alone || (k + 1 < reader->n && reader->figures[k + 1].span.start == change->end);
}

/* Whether what stands at off behind figure k may be a thing, and not 以后, 和 or
 * 增长. */
static bool begins_thing(const struct indicator_reader *reader, size_t k, size_t off)
{
	size_t next;
	uint32_t cp = character_at(reader->block->text, off, &next);
	bool opens = is_one_of(cp, U"“‘《");
	const struct match *stop = scan_starting(reader->block, off, TABLE_INDICATORS);
	const unsigned none = INDICATOR_STOP | INDICATOR_LEVEL;
	if (stop && scan_word_from(reader->block, off, TABLE_WORDS).end > stop->end)
		stop = NULL;                                                   /* 为 in 为民 */
	bool aged = is_digit(cp) && indicator_is_counted(&reader->figures[k]); /* 3名80岁以上老人 */
	return (is_han(cp) || opens || is_letter(cp) || aged) &&
	       !(indicator_use(reader, stop) & none) && !begins_change(reader, k, off);
}

/* Before the words at the end of span that say how something was done: 顺利 of
 * 毕业生顺利. */
static size_t before_fading(const struct indicator_reader *reader, struct span span)
{
	const struct match *word;
	while ((word = scan_ending(reader->block, span.end, TABLE_INDICATORS)) &&
	       word->start > span.start && (indicator_use(reader, word) & INDICATOR_FADE))
		span.end = word->start;
	return span.end;
}

/* Whether 、, 和 or 的 ends at off; it begins at *previous. */
static bool ends_in_joint(const struct indicator_reader *reader, size_t off, size_t *previous)
{
	const struct cues *cues = reader->block->cues;
	uint32_t cp = character_before(reader->block->text, off, previous);
	return cp == 0x3001 || cue_is(cues, CUE_OF, cp) || cue_is(cues, CUE_JOINT, cp);
}

/* Without 和, 及 and 、 at the end, and without a word that only says how far a
 * figure got: 4个万亿元台阶. */
static struct span strip_joint(const struct indicator_reader *reader, struct span span)
{
	size_t previous;
	span.end = before_fading(reader, span);
	while (span.end > span.start && ends_in_joint(reader, span.end, &previous))
		span.end = previous;
	const struct match *word = scan_ending(reader->block, span.end, TABLE_INDICATORS);
	if (indicator_use(reader, word) & INDICATOR_LEVEL)
		span.end = span.start;
	return span;
}

/* The words from start on that figure k may count, up to limit. */
static struct span words_from(const struct indicator_reader *reader, size_t k, size_t start,
                              size_t limit)
{
	struct span span = { start, start };
	size_t next;
	if (!begins_thing(reader, k, start))
		return span;
	if (limit <= start + HAN_BYTES) /* 3个过三千亿元城市 */
		limit = reader->block->text.len;
	limit = MIN(limit, start + RIGHT_REACH);
	for (; span.end < limit; span.end = next) {
		uint32_t cp = character_at(reader->block->text, span.end, &next);
		size_t aside = cp == '(' ? behind_kinds(reader, span.end) : span.end;
		if (aside > span.end && aside <= limit) {
			next = aside;
			continue;
		}
		if (indicator_is_mark(cp) || next > limit || ends_at(reader, start, span.end))
			break;
		struct span word = scan_word_from(reader->block, span.end, TABLE_WORDS);
		if (word.end <= limit)
			next = MAX(next, word.end); /* no 均 in 平均 */
	}
	return strip_joint(reader, span);
}

/* The thing counted or measured: 未来产业 behind 20个. *of is set where 的 stands
 * between. */
struct span indicator_words_behind(const struct indicator_reader *reader, size_t k, bool *of)
{
	enum { MOST_JOINED = 4 }; /* figures: more in a row are no prose */
	const struct figure *figure = &reader->figures[k];
	size_t start = figure->span.end, next;
	size_t limit = reader->block->text.len;
	for (int n = 0;
	     n < MOST_JOINED && k + 1 < reader->n && reader->figures[k + 1].span.start == start &&
	     indicator_is_counted(&reader->figures[k + 1]);
	     n++)
		start = reader->figures[++k].span.end; /* 12类45件实事 */
	if (k + 1 < reader->n && reader->figures[k + 1].span.start > start)
		limit = reader->figures[k + 1].span.start;
	uint32_t cp = character_at(reader->block->text, start, &next);
	*of = cue_is(reader->block->cues, CUE_OF, cp);
	bool parted = is_blank(cp) && (indicator_blank_parts(reader) || limit == next);
	if (parted) /* 病床300张 5人获奖 */
		return (struct span){ start, start };
	if (*of || is_blank(cp))
		start = next;
	const struct match *then = scan_starting(reader->block, start, TABLE_INDICATORS);
	if (figure->class == UNIT_TIME && (indicator_use(reader, then) & INDICATOR_THEN))
		start = then->end; /* 一分钟即完成装配 */
	return words_from(reader, k, start, limit);
}
