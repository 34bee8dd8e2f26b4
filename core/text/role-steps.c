/* What is weighed: how far lines fill their column, whether sentences go on, how
 * paragraphs like to begin, what a blank divides. */
#include "core/text/role-steps.h"

#include "core/text/line-marks.h"
#include "core/text/starts.h"

enum {
	FOOT_UNIT = 4,        /* columns of what is not broken, where nobody knows it */
	SQUEEZED = 2,         /* columns of a stop that its column has no room for */
	LONGEST_HEADING = 150 /* bytes */
};

/* What speaks for a way, and against it, as logarithms of odds. */
static const double
        /* A line that goes on and has room left, and each column of room; */
        room_left = -2.6,
        just_room = -2.1, each_column = -0.7, least_full = -9,
        least_open = -6, /* at worst; where its sentence goes on, too */
        spread = -0.5,   /* or its letters are spread to fill it. */
        /* A line wider than its column, for each column, and at worst. */
        too_wide = -1.5, least_wide = -6, goes_on_here = -2, seldom_begins = -0.7,
        /* A paragraph that ends in a sentence's midst, at ： or ；; */
        broken_off = -6, interrupted = -3, at_colon = -1.5, at_clause = -5,
        in_other_column = -4, /* or goes on behind a stop where the column is another, */
        on_to_dateline = -4,  /* or in 本报讯（记者 …）; */
        words_weight = 0.6, least_start = -3, /* however unlikely the words */
        said_again = 3,
        /* that goes on over a blank; whose end has one behind it; that breaks off there; before
           what begins an article; that is but a line; that is but one below a heading. */
        on_over_blank = -4, stray_blank = -0.9, off_at_blank = -1.8, off_at_gap = -6,
        off_at_dateline = -3, off_alone = -4, off_below_heading = -1.5,
        /* that does not show as others do; that is a line with blank around it. */
        unshown = -5, by_itself = -5,
        /* A heading as wide as text at a column's edge; one behind another; one that goes on in the
           next line. */
        full_heading = -1.3, heading_again = 0.5, below_numbered = -1.5, heading_on = -0.8,
        numbered_on = 0.6, least_heading_full = -4,
        /* How its text likes to begin. */
        least_text = -1, most_text = 1,
        /* What it weighs that characters go together over a line's end. */
        seam_weight = 0.6, least_seam = -0.8, most_seam = 5;

static const struct page_line *line_at(const struct stretch *stretch, size_t i)
{
	return page_line_at(stretch->page, i);
}

/* Columns that a line of that role has. */
static unsigned columns_for(const struct stretch *stretch, size_t i, enum line_role role)
{
	const struct page_line *line = line_at(stretch, i);
	unsigned lost =
	        role == ROLE_FIRST && !line->indented && !line->again ? stretch->setting.lost : 0;
	return line->width > lost ? line->width - lost : 0;
}

/* Whether line i, the first of a column, begins with what no sentence begins with, and the
 * one above is whole: the text that it goes on from stands elsewhere. */
static bool goes_on_from_afar(const struct stretch *stretch, size_t i)
{
	const struct page_line *line = line_at(stretch, i);
	return line->apart && i && line[-1].ending == ENDING_FULL &&
	       stretch->odds[i].begins < seldom_begins;
}

/* How well the line fits in its column. */
static double fit(const struct stretch *stretch, size_t i, enum line_role role)
{
	const struct page_line *line = line_at(stretch, i);
	unsigned columns = columns_for(stretch, i, role) + 1 + line->gaps;
	if (line->spaced || line->columns <= columns)
		return 0;
	if (line->columns <= columns + SQUEEZED && line_ends_in_stop(line->text))
		return 0;
	double least =
	        role == ROLE_FIRST && goes_on_from_afar(stretch, i) ? goes_on_here : least_wide;
	return MAX(least, too_wide * (double)(line->columns - columns));
}

/* How well a line that goes on in the next fills its column. */
static double fill(const struct stretch *stretch, size_t i, enum line_role role)
{
	return stretch->fills[i - stretch->first][role == ROLE_FIRST];
}

