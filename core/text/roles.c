/* What each line is to its paragraph: its first, a later one, or a heading.
 * Told for a whole stretch of lines at once, by the way through it that fits
 * best: how far lines fill their column, whether sentences go on, how
 * paragraphs like to begin. Only for lines set in columns; joins nothing. */
#include "core/text/page.h"
#include "core/text/seam.h"
#include "core/text/starts.h"

enum {
	REACH = 12,        /* lines up and down that show how wide the column was set */
	WIDER = 4,         /* columns by which that may pass the measure */
	FOOT_UNIT = 4,     /* columns of what is not broken, where nobody knows it */
	LONGEST_UNIT = 10, /* columns of a word that is not broken, at most */
	LEAST_OPEN = 5,    /* lines that go on below and show how a page is set */
	LOST_INDENT = 4,
	START_BYTES = 300, /* of a paragraph before another: the usual */
	FEW_LETTERS = 12,  /* of a short sentence */
	SHORT_END = 6      /* letters: few sentences are so short */
};

/* What speaks for a way, and against it, as logarithms of odds. */
static const double
        /* A line that goes on and has room left, and each column of room; */
        room_left = -2.6,
        each_column = -0.7, least_full = -9,
        least_open = -4.5, /* at worst; where its sentence goes on, too */
        spread = -0.5,     /* or its letters are spread to fill it. */
        /* A line wider than its column, for each column, and at worst. */
        too_wide = -1.5, least_wide = -6,
        /* A paragraph that ends in a sentence's midst, at ： or ；, or at a stop; */
        broken_off = -6, at_colon = -1.5, at_clause = -5, at_stop = -0.6, words_weight = 0.6,
        shared = -0.4, somebody_says = 1.3, in_few_words = 0.6, after_dash = 2.5, at_figure = 0.5,
        after_quotation = 0.3, before_quotation = -0.3, said_again = 3,
        least_start = -3, /* however unlikely the words */
        /* that goes on over a blank; that breaks off there; */
        on_over_blank = -4, off_at_blank = -1.8, off_at_gap = -6,
        /* that does not show as others do; that begins with a short sentence. */
        unshown = -5, short_end = -2,
        /* A heading; one as wide as text at a column's edge; set in bold, numbered, letter-spaced;
         * one behind another.
         */
        heading = -2.6, full_heading = -1.3, bold_heading = 8, numbered_heading = 3,
        numbered_item = 0.5, spaced_heading = 2, indented_heading = -1.5, heading_again = 0.5,
        /* What it weighs that characters go together over a line's end. */
        seam_weight = 0.6, least_seam = -0.8, most_seam = 5,
        /* A page whose first lines lost their blank. */
        blanks_lost = -3;

/* Worse than anything that may be. */
static const double never = -1e6;

/* The best way to a line in a role. */
struct way {
	double score;
	enum line_role from;
	size_t bytes; /* of its paragraph so far */
};

/* What is asked of a line for each way that leads to it or goes on from it:
 * told once for all. */
struct look {
	unsigned unit;     /* columns that it begins with, and that a setter does not break */
	double start_word; /* odds of its first word to begin a paragraph */
	double shown;      /* what its first letters show of that */
	double shares;     /* words with the line before it */
	double sentence;   /* how its first sentence likes to stand */
};

struct stretch {
	struct page *page;
	size_t first, end;
	const struct look *looks;       /* by line of the page */
	unsigned lost;                  /* columns that first lines fall short of */
	struct way (*ways)[ROLE_COUNT]; /* by line, counted from the first */
};

static const struct page_line *line_at(const struct stretch *stretch, size_t i)
{
	return page_line_at(stretch->page, i);
}

/* How wide line i's column was set: its measure, or what more than a few lines
 * around reach beyond it. */
