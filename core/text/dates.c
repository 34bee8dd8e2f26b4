/* Reads days and years out of text, in whichever digits they are printed. */
#include "core/text/dates.h"

#include <glib.h>

#include "core/base/han-number.h"
#include "core/base/utf8.h"

/* What stands behind a year and behind a month. */
struct date_marks {
	const char *year, *month;
};

static const struct date_marks marks[] = {
	{ "年", "月" }, { "-", "-" }, { "/", "/" }, { ".", "." }
};

enum { TEN = 10, YEAR_DIGITS = 4, COMPACT_DIGITS = 8, LAST_YEAR_COMPACT = 2099 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool take_mark(struct slice *text, const char *mark)
{
	if (!slice_starts(*text, slice_of(mark)))
		return false;
	*text = (struct slice){ text->data + strlen(mark), text->len - strlen(mark) };
	return true;
}

/* Takes one digit off text: 7 or ７. */
static bool take_digit(struct slice *text, unsigned *digit)
{
	size_t skip = text->len >= 3 && !memcmp(text->data, "\xef\xbc", 2) ? 2 : 0;
	if (skip < text->len) {
		unsigned char c = (unsigned char)text->data[skip];
		*digit = skip ? c - 0x90u : c - (unsigned)'0';
		if (*digit < TEN) {
			*text = (struct slice){ text->data + skip + 1, text->len - skip - 1 };
			return true;
		}
	}
	return false;
}

static bool take_han_digit(struct slice *text, unsigned *digit)
{
	size_t next;
	int value = text->len ? han_digit(utf8_next(*text, 0, &next)) : -1;
	if (value < 0)
		return false;
	*text = (struct slice){ text->data + next, text->len - next };
	*digit = (unsigned)value;
	return true;
}

/* Takes a number of at most so many digits off text. */
static bool take_number(struct slice *text, size_t most, unsigned *number)
{
	size_t n = 0;
	unsigned digit;
	for (*number = 0; n < most && take_digit(text, &digit); n++)
		*number = *number * TEN + digit;
	return n > 0;
}

/* 二〇二六: the digits of a year, one by one. */
static bool take_han_year(struct slice *text, unsigned *year)
{
	unsigned digit;
	*year = 0;
	for (size_t n = 0; n < YEAR_DIGITS; n++) {
		if (!take_han_digit(text, &digit))
			return false;
		*year = *year * TEN + digit;
	}
	return true;
}

/* 二十七, 十, 三: a number below a hundred, or ASCII digits. */
static bool take_month_or_day(struct slice *text, unsigned *number)
{
	enum { LONGEST = 3 * HAN_BYTES };
	if (take_number(text, 2, number))
		return true;
	size_t len = 0;
	*number = (unsigned)han_number(utf8_head(*text, LONGEST), &len);
	*text = (struct slice){ text->data + len, text->len - len };
	return len > 0;
}

static bool take_month(struct slice text, const char *mark, struct day *day)
{
	return take_month_or_day(&text, &day->month) && take_mark(&text, mark) &&
	       take_month_or_day(&text, &day->day) && day->month >= 1 && day->month <= 12 &&
	       day->day >= 1 && day->day <= 31;
}

static bool take_year(struct slice *text, unsigned *year)
{
	struct slice rest = *text;
	if (take_number(text, YEAR_DIGITS, year))
		return *year >= DAY_FIRST_YEAR;
	*text = rest;
	return take_han_year(text, year) && *year >= DAY_FIRST_YEAR;
}

/* Whether a digit may begin with byte c: asked of every byte of a text. */
static bool may_begin_digit(char c)
{
	unsigned char byte = (unsigned char)c;
	return is_digit(c) || (byte >= 0xe2 && byte <= 0xe5) || byte == 0xef;
}

/* Whether a number begins at off: a digit with none before it. */
static bool begins_number(struct slice text, size_t off)
{
	if (!may_begin_digit(text.data[off]))
		return false;
	struct slice rest = { text.data + off, text.len - off };
	unsigned digit;
	if (!take_digit(&rest, &digit) && !take_han_digit(&rest, &digit))
		return false;
	struct slice before = { text.data + off - MIN(off, 3), MIN(off, 3) };
	return !off || (!is_digit(text.data[off - 1]) &&
	                (before.len < 3 ||
	                 (!take_digit(&before, &digit) && !take_han_digit(&before, &digit))));
}

/* 20260127, with neither a letter nor a digit beside it. */
static bool read_compact(struct slice text, size_t off, struct day *day)
{
	struct slice rest = { text.data + off, text.len - off };
	bool bounded = (!off || !g_ascii_isalnum(text.data[off - 1])) &&
	               (rest.len <= COMPACT_DIGITS || !g_ascii_isalnum(rest.data[COMPACT_DIGITS]));
	return bounded && take_number(&rest, YEAR_DIGITS, &day->year) &&
	       day->year >= DAY_FIRST_YEAR && day->year <= LAST_YEAR_COMPACT &&
	       rest.len >= COMPACT_DIGITS - YEAR_DIGITS && is_digit(rest.data[0]) &&
	       is_digit(rest.data[1]) && is_digit(rest.data[2]) && is_digit(rest.data[3]) &&
	       take_month(rest, "", day);
}

static bool read_day(struct slice text, size_t off, struct day *day)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		struct slice rest = { text.data + off, text.len - off };
		if (take_year(&rest, &day->year) && take_mark(&rest, marks[i].year) &&
		    take_month(rest, marks[i].month, day))
			return true;
	}
	return read_compact(text, off, day);
}

