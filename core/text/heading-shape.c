/* What has a heading's shape, and which of those lines are headings where no
 * column tells (roles.c tells the others). Joins nothing. */
#include "core/text/line-marks.h"
#include "core/text/page.h"
#include "core/text/role-odds.h"

enum {
	LOST_INDENT = 4,
	SLACK = 3, /* columns by which a full line may fall short: kinsoku, a Latin word */
	HEADING_COLUMNS = 84,
	NUMBERED_COLUMNS = 140,
	TITLE_COLUMNS = 160,
	UNMARKED_COLUMNS = 48
};

static const double certain_seam = 2.5; /* odds by which a sentence goes on */

bool stands_alone(enum form form)
{
	switch (form) {
	case FORM_FURNITURE:
	case FORM_SALUTATION:
	case FORM_CREDIT:
	case FORM_DATE:
	case FORM_BYLINE:
	case FORM_CHAPTER:
		return true;
	default:
		return false;
	}
}

bool shows_indent(const struct page *page, const struct page_line *line)
{
	if (!page->indent || line->form != FORM_TEXT || line->ending != ENDING_OPEN ||
	    !line->measure || line->spaced || line->columns + 2 >= line->measure ||
	    line->columns + page->indent + SLACK < line->measure)
		return false;
	const struct page_line *next = line + 1;
	bool last = next == page_line_at(page, page->lines->len);
	return last || line->columns + line_unit_columns(next->text) <= line->measure;
}

bool is_title_field(enum form form)
{
	return form == FORM_BYLINE || form == FORM_SUBTITLE || form == FORM_DATE ||
	       form == FORM_SALUTATION;
}

/* Whether next shows that it begins a paragraph, and line does not go on. */
static bool begins_anew(const struct page *page, const struct page_line *line,
                        const struct page_line *next)
{
	return next->indented || (shows_indent(page, next) &&
	                          line_seam_odds(line) < (line->split ? certain_seam + 2 : 1));
}

/* A title set across the page, over columns not half as wide. A short line that ends a
 * sentence is no column, but what a lead across them ends with. */
static bool is_across(const struct page *page, const struct page_line *line)
{
	const struct page_line *first = page_line_at(page, 0);
	const struct page_line *last = first + page->lines->len - 1;
	return line < last && line->ending == ENDING_OPEN && line[1].ending != ENDING_FULL &&
	       line[1].columns * 2 < line->columns &&
	       (line == first || line[-1].columns * 2 < line->columns);
}

/* What a heading may have: one with a number that stands on a line of its own may say
 * a whole programme. */
static unsigned most_columns(const struct page *page, const struct page_line *line)
{
	if (page->wrapped && line->columns > HEADING_COLUMNS && is_across(page, line))
		return TITLE_COLUMNS;
	bool numbered = line->form == FORM_ORDINAL_1 || line->form == FORM_ORDINAL_2;
	return numbered && !page->wrapped ? NUMBERED_COLUMNS : HEADING_COLUMNS;
}

/* Whether line i, which begins something, cannot be a paragraph's first line:
 * it is short, and what follows does not fill it up. */
static bool is_short_of_column(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	if (!page->wrapped || !line->measure)
		return line->columns <= most_columns(page, line);
	const struct page_line *next = i + 1 < page->lines->len ? line + 1 : NULL;
	unsigned measure = line->next_measure ? line->next_measure : line->measure;
	unsigned unit = next ? line_unit_columns(next->text) : 0;
	if (next && (is_title_field(next->form) || begins_anew(page, line, next)))
		return true;
	/* It may be a first line, whose blank is lost. */
	return line->columns + LOST_INDENT + MAX(unit, SLACK) + 1 < measure;
}

/* Where markup tells headings, a line without is one only if it could be
 * nothing else. */
static bool may_be_unmarked(const struct page *page, const struct page_line *line)
{
	return !page->marked || line->strong || role_is_ordinal(line->form) ||
	       line->form == FORM_SUBTITLE ||
	       (line->columns <= UNMARKED_COLUMNS && !line_has_pause(&line->tally));
}

/* A sentence that plainly goes on in the next line: its characters say so. */
static bool reads_on(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	const struct page_line *next = i + 1 < page->lines->len ? page_line_at(page, i + 1) : NULL;
	return page->wrapped && next && next->form == FORM_TEXT && next->kind == LINE_TEXT &&
	       !next->indented && !role_is_ordinal(line->form) && !next->apart &&
	       (line_begins_share(next->text) || line_begins_with_end(next->text) ||
	        line_seam_odds(line) > certain_seam + (line->split ? 2 : 0));
}