static unsigned width_of(const struct page *page, size_t i)
{
	unsigned measure = page_line_at(page, i)->measure;
	size_t reaching[WIDER + 1] = { 0 }, all = 0, wider = 0;
	size_t from = i > REACH ? i - REACH : 0, to = MIN(i + REACH + 1, page->lines->len);
	for (size_t k = from; k < to; k++) {
		const struct page_line *line = page_line_at(page, k);
		if (line->measure != measure || line->ending != ENDING_OPEN || line->spaced ||
		    line->columns < measure || line->columns > measure + WIDER)
			continue;
		reaching[line->columns - measure]++;
		all++;
	}
	for (unsigned k = WIDER; k; k--) {
		wider += reaching[k];
		if (wider >= 2 && wider * 6 >= all)
			return measure + k;
	}
	return measure;
}

static bool is_as_wide(const struct page_line *line, const struct page_line *other)
{
	return line->columns <= other->columns + 1 && other->columns <= line->columns + 1;
}

/* A line at a column's edge is of the column that has room for it. */
static unsigned width_with_room(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	unsigned width = width_of(page, i);
	if (line->columns <= width + 1)
		return width;
	unsigned above = i ? width_of(page, i - 1) : 0;
	unsigned below = i + 1 < page->lines->len ? width_of(page, i + 1) : 0;
	unsigned nearer = MIN(MAX(above, width), MAX(below, width));
	unsigned wider = MAX(MAX(above, below), width);
	if (nearer + 1 >= line->columns)
		return nearer;
	return i && is_as_wide(line, line - 1) ? MAX(wider, line->columns) : wider;
}

/* The columns that a line begins with and that a setter does not break: a
 * number, a Latin word, a character with the mark that opens before it and the
 * stops behind. */
static unsigned unit_columns(const struct page *page, struct slice text)
{
	struct slice rest = text;
	uint32_t first = glyph_take(&rest);
	if (page->by_letter)
		return 2;
	while (rest.len && glyph_of(first) == GLYPH_OPEN)
		first = glyph_take(&rest);
	for (bool word = first < 0x80; rest.len;) {
		struct slice after = rest;
		uint32_t c = glyph_take(&after);
		enum glyph glyph = glyph_of(c);
		word = word && c < 0x80 && glyph != GLYPH_BLANK;
		if (!word && glyph != GLYPH_PAUSE && glyph != GLYPH_END && glyph != GLYPH_CLOSE &&
		    glyph != GLYPH_COLON)
			break;
		rest = after;
	}
	return MIN(glyph_columns((struct slice){ text.data, text.len - rest.len }), LONGEST_UNIT);
}

/* Columns that a line of that role has. */
static unsigned columns_for(const struct stretch *stretch, size_t i, enum line_role role)
{
	const struct page_line *line = line_at(stretch, i);
	unsigned lost = role == ROLE_FIRST && !line->indented && !line->again ? stretch->lost : 0;
	return line->width > lost ? line->width - lost : 0;
}

/* How well the line fits in its column. */
static double fit(const struct stretch *stretch, size_t i, enum line_role role)
{
	const struct page_line *line = line_at(stretch, i);
	unsigned columns = columns_for(stretch, i, role);
	if (line->spaced || line->columns <= columns + 1)
		return 0;
	return MAX(least_wide, too_wide * (double)(line->columns - columns - 1));
}

/* How well a line that goes on in the next fills its column. */
static double fill(const struct stretch *stretch, size_t i, enum line_role role)
{
	const struct page_line *line = line_at(stretch, i);
	bool foot = i + 1 == stretch->end || line[1].apart; /* what goes on there is not known */
	unsigned unit = foot ? FOOT_UNIT : stretch->looks[i + 1].unit;
	unsigned columns = columns_for(stretch, i, role);
	unsigned used = unit + (line->spaced ? line->tally.columns : line->columns);
	if (used > columns)
		return 0;
	if (line->spaced && line->columns * 8 >= columns * 7)
		return spread;
	if (stretch->page->by_letter)
		return least_full;
	return MAX(line->ending == ENDING_OPEN ? least_open : least_full,
	           room_left + each_column * (double)(columns - used));
}

/* How the sentence that text begins with likes to stand: who speaks is named at
 * a paragraph's head, and so is in few words what it is about. */
