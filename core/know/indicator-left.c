/* The words before a figure, cut down from both ends to what it may measure:
 * dates, words of change and of reaching, places and labels are taken off. */
#include "core/know/indicator-words.h"

#include "core/know/character.h"
#include "core/know/years.h"

enum { MOST_STRIPPED = 24 }; /* words taken off one end */

static size_t strip_blanks_back(const struct indicator_reader *reader, struct span span)
{
	size_t previous;
	while (span.end > span.start &&
	       is_blank(utf8_previous(reader->block->text, span.end, &previous)))
		span.end = previous;
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
	size_t at, previous, start, n = 0;
	uint32_t digit, cp = character_before(reader->block->text, span.end, &at);
	bool digits = true;
	if (cue_is(reader->block->cues, CUE_YEAR_ENDS, cp) ||
	    cue_is(reader->block->cues, CUE_MONTH_ENDS, cp))
		cp = character_before(reader->block->text, at, &at);
	if (!ends_date(reader->block->cues, cp))
		return span.end; /* nearly always */
	for (start = at; start > span.start; start = previous, n++) {
		digit = character_before(reader->block->text, start, &previous);
		if (!is_date_digit(digit))
			break;
		digits &= is_digit(digit);
	}
	return makes_date(reader->block->cues, cp, digits, n) ? start : span.end;
}

/* Whether a single sign is the end of a word: 能 of 储能, but 达 never. */
static bool ends_word(const struct indicator_reader *reader, const struct match *sign)
{
	size_t next;
	uint32_t cp = character_at(reader->block->text, sign->start, &next);
	return next == sign->end && !cue_is(reader->block->cues, CUE_NO_WORD_ENDS, cp) &&
	       scan_word_upto(reader->block, sign->end, TABLE_WORDS).start < sign->start;
}

/* 比 behind which no time was: 收入比 is what is measured. */
static bool is_ratio(const struct indicator_reader *reader, const struct match *word)
{
	size_t next;
	return word &&
	       cue_is(reader->block->cues, CUE_RATIO,
	              character_at(reader->block->text, word->start, &next)) &&
	       next == word->end;
}

/* The longest word of table that ends at off, where words of these tables do. */
static const struct match *ending(const struct indicator_reader *reader, size_t off,
                                  enum lexicon_table table, uint32_t tables)
{
	return scan_is_of(tables, table) ? scan_ending(reader->block, off, table) : NULL;
}

/* Where the date or time that span ends with begins; span.end where there is none. */
static size_t before_time(const struct indicator_reader *reader, struct span span, uint32_t tables)
{
	size_t date = before_date(reader, span);
	if (date != span.end)
		return date;
	const struct match *time = ending(reader, span.end, TABLE_TIMES, tables);
	bool apart = time && time->start > span.start &&
	             (reader->rules->times[time->row].relative ||
	              years_compared(reader->block, time->start));
	return apart ? time->start : span.end; /* 经济今年, 病例较“十三五” */
}

/* Takes words of change and of reaching off the end: …目标普遍定在, …同比增长. */
struct span indicator_strip_tail(const struct indicator_reader *reader, struct span span,
                                 struct change *change)
{
	bool dated = false;
	for (int i = 0; i < MOST_STRIPPED; i++) {
		span.end = strip_blanks_back(reader, span);
		const uint32_t tables = scan_tables_upto(reader->block, span.end);
		size_t date = before_time(reader, span, tables);
		if (date != span.end) {
			span.end = date;
			dated = true;
			continue;
		}
		const struct match *word = ending(reader, span.end, TABLE_INDICATORS, tables);
		const struct match *changed = ending(reader, span.end, TABLE_CHANGES, tables);
		bool tail = word && indicator_use(reader, word) & INDICATOR_TAIL;
		bool longer = changed && (!tail || changed->start <= word->start);
		if (!dated && i > 0 && is_ratio(reader, word))
			break; /* 收入比由 */
		if (longer && changed->start >= span.start && !change->match) {
			change->match = changed;
			change->rule = &reader->rules->changes[changed->row];
			span.end = changed->start;
		} else if (tail && word->start >= span.start && !ends_word(reader, word)) {
			span.end = word->start;
		} else {
			break;
		}
	}
	return span;
}

/* Behind 2025年, 1月2日, 2024年12月底 at off; off where there is no date. */
static size_t behind_date(const struct indicator_reader *reader, size_t off)
{
	struct slice text = reader->block->text;
	size_t next = off, end = off, n = 0;
	bool digits = true;
	uint32_t cp;
	for (; is_date_digit(cp = character_at(text, end, &next)) || cp == '-'; end = next, n++)
		digits &= is_digit(cp) || cp == '-';
	if (!n || !makes_date(reader->block->cues, cp, digits, n))
		return off;
	return next + cue_at(reader->block->cues, CUE_DATE_ENDS, text, next);
}

/* Behind （3）, 5. and 【…】 at span's start, which number or label what follows;
 * span.start where there is none. */
static size_t behind_label(const struct indicator_reader *reader, struct span span)
{
	struct slice text = reader->block->text;
	size_t next, off = span.start;
	uint32_t cp = character_at(text, off, &next);
	if (cp == 0x3010) { /* 【 */
		const char *close = slice_find(slice_sub(text, span), slice_of("】"));
		return close ? (size_t)(close - text.data) + strlen("】") : span.start;
	}
	while (is_digit(character_at(text, off, &next)))
		off = next;
	cp = character_at(text, off, &next);
	bool labels = cp == ')' || cp == 0x3001 || cp == '.';
	return off > span.start && labels && next <= span.end ? next : span.start;
}

