/* The words before a figure, cut down from both ends to what it may measure:
 * dates, words of change and of reaching, places and labels are taken off. */
#include "core/know/indicator-words.h"

#include "core/know/character.h"
#include "core/know/years.h"

enum { MOST_STRIPPED = 24 }; /* words taken off one end */

static size_t strip_blanks_back(const struct indicator_reader *reader, struct span span)
{
	while (span.end > span.start && is_blank_at(&reader->block->glyphs, span.end - 1))
		span.end--;
	return span.end;
}

/* 2 of 2019年 or 一 of 一九五七年. */
static bool is_date_digit(uint32_t cp)
{
	return digit_of(cp) >= 0;
}

static bool ends_date(const struct cues *cues, uint32_t cp)
{
	return cue_is(cues, CUE_MONTH, cp) || cue_is(cues, CUE_DAY, cp) ||
	       cue_is(cues, CUE_YEAR, cp);
}

/* Whether so many characters before cp make a date: 12月, 一九五七年, not 三年. */
static bool makes_date(const struct cues *cues, uint32_t cp, bool digits, size_t n)
{
	bool day = cue_is(cues, CUE_MONTH, cp) || cue_is(cues, CUE_DAY, cp);
	bool year = cue_is(cues, CUE_YEAR, cp);
	return n && (digits ? day || year : year && n == 4);
}

/* Before 2019年, 2019年末 or 12月份 at the end of span; span.end where there is no date. */
static size_t before_date(const struct indicator_reader *reader, struct span span)
{
	const struct glyphs *glyphs = &reader->block->glyphs;
	const struct cues *cues = reader->block->cues;
	size_t start = span.end - 1;
	uint32_t digit, cp = character_of(glyphs, start);
	bool digits = true;
	if (cue_is(cues, CUE_YEAR_ENDS, cp) || cue_is(cues, CUE_MONTH_ENDS, cp))
		cp = character_of(glyphs, --start);
	if (!ends_date(cues, cp))
		return span.end; /* nearly always */
	const size_t sign = start;
	for (; start > span.start && is_date_digit(digit = character_of(glyphs, start - 1));
	     start--)
		digits &= is_digit(digit);
	return makes_date(cues, cp, digits, sign - start) ? start : span.end;
}

/* Whether a single sign is the end of a word: 能 of 储能, but 达 never. */
static bool ends_word(const struct indicator_reader *reader, struct table_word sign)
{
	const uint32_t cp = character_of(&reader->block->glyphs, sign.start);
	if (sign.start + 1 != sign.end || cue_is(reader->block->cues, CUE_NO_WORD_ENDS, cp))
		return false;
	const struct table_word word = beside_upto(reader->block, TABLE_WORDS, sign.end);
	return word.end && word.start < sign.start;
}

/* 比 behind which no time was: 收入比 is what is measured. */
static bool is_ratio(const struct indicator_reader *reader, struct table_word word)
{
	return word.start + 1 == word.end &&
	       cue_is(reader->block->cues, CUE_RATIO,
	              character_of(&reader->block->glyphs, word.start));
}

/* The longest word of table that ends before glyph i, where words of these tables do. */
static struct table_word ending(const struct indicator_reader *reader, size_t i,
                                enum lexicon_table table, uint32_t tables)
{
	const struct table_word none = { 0 };
	return scan_is_of(tables, table) ? beside_upto(reader->block, table, i) : none;
}

/* Where the date or time that span ends with begins; span.end where there is none. */
static size_t before_time(const struct indicator_reader *reader, struct span span, uint32_t tables)
{
	size_t date = before_date(reader, span);
	if (date != span.end)
		return date;
	const struct table_word time = ending(reader, span.end, TABLE_TIMES, tables);
	bool apart = time.start > span.start && /* 经济今年, 病例较“十三五” */
	             (reader->rules->times[time.row].relative ||
	              years_compared(reader->block, reader->block->glyphs.off[time.start]));
	return apart ? time.start : span.end;
}

