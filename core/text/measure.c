/* How a page was set: the width of its columns, by the lines whose sentences
 * run through, and how its paragraphs show. Joins nothing. */
#include "core/text/measure.h"

enum {
	NARROWEST = 12, /* columns: below that it is no column of text */
	MEASURE_LINES = 5,
	MEASURE_REACH = 12, /* lines to look up and down the column for its width */
	SHORT = 6,          /* columns that a paragraph's last line falls short by, at least */
	ABOUT = 3,          /* columns that full lines differ by: a stop, half a number */
	LEAST_READ_ON = 8,  /* lines cut in a sentence's midst that show it alone */
	LEAST_ALIKE = 3,    /* lines as wide as each other that show a measure */
	SAMPLE_BYTES = 1 << 14
};

/* Odds over a line's end, at least on the whole, where sentences go on. */
static const double least_read_on = 0.5;

bool line_runs_through(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	const struct page_line *before = i ? page_line_at(page, i - 1) : NULL;
	return before && line->kind == LINE_TEXT && before->kind == LINE_TEXT &&
	       line->form == FORM_TEXT && before->form == FORM_TEXT &&
	       line->ending == ENDING_OPEN && before->ending == ENDING_OPEN &&
	       line->columns >= NARROWEST && !line->split && !line->spaced &&
	       !line_is_alone(page, i);
}

/* Whether line i is of running text and ends in the middle of a sentence. */
static bool is_open(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	return line->kind == LINE_TEXT && line->ending == ENDING_OPEN && !line->spaced &&
	       (line->form == FORM_TEXT || line->form == FORM_DATELINE) &&
	       line->columns >= NARROWEST && line->columns <= WIDEST_LINE;
}

/* The width that most open lines fall short of by a stop at most, of those that
 * hardly a line passes; 0 where no most lines are alike. */
static unsigned width_alike(const struct page *page)
{
	size_t open[WIDEST_LINE + 2] = { 0 }, n_open = 0, n_wider = 0, best = 0;
	unsigned width = 0;
	for (size_t i = 0; i < page->lines->len; i++) {
		bool counts = is_open(page, i);
		open[counts ? page_line_at(page, i)->columns : 0]++;
		n_open += counts;
	}
	for (unsigned w = NARROWEST + ABOUT; w <= WIDEST_LINE && n_open >= LEAST_ALIKE; w++) {
		size_t alike = 0;
		for (unsigned k = 0; k <= ABOUT; k++)
			alike += open[w - k];
		if (alike > best || (alike == best && open[w])) {
			best = alike;
			width = w;
		}
	}
	for (size_t i = 0; i < page->lines->len; i++)
		n_wider += page_line_at(page, i)->columns > width + ABOUT;
	return best >= LEAST_ALIKE && best * 2 > n_open && n_wider * 20 <= page->lines->len ? width
	                                                                                    : 0;
}

/* Whether sentences go on over the ends of the lines that are about so wide, and
 * there are so many of these at least: where paragraphs are of a line or two, that
 * alone shows that they were cut. */
static bool read_on(const struct page *page, unsigned width, size_t least)
{
	double odds = 0;
	size_t n = 0;
	for (size_t i = 0; i + 1 < page->lines->len; i++) {
		struct page_line *line = page_line_at(page, i);
		if (!is_open(page, i) || line->columns > width || line->columns + ABOUT < width)
			continue;
		if (!line->weighed)
			line->seam_measured = line_seam_odds(line);
		line->weighed = true;
		odds += line->seam_measured;
		n++;
	}
	return n >= least && odds >= (double)n * least_read_on;
}

/* A line that runs through, and its columns. */
struct through {
	uint32_t line;
	unsigned columns;
};

/* The measure that a few lines show: their median; 0 where there are none. */
static unsigned median(const struct through *through, size_t n)
{
	unsigned widths[MEASURE_LINES];
	for (size_t i = 0; i < n; i++) {
		size_t k = i;
		for (; k && through[i].columns < widths[k - 1]; k--)
			widths[k] = widths[k - 1];
		widths[k] = through[i].columns;
	}
	return n ? widths[n / 2] : 0;
}

/* How many of the lines that run through are near line i, from one up, and from one down. */
static size_t count_up(const struct through *from, const struct through *first, size_t i)
{
	size_t n = 0;
	while (n < MEASURE_LINES && from - n > first && i - (from - n)[-1].line <= MEASURE_REACH)
		n++;
	return n;
}

static size_t count_down(const struct through *from, const struct through *end, size_t i)
{
	size_t n = 0;
	while (n < MEASURE_LINES && from + n < end && from[n].line - i <= MEASURE_REACH)
		n++;
	return n;
}

