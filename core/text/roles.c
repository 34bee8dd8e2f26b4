/* What each line is to its paragraph: its first, a later one, or a heading.
 * Told for a whole stretch of lines at once, by the way through it that fits
 * best: how far lines fill their column, whether sentences go on, how
 * paragraphs like to begin. Only for lines set in columns; joins nothing. */
#include <math.h>

#include "core/text/line-marks.h"
#include "core/text/page.h"
#include "core/text/role-odds.h"
#include "core/text/starts.h"

enum {
	FOOT_UNIT = 4,  /* columns of what is not broken, where nobody knows it */
	LEAST_OPEN = 5, /* lines that go on below and show how a page is set */
	LOST_INDENT = 4,
	SQUEEZED = 2,         /* columns of a stop that its column has no room for */
	PLAINLY = 4,          /* columns that a paragraph's last line has left, at least */
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
        too_wide = -1.5, least_wide = -6,
        /* A paragraph that ends in a sentence's midst, at ： or ；, or at a stop; */
        broken_off = -6, interrupted = -3, at_colon = -1.5, at_clause = -5, at_stop = 0.3,
        in_other_column = -4, /* or goes on behind a stop where the column is another, */
        on_to_dateline = -4,  /* or in 本报讯（记者 …）; */
        stops_weight = 0.7,   /* of how many of the page's sentences plainly do */
        words_weight = 0.6, least_start = -3, /* however unlikely the words */
        said_again = 3,
        /* that goes on over a blank; whose end has one behind it; that breaks off there; before
           what begins an article; that is but a line. */
        on_over_blank = -4, stray_blank = -0.9, off_at_blank = -1.8, off_at_gap = -6,
        off_at_dateline = -3, off_alone = -4,
        /* that does not show as others do; that is a line with blank around it. */
        unshown = -5, by_itself = -5,
        /* A heading as wide as text at a column's edge; one behind another; one that goes on in the
           next line. */
        full_heading = -1.3, heading_again = 0.5, below_numbered = -1.5, heading_on = -0.8,
        numbered_on = 0.6, least_heading_full = -4,
        /* How its text likes to begin. */
        least_text = -1, most_text = 1,
        /* What it weighs that characters go together over a line's end. */
        seam_weight = 0.6, least_seam = -0.8, most_seam = 5,
        /* A page whose first lines lost their blank; one whose blanks divide paragraphs. */
        blanks_lost = -3, gaps_shown = -3;

/* The best way to a line in a role. */
struct way {
	double score;
	enum line_role from;
	size_t bytes; /* of its paragraph so far */
};

/* How a page's paragraphs may show. */
struct setting {
	unsigned lost; /* columns that first lines fall short of */
	bool gaps;     /* blank lines divide them */
};

struct stretch {
	struct page *page;
	const struct role_odds *odds; /* by line */
	struct setting setting;
	double at_stop; /* odds that a paragraph ends with a sentence */
	size_t first, end;
	/* By line, counted from the first: the ways to it, and how it would be filled, as
	 * a paragraph's first line and in any other role. */
	struct way (*ways)[ROLE_COUNT];
	double (*fills)[2];
};

static const struct page_line *line_at(const struct stretch *stretch, size_t i)
{
	return page_line_at(stretch->page, i);
}

static bool is_as_wide(const struct page_line *line, const struct page_line *other)
{
	return line->columns <= other->columns + 1 && other->columns <= line->columns + 1;
}

/* A line at a column's edge is of the column that has room for it. The line above
 * had the width above by itself. */
static unsigned width_with_room(const struct page *page, size_t i, unsigned above)
{
	const struct page_line *line = page_line_at(page, i);
	unsigned width = line->width;
	if (line->columns <= width + 1)
		return width;
	unsigned below = i + 1 < page->lines->len ? line[1].width : 0;
	unsigned nearer = MIN(MAX(above, width), MAX(below, width));
	unsigned wider = MAX(MAX(above, below), width);
	if (nearer + 1 >= line->columns)
		return nearer;
	return i && is_as_wide(line, line - 1) ? MAX(wider, line->columns) : wider;
}

/* Columns that a line of that role has. */
static unsigned columns_for(const struct stretch *stretch, size_t i, enum line_role role)
{
	const struct page_line *line = line_at(stretch, i);
	unsigned lost =
	        role == ROLE_FIRST && !line->indented && !line->again ? stretch->setting.lost : 0;
	return line->width > lost ? line->width - lost : 0;
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
	return MAX(least_wide, too_wide * (double)(line->columns - columns));
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
	if (line[1].apart || line[1].indented || bytes + line[1].text.len > LONGEST_HEADING)
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
	if (next_role == ROLE_REST)
		return role_never;
	if (next_role == ROLE_HEADING)
		return (role_is_ordinal(line->form) && !role_is_ordinal(line[1].form)
		                ? below_numbered
		                : heading_again) -
		       goes_on;
	if (stretch->odds[i].over > 0)
		return -goes_on; /* of what the heading interrupts */
	return stretch->odds[i + 1].begins +
	       CLAMP(stretch->odds[i + 1].start, least_text, most_text) +
	       shows_start(stretch, i + 1) - goes_on;
}

/* Whether a sentence ends with line i where a column half as wide again begins, or ends. */
static bool is_other_column(const struct stretch *stretch, size_t i)
{
	const struct page_line *line = line_at(stretch, i), *next = line + 1;
	return line->ending == ENDING_FULL && !line->spaced && !next->spaced &&
	       line->columns * 3 < next->columns * 2;
}

/* What speaks for line i + 1 in next_role to follow line i in role. */
static double step(const struct stretch *stretch, size_t i, enum line_role role,
                   enum line_role next_role, size_t bytes)
{
	const struct page_line *line = line_at(stretch, i), *next = line + 1;
	bool broken = line->ending == ENDING_OPEN && next_role == ROLE_FIRST;
	if (role >= ROLE_HEADING)
		return after_heading(stretch, i, next_role, bytes);
	if (next_role == ROLE_HEADING_REST || (next_role == ROLE_REST && next->indented))
		return role_never;
	if (next->apart)
		return over_blank(stretch, i, role, next_role);
	if (next_role == ROLE_REST)
		return fill(stretch, i, role) +
		       (is_other_column(stretch, i) ? in_other_column : 0) +
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

/* What speaks for line i in role by itself. */
static double alone(const struct stretch *stretch, size_t i, enum line_role role)
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

/* What speaks for the stretch to end with line i in role. */
static double at_end(const struct stretch *stretch, size_t i, enum line_role role)
{
	const struct page_line *line = line_at(stretch, i);
	bool last = i + 1 == stretch->page->lines->len;
	if (line->ending != ENDING_OPEN || role >= ROLE_HEADING)
		return 0;
	return !last && is_title_field(line[1].form) ? least_full
	                                             : off_at_blank + fill(stretch, i, role);
}

/* Whether a line is weighed in role. */
static bool may_be(const struct stretch *stretch, size_t i, enum line_role role)
{
	return stretch->odds[i].roles >> role & 1 &&
	       (role != ROLE_HEADING_REST || i > stretch->first);
}

/* The best way to line i in role from the line before. */
static struct way best_way(const struct stretch *stretch, size_t i, enum line_role role)
{
	const struct way *before = stretch->ways[i - 1 - stretch->first];
	struct way best = { 2 * role_never, ROLE_FIRST, 0 };
	for (enum line_role from = ROLE_FIRST; from < ROLE_COUNT; from++) {
		if (!may_be(stretch, i - 1, from))
			continue;
		double score =
		        before[from].score + step(stretch, i - 1, from, role, before[from].bytes);
		if (score > best.score)
			best = (struct way){ score, from,
				             role == ROLE_REST || role == ROLE_HEADING_REST
				                     ? before[from].bytes
				                     : 0 };
	}
	return best;
}

/* What speaks for the stretch to begin with a line in role: by itself it is no part of
 * a paragraph. */
static double at_start(const struct stretch *stretch, enum line_role role)
{
	size_t i = stretch->first;
	if (role == ROLE_FIRST)
		return shows_start(stretch, i);
	return role == ROLE_REST && i + 1 < stretch->end && line_at(stretch, i + 1)->apart
	               ? by_itself
	               : 0;
}

/* The best way to line i in role, whatever is before it. */
static struct way way_to(const struct stretch *stretch, size_t i, enum line_role role)
{
	struct way way = { 2 * role_never, ROLE_FIRST, 0 };
	if (!may_be(stretch, i, role))
		return way;
	way = i > stretch->first ? best_way(stretch, i, role)
	                         : (struct way){ .score = at_start(stretch, role) };
	way.score += alone(stretch, i, role);
	way.bytes += line_at(stretch, i)->text.len;
	return way;
}

static void find_ways(struct stretch *stretch)
{
	for (size_t i = stretch->first; i < stretch->end; i++) {
		stretch->fills[i - stretch->first][0] = fill_of(stretch, i, ROLE_REST);
		stretch->fills[i - stretch->first][1] = fill_of(stretch, i, ROLE_FIRST);
	}
	for (size_t i = stretch->first; i < stretch->end; i++)
		for (enum line_role role = ROLE_FIRST; role < ROLE_COUNT; role++)
			stretch->ways[i - stretch->first][role] = way_to(stretch, i, role);
}

/* Gives the lines the roles of the best way, and returns its score. */
static double settle(struct stretch *stretch)
{
	size_t i = stretch->end - 1;
	struct way *last = stretch->ways[i - stretch->first];
	enum line_role best = ROLE_FIRST;
	for (enum line_role role = ROLE_FIRST; role < ROLE_COUNT; role++) {
		if (may_be(stretch, i, role))
			last[role].score += at_end(stretch, i, role);
		if (last[role].score > last[best].score)
			best = role;
	}
	double score = last[best].score;
	for (;; i--) {
		page_line_at(stretch->page, i)->role = best;
		best = stretch->ways[i - stretch->first][best].from;
		if (i == stretch->first)
			return score;
	}
}

/* The end of the stretch that begins with line i. */
static size_t stretch_end(const struct page *page, const struct role_odds *odds, size_t i)
{
	size_t end = i + 1;
	while (end < page->lines->len && odds[end].in_text && !page_line_at(page, end - 1)->closed)
		end++;
	return end;
}

/* The odds that a sentence is its paragraph's last, by the page's: of how many
 * the line has room left. */
static double odds_of_last(const struct page *page, const struct role_odds *odds)
{
	size_t last = 0, all = 0;
	for (size_t i = 0; i < page->lines->len; i++) {
		const struct page_line *line = page_line_at(page, i);
		if (!odds[i].in_text)
			continue;
		last += line->ending == ENDING_FULL && line->columns + PLAINLY < line->width;
		all += line->tally.ends;
	}
	return log(((double)last + 1) / ((double)(all > last ? all - last : 0) + 2));
}

/* Tells the roles of all lines, the page being set so, and returns how well that
 * fits. */
static double tell_roles(struct page *page, const struct role_odds *odds, struct setting setting)
{
	double stop = at_stop + stops_weight * odds_of_last(page, odds);
	g_autofree void *ways = g_malloc_n(page->lines->len, sizeof(struct way) * ROLE_COUNT);
	g_autofree void *fills = g_malloc_n(page->lines->len, sizeof(double) * 2);
	double score = 0;
	for (size_t i = 0, end; i < page->lines->len; i = end) {
		end = i + 1;
		if (!odds[i].in_text)
			continue;
		end = stretch_end(page, odds, i);
		struct stretch stretch = { page, odds, setting, stop, i, end, ways, fills };
		find_ways(&stretch);
		score += settle(&stretch);
	}
	return score;
}

static void look_at_lines(struct page *page)
{
	unsigned above = 0;
	lines_tell_widths(page);
	for (size_t i = 0; i < page->lines->len; i++) {
		struct page_line *line = page_line_at(page, i);
		unsigned own = line->width;
		line->width = line->measure ? width_with_room(page, i, above) : 0;
		above = own;
		line->may_head = has_heading_shape(page, i);
	}
	for (size_t i = 0; i + 1 < page->lines->len; i++) {
		struct page_line *line = page_line_at(page, i);
		if (line->ending == ENDING_OPEN && (line->may_head || line[1].may_head))
			line->seam = line_seam_odds(line);
	}
}

/* Whether most lines whose sentence goes on below fill their column: not so in
 * lists and tables, whose lines are told by their shapes alone. */
static bool is_set_in_columns(const struct page *page, const struct role_odds *odds)
{
	size_t open = 0, full = 0;
	for (size_t i = 0; i + 1 < page->lines->len; i++) {
		const struct page_line *line = page_line_at(page, i);
		if (!odds[i].in_text || !odds[i + 1].in_text || line->ending != ENDING_OPEN)
			continue;
		open++;
		full += line->columns + odds[i + 1].unit + LOST_INDENT > line->width;
	}
	return open >= LEAST_OPEN && full * 3 >= open * 2;
}

/* Takes the roles of all lines down, or gives them back. */
static void keep_roles(const struct page *page, enum line_role *roles)
{
	for (size_t i = 0; i < page->lines->len; i++)
		roles[i] = page_line_at(page, i)->role;
}

static void give_roles(struct page *page, const enum line_role *roles)
{
	for (size_t i = 0; i < page->lines->len; i++)
		page_line_at(page, i)->role = roles[i];
}

/* What first lines and blank lines show may be lost, or show: what fits best. */
static void tell_by_setting(struct page *page, const struct role_odds *odds)
{
	struct setting best = { 0, page->gaps };
	bool apart = false;
	for (size_t i = 0; i < page->lines->len; i++)
		apart |= page_line_at(page, i)->apart;
	double most = tell_roles(page, odds, best);
	g_autofree enum line_role *roles = g_new(enum line_role, page->lines->len);
	keep_roles(page, roles);
	for (unsigned kind = 1; kind < 4; kind++) {
		struct setting setting = { kind & 1 ? LOST_INDENT : 0, page->gaps || kind & 2 };
		if ((setting.lost && page->indents) || (kind & 2 && (page->gaps || !apart)))
			continue;
		double score = tell_roles(page, odds, setting) + (setting.lost ? blanks_lost : 0) +
		               (kind & 2 ? gaps_shown : 0);
		page_explain(page, "roles", "score %.1f, and %.1f if first lines lost %u columns%s",
		             most, score, setting.lost, setting.gaps ? ", gaps" : "");
		if (score > most) {
			most = score;
			best = setting;
			keep_roles(page, roles);
		}
	}
	page->indent = best.lost;
	page->gaps = best.gaps;
	give_roles(page, roles);
}

static void explain_roles(const struct page *page)
{
	static const char *const names[ROLE_COUNT] = { "untold", "first", "rest", "heading",
		                                       "heading's rest" };
	if (!page->options || !page->options->explain)
		return;
	for (size_t i = 0; i < page->lines->len; i++) {
		const struct page_line *line = page_line_at(page, i);
		page_explain(page, "role", "line %zu %s, %u of %u columns", i, names[line->role],
		             line->columns, line->width);
	}
}

void lines_role(struct page *page)
{
	if (!page->wrapped)
		return;
	look_at_lines(page);
	g_autofree struct role_odds *odds = role_odds_of(page);
	if (!is_set_in_columns(page, odds))
		return;
	tell_by_setting(page, odds);
	explain_roles(page);
}
