/* Reckoning with moments by GDate. */
#include "core/know/iso-date.h"

#include <stdlib.h>
#include <string.h>

struct moment moment_parse(const char *text)
{
	struct moment moment = { 0 };
	int *const parts[] = { &moment.year, &moment.month, &moment.day };
	for (size_t i = 0; text && i < G_N_ELEMENTS(parts); i++) {
		char *end;
		*parts[i] = (int)strtol(text, &end, 10);
		text = *end == '-' ? end + 1 : NULL;
	}
	bool month = moment.month >= 1 && moment.month <= 12;
	bool day = month && moment.day >= 1 &&
	           moment.day <= moment_last_day(moment.year, moment.month);
	moment.month = month ? moment.month : 0;
	moment.day = day ? moment.day : 0;
	return moment.year >= 1 && moment.year <= 9999 ? moment : (struct moment){ 0 };
}

struct moment moment_days_on(struct moment moment, int days)
{
	if (!moment.year || !moment.day)
		return (struct moment){ 0 };
	GDate date;
	g_date_clear(&date, 1);
	g_date_set_dmy(&date, (GDateDay)moment.day, (GDateMonth)moment.month,
	               (GDateYear)moment.year);
	if (days < 0)
		g_date_subtract_days(&date, (guint)-days);
	else
		g_date_add_days(&date, (guint)days);
	return (struct moment){ g_date_get_year(&date), (int)g_date_get_month(&date),
		                g_date_get_day(&date) };
}

struct moment moment_months_on(struct moment moment, int months)
{
	if (!moment.year || !moment.month)
		return (struct moment){ 0 };
	int count = moment.year * 12 + moment.month - 1 + months;
	return (struct moment){ count / 12, count % 12 + 1, 0 };
}

int moment_last_day(int year, int month)
{
	return g_date_get_days_in_month((GDateMonth)month, (GDateYear)(year > 0 ? year : 2000));
}

bool moment_equal(struct moment a, struct moment b)
{
	return a.year == b.year && a.month == b.month && a.day == b.day;
}

static void append_moment(GString *text, struct moment moment)
{
	if (moment.year)
		g_string_append_printf(text, "%04d", moment.year);
	else
		g_string_append_c(text, '-');
	if (moment.month)
		g_string_append_printf(text, "-%02d", moment.month);
	if (moment.day)
		g_string_append_printf(text, "-%02d", moment.day);
}

char *moment_range_text(struct moment_range range)
{
	GString *text = g_string_new(NULL);
	append_moment(text, range.from);
	if (!moment_equal(range.from, range.to)) {
		g_string_append_c(text, '/');
		append_moment(text, range.to);
	}
	return g_string_free(text, FALSE);
}

const char *moment_range_form(struct moment_range range)
{
	if (!moment_equal(range.from, range.to))
		return "span";
	return range.from.day ? "day" : range.from.month ? "month" : "year";
}