/* Where two columns meet, a line is of the one it fits better. */
static unsigned nearer(unsigned columns, unsigned up, unsigned down)
{
	if (!up || !down)
		return MAX(up, down);
	unsigned from_up = columns > up ? columns - up : up - columns;
	unsigned from_down = columns > down ? columns - down : down - columns;
	return from_up <= from_down ? up : down;
}

/* The measure of line i, by those above and those below it: that of the column it goes on
 * in, or else of the one that it begins, if two lines or more show it. */
static void measure(struct page *page, size_t i, unsigned up, unsigned down, size_t n_down)
{
	struct page_line *line = page_line_at(page, i);
	const struct page_line *before = i ? page_line_at(page, i - 1) : NULL;
	line->next_measure = n_down >= 2 ? down : 0;
	if (before && before->kind == LINE_TEXT && before->form == FORM_TEXT &&
	    before->ending == ENDING_OPEN)
		line->measure = nearer(MAX(before->columns, line->columns), up, down);
	else
		line->measure = n_down >= 2 || !up ? down : up;
}

/* A line that ends a sentence, and plainly its paragraph. */
static bool ends_short(const struct page_line *line)
{
	return line->kind == LINE_TEXT && line->form == FORM_TEXT && line->measure &&
	       line->ending == ENDING_FULL && line->columns + SHORT <= line->measure;
}

/* Whether paragraphs are told by blank lines: nearly every line that ends a
 * sentence short of its column has one behind it. */
static bool has_gaps(const struct page *page)
{
	size_t ends = 0, gaps = 0;
	for (size_t i = 0; i + 1 < page->lines->len; i++) {
		bool ends_here = ends_short(page_line_at(page, i));
		ends += ends_here;
		gaps += ends_here && page_line_at(page, i + 1)->apart;
	}
	return ends >= 2 && gaps * 10 >= ends * 8;
}

/* Whether they are told by the blank that they begin with. */
static bool has_indents(const struct page *page)
{
	size_t ends = 0, after = 0, all = 0, text = 0;
	for (size_t i = 0; i < page->lines->len; i++) {
		const struct page_line *line = page_line_at(page, i);
		bool counts = line->kind == LINE_TEXT && line->columns >= NARROWEST;
		bool begins = i && counts && line->form == FORM_TEXT && ends_short(line - 1);
		text += counts;
		all += counts && line->indented;
		ends += begins;
		after += begins && line->indented;
	}
	return all >= 3 && (all * 12 > text || (ends >= 3 && after * 10 >= ends * 8));
}

/* The blank lines that stand before most lines. More than a few hundred count alike. */
static unsigned usual_blanks(const struct page *page)
{
	enum { MOST = 255 };
	size_t lines_of[MOST + 1] = { 0 }, n = 0;
	for (size_t i = 0; i < page->lines->len; i++)
		lines_of[MIN(page_line_at(page, i)->blanks, MOST)]++;
	for (unsigned blanks = 0; blanks < MOST; blanks++)
		if ((n += lines_of[blanks]) > page->lines->len / 2)
			return blanks;
	return MOST;
}

/* Marks the lines that stand further from the one before than is usual here. */
static void mark_apart(struct page *page, unsigned usual)
{
	for (size_t i = 0; i < page->lines->len; i++)
		page_line_at(page, i)->apart = page_line_at(page, i)->blanks > usual;
}

/* Whether a line is about as wide as its column: one broken off there is. */
static bool fills_column(const struct page_line *line)
{
	return line->spaced ||
	       (line->columns + SHORT >= line->measure && line->columns <= line->measure + SHORT);
}

/* Whether a page is in a script of letters: its beginning has few ideographs for
 * its length. */
static bool is_foreign(const struct page *page)
{
	size_t bytes = 0, han = 0;
	for (size_t i = 0; i < page->lines->len && bytes < SAMPLE_BYTES; i++) {
		const struct page_line *line = page_line_at(page, i);
		bytes += line->text.len;
		han += line->tally.han;
	}
	return han * 20 < bytes;
}

/* Whether most lines that end a sentence are far wider than all that go on below:
 * paragraphs under headings, a line each, and no column. */
static bool ends_wider(const struct page *page)
{
	unsigned widest = 0;
	size_t ends = 0, wider = 0;
	for (size_t i = 0; i < page->lines->len; i++) {
		const struct page_line *line = page_line_at(page, i);
		if (line->kind == LINE_TEXT && line->ending == ENDING_OPEN)
			widest = MAX(widest, line->columns);
	}
	for (size_t i = 0; i < page->lines->len; i++) {
		const struct page_line *line = page_line_at(page, i);
		bool counts = line->kind == LINE_TEXT && line->ending == ENDING_FULL;
		ends += counts;
		wider += counts && line->columns * 2 > widest * 3;
	}
	return wider >= 2 && wider * 2 > ends;
}