/* Takes words of change and of reaching off the end: …目标普遍定在, …同比增长. */
struct span indicator_strip_tail(const struct indicator_reader *reader, struct span span,
                                 struct change *change)
{
	bool dated = false;
	for (int i = 0; i < MOST_STRIPPED; i++) {
		span.end = strip_blanks_back(reader, span);
		const uint32_t tables = beside_tables_upto(reader->block, span.end);
		size_t date = before_time(reader, span, tables);
		if (date != span.end) {
			span.end = date;
			dated = true;
			continue;
		}
		const struct table_word word = ending(reader, span.end, TABLE_INDICATORS, tables);
		const struct table_word changed = ending(reader, span.end, TABLE_CHANGES, tables);
		bool tail = indicator_use(reader, word) & INDICATOR_TAIL;
		bool longer = changed.end && (!tail || changed.start <= word.start);
		if (!dated && i > 0 && is_ratio(reader, word))
			break; /* 收入比由 */
		if (longer && changed.start >= span.start && !change->word.end) {
			change->word = changed;
			change->rule = &reader->rules->changes[changed.row];
			span.end = changed.start;
		} else if (tail && word.start >= span.start && !ends_word(reader, word)) {
			span.end = word.start;
		} else {
			break;
		}
	}
	return span;
}

/* Behind 2025年, 1月2日, 2024年12月底 at glyph i; i where there is no date. */
static size_t behind_date(const struct indicator_reader *reader, size_t i)
{
	const struct glyphs *glyphs = &reader->block->glyphs;
	size_t end = i;
	bool digits = true;
	uint32_t cp;
	for (; is_date_digit(cp = character_of(glyphs, end)) || cp == '-'; end++)
		digits &= is_digit(cp) || cp == '-';
	if (end == i || !makes_date(reader->block->cues, cp, digits, end - i))
		return i;
	return end + 1 + beside_cue_from(reader->block, CUE_DATE_ENDS, end + 1);
}

/* Behind （3）, 5. and 【…】 at span's start, which number or label what follows;
 * span.start where there is none. */
static size_t behind_label(const struct indicator_reader *reader, struct span span)
{
	const struct glyphs *glyphs = &reader->block->glyphs;
	size_t i = span.start;
	if (character_of(glyphs, i) == 0x3010) { /* 【 */
		while (i < span.end && glyphs->cp[i] != 0x3011)
			i++;
		return i < span.end ? i + 1 : span.start;
	}
	while (is_digit(character_of(glyphs, i)))
		i++;
	const uint32_t cp = character_of(glyphs, i);
	bool labels = cp == ')' || cp == 0x3001 || cp == '.';
	return i > span.start && labels && i < span.end ? i + 1 : span.start;
}

/* Whether a single sign begins a word: 要 of 要素. */
static bool begins_word(const struct indicator_reader *reader, struct table_word sign)
{
	return beside_is_sign(reader->block, sign) &&
	       beside_from(reader->block, TABLE_WORDS, sign.start).end > sign.end;
}

/* “ of “双碳”项目, whose ” stands in span. */
static bool opens_name(const struct indicator_reader *reader, struct span span,
                       struct table_word word)
{
	const uint32_t cp = character_of(&reader->block->glyphs, word.start);
	return (cp == 0x201C && indicator_says(reader, span, "”")) ||
	       (cp == 0x2018 && indicator_says(reader, span, "’"));
}

/* Behind the word that can be left out at span's start, or span.start. */
static size_t behind_head(const struct indicator_reader *reader, struct span span)
{
	const struct scan_block *block = reader->block;
	const size_t date = behind_date(reader, span.start);
	if (date != span.start)
		return date;
	const uint32_t cp = character_of(&block->glyphs, span.start);
	if (is_blank(cp) || cue_is(block->cues, CUE_OF, cp))
		return span.start + 1;
	size_t label = behind_label(reader, span);
	if (label != span.start)
		return label;
	const uint32_t tables = beside_tables_from(block, span.start);
	if (scan_is_of(tables, TABLE_TIMES))
		return beside_from(block, TABLE_TIMES, span.start).end;
	if (scan_is_of(tables, TABLE_REGIONS) && !scan_is_of(tables, TABLE_NOT_PLACES)) {
		const struct table_word place = beside_from(block, TABLE_REGIONS, span.start);
		if (reader->rules->regions[place.row].level != LEVEL_OFFICE)
			return place.end;
	}
	if (!scan_is_of(tables, TABLE_INDICATORS))
		return span.start;
	const struct table_word word = beside_from(block, TABLE_INDICATORS, span.start);
	bool takes = indicator_use(reader, word) & INDICATOR_HEAD &&
	             !opens_name(reader, span, word) && !begins_word(reader, word);
	return takes ? word.end : span.start;
}

