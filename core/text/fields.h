/* Fields: what an article is called, who wrote it, whence and when. */
#ifndef ZHUPI_TEXT_FIELDS_H
#define ZHUPI_TEXT_FIELDS_H

#include "core/text/page.h"

struct fields {
	struct article article;       /* its strings, not yet its blocks */
	GArray *names;                /* const char *: the byline so far */
	GHashTable *named;            /* the same, to be looked up; NULL where there are none */
	struct piece *title, *kicker; /* the headings that are it */
	struct piece *subtitle;       /* the last line of it */
	bool body;                    /* text was met */
	bool comment;                 /* its byline or subtitle says so */
};

/* Takes the fields of the article that pieces [first, end) make, and gives
 * those pieces their type. */
void fields_take(struct page *page, size_t first, size_t end, struct fields *fields);

/* Adds to the byline the names in text, which stand apart by blanks, 、 or
 * commas. */
void fields_add_names(struct page *page, struct fields *fields, struct slice names);

/* The day that text names near its beginning, as ISO 8601; NULL where it names none.
 * (field-dates.c; so the next two) */
char *fields_date_in(struct page *page, struct slice text);

/* The day that a file says it is of, which may be in English, as ISO 8601; NULL where
 * value is none. */
char *fields_metadata_date(struct page *page, struct slice value);

/* The article's date where it does not say it itself: its dateline's day in
 * the year of its file's path or its text. */
void fields_date(struct page *page, size_t first, size_t end, struct fields *fields);

#endif