/* Whether nothing but a web page's furniture stands above line i. */
static bool is_first_text(const struct page *page, size_t i)
{
	while (i && page_line_at(page, i - 1)->form == FORM_FURNITURE)
		i--;
	return !i;
}

/* A page's first line, set off by a blank from longer text or standing right above
 * the page's date or source, is its title however long it is. */
static bool is_first_title(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	if (page->wrapped || i + 1 >= page->lines->len || line->columns > TITLE_COLUMNS ||
	    line[1].kind != LINE_TEXT)
		return false;
	bool dated = line[1].form == FORM_DATE || line[1].form == FORM_CREDIT;
	return (dated || (line[1].blanks && line[1].columns > line->columns)) &&
	       is_first_text(page, i);
}

/* “双向 / 揭榜 / 挂帅”: a word that a web page's link set on a line of its own. */
static bool is_within_sentence(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	bool more = i + 1 < page->lines->len;
	return !page->wrapped &&
	       ((more && line[1].kind == LINE_TEXT && line_begins_with_mark(line[1].text)) ||
	        (i && line[-1].kind == LINE_TEXT && line[-1].ending == ENDING_OPEN &&
	         line_leaves_open(line[-1].text)));
}

/* 两会对普通人意味着什么？: a title may ask, or cry out, where date or source stand below. */
static bool is_asked_title(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	bool more = i + 1 < page->lines->len;
	return more && line->tally.ends == 1 && line_asks(line->text) &&
	       (line[1].form == FORM_DATE || line[1].form == FORM_CREDIT) &&
	       is_first_title(page, i);
}

static bool is_set_strong(const struct page_line *line)
{
	return line->strong && line->kind == LINE_TEXT && line->columns <= UNMARKED_COLUMNS &&
	       !line_has_stop(line->text, &line->tally);
}

/* 《云岭日报》： / 安河码头复航: both strong, the first says whose words the second is. */
static bool is_calling_heading(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	return line->ending == ENDING_COLON && i + 1 < page->lines->len && is_set_strong(line) &&
	       is_set_strong(line + 1) && line[1].ending == ENDING_OPEN;
}

bool line_is_alone(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	return line->apart && (i + 1 == page->lines->len || line[1].apart);
}

bool lines_are_alone(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	return i + 1 < page->lines->len && line[0].apart && !line[1].apart &&
	       line[0].ending == ENDING_OPEN && line[1].ending == ENDING_OPEN &&
	       (i + 2 == page->lines->len || line[2].apart);
}

/* Whether a mark that opens in line i closes in the one below, both being alone. */
static bool closes_below(const struct page *page, size_t i)
{
	if (!lines_are_alone(page, i))
		return false;
	const struct page_line *line = page_line_at(page, i);
	g_autofree char *both =
	        g_strdup_printf("%.*s%.*s", (int)line[0].text.len, line[0].text.data,
	                        (int)line[1].text.len, line[1].text.data);
	struct glyph_tally tally = { .kinds = line[0].tally.kinds | line[1].tally.kinds };
	return !line_is_unbalanced(slice_of(both), &tally) && !line_is_bracketed(slice_of(both));
}

bool has_heading_shape(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	if (is_calling_heading(page, i))
		return line->form == FORM_TEXT;
	if (line->kind != LINE_TEXT || stands_alone(line->form) || line->form == FORM_CAPTION ||
	    line->form == FORM_DATELINE)
		return false;
	if ((line->columns > most_columns(page, line) && !is_first_title(page, i)) ||
	    ((line->ending != ENDING_OPEN || line_has_stop(line->text, &line->tally)) &&
	     !is_asked_title(page, i)))
		return false;
	struct slice text = line->text;
	uint32_t last = glyph_take_last(&text);
	return (glyph_of(last) != GLYPH_PAUSE || lines_are_alone(page, i)) &&
	       !is_within_sentence(page, i) && (line->tally.han >= 2 || page->foreign) &&
	       (!line_is_unbalanced(line->text, &line->tally) || closes_below(page, i)) &&
	       !line_is_bracketed(line->text) && may_be_unmarked(page, line);
}

/* Whether a line that has a heading's shape is one, by what stands around it. */
static bool stands_as_heading(const struct page *page, size_t i)
{
	return page_line_at(page, i)->strong || is_first_title(page, i) ||
	       (is_short_of_column(page, i) && !reads_on(page, i));
}

bool is_heading_line(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	if (line->kind != LINE_HEADING && page->wrapped && line->role != ROLE_UNTOLD)
		return line->role >= ROLE_HEADING;
	return line->kind == LINE_HEADING ||
	       (has_heading_shape(page, i) && stands_as_heading(page, i));
}
