/* Headings that a line's role alone does not tell (roles.c): those that a narrow column
 * breaks to two lines by their meaning, 稳中求进 / 推动经济持续向好, none of which is full, and
 * those that ask, among others that the page has gathered. Titles are not looked at, whose
 * lines are kicker, title and deck. */
#include "core/text/line-marks.h"
#include "core/text/page.h"
#include "core/text/role-odds.h"

enum {
	LONGEST_PAIR = 72,  /* columns of both lines */
	SHORT_PAIR = 40,    /* of the only pair of a page, */
	LONGEST_ASKED = 48, /* of a heading that asks */
	PLAINLY = 4,        /* columns that a paragraph's last line has left, at least */
	LEEWAY = 2,         /* columns by which a line may be wider than its column */
	ALIKE = 4,          /* columns by which headings of a row may differ */
	LEAST_BETWEEN = 2   /* headings between paragraphs: one that asks is seldom alone */
};

static const double goes_on = 0.5; /* whose lines read on from the one to the other */

static bool is_text_role(const struct page_line *line)
{
	return line->role == ROLE_FIRST || line->role == ROLE_REST;
}

static bool is_heading_role(const struct page *page, size_t i)
{
	return i < page->lines->len && page_line_at(page, i)->role >= ROLE_HEADING;
}

/* Whether lines i and i + 1 stand between a sentence's end and a paragraph's beginning, which
 * is no lead across the columns: a page gathers its headings above that. */
static bool stands_in_text(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	return i + 2 < page->lines->len && is_text_role(&line[-1]) &&
	       line[-1].ending != ENDING_OPEN && line[2].role == ROLE_FIRST &&
	       line[2].form != FORM_DATELINE && line[2].columns * 2 <= line[-1].measure * 3;
}

/* Whether blank stands around lines i and i + 1, and a heading beyond it: where a page has
 * gathered them. */
static bool stands_in_row(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	bool ends = i + 2 >= page->lines->len;
	return line[0].apart && (ends || line[2].apart) &&
	       (is_heading_role(page, i - 1) || is_heading_role(page, i + 2));
}

/* Whether lines i and i + 1 are two headings by themselves, and no blank between. */
static bool is_pair(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	if (!i || i + 1 >= page->lines->len || line[0].role != ROLE_HEADING ||
	    line[1].role != ROLE_HEADING)
		return false;
	return !line[1].apart && !line[1].strong && line[1].form == FORM_TEXT &&
	       line[0].columns + line[1].columns <= LONGEST_PAIR && !line[0].split &&
	       !line[1].split && (stands_in_text(page, i) || stands_in_row(page, i));
}

/* A numbered heading that was broken where its column, set large, had no more room. */
static bool is_broken_number(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	return line->columns * 2 > line->width && line[1].columns < line->columns &&
	       line[1].columns * 4 < line[1].width * 3;
}

/* Whether the pair is one heading: of two that say no number, one would have text of its own
 * to head, but not so where a page has gathered them. */
static bool is_one(const struct page *page, size_t i, bool in_pairs)
{
	const struct page_line *line = page_line_at(page, i);
	return in_pairs || stands_in_text(page, i) ||
	       (line[0].columns + line[1].columns <= SHORT_PAIR && line_seam_odds(line) > goes_on);
}

/* Whether line i asks, or cries out, and nothing else: 钱从哪里来？, also said by somebody. */
static bool asks(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	struct slice text = line->text;
	if (line->tally.ends != 1 || line->tally.kinds & GLYPH_BIT(GLYPH_COLON) ||
	    line->form != FORM_TEXT || line->columns > LONGEST_ASKED)
		return false; /* 主席：你是否要发言？ is somebody's turn */
	if (line_is_quotation(text))
		glyph_take_last(&text);
	return line_asks(text);
}

/* Whether it is a paragraph by itself, two headings right above it, or one above and one
 * below, or text across the columns. */
static bool stands_among_headings(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	if (!i || line->role != ROLE_FIRST || !is_heading_role(page, i - 1))
		return false;
	bool more = i + 1 < page->lines->len;
	return (!more || line[1].role != ROLE_REST) &&
	       ((i > 1 && is_heading_role(page, i - 2)) || is_heading_role(page, i + 1) ||
	        (more && line[1].columns * 2 > line->measure * 3));
}

/* Whether blank stands around it, and dividing paragraphs is not what that is for. */
static bool stands_by_itself(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	return i && !page->gaps && is_text_role(line) && line_is_alone(page, i) &&
	       (line[-1].ending != ENDING_OPEN || !is_text_role(&line[-1])) &&
	       (i + 1 == page->lines->len || line[1].role != ROLE_REST);
}

/* Whether nothing but a question is asked: 各位代表！ is called between paragraphs, too. */
static bool ends_in_question(const struct page_line *line)
{
	struct slice text = line->text;
	uint32_t last = glyph_take_last(&text);
	if (glyph_of(last) == GLYPH_CLOSE)
		last = glyph_take_last(&text);
	return last == 0xff1f || last == '?';
}

/* Whether it stands between two paragraphs, no blank around, the upper one plainly ending
 * there, and is much shorter than their lines. */
static bool stands_between(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	return i && i + 1 < page->lines->len && !line->indented && !line->apart && !line[1].apart &&
	       is_text_role(&line[-1]) && line[-1].ending == ENDING_FULL &&
	       line[-1].columns + PLAINLY < line[-1].width &&
	       line->columns * 4 <= line->width * 3 && line[1].role == ROLE_FIRST;
}

