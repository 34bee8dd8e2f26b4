/* Headings that a narrow column breaks to two lines by their meaning: 稳中求进 / 推动经济
 * 持续向好. A line's role alone takes them for two (roles.c): none of the lines is full.
 * Titles are not looked at, whose lines are kicker, title and deck. */
#include "core/text/line-marks.h"
#include "core/text/page.h"
#include "core/text/role-odds.h"

enum {
	LONGEST_PAIR = 64, /* columns of both lines */
	SHORT_PAIR = 40    /* of the only pair of a page, */
};

static const double goes_on = 0.5; /* whose lines read on from the one to the other */

static bool is_text_role(const struct page_line *line)
{
	return line->role == ROLE_FIRST || line->role == ROLE_REST;
}

/* Whether lines i and i + 1 are two headings with text above and below them, and no blank
 * between. */
static bool is_pair(const struct page *page, size_t i)
{
	if (!i || i + 2 >= page->lines->len)
		return false;
	const struct page_line *line = page_line_at(page, i);
	return line[0].role == ROLE_HEADING && line[1].role == ROLE_HEADING && !line[1].apart &&
	       !line[1].strong && line[1].form == FORM_TEXT && is_text_role(&line[-1]) &&
	       line[-1].ending != ENDING_OPEN && line[2].role == ROLE_FIRST &&
	       line[2].form != FORM_DATELINE && line[0].columns + line[1].columns <= LONGEST_PAIR &&
	       !line[0].split && !line[1].split;
}

/* A numbered heading that was broken where its column, set large, had no more room. */
static bool is_broken_number(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	return role_is_ordinal(line->form) && line->columns * 2 > line->width &&
	       line[1].columns < line->columns && line[1].columns * 4 < line[1].width * 3;
}

static bool reads_on(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	return line[0].columns + line[1].columns <= SHORT_PAIR && line_seam_odds(line) > goes_on;
}

void lines_pair_headings(struct page *page)
{
	size_t pairs = 0, single = 0;
	for (size_t i = 0; page->wrapped && i < page->lines->len; i++) {
		const struct page_line *line = page_line_at(page, i);
		bool plain = line->role == ROLE_HEADING && !role_is_ordinal(line->form);
		pairs += plain && is_pair(page, i);
		single += plain && !is_pair(page, i) && (!i || !is_pair(page, i - 1)) && i &&
		          is_text_role(line - 1);
	}
	for (size_t i = 0; page->wrapped && i + 1 < page->lines->len; i++) {
		if (!is_pair(page, i))
			continue;
		bool ordinal = role_is_ordinal(page_line_at(page, i)->form);
		if (ordinal ? is_broken_number(page, i)
		            : (pairs > 1 && pairs > single) || reads_on(page, i)) {
			page_line_at(page, i + 1)->role = ROLE_HEADING_REST;
			page_explain(page, "heading", "lines %zu and %zu are one", i, i + 1);
		}
	}
}
