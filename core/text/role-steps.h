/* The odds of a line's role among others: that it fits its column, and that the next
 * line follows it in a role of its own. Which way through them is best is roles.c's. */
#ifndef ZHUPI_TEXT_ROLE_STEPS_H
#define ZHUPI_TEXT_ROLE_STEPS_H

#include "core/text/page.h"
#include "core/text/role-odds.h"

/* How a page's paragraphs may show. */
struct setting {
	unsigned lost; /* columns that first lines fall short of */
	bool gaps;     /* blank lines divide them */
};

/* Lines [first, end), as they are weighed. All scores are logarithms of odds. */
struct stretch {
	struct page *page;
	const struct role_odds *odds; /* by line */
	struct setting setting;
	double at_stop; /* odds that a paragraph ends with a sentence */
	size_t first, end;
	/* By line, counted from the first: how it would be filled, as a paragraph's first
	 * line and in any other role. role_fills_find finds them before all below. */
	double (*fills)[2];
};

void role_fills_find(const struct stretch *stretch);

/* What speaks for line i in role by itself. */
double role_alone(const struct stretch *stretch, size_t i, enum line_role role);

/* What speaks for line i + 1 in next_role to follow line i in role, the paragraph
 * being so many bytes long by then. One goes on with text behind text only, and with a
 * heading behind a heading. */
double role_step(const struct stretch *stretch, size_t i, enum line_role role,
                 enum line_role next_role, size_t bytes);

/* What speaks for the stretch to begin with a line in role, where one by itself is no
 * part of a paragraph; and to end with line i in it. */
double role_at_start(const struct stretch *stretch, enum line_role role);
double role_at_end(const struct stretch *stretch, size_t i, enum line_role role);

#endif