bool day_read(struct slice text, struct day *day)
{
	for (size_t off = 0; off < text.len; off++) {
		struct day read;
		if (begins_number(text, off) && read_day(text, off, &read)) {
			*day = read;
			return true;
		}
	}
	return false;
}

static void skip_blanks(struct slice *text)
{
	while (text->len && (*text->data == ' ' || *text->data == ',' || *text->data == '-'))
		*text = (struct slice){ text->data + 1, text->len - 1 };
}

/* Takes Jan or January off text. */
static bool take_month_name(struct slice *text, unsigned *month)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
	enum { LETTERS = 3, MONTHS = 12 };
	for (*month = 1; text->len >= LETTERS && *month <= MONTHS; ++*month) {
		if (g_ascii_strncasecmp(text->data, names + (size_t)LETTERS * (*month - 1),
		                        LETTERS))
			continue;
		while (text->len && (g_ascii_isalpha(*text->data) || *text->data == '.'))
			*text = (struct slice){ text->data + 1, text->len - 1 };
		return true;
	}
	return false;
}

/* 23 Jan 2025, where the day comes first, or Jan 23, 2025. */
static bool read_english(struct slice text, bool day_first, struct day *day)
{
	if (day_first && !take_number(&text, 2, &day->day))
		return false;
	skip_blanks(&text);
	if (!take_month_name(&text, &day->month))
		return false;
	skip_blanks(&text);
	if (!day_first && !take_number(&text, 2, &day->day))
		return false;
	skip_blanks(&text);
	return take_number(&text, YEAR_DIGITS, &day->year) && day->year >= DAY_FIRST_YEAR &&
	       day->day >= 1 && day->day <= 31;
}

bool day_read_english(struct slice text, struct day *day)
{
	for (size_t off = 0; off < text.len; off++) {
		struct slice rest = { text.data + off, text.len - off };
		bool bounded = !off || !g_ascii_isalnum(text.data[off - 1]);
		struct day read;
		if (bounded &&
		    (read_english(rest, true, &read) || read_english(rest, false, &read))) {
			*day = read;
			return true;
		}
	}
	return false;
}

bool day_read_month(struct slice text, struct day *day)
{
	for (size_t off = 0; off < text.len; off++) {
		struct slice rest = { text.data + off, text.len - off };
		*day = (struct day){ 0, 0, 0 };
		if (begins_number(text, off) && take_month(rest, "月", day))
			return true;
	}
	return false;
}

void day_count_years(struct slice text, size_t counts[DAY_YEARS])
{
	const char *end = text.data + text.len, *at = text.data;
	for (; (at = slice_find((struct slice){ at, (size_t)(end - at) }, slice_of("年"))); at++) {
		size_t off = (size_t)(at - text.data);
		if (off < 4 || (off > 4 && is_digit(text.data[off - 5])) ||
		    !is_digit(text.data[off - 1]))
			continue;
		unsigned year = 0;
		for (size_t i = off - 4; i < off; i++)
			year = is_digit(text.data[i]) ? year * 10 + (unsigned)(text.data[i] - '0')
			                              : 0;
		if (year >= DAY_FIRST_YEAR && year < DAY_FIRST_YEAR + DAY_YEARS)
			counts[year - DAY_FIRST_YEAR]++;
	}
}
