/* Reading a date from left to right: year, month, day, then perhaps 至 and
 * another. */
#include "core/know/date-read.h"

#include "core/base/bisect.h"
#include "core/know/character.h"

enum { FIRST_YEAR = 1800, LAST_YEAR = 2199, YEAR_DIGITS = 4 };

static bool is_year(int year)
{
	return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/* --- words and numbers --- */

/* The row of dates.tsv that begins at off, the longest; NULL where none does. */
static const struct date_rule *rule_at(const struct entity_search *search, size_t off, size_t *end)
{
	size_t i;
	BISECT(i, search->n_matches, search->matches[i].start >= off);
	for (; i < search->n_matches && search->matches[i].start == off; i++)
		if (search->matches[i].table == ENTITY_DATES) {
			*end = search->matches[i].end;
			return date_rule(search->rules, search->matches[i].row);
		}
	return NULL;
}

/* A whole number of at most four digits or two characters' worth; 0 where there
 * is none at off. */
static int number_at(const struct entity_search *search, size_t off, size_t *end)
{
	struct numeral numeral;
	const struct glyphs *glyphs = &search->block->glyphs;
	const size_t i = glyphs_upto(glyphs, off);
	if (!begins_number(character_of(glyphs, i)) ||
	    !numeral_read(entity_metric_rules(search->rules)->numerals, glyphs, i, &numeral))
		return 0;
	bool plain = numeral.span.start == i && !numeral.decimal && !numeral.pair &&
	             !numeral.multiplied && span_len(numeral.more) == 0 &&
	             numeral.value <= LAST_YEAR;
	*end = glyphs->off[numeral.span.end];
	return plain && numeral.value >= 1 ? (int)numeral.value : 0;
}

/* Behind sign, which must come next and begin no word that is no date (月均). */
static bool behind_sign(const struct entity_search *search, size_t off, enum cue sign, size_t *end)
{
	struct slice text = search->block->text;
	size_t ends;
	off = skip_blanks(text, off);
	const struct date_rule *rule = rule_at(search, off, &ends);
	return !(rule && rule->unit == DATE_NOT) &&
	       cue_is(search->block->cues, sign, character_at(text, off, end));
}

/* A number with its sign: 3月. */
static int counted_at(const struct entity_search *search, size_t off, enum cue sign, size_t *end)
{
	int number = number_at(search, off, end);
	return number && behind_sign(search, *end, sign, end) ? number : 0;
}

static int month_at(const struct entity_search *search, size_t off, size_t *end)
{
	int month = counted_at(search, off, CUE_MONTH, end);
	if (month)
		*end += cue_at(search->block->cues, CUE_MONTH_ENDS, search->block->text, *end);
	return month <= 12 ? month : 0;
}

static int day_at(const struct entity_search *search, size_t off, enum cue sign, size_t *end)
{
	int day = counted_at(search, off, sign, end);
	return day <= 31 ? day : 0;
}

/* 2025, 二〇二五, 二０二五: four digits in a row. */
static int year_number_at(const struct entity_search *search, size_t off, size_t *end)
{
	int year = 0;
	for (int i = 0; i < YEAR_DIGITS; i++) {
		int digit = digit_of(character_at(search->block->text, off, &off));
		if (digit < 0)
			return 0;
		year = year * 10 + digit;
	}
	*end = off;
	return is_year(year) ? year : 0;
}

/* --- parts --- */

static void set_month(struct date *date, int from, int to)
{
	date->range.from.month = from;
	date->range.to.month = to;
}

/* 上旬, and 底 behind a month. */
static bool read_days_of_month(const struct entity_search *search, struct date *date)
{
	enum { BEGINNING = 5, END = 25 };
	size_t end;
	const struct date_rule *rule = rule_at(search, date->span.end, &end);
	struct moment_range *range = &date->range;
	if (!rule || (rule->unit != DATE_PART && rule->unit != DATE_BEHIND))
		return false;
	if (rule->unit == DATE_PART) {
		int last = moment_last_day(range->from.year, range->from.month);
		range->from.day = rule->from;
		range->to.day = MIN(rule->to, last);
	}
	date->span.end = end;
	return true;
}

/* 3月, 3月5日, 3月上旬 at off, into date, of which off is the end. */
static bool read_month(const struct entity_search *search, size_t off, struct date *date)
{
	size_t end;
	int month = month_at(search, off, &end);
	if (!month)
		return false;
	set_month(date, month, month);
	date->span.end = end;
	int day = day_at(search, skip_blanks(search->block->text, end), CUE_DAY_OF_MONTH, &end);
	bool valid = day && day <= moment_last_day(date->range.from.year, month);
	if (valid) {
		date->range.from.day = date->range.to.day = day;
		date->span.end = end;
	} else {
		read_days_of_month(search, date);
	}
	return true;
}

/* 上半年, 一季度, 年底; 底 where a year stands before it. */
static bool read_months(const struct entity_search *search, size_t off, bool behind_year,
                        struct date *date)
{
	size_t end;
	const struct date_rule *rule = rule_at(search, off, &end);
	if (!rule || !(rule->unit == DATE_MONTHS || (behind_year && rule->unit == DATE_BEHIND)))
		return false;
	set_month(date, rule->from, rule->to);
	date->span.end = end;
	return true;
}

/* 至, 到, — and the like between two ends; off where none. */
static size_t behind_joint(const struct scan_block *block, size_t off)
{
	const struct slice text = block->text;
	size_t next, at = skip_blanks(text, off);
	uint32_t cp = character_at(text, at, &next);
	if (!is_one_of(cp, U"—–－-~～―") && !cue_is(block->cues, CUE_UNTIL, cp))
		return off;
	size_t again;
	if (is_one_of(cp, U"—―") && is_one_of(character_at(text, next, &again), U"—―"))
		next = again;
	return skip_blanks(text, next);
}

/* 1至11月 at off: months where the sign stands behind the second only. */
static bool read_joint_months(const struct entity_search *search, size_t off, struct date *date)
{
	size_t end;
	int from = number_at(search, off, &end);
	if (!from || from > 12)
		return false;
	size_t second = behind_joint(search->block, end);
	if (second == end)
		return false;
	int to = month_at(search, second, &end);
	if (!to || to <= from)
		return false;
	set_month(date, from, to);
	date->span.end = end;
	return true;
}

static void read_within_year(const struct entity_search *search, struct date *date)
{
	size_t off = skip_blanks(search->block->text, date->span.end);
	if (!read_joint_months(search, off, date) && !read_month(search, off, date))
		read_months(search, off, true, date);
}

/* --- beginnings --- */

/* 2025年…; 2021—2025年. */
static bool read_from_year(const struct entity_search *search, size_t off, struct date *date)
{
	size_t end, second;
	int year = year_number_at(search, off, &end), to = year;
	if (!year)
		return false;
	second = behind_joint(search->block, end);
	if (second != end && (to = year_number_at(search, second, &end)) <= year)
		return false;
	end = skip_blanks(search->block->text, end);
	if (!cue_is(search->block->cues, CUE_YEAR, character_at(search->block->text, end, &end)))
		return false;
	*date = (struct date){ .span = { off, end },
		               .range = { { .year = year }, { .year = to } } };
	if (to == year)
		read_within_year(search, date);
	return true;
}

/* 2025-01-23, 2025/1/23, 2025.1.23. */
static bool read_digits(const struct entity_search *search, size_t off, struct date *date)
{
	enum { LONGEST = 10 };
	static const char32_t signs[] = U"-/.";
	struct slice text = search->block->text;
	int parts[3] = { 0 };
	uint32_t sign = 0;
	size_t at = off, next;
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
		for (int n = 0; n < YEAR_DIGITS && is_digit(character_at(text, at, &next)); n++) {
			parts[i] = parts[i] * 10 + (int)character_at(text, at, &next) - '0';
			at = next;
		}
		uint32_t cp = character_at(text, at, &next);
		if (i < 2 && (!is_one_of(cp, signs) || (sign && cp != sign)))
			return false;
		sign = cp;
		at = i < 2 ? next : at;
	}
	bool good = at - off <= LONGEST && is_year(parts[0]) && parts[1] >= 1 && parts[1] <= 12 &&
	            parts[2] >= 1 && parts[2] <= moment_last_day(parts[0], parts[1]) &&
	            !is_digit(character_at(text, at, &next));
	struct moment day = { parts[0], parts[1], parts[2] };
	*date = (struct date){ .span = { off, at }, .range = { day, day } };
	return good;
}