static double sentence_odds(const struct page *page, struct slice text)
{
	struct slice rest = text;
	enum glyph first = glyph_of(glyph_take(&rest));
	double odds = first == GLYPH_DASH ? after_dash : first == GLYPH_DIGIT ? at_figure : 0;
	for (int letters = 1; letters <= FEW_LETTERS && rest.len; letters++)
		if (glyph_of(glyph_take(&rest)) == GLYPH_END)
			return odds + in_few_words;
	return odds + (patterns_match(page->patterns, FORM_SAYS, text) ? somebody_says : 0);
}

/* A sentence ends with line i: the odds that the next begins a paragraph. */
static double start_after(const struct stretch *stretch, size_t i, size_t bytes)
{
	const struct page_line *line = line_at(stretch, i), *next = line + 1;
	const struct look *look = &stretch->looks[i + 1];
	struct slice before = line->text, after = next->text;
	bool closes = glyph_of(glyph_take_last(&before)) == GLYPH_CLOSE;
	bool opens = glyph_of(glyph_take(&after)) == GLYPH_OPEN;
	double words = look->start_word + starts_length_odds(bytes);
	double odds = at_stop + words_weight * MAX(least_start, words) + shared * look->shares +
	              look->sentence;
	if (next->again)
		return said_again;
	return odds + (closes ? after_quotation : opens ? before_quotation : 0);
}

static double end_of_paragraph(const struct stretch *stretch, size_t i, enum line_role role,
                               size_t bytes)
{
	const struct page_line *line = line_at(stretch, i);
	struct slice text = line->text;
	uint32_t last = glyph_take_last(&text);
	switch (line->ending) {
	case ENDING_OPEN:
		return broken_off + fill(stretch, i, role) - seam_weight * line->seam;
	case ENDING_COLON:
		return last == 0xff1b || last == ';' ? at_clause : at_colon;
	default:
		return start_after(stretch, i, bytes);
	}
}

/* How likely text is the end of what began above, so that nothing begins with
 * it: 时，江苏…, 步。各地…, 日益展现。深入…. */
static double begins_with_end(struct slice text)
{
	for (int letters = 0; letters <= SHORT_END && text.len; letters++) {
		enum glyph glyph = glyph_of(glyph_take(&text));
		if (glyph == GLYPH_END)
			return letters <= 2 ? unshown : short_end;
		if (letters <= 1 && (glyph == GLYPH_PAUSE || (glyph == GLYPH_CLOSE && !letters)))
			return unshown;
		if (glyph == GLYPH_OPEN || glyph == GLYPH_CLOSE)
			break;
	}
	return 0;
}

static bool is_ordinal(enum form form)
{
	return form == FORM_CHAPTER || (form >= FORM_ORDINAL_1 && form <= FORM_ORDINAL_4);
}

/* Whether line begins a paragraph as the page's others show it. */
static double shows_start(const struct page *page, const struct page_line *line)
{
	if (line->indented || line->again || is_ordinal(line->form))
		return 0;
	if (page->indents || (page->gaps && !line->apart))
		return unshown;
	return begins_with_end(line->text);
}

/* Blank divides paragraphs, or columns. */
static double over_blank(const struct stretch *stretch, size_t i, enum line_role role,
                         enum line_role next_role)
{
	bool gaps = stretch->page->gaps;
	if (line_at(stretch, i)->ending == ENDING_OPEN)
		return (gaps ? off_at_gap : off_at_blank) + fill(stretch, i, role);
	if (next_role != ROLE_REST)
		return 0;
	return gaps ? least_full : on_over_blank + fill(stretch, i, role);
}

static double after_heading(const struct stretch *stretch, size_t i, enum line_role next_role)
{
	const struct page_line *line = line_at(stretch, i);
	const struct look *look = &stretch->looks[i + 1];
	double goes_on = seam_weight * CLAMP(line->seam, least_seam, most_seam);
	if (next_role == ROLE_REST)
		return never;
	if (next_role == ROLE_HEADING)
		return heading_again - goes_on;
	return CLAMP(look->start_word + starts_length_odds(START_BYTES), -1, 1) + look->shown -
	       goes_on;
}

