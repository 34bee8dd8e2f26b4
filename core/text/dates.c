/* Reads days and years out of text. */
#include "core/text/dates.h"

/* What stands behind a year and behind a month. */
static const struct {
	const char *year, *month;
} marks[] = { { "年", "月" }, { "-", "-" }, { "/", "/" }, { ".", "." } };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool begins_number(struct slice text, size_t off)
{
	return is_digit(text.data[off]) && (!off || !is_digit(text.data[off - 1]));
}

/* Takes a number of at most so many digits off text. */
static bool take_number(struct slice *text, size_t most, unsigned *number)
{
	size_t n = 0;
	for (*number = 0; n < most && n < text->len && is_digit(text->data[n]); n++)
		*number = *number * 10 + (unsigned)(text->data[n] - '0');
	*text = (struct slice){ text->data + n, text->len - n };
	return n > 0;
}

static bool take_mark(struct slice *text, const char *mark)
{
	if (!slice_starts(*text, slice_of(mark)))
		return false;
	*text = (struct slice){ text->data + strlen(mark), text->len - strlen(mark) };
	return true;
}

static bool take_month(struct slice text, const char *mark, struct day *day)
{
	return take_number(&text, 2, &day->month) && take_mark(&text, mark) &&
	       take_number(&text, 2, &day->day) && day->month >= 1 && day->month <= 12 &&
	       day->day >= 1 && day->day <= 31;
}

bool day_read(struct slice text, struct day *day)
{
	for (size_t off = 0; off < text.len; off++) {
		if (!begins_number(text, off))
			continue;
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
			struct slice rest = { text.data + off, text.len - off };
			struct day read;
			if (take_number(&rest, 4, &read.year) && read.year >= DAY_FIRST_YEAR &&
			    take_mark(&rest, marks[i].year) &&
			    take_month(rest, marks[i].month, &read)) {
				*day = read;
				return true;
			}
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
	static const char mark[] = "年";
	for (size_t off = 4; off + sizeof mark - 1 <= text.len; off++) {
		if (text.data[off] != mark[0] ||
		    memcmp(text.data + off, mark, sizeof mark - 1) != 0 ||
		    !begins_number(text, off - 4) || !is_digit(text.data[off - 1]))
			continue;
		unsigned year = 0;
		for (size_t i = off - 4; i < off; i++)
			year = is_digit(text.data[i]) ? year * 10 + (unsigned)(text.data[i] - '0')
			                              : 0;
		if (year >= DAY_FIRST_YEAR && year < DAY_FIRST_YEAR + DAY_YEARS)
			counts[year - DAY_FIRST_YEAR]++;
	}
}