/* 今年, 去年底, “十四五”: the words of times.tsv, and what stands behind a year. */
static bool read_time_word(const struct entity_search *search, size_t off, struct date *date)
{
	const struct metric_rules *rules = entity_metric_rules(search->rules);
	const struct scan_block *block = search->block;
	bool found = false;
	struct match_list words = scan_list(block, TABLE_TIMES, (struct span){ off, off + 1 });
	for (size_t i = 0; i < words.n; i++) {
		const struct match *match = &words.items[i];
		const struct time_rule *rule = &rules->times[match->row];
		if (rule->vague)
			continue;
		bool known = !rule->relative || search->own.year;
		int base = rule->relative ? search->own.year : 0;
		struct date here = { .span = { off, match->end },
			             .range = { { .year = base + rule->from },
			                        { .year = base + rule->to } } };
		if (!known)
			here.range = (struct moment_range){ 0 };
		if (rule->from == rule->to)
			read_within_year(search, &here);
		/* The longest matches come first: of the same length, the finer one. */
		if (!found || here.span.end >= date->span.end)
			*date = here;
		found = true;
	}
	return found;
}

/* 上年, 次年: from a year named before. */
static bool read_beside(const struct entity_search *search, size_t off, struct date *date)
{
	size_t end;
	const struct date_rule *rule = rule_at(search, off, &end);
	if (!rule || rule->unit != DATE_YEAR)
		return false;
	*date = (struct date){ .span = { off, end }, .beside = true, .years = rule->from };
	read_within_year(search, date);
	return true;
}

