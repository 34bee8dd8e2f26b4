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
	HARM_ALL = (1 << 11) - 1
};

/* The text of a page with the articles (struct clean *), harmed by harms;
 * what is certain by rand. The caller frees. */
char *harm_page(GPtrArray *articles, unsigned harms, GRand *rand);

#endif