/* Behind 和 between places: 海南和云岭. */
static size_t behind_joint(const struct indicator_reader *reader, struct span span)
{
	const uint32_t cp = character_of(&reader->block->glyphs, span.start);
	bool joins = cue_is(reader->block->cues, CUE_JOINT, cp) &&
	             beside_from(reader->block, TABLE_REGIONS, span.start + 1).end;
	return span.start + joins;
}

struct span indicator_strip_head(const struct indicator_reader *reader, struct span span)
{
	for (int i = 0; i < MOST_STRIPPED && span.start < span.end; i++) {
		size_t start = behind_head(reader, span);
		if (start == span.start && i > 0)
			start = behind_joint(reader, span);
		if (start == span.start || start > span.end)
			break;
		span.start = start;
	}
	return span;
}

/* Behind the last 把 or 将: 河南将增长目标. */
struct span indicator_cut(const struct indicator_reader *reader, struct span span)
{
	if (!(reader->edges & EDGE_CUTS))
		return span;
	for (size_t i = span.start; i < span.end; i++) {
		if (!metric_may(reader->rules, &reader->block->glyphs, i, EDGE_CUTS))
			continue;
		const struct table_word word = beside_from(reader->block, TABLE_INDICATORS, i);
		if (word.end <= span.end && indicator_use(reader, word) & INDICATOR_CUT)
			span.start = word.end;
	}
	return span;
}

/* Whether a joint, glyph i, is only the first sign of a name or a word: 和田, 并网. */
static bool joint_goes_on(const struct indicator_reader *reader, size_t i)
{
	return beside_from(reader->block, TABLE_REGIONS, i).end ||
	       beside_from(reader->block, TABLE_INDICATORS, i).end > i + 1 ||
	       beside_from(reader->block, TABLE_WORDS, i).end > i + 1;
}

/* Of a figure in a row: A、B和C before it. */
struct span indicator_skip_joint(const struct indicator_reader *reader, struct span span)
{
	enum { MOST_JOINTS = 3 };
	for (int i = 0; i < MOST_JOINTS && span.start < span.end; i++, span.start++) {
		const uint32_t cp = character_of(&reader->block->glyphs, span.start);
		if (!is_one_of(cp, U"、,)”’") && !cue_is(reader->block->cues, CUE_LIST_JOINT, cp) &&
		    !is_blank(cp))
			break;
		if (is_han(cp) && joint_goes_on(reader, span.start))
			break;
	}
	return span;
}

/* Where the last clause of a title begins in span: 签约总额 of 洽谈会开幕 签约总额560亿元. */
static size_t behind_last_blank(const struct indicator_reader *reader, struct span span)
{
	const struct glyphs *glyphs = &reader->block->glyphs;
	for (size_t i = strip_blanks_back(reader, span); i > span.start; i--)
		if (is_blank_at(glyphs, i - 1) && is_han(character_of(glyphs, i)))
			return i;
	return span.start;
}

/* The words from the clause's beginning, or the figure before, to figure k. */
struct span indicator_words_before(const struct indicator_reader *reader, size_t k)
{
	const struct figure *figure = &reader->figures[k];
	const struct glyphs *glyphs = &reader->block->glyphs;
	const size_t clause = reader->block->in.clauses[figure->clause].span.start;
	const size_t off = glyphs->off[figure->span.start];
	struct span span = { glyphs->at[clause], figure->span.start };
	if (k > 0 && reader->figures[k - 1].span.end > span.start)
		span.start = reader->figures[k - 1].span.end;
	if (off - glyphs->off[span.start] > INDICATOR_LEFT_REACH)
		span.start = glyphs_from(glyphs, off - INDICATOR_LEFT_REACH);
	if (indicator_blank_parts(reader))
		span.start = behind_last_blank(reader, span);
	return indicator_skip_joint(reader, span);
}