/* 昨天, 本月: from the article's own day. */
static bool read_near(const struct entity_search *search, size_t off, struct date *date)
{
	size_t end;
	const struct date_rule *rule = rule_at(search, off, &end);
	if (!rule || (rule->unit != DATE_DAYS && rule->unit != DATE_MONTH))
		return false;
	struct moment moment = rule->unit == DATE_DAYS ? moment_days_on(search->own, rule->from)
	                                               : moment_months_on(search->own, rule->from);
	*date = (struct date){ .span = { off, end }, .range = { moment, moment } };
	return moment.year != 0;
}

/* 3月5日, 1至11月, 上半年, 5日: no year. */
static bool read_without_year(const struct entity_search *search, size_t off, struct date *date)
{
	size_t end;
	*date = (struct date){ .span = { off, off } };
	if (read_joint_months(search, off, date) || read_months(search, off, false, date)) {
		date->of_year = true;
		return true;
	}
	if (read_month(search, off, date)) {
		date->bare_month = !date->range.from.day;
		return true;
	}
	int day = day_at(search, off, CUE_DAY, &end); /* 5号 may be a line, a house */
	if (!day)
		return false;
	date->range.from.day = date->range.to.day = day;
	date->span.end = end;
	date->bare_day = true;
	return true;
}

/* --- ranges --- */

/* What a second end leaves out is the first one's: 3月5日至11日. */
static struct moment filled(struct moment moment, struct moment from)
{
	if (!moment.year)
		moment.year = from.year;
	if (!moment.month && moment.day)
		moment.month = from.month;
	return moment;
}

static bool comes_before(struct moment a, struct moment b)
{
	if (a.year != b.year)
		return a.year < b.year;
	return a.month != b.month ? a.month < b.month : a.day < b.day;
}

/* 至 and a second end, of the same fineness. */
static void read_second_end(const struct entity_search *search, struct date *date)
{
	struct date second;
	size_t off = behind_joint(search->block, date->span.end);
	if (off == date->span.end || !moment_equal(date->range.from, date->range.to))
		return;
	if (!read_from_year(search, off, &second) && !read_time_word(search, off, &second) &&
	    !read_without_year(search, off, &second))
		return;
	struct moment from = date->range.from, to = filled(second.range.to, from);
	if (!from.month != !to.month || !from.day != !to.day || !comes_before(from, to))
		return;
	date->range.to = to;
	date->span.end = second.span.end;
	date->bare_month = false;
}

bool date_read(const struct entity_search *search, size_t off, struct date *date)
{
	if (!read_digits(search, off, date) && !read_from_year(search, off, date) &&
	    !read_beside(search, off, date) && !read_time_word(search, off, date) &&
	    !read_near(search, off, date) && !read_without_year(search, off, date))
		return false;
	read_second_end(search, date);
	return true;
}
