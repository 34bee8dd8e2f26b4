/* Reading years from words, and from the characters before 年. */
#include "core/know/years.h"

#include "core/know/character.h"

static const char year_sign[] = "年";

enum {
	FIRST_YEAR = 1900,
	LAST_YEAR = 2199,
	LEAD = 21 /* bytes at a sentence's head that may stand before its year */
};

bool year_may_be(int year)
{
	return year >= FIRST_YEAR && year <= LAST_YEAR;
}

bool years_known(struct years years)
{
	return years.to > 0;
}

bool years_compared(const struct scan_block *block, size_t off)
{
	return cue_upto(block->cues, CUE_COMPARED, block->text, off);
}

/* 由2020年的3个增至5个: what stands behind 至 is not of 2020. */
static bool is_left(const struct scan_block *block, size_t off, struct span behind)
{
	return cue_upto(block->cues, CUE_FROM, block->text, off) &&
	       cue_in(block->cues, CUE_BECOMES, slice_sub(block->text, behind));
}

/* 到2027年, 至2030年, 从2020年: no year that anything is of. */
static bool is_passed_by(const struct scan_block *block, size_t off)
{
	return cue_upto(block->cues, CUE_FROM, block->text, off) ||
	       cue_upto(block->cues, CUE_UNTIL, block->text, off);
}

/* The year whose last digit ends at off, and where it begins: 2025 or 二〇二五; 0 where
 * there is none. */
static int year_ending(struct slice text, size_t off, size_t *start)
{
	int year = 0, scale = 1;
	for (int i = 0; i < 4; i++, scale *= 10) {
		if (off == 0)
			return 0;
		uint32_t cp = utf8_narrow(utf8_previous(text, off, start));
		int digit = digit_of(cp);
		if (digit < 0)
			return 0;
		year += digit * scale;
		off = *start;
	}
	return year_may_be(year) ? year : 0;
}

/* The last year written out as such in span; *where is behind it. */
static struct years last_date(const struct scan_block *block, struct span span, size_t *where)
{
	const struct slice text = block->text;
	const size_t length = strlen(year_sign), upto = span.end;
	const char *at;
	while (span_len(span) >= length &&
	       (at = memrchr(text.data + span.start, year_sign[length - 1], span_len(span)))) {
		size_t end = (size_t)(at - text.data) + 1, start;
		span.end = end - 1;
		if (end < span.start + length || !word_at(text, end - length, slice_of(year_sign)))
			continue;
		int year = year_ending(text, end - length, &start);
		if (!year || years_compared(block, start) ||
		    is_left(block, start, (struct span){ end, upto }))
			continue;
		*where = end;
		return (struct years){ year, year };
	}
	return (struct years){ 0 };
}

int years_next(const struct scan_block *block, struct span *span, bool *aside)
{
	const struct slice text = block->text;
	const char *at;
	while ((at = slice_find(slice_sub(text, *span), slice_of(year_sign)))) {
		size_t off = (size_t)(at - text.data), start;
		span->start = off + strlen(year_sign);
		int year = year_ending(text, off, &start);
		if (!year)
			continue;
		*aside = years_compared(block, start) || is_passed_by(block, start);
		return year;
	}
	return 0;
}

static const struct time_rule *time_of(const struct year_reader *reader, const struct match *match)
{
	return &reader->rules->times[match->row];
}

static struct years years_of(const struct year_reader *reader, const struct time_rule *rule)
{
	if (!rule->relative)
		return (struct years){ rule->from, rule->to };
	if (!reader->own)
		return (struct years){ YEARS_UNKNOWN, YEARS_UNKNOWN };
	return (struct years){ reader->own + rule->from, reader->own + rule->to };
}

/* “十四五”时期 and “十四五”以来 are a time; “十四五”规划 is the name of a plan, but as a
 * heading. */
static bool holds_on(const struct scan_block *block, const struct match *match,
                     const struct time_rule *rule)
{
	const uint32_t heads = 1u << BLOCK_HEADING | 1u << BLOCK_TITLE | 1u << BLOCK_SUBTITLE;
	return rule->relative || (heads >> block->block->type & 1) ||
	       cue_at(block->cues, CUE_PERIOD_GOES_ON, block->text, match->end) ||
	       cue_upto(block->cues, CUE_PERIOD, block->text, match->end);
}

struct years years_in(const struct year_reader *reader, const struct scan_block *block,
                      struct span span)
{
	size_t where = 0;
	struct years found = last_date(block, span, &where);
	struct match_list times = scan_list(block, TABLE_TIMES, span);
	for (size_t i = times.n; i > 0; i--) {
		const struct match *match = &times.items[i - 1];
		const struct time_rule *rule = time_of(reader, match);
		if (match->start < where)
			break;
		if (match->end > span.end || rule->vague || !holds_on(block, match, rule) ||
		    years_compared(block, match->start) ||
		    is_left(block, match->start, (struct span){ match->end, span.end }))
			continue;
		struct years years = years_of(reader, rule);
		return years.from ? years : found;
	}
	return found;
}

struct years years_leading(const struct year_reader *reader, const struct scan_block *block,
                           struct span span)
{
	struct span head = { span.start, MIN(span.end, span.start + LEAD) };
	struct match_list times = scan_list(block, TABLE_TIMES, head);
	struct span rest = { span.start, MIN(span.end, head.end + strlen(year_sign)) };
	bool aside = false;
	int year = years_next(block, &rest, &aside);
	for (size_t i = 0; i < times.n; i++) {
		const struct match *match = &times.items[i];
		const struct time_rule *rule = time_of(reader, match);
		if (year && match->start + strlen("2025年") > rest.start)
			break;
		if (!rule->vague && match->end <= span.end && holds_on(block, match, rule) &&
		    !years_compared(block, match->start) && !is_passed_by(block, match->start))
			return years_of(reader, rule);
	}
	return year && !aside ? (struct years){ year, year } : (struct years){ 0 };
}

/* 1月 and 15日 behind no year */
static bool is_month(const struct scan_block *block, size_t off)
{
	const struct slice text = block->text;
	size_t previous;
	uint32_t cp = character_before(text, off, &previous);
	if (!is_digit(cp))
		return false;
	while (is_digit(cp))
		cp = character_before(text, previous, &previous);
	return !cue_is(block->cues, CUE_YEAR, cp);
}

bool years_meant(const struct year_reader *reader, const struct scan_block *block, struct span span)
{
	static const char month[] = "月";
	struct match_list times = scan_list(block, TABLE_TIMES, span);
	for (size_t i = 0; i < times.n; i++)
		if (times.items[i].end <= span.end && time_of(reader, &times.items[i])->vague)
			return true;
	for (const char *at; (at = slice_find(slice_sub(block->text, span), slice_of(month)));) {
		span.start = (size_t)(at - block->text.data) + strlen(month);
		if (is_month(block, span.start - strlen(month)))
			return true;
	}
	return false;
}