/* What speaks for line i + 1 in next_role to follow line i in role. */
static double step(const struct stretch *stretch, size_t i, enum line_role role,
                   enum line_role next_role, size_t bytes)
{
	const struct page_line *next = line_at(stretch, i + 1);
	if (role == ROLE_HEADING)
		return after_heading(stretch, i, next_role);
	if (next_role == ROLE_REST && next->indented)
		return never;
	if (next->apart)
		return over_blank(stretch, i, role, next_role);
	if (next_role == ROLE_REST)
		return fill(stretch, i, role);
	return end_of_paragraph(stretch, i, role, bytes) +
	       (next_role == ROLE_FIRST ? stretch->looks[i + 1].shown : 0);
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
	bool edge = !stretch->page->gaps && (line->apart || i + 1 == stretch->end || line[1].apart);
	bool fills = edge && line->form == FORM_TEXT && !line->strong &&
	             (fills_as(stretch, i, ROLE_FIRST) || fills_as(stretch, i, ROLE_REST));
	bool item = line->form == FORM_ORDINAL_3 || line->form == FORM_ORDINAL_4;
	bool spaced = line->spaced && line->tally.columns * 4 < line->width * 3;
	return heading + (fills ? full_heading : 0) + (line->strong ? bold_heading : 0) +
	       (line->indented ? indented_heading : 0) + (spaced ? spaced_heading : 0) +
	       (item                     ? numbered_item
	        : is_ordinal(line->form) ? numbered_heading
	                                 : 0);
}

/* What speaks for line i in role by itself. */
static double alone(const struct stretch *stretch, size_t i, enum line_role role)
{
	const struct page_line *line = line_at(stretch, i);
	if (role == ROLE_HEADING)
		return as_heading(stretch, i);
	if (role == ROLE_REST && is_ordinal(line->form))
		return unshown;
	return fit(stretch, i, role);
}

/* What speaks for the stretch to end with line i in role. */
static double at_end(const struct stretch *stretch, size_t i, enum line_role role)
{
	const struct page_line *line = line_at(stretch, i);
	bool last = i + 1 == stretch->page->lines->len;
	if (line->ending != ENDING_OPEN || role == ROLE_HEADING)
		return 0;
	return !last && is_title_field(line[1].form) ? least_full
	                                             : off_at_blank + fill(stretch, i, role);
}

/* A line has the roles before this one: what cannot be a heading is not weighed
 * as one. */
static enum line_role roles_end(const struct page_line *line)
{
	return line->may_head ? ROLE_COUNT : ROLE_HEADING;
}

/* The best way to line i in role from the line before. */
static struct way best_way(const struct stretch *stretch, size_t i, enum line_role role)
{
	const struct way *before = stretch->ways[i - 1 - stretch->first];
	struct way best = { 2 * never, ROLE_FIRST, 0 };
	enum line_role end = roles_end(line_at(stretch, i - 1));
	for (enum line_role from = ROLE_FIRST; from < end; from++) {
		double score =
		        before[from].score + step(stretch, i - 1, from, role, before[from].bytes);
		if (score > best.score)
			best = (struct way){ score, from,
				             role == ROLE_REST ? before[from].bytes : 0 };
	}
	return best;
}

static void find_ways(struct stretch *stretch)
{
	for (size_t i = stretch->first; i < stretch->end; i++)
		for (enum line_role role = ROLE_FIRST; role < roles_end(line_at(stretch, i));
		     role++) {
			struct way way = { 0, ROLE_UNTOLD, 0 };
			if (i > stretch->first)
				way = best_way(stretch, i, role);
			way.score += alone(stretch, i, role);
			way.bytes += line_at(stretch, i)->text.len;
			stretch->ways[i - stretch->first][role] = way;
		}
}