static double fill_of(const struct stretch *stretch, size_t i, enum line_role role)
{
	const struct page_line *line = line_at(stretch, i);
	bool foot = i + 1 == stretch->end || line[1].apart; /* what goes on there is not known */
	unsigned unit = foot ? FOOT_UNIT : stretch->odds[i + 1].unit;
	unsigned columns = columns_for(stretch, i, role);
	unsigned used = unit + (line->spaced ? line->tally.columns : line->columns);
	if (used > columns)
		return 0;
	if (line->spaced && line->columns * 8 >= columns * 7)
		return spread;
	if (stretch->page->by_letter)
		return least_full;
	return MAX(line->ending == ENDING_OPEN ? least_open : least_full,
	           (used == columns ? just_room : room_left) +
	                   each_column * (double)(columns - used));
}

/* A sentence ends with line i: the odds that the next begins a paragraph. */
static double start_after(const struct stretch *stretch, size_t i, size_t bytes)
{
	const struct role_odds *odds = &stretch->odds[i + 1];
	double words = words_weight * MAX(least_start, odds->start + starts_length_odds(bytes));
	return line_at(stretch, i + 1)->again ? said_again : stretch->at_stop + words + odds->opens;
}

static double end_of_paragraph(const struct stretch *stretch, size_t i, enum line_role role,
                               enum line_role next_role, size_t bytes)
{
	double broken;
	const struct page_line *line = line_at(stretch, i);
	switch (line->ending) {
	case ENDING_OPEN:
		if (stretch->odds[i].lone)
			return 0;
		broken = broken_off + fill(stretch, i, role) - seam_weight * line->seam +
		         (line[1].form == FORM_DATELINE ? off_at_dateline : 0);
		return next_role == ROLE_HEADING && stretch->odds[i + 1].over > 0
		               ? MAX(broken, interrupted + seam_weight * stretch->odds[i + 1].over)
		               : broken;
	case ENDING_COLON:
		return line_ends_clause(line->text) ? at_clause : at_colon;
	default:
		return start_after(stretch, i, bytes);
	}
}

/* Whether line i begins a paragraph as the page's others show it. */
static double shows_start(const struct stretch *stretch, size_t i)
{
	const struct page_line *line = line_at(stretch, i);
	if (line->indented || line->again || role_is_ordinal(line->form))
		return 0;
	if (stretch->page->indents || (stretch->setting.gaps && !line->apart))
		return unshown;
	return stretch->odds[i].begins_end;
}

/* Blank divides paragraphs, or columns. */
static double over_blank(const struct stretch *stretch, size_t i, enum line_role role,
                         enum line_role next_role)
{
	bool gaps = stretch->setting.gaps;
	const struct page_line *line = line_at(stretch, i);
	if (stretch->odds[i].lone && next_role != ROLE_REST)
		return 0; /* 新华社北京1月23日电, by itself */
	if (line->ending == ENDING_OPEN)
		return (gaps ? off_at_gap : off_at_blank) + fill(stretch, i, role) +
		       (line[1].form == FORM_DATELINE ? off_at_dateline : 0) +
		       (line->apart && role == ROLE_FIRST ? off_alone : 0);
	if (next_role != ROLE_REST)
		return gaps ? 0 : stray_blank;
	return gaps ? least_full : on_over_blank + fill(stretch, i, role);
}

/* A heading that goes on in the next line was broken at a word. */
static double heading_goes_on(const struct stretch *stretch, size_t i, size_t bytes)
{
	const struct page_line *line = line_at(stretch, i);
	if (line[1].apart || line[1].indented ||
	    (line_is_quotation(line->text) && line_is_quotation(line[1].text)) ||
	    bytes + line[1].text.len > LONGEST_HEADING)
		return role_never;
	return (role_is_ordinal(line->form) ? numbered_on : heading_on) +
	       MAX(least_heading_full, fill(stretch, i, ROLE_HEADING)) +
	       seam_weight * CLAMP(line->seam, least_seam, 0);
}

static double after_heading(const struct stretch *stretch, size_t i, enum line_role next_role,
                            size_t bytes)
{
	const struct page_line *line = line_at(stretch, i);
	double goes_on = seam_weight * CLAMP(line->seam, least_seam, most_seam);
	if (next_role == ROLE_HEADING_REST)
		return heading_goes_on(stretch, i, bytes);
	if (next_role == ROLE_HEADING)
		return (role_is_ordinal(line->form) && !role_is_ordinal(line[1].form)
		                ? below_numbered
		                : heading_again) -
		       goes_on;
	if (stretch->odds[i].over > 0)
		return -goes_on; /* of what the heading interrupts */
	bool off = line[1].ending == ENDING_OPEN && !line[1].apart && i + 2 < stretch->end &&
	           line[2].apart;
	return stretch->odds[i + 1].begins +
	       CLAMP(stretch->odds[i + 1].start, least_text, most_text) +
	       shows_start(stretch, i + 1) + (off ? off_below_heading : 0) - goes_on;
}

