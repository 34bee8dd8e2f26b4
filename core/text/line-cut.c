/* How lines were cut when their page was set: at so many columns, behind so many letters,
 * and letter-spaced afterwards. How wide the columns are is measure.c's. */
#include "core/text/line-marks.h"
#include "core/text/measure.h"

enum {
	LEAST_CUT = 2,    /* lines that show how text was cut */
	LEAST_SPACED = 3, /* lines that show that they were spaced afterwards */
	SHORT_LINE = 20   /* columns: a heading may be so short */
};

/* Columns of line, were each letter set to two. */
static unsigned letters_of(const struct page_line *line)
{
	return 2 * line->tally.letters + (line->indented ? INDENT_COLUMNS : 0);
}

/* ，台湾同胞…: no setter begins a line like that. */
static bool begins_with_stop(struct slice text)
{
	enum glyph glyph = glyph_of(glyph_take(&text));
	return glyph == GLYPH_PAUSE || glyph == GLYPH_END;
}

/* Columns that “ ” ‘ ’ take more in line, where they are set to two. */
static unsigned quotes_of(const struct page_line *line)
{
	unsigned quotes = 0;
	if (!(line->tally.kinds & (GLYPH_BIT(GLYPH_OPEN) | GLYPH_BIT(GLYPH_CLOSE))))
		return 0; /* their first byte begins little else */
	const char *end = line->text.data + line->text.len;
	for (const char *at = line->text.data; (at = memchr(at, 0xe2, (size_t)(end - at)));) {
		uint32_t c = glyph_step(&at);
		quotes += c >= 0x2018 && c <= 0x201d;
	}
	return quotes;
}

/* How lines were cut: at so many columns, “ being one or two of them, or after so
 * many letters, be they digits or ideographs. */
enum cut { CUT_BY_COLUMN, CUT_BY_WIDE_QUOTE, CUT_BY_LETTER, CUTS };

/* How many lines each way to cut explains at each width: those that have so many
 * letters, and those whose columns leave no room there for what the next begins with. */
struct cut_lines {
	size_t of[CUTS][WIDEST_LINE + 1];
	size_t n;
};

static void count_room(size_t *of_columns, unsigned columns, unsigned unit)
{
	for (unsigned width = columns; width < MIN(columns + unit, WIDEST_LINE); width++)
		of_columns[width]++;
}

static void count_cut(const struct page *page, size_t i, struct cut_lines *lines)
{
	const struct page_line *line = page_line_at(page, i);
	unsigned letters = line_runs_through(page, i) ? letters_of(line) : WIDEST_LINE + 1;
	if (letters > WIDEST_LINE)
		return;
	lines->n++;
	lines->of[CUT_BY_LETTER][letters]++;
	if (begins_with_stop(line[1].text))
		return; /* no setter lets it */
	unsigned unit = line_unit_columns(line[1].text) + line->gaps;
	unsigned columns = line->columns - line->gaps;
	count_room(lines->of[CUT_BY_COLUMN], columns, unit);
	count_room(lines->of[CUT_BY_WIDE_QUOTE], columns + quotes_of(line), unit);
}

/* The way that explains clearly more lines by one width than simpler ones do. */
static enum cut cut_of(const struct page *page)
{
	struct cut_lines lines = { 0 };
	enum cut best = CUT_BY_COLUMN;
	size_t most = 0;
	for (size_t i = 0; i + 1 < page->lines->len; i++)
		count_cut(page, i, &lines);
	for (enum cut cut = CUT_BY_COLUMN; cut < CUTS && lines.n >= LEAST_CUT; cut++) {
		size_t n = 0;
		for (size_t width = 0; width <= WIDEST_LINE; width++)
			n = MAX(n, lines.of[cut][width]);
		if (cut == CUT_BY_COLUMN || n >= most + LEAST_CUT) {
			best = cut;
			most = n;
		}
	}
	return best;
}

/* Whether lines whose letters stand apart were cut to the width that they have
 * without the blanks, being spaced afterwards, and not spaced to fill a column. */
static bool were_spaced_later(const struct page *page)
{
	size_t of_columns[WIDEST_LINE + 1] = { 0 }, n = 0, alike = 0;
	for (size_t i = 1; i + 1 < page->lines->len; i++) {
		const struct page_line *line = page_line_at(page, i);
		if (!line->spaced || line->ending != ENDING_OPEN || line->form != FORM_TEXT ||
		    line[-1].ending != ENDING_OPEN || line[-1].form != FORM_TEXT)
			continue;
		n++;
		count_room(of_columns, line_plain_columns(line), line_unit_columns(line[1].text));
	}
	for (size_t width = 0; width <= WIDEST_LINE; width++)
		alike = MAX(alike, of_columns[width]);
	return n >= LEAST_SPACED && alike * 3 >= n * 2;
}

void lines_close_up(struct page *page)
{
	if (!were_spaced_later(page))
		return;
	for (size_t i = 0; i < page->lines->len; i++) {
		struct page_line *line = page_line_at(page, i);
		bool text = i && (line->ending != ENDING_OPEN || line[-1].ending == ENDING_OPEN ||
		                  line->indented || line->tally.columns > SHORT_LINE);
		if (!line->spaced || line->form != FORM_TEXT || !text)
			continue;
		line->spaced = false;
		line->columns = line_plain_columns(line);
	}
}

void lines_take_cut(struct page *page)
{
	enum cut cut = cut_of(page);
	page->by_letter = cut == CUT_BY_LETTER;
	for (size_t i = 0; i < page->lines->len && cut != CUT_BY_COLUMN; i++) {
		struct page_line *line = page_line_at(page, i);
		line->columns =
		        page->by_letter ? letters_of(line) : line->columns + quotes_of(line);
	}
	if (cut != CUT_BY_COLUMN)
		page_explain(page, "measure",
		             page->by_letter ? "lines are cut by letters"
		                             : "quotation marks take two columns");
}