/* Whether a single sign begins a word: 要 of 要素. */
static bool begins_word(const struct indicator_reader *reader, const struct match *sign)
{
	return sign->end - sign->start <= HAN_BYTES &&
	       scan_word_from(reader->block, sign->start, TABLE_WORDS).end > sign->end;
}

/* “ of “双碳”项目, whose ” stands in span. */
static bool opens_name(const struct indicator_reader *reader, struct span span,
                       const struct match *word)
{
	size_t next;
	uint32_t cp = character_at(reader->block->text, word->start, &next);
	return (cp == 0x201C && indicator_says(reader, span, "”")) ||
	       (cp == 0x2018 && indicator_says(reader, span, "’"));
}

/* Behind the word that can be left out at span's start, or span.start. */
static size_t behind_head(const struct indicator_reader *reader, struct span span)
{
	size_t next, date = behind_date(reader, span.start);
	if (date != span.start)
		return date;
	uint32_t cp = character_at(reader->block->text, span.start, &next);
	if (is_blank(cp) || cue_is(reader->block->cues, CUE_OF, cp))
		return next;
	size_t label = behind_label(reader, span);
	if (label != span.start)
		return label;
	const uint32_t tables = scan_tables(reader->block, span.start);
	if (scan_is_of(tables, TABLE_TIMES))
		return scan_starting(reader->block, span.start, TABLE_TIMES)->end;
	const struct match *place =
	        scan_is_of(tables, TABLE_REGIONS)
	                ? scan_starting(reader->block, span.start, TABLE_REGIONS)
	                : NULL;
	if (place && reader->rules->regions[place->row].level != LEVEL_OFFICE &&
	    !scan_is_of(tables, TABLE_NOT_PLACES))
		return place->end;
	if (!scan_is_of(tables, TABLE_INDICATORS))
		return span.start;
	const struct match *word = scan_starting(reader->block, span.start, TABLE_INDICATORS);
	bool takes = indicator_use(reader, word) & INDICATOR_HEAD &&
	             !opens_name(reader, span, word) && !begins_word(reader, word);
	return takes ? word->end : span.start;
}

/* Behind 和 between places: 海南和云岭. */
static size_t behind_joint(const struct indicator_reader *reader, struct span span)
{
	size_t next;
	uint32_t cp = character_at(reader->block->text, span.start, &next);
	bool joins = cue_is(reader->block->cues, CUE_JOINT, cp) &&
	             scan_starting(reader->block, next, TABLE_REGIONS);
	return joins ? next : span.start;
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
	struct match_list words = scan_list(reader->block, TABLE_INDICATORS, span);
	size_t start = span.start;
	for (size_t i = 0; i < words.n; i++) {
		const struct match *word = &words.items[i];
		bool longest = i == 0 || word[-1].start != word->start;
		if (longest && word->end <= span.end && indicator_use(reader, word) & INDICATOR_CUT)
			start = word->end;
	}
	span.start = start;
	return span;
}

/* Whether a joint at off is only the first sign of a name or a word: 和田, 并网. */
static bool joint_goes_on(const struct indicator_reader *reader, size_t off, size_t next)
{
	const struct match *longer = scan_starting(reader->block, off, TABLE_INDICATORS);
	return scan_starting(reader->block, off, TABLE_REGIONS) || (longer && longer->end > next) ||
	       scan_word_from(reader->block, off, TABLE_WORDS).end > next;
}

/* Of a figure in a row: A、B和C before it. */
struct span indicator_skip_joint(const struct indicator_reader *reader, struct span span)
{
	enum { MOST_JOINTS = 3 };
	size_t next;
	for (int i = 0; i < MOST_JOINTS && span.start < span.end; i++, span.start = next) {
		uint32_t cp = character_at(reader->block->text, span.start, &next);
		if (!is_one_of(cp, U"、,)”’") && !cue_is(reader->block->cues, CUE_LIST_JOINT, cp) &&
		    !is_blank(cp))
			break;
		if (is_han(cp) && joint_goes_on(reader, span.start, next))
			break;
	}
	return span;
}

/* Where the last clause of a title begins in span: 签约总额 of 洽谈会开幕 签约总额560亿元. */
static size_t behind_last_blank(const struct indicator_reader *reader, struct span span)
{
	size_t previous, next, end = strip_blanks_back(reader, span);
	for (size_t off = end; off > span.start; off = previous)
		if (is_blank(character_before(reader->block->text, off, &previous)) &&
		    is_han(character_at(reader->block->text, off, &next)))
			return off;
	return span.start;
}

/* The words from the clause's beginning, or the figure before, to figure k. */
struct span indicator_words_before(const struct indicator_reader *reader, size_t k)
{
	const struct figure *figure = &reader->figures[k];
	const struct sentences *in = &reader->block->in;
	size_t clause = figure->clause;
	struct span span = { in->clauses[clause].span.start, figure->span.start };
	if (k > 0 && reader->figures[k - 1].span.end > span.start)
		span.start = reader->figures[k - 1].span.end;
	if (span_len(span) > INDICATOR_LEFT_REACH)
		span.start = utf8_ceil(reader->block->text, span.end - INDICATOR_LEFT_REACH);
	if (indicator_blank_parts(reader))
		span.start = behind_last_blank(reader, span);
	return indicator_skip_joint(reader, span);
}