/* Gives the lines the roles of the best way, and returns its score. */
static double settle(struct stretch *stretch)
{
	size_t i = stretch->end - 1;
	struct way *last = stretch->ways[i - stretch->first];
	enum line_role best = ROLE_FIRST;
	for (enum line_role role = ROLE_FIRST; role < roles_end(line_at(stretch, i)); role++) {
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

/* Whether line is of a column's text: furniture and fields are not. */
static bool is_in_text(const struct page *page, const struct page_line *line)
{
	return line->kind == LINE_TEXT && line->measure && !stands_alone(line->form) &&
	       line->form != FORM_SUBTITLE && !begins_caption(page, line);
}

/* The end of the stretch that begins with line i. */
static size_t stretch_end(const struct page *page, size_t i)
{
	size_t end = i + 1;
	while (end < page->lines->len && is_in_text(page, page_line_at(page, end)) &&
	       !page_line_at(page, end - 1)->closed)
		end++;
	return end;
}

/* Tells the roles of all lines, first lines being short by lost columns, and
 * returns how well that fits. */
static double tell_roles(struct page *page, const struct look *looks, unsigned lost)
{
	g_autofree void *ways = g_malloc_n(page->lines->len, sizeof(struct way) * ROLE_COUNT);
	double score = 0;
	for (size_t i = 0, end; i < page->lines->len; i = end) {
		end = i + 1;
		if (!is_in_text(page, page_line_at(page, i)))
			continue;
		end = stretch_end(page, i);
		struct stretch stretch = { page, i, end, looks, lost, ways };
		find_ways(&stretch);
		score += settle(&stretch);
	}
	return score;
}

/* What line i looks like, behind the one before it. */
static struct look look_at(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	struct look look = {
		.unit = unit_columns(page, line->text),
		.shown = shows_start(page, line),
	};
	bool begins = i && line[-1].ending == ENDING_FULL;
	if (begins || (i && line[-1].may_head))
		look.start_word = starts_word_odds(line->text);
	if (!begins)
		return look;
	look.shares = seam_affinity(line[-1].text, line->text);
	look.sentence = sentence_odds(page, line->text);
	return look;
}

static struct look *look_at_all(const struct page *page)
{
	struct look *looks = g_new(struct look, page->lines->len);
	for (size_t i = 0; i < page->lines->len; i++)
		looks[i] = look_at(page, i);
	return looks;
}

static void look_at_lines(struct page *page)
{
	for (size_t i = 0; i < page->lines->len; i++) {
		struct page_line *line = page_line_at(page, i);
		line->width = line->measure ? width_with_room(page, i) : 0;
		line->may_head = has_heading_shape(page, i);
	}
	for (size_t i = 0; i + 1 < page->lines->len; i++) {
		struct page_line *line = page_line_at(page, i);
		if (line->ending == ENDING_OPEN && (line->may_head || line[1].may_head))
			line->seam = seam_odds(line->text, line[1].text);
	}
}

/* Whether most lines whose sentence goes on below fill their column: not so in
 * lists and tables, whose lines are told by their shapes alone. */
static bool is_set_in_columns(const struct page *page)
{
	size_t open = 0, full = 0;
	for (size_t i = 0; i + 1 < page->lines->len; i++) {
		const struct page_line *line = page_line_at(page, i), *next = line + 1;
		if (!is_in_text(page, line) || !is_in_text(page, next) ||
		    line->ending != ENDING_OPEN)
			continue;
		open++;
		full += line->columns + unit_columns(page, next->text) + LOST_INDENT > line->width;
	}
	return open >= LEAST_OPEN && full * 3 >= open * 2;
}

/* Where no first line shows its blank, all may have lost it: what fits better. */
static void tell_by_indent(struct page *page, const struct look *looks)
{
	double without = tell_roles(page, looks, 0);
	double with = tell_roles(page, looks, LOST_INDENT) + blanks_lost;
	page_explain(page, "roles", "score %.1f, and %.1f if first lines lost their blank", without,
	             with);
	page->indent = with > without ? LOST_INDENT : 0;
	if (!page->indent)
		tell_roles(page, looks, 0);
}

static void explain_roles(const struct page *page)
{
	static const char *const names[ROLE_COUNT] = { "untold", "first", "rest", "heading" };
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
	if (!is_set_in_columns(page))
		return;
	g_autofree struct look *looks = look_at_all(page);
	if (page->indents)
		tell_roles(page, looks, 0);
	else
		tell_by_indent(page, looks);
	explain_roles(page);
}
