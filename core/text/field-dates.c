/* The date of an article: as it says it itself or its file does, or the day of its dateline in
 * a year that something else tells. The day of a page is page-date.c's. */
#include "core/text/dates.h"
#include "core/text/fields.h"

enum { HEAD_BYTES = 240 };

static char *iso_of(struct page *page, const struct day *day)
{
	g_autofree char *iso = g_strdup_printf("%04u-%02u-%02u", day->year, day->month, day->day);
	return arena_copy(page->arena, slice_of(iso));
}

char *fields_date_in(struct page *page, struct slice text)
{
	struct day day;
	return day_read(utf8_head(text, HEAD_BYTES), &day) ? iso_of(page, &day) : NULL;
}

char *fields_metadata_date(struct page *page, struct slice value)
{
	struct day day;
	struct slice head = utf8_head(value, HEAD_BYTES);
	return day_read(head, &day) || day_read_english(head, &day) ? iso_of(page, &day) : NULL;
}

/* The year that the article's text names most, the later of equals: 0 where
 * it names none. */
static unsigned year_of_text(const struct page *page, size_t first, size_t end)
{
	size_t counts[DAY_YEARS] = { 0 };
	for (size_t i = first; i < end; i++)
		if (!page_piece_at(page, i)->dropped)
			day_count_years(piece_slice(page, page_piece_at(page, i)), counts);
	unsigned best = 0;
	for (unsigned year = 1; year < DAY_YEARS; year++)
		best = counts[year] && counts[year] >= counts[best] ? year : best;
	return best ? DAY_FIRST_YEAR + best : 0;
}

/* The year of the day that an article's dateline names: that of its file, of
 * the page that it stands on, or the one that its text names most. */
static unsigned year_of_day(const struct page *page, const struct day *path, size_t first,
                            size_t end)
{
	if (path->year)
		return path->year;
	return page->day.year ? page->day.year : year_of_text(page, first, end);
}

void fields_date(struct page *page, size_t first, size_t end, struct fields *fields)
{
	struct day day, path = { 0, 0, 0 };
	if (fields->article.date)
		return;
	day_read(slice_of(page->source->path), &path);
	if (day_read_month(slice_of(fields->article.dateline), &day))
		day.year = year_of_day(page, &path, first, end);
	else
		day = path.year ? path : page->day;
	fields->article.date = day.year ? iso_of(page, &day) : NULL;
}
