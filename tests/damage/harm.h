/* Harm: what printing, extraction and OCR do to a page, done on purpose. */
#ifndef ZHUPI_TESTS_DAMAGE_HARM_H
#define ZHUPI_TESTS_DAMAGE_HARM_H

#include "tests/damage/clean.h"

/* Each a bit of what may be done to a page. */
enum harm {
	HARM_WRAP = 1 << 0,
	HARM_BLANKS = 1 << 1,
	HARM_SPACES = 1 << 2,
	HARM_DOUBLE = 1 << 3,
	HARM_COLUMNS = 1 << 4,
	HARM_TITLE = 1 << 5,
	HARM_HEADINGS = 1 << 6,
	HARM_FURNITURE = 1 << 7,
	HARM_QUOTES = 1 << 8,
	HARM_CAPTION = 1 << 9,
	HARM_SLIPS = 1 << 10,
	HARM_ALL = (1 << 11) - 1, /* of what stands above; below are rarer settings */
	HARM_FLUSH = 1 << 11,     /* paragraphs shown by nothing but their last lines */
	HARM_NARROW = 1 << 12,
	HARM_BROAD = 1 << 13,
	HARM_RAGGED = 1 << 14,     /* lines broken behind a comma, too */
	HARM_WIDTHS = 1 << 15,     /* the lower half in another width */
	HARM_LISTS = 1 << 16,      /* lists, verses and tables between paragraphs */
	HARM_RUNS = 1 << 17,       /* words and lines of text doubled */
	HARM_LETTERS = 1 << 18,    /* whole paragraphs letter-spaced */
	HARM_LETTER_CUT = 1 << 19, /* lines cut after so many letters */
};

/* Whether letters (harm_letters) are those of a line that HARM_LISTS puts in. */
bool harm_lists(const char *letters);

/* The letters of text alone: blank and punctuation left aside. The caller frees. */
char *harm_letters(const char *text);

/* The text of a page with the articles (struct clean *), harmed by harms;
 * what is certain by rand. The caller frees. */
char *harm_page(GPtrArray *articles, unsigned harms, GRand *rand);

#endif