/* Whether a sentence ends with line i where a column half as wide again begins, or a
 * paragraph would begin there with a line of the other. */
static bool is_other_column(const struct stretch *stretch, size_t i, enum line_role role)
{
	const struct page_line *line = line_at(stretch, i), *next = line + 1;
	if (line->spaced || next->spaced || line->columns * 3 >= next->columns * 2)
		return false;
	return line->ending == ENDING_FULL ||
	       (role == ROLE_FIRST && line->width * 3 < next->width * 2);
}

double role_step(const struct stretch *stretch, size_t i, enum line_role role,
                 enum line_role next_role, size_t bytes)
{
	const struct page_line *line = line_at(stretch, i), *next = line + 1;
	bool broken = line->ending == ENDING_OPEN && next_role == ROLE_FIRST;
	if (role >= ROLE_HEADING)
		return after_heading(stretch, i, next_role, bytes);
	if (next_role == ROLE_REST && next->indented)
		return role_never;
	if (next->apart)
		return over_blank(stretch, i, role, next_role);
	if (next_role == ROLE_REST)
		return fill(stretch, i, role) +
		       (is_other_column(stretch, i, role) ? in_other_column : 0) +
		       (next->form == FORM_DATELINE ? on_to_dateline : 0);
	return end_of_paragraph(stretch, i, role, next_role, bytes) +
	       (broken ? stretch->odds[i + 1].begins : 0) +
	       (next_role == ROLE_FIRST ? shows_start(stretch, i + 1) : 0);
}

/* Whether line i fills its column just as text does that goes on below: few
 * headings happen to. */
static bool fills_as(const struct stretch *stretch, size_t i, enum line_role role)
{
	return fit(stretch, i, role) == 0 && fill(stretch, i, role) == 0;
}

static double as_heading(const struct stretch *stretch, size_t i)
{
	const struct page_line *line = line_at(stretch, i);
	const struct role_odds *odds = &stretch->odds[i];
	bool edge =
	        !stretch->setting.gaps && (line->apart || i + 1 == stretch->end || line[1].apart);
	bool fills = edge && line->form == FORM_TEXT && !line->strong &&
	             (fills_as(stretch, i, ROLE_FIRST) || fills_as(stretch, i, ROLE_REST));
	return odds->heading + odds->echo + odds->begins + (fills ? full_heading : 0);
}

double role_alone(const struct stretch *stretch, size_t i, enum line_role role)
{
	const struct page_line *line = line_at(stretch, i);
	if (role == ROLE_HEADING)
		return as_heading(stretch, i);
	if (role == ROLE_HEADING_REST)
		return stretch->odds[i].heading_end;
	if (role == ROLE_REST && role_is_ordinal(line->form))
		return unshown;
	return fit(stretch, i, role);
}

double role_at_end(const struct stretch *stretch, size_t i, enum line_role role)
{
	const struct page_line *line = line_at(stretch, i);
	bool last = i + 1 == stretch->page->lines->len;
	if (line->ending != ENDING_OPEN || role >= ROLE_HEADING)
		return 0;
	return !last && is_title_field(line[1].form) ? least_full
	                                             : off_at_blank + fill(stretch, i, role);
}

void role_fills_find(const struct stretch *stretch)
{
	for (size_t i = stretch->first; i < stretch->end; i++) {
		stretch->fills[i - stretch->first][0] = fill_of(stretch, i, ROLE_REST);
		stretch->fills[i - stretch->first][1] = fill_of(stretch, i, ROLE_FIRST);
	}
}

double role_at_start(const struct stretch *stretch, enum line_role role)
{
	size_t i = stretch->first;
	if (role == ROLE_FIRST)
		return shows_start(stretch, i);
	return role == ROLE_REST && i + 1 < stretch->end && line_at(stretch, i + 1)->apart
	               ? by_itself
	               : 0;
}
