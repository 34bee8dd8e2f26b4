/* What a line shows of its role by itself and by the line before it, as
 * logarithms of odds: what roles.c weighs for a whole stretch of lines at once.
 * Told once, however often that is weighed. Internal to core/text. */
#ifndef ZHUPI_TEXT_ROLE_ODDS_H
#define ZHUPI_TEXT_ROLE_ODDS_H

#include "core/text/page.h"

/* One for each line of a page. */
struct role_odds {
	bool in_text;       /* of a column's text: furniture and fields are not */
	unsigned roles;     /* 1 << each role that it is weighed in */
	bool lone;          /* a dateline or jump mark with nothing behind it */
	unsigned unit;      /* columns that it begins with and that are not broken */
	double begins_end;  /* that its head is the end of what began above */
	double opens;       /* that it begins a paragraph, where a sentence ends above it */
	double begins;      /* that it begins a sentence, by its first letter */
	double start;       /* that how it begins opens one, by its words alone */
	double heading;     /* that it is a heading; never where it cannot be one */
	double heading_end; /* that it is the end of one that began above */
	double over;        /* that the line above goes on in the one below, over a short line */
	double echo;        /* that the lines below say what it says */
};

/* Worse than anything that may be. */
static const double role_never = -1e6;

/* Notes for each line how wide its column was set, by the lines around it.
 * (column-width.c) */
void lines_tell_widths(const struct page *page);

/* The odds of all lines; the caller frees. Widths are told before. */
struct role_odds *role_odds_of(struct page *page);

bool role_is_ordinal(enum form form);

#endif
