/* What each line is to its paragraph: its first, a later one, or a heading.
 * Told for a whole stretch of lines at once, by the way through it that fits
 * best; role-steps.c tells what speaks for a step. Only for lines set in columns;
 * joins nothing. */
#include <math.h>

#include "core/text/line-marks.h"
#include "core/text/page.h"
#include "core/text/role-odds.h"
#include "core/text/role-steps.h"

enum {
	LEAST_OPEN = 5,  /* lines that go on below and show how a page is set */
	LOST_INDENT = 4, /* columns that first lines whose blank is lost fall short of */
	PLAINLY = 4      /* columns that a paragraph's last line has left, at least */
};

/* As logarithms of odds: that a paragraph ends with a sentence, and what it weighs how
 * many of the page's plainly do; a page whose first lines lost their blank; one whose
 * blanks divide paragraphs. */
static const double at_stop = 0.3, stops_weight = 0.7, blanks_lost = -3, gaps_shown = -3;

/* The best way to a line in a role. */
struct way {
	double score;
	enum line_role from;
	size_t bytes; /* of its paragraph so far */
};

static bool is_as_wide(const struct page_line *line, const struct page_line *other)
{
	return line->columns <= other->columns + 1 && other->columns <= line->columns + 1;
}

/* Whether line i, and one beside it, are set across columns half as wide again at most. */
static bool is_across_columns(const struct page *page, size_t i, unsigned wider)
{
	const struct page_line *line = page_line_at(page, i);
	bool above = i && line[-1].columns * 2 > wider * 3 && !line[-1].spaced;
	bool below = i + 1 < page->lines->len && line[1].columns * 2 > wider * 3 && !line[1].spaced;
	return line->columns * 2 > wider * 3 && !line->spaced && (above || below);
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
	if (is_across_columns(page, i, wider))
		return line->columns + LOST_INDENT;
	return i && is_as_wide(line, line - 1) ? MAX(wider, line->columns) : wider;
}

/* The roles that a line is weighed in, as bits: a stretch begins with the rest of nothing. */
static unsigned roles_of(const struct stretch *stretch, size_t i)
{
	return stretch->odds[i].roles & (i > stretch->first ? ~0u : ~(1u << ROLE_HEADING_REST));
}

/* Takes the first of roles. */
static enum line_role take_role(unsigned *roles)
{
	enum line_role role = (enum line_role)__builtin_ctz(*roles);
	*roles &= *roles - 1;
	return role;
}

/* The roles that a line may have, as bits, whose next one is in a role. */
static const unsigned roles_before[ROLE_COUNT] = {
	[ROLE_FIRST] = ~0u,
	[ROLE_REST] = 1u << ROLE_FIRST | 1u << ROLE_REST,
	[ROLE_HEADING] = ~0u,
	[ROLE_HEADING_REST] = 1u << ROLE_HEADING | 1u << ROLE_HEADING_REST,
};

/* The best way to line i in role from the line before, to which the ways are before. */
static struct way best_way(const struct stretch *stretch, size_t i, enum line_role role,
                           const struct way *before)
{
	struct way best = { 2 * role_never, ROLE_FIRST, 0 };
	for (unsigned roles = roles_of(stretch, i - 1) & roles_before[role]; roles;) {
		enum line_role from = take_role(&roles);
		double score = before[from].score +
		               role_step(stretch, i - 1, from, role, before[from].bytes);
		if (score > best.score)
			best = (struct way){ .score = score, .from = from };
	}
	best.bytes = role == ROLE_REST || role == ROLE_HEADING_REST ? before[best.from].bytes : 0;
	return best;
}

/* The best way to line i in role, whatever is before it. */
static struct way way_to(const struct stretch *stretch, size_t i, enum line_role role,
                         const struct way *before)
{
	struct way way = i > stretch->first ? best_way(stretch, i, role, before)
	                                    : (struct way){ .score = role_at_start(stretch, role) };
	way.score += role_alone(stretch, i, role);
	way.bytes += page_line_at(stretch->page, i)->text.len;
	return way;
}

/* The ways to each line, counted from the stretch's first, in each role. */
static void find_ways(const struct stretch *stretch, struct way (*ways)[ROLE_COUNT])
{
	const struct way *before = NULL;
	for (size_t i = stretch->first; i < stretch->end; i++) {
		struct way *here = ways[i - stretch->first];
		for (unsigned roles = roles_of(stretch, i); roles;) {
			enum line_role role = take_role(&roles);
			here[role] = way_to(stretch, i, role, before);
		}
		before = here;
	}
}

/* Gives the lines the roles of the best way, and returns its score. */
static double settle(const struct stretch *stretch, struct way (*ways)[ROLE_COUNT])
{
	size_t i = stretch->end - 1;
	struct way *last = ways[i - stretch->first];
	enum line_role best = ROLE_FIRST;
	for (unsigned roles = roles_of(stretch, i); roles;) {
		enum line_role role = take_role(&roles);
		last[role].score += role_at_end(stretch, i, role);
		if (last[role].score > last[best].score)
			best = role;
	}
	double score = last[best].score;
	for (;; i--) {
		page_line_at(stretch->page, i)->role = best;
		best = ways[i - stretch->first][best].from;
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
		struct stretch stretch = { page, odds, setting, stop, i, end, fills };
		role_fills_find(&stretch);
		find_ways(&stretch, ways);
		score += settle(&stretch, ways);
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
		if (line->ending == ENDING_OPEN && (line->may_head || line[1].may_head) &&
		    !line_ends_in_dash(line->text)) /* anything goes on behind that */
			line->seam = line->weighed ? line->seam_measured : line_seam_odds(line);
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
