/* Days, months and years as ISO 8601 writes them, and stretches of such. */
#ifndef ZHUPI_KNOW_ISO_DATE_H
#define ZHUPI_KNOW_ISO_DATE_H

#include <glib.h>
#include <stdbool.h>

/* month 0: the whole year; day 0: the whole month; year 0: not known. */
struct moment {
	int year, month, day;
};

struct moment_range {
	struct moment from, to;
};

/* Of "2025-01-23", "2025-01" or "2025"; year 0 where text is none of them. */
struct moment moment_parse(const char *text);

/* The moment so many days, or months, later. */
struct moment moment_days_on(struct moment moment, int days);
struct moment moment_months_on(struct moment moment, int months);

int moment_last_day(int year, int month);
bool moment_equal(struct moment a, struct moment b);

/* "2025-03-05", "2025-03", "2025", "2021/2025"; "--03-05" where the year is not
 * known. The caller frees. */
char *moment_range_text(struct moment_range range);

/* "day", "month", "year", or "span" where it is of several. */
const char *moment_range_form(struct moment_range range);

#endif