/* A title right above the page's date or source: it ends open, in no column. */
static bool is_over_source(const struct page *page, size_t i)
{
	const struct page_line *next = page_line_at(page, i) + 1;
	return i + 1 < page->lines->len && (next->form == FORM_DATE || next->form == FORM_CREDIT);
}

/* The width of lines that are as wide as each other and read on; 0 where there are none. */
static unsigned width_read_on(const struct page *page)
{
	unsigned alike = width_alike(page);
	return alike && read_on(page, alike, 0) ? alike : 0;
}

/* Marks the lines that run through, and returns them; the caller frees. */
static struct through *find_through(struct page *page, size_t *n)
{
	struct through *through = g_new(struct through, page->lines->len + 1);
	*n = 0;
	for (size_t i = 0; i < page->lines->len; i++) {
		struct page_line *line = page_line_at(page, i);
		line->through = line_runs_through(page, i);
		if (line->through)
			through[(*n)++] = (struct through){ (uint32_t)i, line->columns };
	}
	return through;
}

/* Gives each line the measure that it was set in. */
static void measure_lines(struct page *page)
{
	bool all_measured = true;
	size_t n_through;
	g_autofree struct through *through = find_through(page, &n_through);
	const struct through *above = through, *end = through + n_through; /* behind those above */
	for (size_t i = 0; i < page->lines->len; i++) {
		bool own = above < end && above->line == i;
		size_t n_up = count_up(above, through, i), n_down = count_down(above + own, end, i);
		if (n_through)
			measure(page, i, median(above - n_up, n_up), median(above + own, n_down),
			        n_down);
		all_measured &= page_line_at(page, i)->measure > 0;
		above += own;
	}
	unsigned alike = all_measured ? 0 : width_read_on(page);
	for (size_t i = 0; i < page->lines->len && alike; i++)
		if (!page_line_at(page, i)->measure) /* no sentence nearby runs over both ends */
			page_line_at(page, i)->measure = alike;
}

/* What lines show of how a page was set. */
struct setting {
	size_t text; /* lines of running text, and how many of them … */
	size_t open, full, spread;
	size_t bytes, long_bytes; /* of all lines, and of those too wide for a column */
	bool marked;              /* headings are, by markup */
};

static struct setting setting_of(const struct page *page)
{
	struct setting setting = { 0 };
	enum source_format format = page->source->format;
	bool record = format == FORMAT_JSON || format == FORMAT_CSV; /* whose title is a field */
	for (size_t i = 0; i < page->lines->len; i++) {
		const struct page_line *line = page_line_at(page, i);
		bool counts = line->kind == LINE_TEXT && line->columns >= NARROWEST &&
		              !stands_alone(line->form) && !is_over_source(page, i);
		setting.text += counts;
		setting.open += counts && line->ending == ENDING_OPEN;
		setting.full += counts && line->ending == ENDING_OPEN && fills_column(line);
		setting.spread += counts && line->blanks > 0;
		setting.bytes += line->text.len;
		setting.long_bytes += line->columns > WIDEST_LINE ? line->text.len : 0;
		setting.marked |= line->kind == LINE_HEADING && (setting.text || !record);
	}
	return setting;
}

static bool is_wrapped(const struct page *page, const struct setting *setting)
{
	if (setting->text < 3 || setting->full * 3 < setting->open ||
	    setting->long_bytes * 2 >= setting->bytes || ends_wider(page))
		return false;
	if (setting->open * 5 >= setting->text * 2)
		return true;
	unsigned alike = setting->open * 5 >= setting->text ? width_read_on(page) : 0;
	return alike && read_on(page, alike, LEAST_READ_ON);
}

void lines_measure(struct page *page)
{
	page->rejoined = false;
	unsigned usual = usual_blanks(page);
	mark_apart(page, usual);
	lines_close_up(page);
	lines_take_cut(page);
	page->foreign = is_foreign(page);
	measure_lines(page);
	struct setting setting = setting_of(page);
	page->marked = setting.marked;
	page->wrapped = is_wrapped(page, &setting);
	/* In Markdown a blank line ends a paragraph, whoever put it there. */
	page->spread = page->wrapped && setting.spread * 4 >= setting.text * 3 &&
	               page->source->format != FORMAT_MARKDOWN;
	mark_apart(page, page->spread ? usual : 0);
	page->gaps = page->wrapped && has_gaps(page);
	page->indents = has_indents(page);
	page->indent = 0;
	page_explain(page, "measure", "%s, blank lines %s (%zu of %zu lines end open)",
	             page->wrapped ? "hard-wrapped" : "a paragraph a line",
	             page->spread ? "after every line" : "between paragraphs", setting.open,
	             setting.text);
}