static bool asks_between(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	return line->role == ROLE_FIRST && asks(page, i) && ends_in_question(line) &&
	       stands_between(page, i);
}

/* Whether that is how the page sets its headings: some stand so, be they told or asking. */
static bool has_headings_between(const struct page *page)
{
	size_t n = 0;
	for (size_t i = 0; i < page->lines->len && n < LEAST_BETWEEN; i++) {
		const struct page_line *line = page_line_at(page, i);
		bool heads = line->role == ROLE_HEADING && !role_is_ordinal(line->form);
		n += heads ? stands_between(page, i) : asks_between(page, i);
	}
	return n == LEAST_BETWEEN;
}

/* 新规之下谁受益？: whether it stands right above who wrote the article, as its title. */
static bool asks_above_byline(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	return i + 1 < page->lines->len && line[1].form == FORM_BYLINE && ends_in_question(line) &&
	       (!i || line->apart) && line->role != ROLE_REST;
}

static void tell_asked(struct page *page)
{
	bool between = has_headings_between(page);
	for (size_t i = 0; i < page->lines->len; i++)
		if ((asks(page, i) && (stands_among_headings(page, i) ||
		                       stands_by_itself(page, i) || asks_above_byline(page, i))) ||
		    (between && asks_between(page, i)))
			page_line_at(page, i)->role = ROLE_HEADING;
}

/* Whether the page's headings come two lines each, as a rule. */
static bool come_in_pairs(const struct page *page)
{
	size_t pairs = 0, single = 0;
	for (size_t i = 0; i < page->lines->len; i++) {
		const struct page_line *line = page_line_at(page, i);
		bool plain = line->role == ROLE_HEADING && !role_is_ordinal(line->form);
		pairs += plain && is_pair(page, i);
		single += plain && !is_pair(page, i) && (!i || !is_pair(page, i - 1)) && i &&
		          is_text_role(line - 1);
	}
	return pairs > 1 && pairs > single;
}

/* 坐房车去露营，山水间享受松弛感: where headings come in pairs, a heading's second line that
 * fills its column as the first of a paragraph does, and does not go on below. */
static void tell_second(struct page *page, size_t i)
{
	struct page_line *line = page_line_at(page, i);
	if (!i || i + 2 >= page->lines->len || line->role != ROLE_HEADING ||
	    role_is_ordinal(line->form) || !is_text_role(&line[-1]) || line[1].role != ROLE_FIRST ||
	    !line[1].may_head || line[1].apart || line[2].role != ROLE_REST ||
	    line_seam_odds(&line[1]) > 0)
		return;
	line[1].role = ROLE_HEADING;
	line[2].role = ROLE_FIRST;
}

/* The end of the row of headings that begins with line i, with no blank between. */
static size_t row_end(const struct page *page, size_t i)
{
	size_t end = i + 1;
	while (is_heading_role(page, end) && !page_line_at(page, end)->apart)
		end++;
	return end;
}

/* Whether the row stands where a page has gathered its headings: below text, and above the
 * lead, set across the columns, or nothing. */
static bool is_gathered(const struct page *page, size_t first, size_t end)
{
	if (!first || !is_text_role(page_line_at(page, first - 1)))
		return false;
	const struct page_line *above = page_line_at(page, first - 1);
	return end == page->lines->len ||
	       (is_text_role(page_line_at(page, end)) &&
	        page_line_at(page, end)->columns * 2 > above->measure * 3);
}

/* Whether the row's lines are a heading each: one has more than a column has room for, so
 * that none was broken there, or all are about as long as each other. */
static bool are_single(const struct page *page, size_t first, size_t end)
{
	unsigned least = page_line_at(page, first)->columns, most = least;
	for (size_t i = first; i < end; i++) {
		if (role_is_ordinal(page_line_at(page, i)->form))
			return false;
		least = MIN(least, page_line_at(page, i)->columns);
		most = MAX(most, page_line_at(page, i)->columns);
	}
	return most > page_line_at(page, first - 1)->measure + LEEWAY ||
	       (end - first > 2 && most <= least + ALIKE);
}

/* Gathered headings are no longer in the column that broke them: one a line. */
static void part_rows(struct page *page)
{
	for (size_t i = 0, end; i < page->lines->len; i = end) {
		end = i + 1;
		if (!is_heading_role(page, i))
			continue;
		end = row_end(page, i);
		bool single = is_gathered(page, i, end) && are_single(page, i, end);
		for (size_t k = i; single && k < end; k++)
			page_line_at(page, k)->role = ROLE_HEADING;
	}
}

void lines_pair_headings(struct page *page)
{
	if (!page->wrapped)
		return;
	part_rows(page);
	tell_asked(page);
	bool in_pairs = come_in_pairs(page);
	for (size_t i = 0; in_pairs && i < page->lines->len; i++)
		tell_second(page, i);
	for (size_t i = 0; i + 1 < page->lines->len; i++) {
		if (!is_pair(page, i))
			continue;
		const struct page_line *line = page_line_at(page, i);
		bool counted = role_is_ordinal(line->form) ||
		               line_matches(page, line, FORM_ENUMERATION, line->text);
		if (counted ? is_broken_number(page, i) : is_one(page, i, in_pairs)) {
			page_line_at(page, i + 1)->role = ROLE_HEADING_REST;
			page_explain(page, "heading", "lines %zu and %zu are one", i, i + 1);
		}
	}
}
