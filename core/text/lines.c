/* Lines made ready: trimmed, repaired in themselves, their forms told and the
 * width of their column measured. Joins nothing. */
#include <stdlib.h>
#include <string.h>

#include "core/text/page.h"

enum {
	JUMP_BYTES = 96,
	INDENT_COLUMNS = 4,
	FORM_COLUMNS = 120, /* longer lines are looked at for what they begin with only */
	WIDEST = 160,       /* columns: what is wider was not set in lines */
	MEASURE_LINES = 5,
	LEAST_INDENT = 3, /* columns by which a lost blank shows */
	LARGEST_INDENT = 6,
	MEASURE_REACH = 12, /* lines to look up and down the column for its width */
	SAMPLE_BYTES = 1 << 14,
	NARROWEST = 12 /* columns: below that it is no column of text */
};

/* A blank that the source spells out (&nbsp;) is no blank there: where it is cut
 * away, that is told. */
static void drop_spelled_blanks(struct page *page, const struct page_line *line,
                                const struct span *kept, size_t n_kept)
{
	for (size_t i = 0, k = 0; i < line->n_runs; i++) {
		const struct text_run *run = &line->runs[i];
		while (k < n_kept && kept[k].end <= run->off)
			k++;
		bool stays = k < n_kept && kept[k].start < run->off + run->len;
		struct dropped blank = { { run->src_off, run->src_off + run->src_len }, "blank" };
		if (!stays && run->len != run->src_len)
			g_array_append_val(page->dropped, blank);
	}
}

static void cut_line(struct page *page, struct page_line *line, struct span stretch)
{
	g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(struct text_run));
	drop_spelled_blanks(page, line, &stretch, 1);
	runs_cut(line->runs, line->n_runs, stretch, 0, runs);
	line->runs =
	        arena_copy_array(page->scratch, runs->data, runs->len, sizeof(struct text_run));
	line->n_runs = runs->len;
	line->text = slice_sub(line->text, stretch);
}

void line_drop_blanks(struct page *page, const struct page_line *line, const GArray *stretches)
{
	drop_spelled_blanks(page, line, (const struct span *)stretches->data, stretches->len);
}

void line_keep(struct page *page, struct page_line *line, const GArray *stretches)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(struct text_run));
	for (guint i = 0; i < stretches->len; i++) {
		struct span stretch = g_array_index(stretches, struct span, i);
		struct slice kept = slice_sub(line->text, stretch);
		runs_cut(line->runs, line->n_runs, stretch, text->len, runs);
		g_string_append_len(text, kept.data, (gssize)kept.len);
	}
	line->text =
	        (struct slice){ arena_copy(page->scratch, (struct slice){ text->str, text->len }),
		                text->len };
	line->runs =
	        arena_copy_array(page->scratch, runs->data, runs->len, sizeof(struct text_run));
	line->n_runs = runs->len;
}

/* A paragraph's blank: an ideographic space before its text. */
static bool begins_indented(struct slice text, const char *start)
{
	for (const char *at = text.data; at + 3 <= start; at++)
		if (!memcmp(at, "\xe3\x80\x80", 3))
			return true;
	return false;
}

static struct page_line line_of(struct page *page, const struct line *parsed, unsigned blanks)
{
	struct page_line line = {
		.kind = parsed->kind,
		.level = parsed->level,
		.strong = parsed->strong,
		.closed = parsed->closed,
		.text = parsed->text,
		.runs = parsed->runs,
		.n_runs = parsed->n_runs,
		.source = parsed->source,
		.blanks = blanks,
		.first_also = page->line_also->len,
	};
	struct slice trimmed = glyph_trim(parsed->text);
	line.indented = begins_indented(parsed->text, trimmed.data);
	if (trimmed.len != parsed->text.len) {
		size_t start = (size_t)(trimmed.data - parsed->text.data);
		cut_line(page, &line, (struct span){ start, start + trimmed.len });
	}
	if (line.n_runs) {
		const struct text_run *last = &line.runs[line.n_runs - 1];
		line.source = (struct span){ line.runs[0].src_off, last->src_off + last->src_len };
	}
	return line;
}

void lines_prepare(struct page *page)
{
	unsigned blanks = 0;
	bool bold_open = false;
	for (size_t i = page->first; i < page->end; i++) {
		const struct line *parsed = &page->parsed->lines[i];
		struct page_line line = line_of(page, parsed, blanks);
		if (!line.text.len) {
			blanks += parsed->kind == LINE_BLANK ? (unsigned)parsed->level : 0;
			continue;
		}
		blanks = 0;
		line.columns = glyph_columns(line.text) + (line.indented ? INDENT_COLUMNS : 0);
		if (page_wants_at(page, REPAIR_UNSPACE, line.source))
			line_unspace(page, &line);
		if (page_wants_at(page, REPAIR_UNDOUBLE, line.source))
			line_undouble(page, &line, bold_open);
		bold_open = line.bold && line.bold == line.text.len;
		line.n_also = page->line_also->len - line.first_also;
		line.ending = glyph_ending(line.text);
		g_array_append_val(page->lines, line);
	}
}

/* Columns are full where a sentence runs over both ends of a line: the widths
 * of such lines are the measure of those around them. */
static bool runs_through(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	const struct page_line *before = i ? page_line_at(page, i - 1) : NULL;
	return before && line->kind == LINE_TEXT && before->kind == LINE_TEXT &&
	       line->form == FORM_TEXT && before->form == FORM_TEXT &&
	       line->ending == ENDING_OPEN && before->ending == ENDING_OPEN &&
	       line->columns >= NARROWEST && !line->split && !line->spaced;
}

/* The measure going one way from line i: the median of the nearest lines that
 * run through; 0 where there are none. */
static unsigned measure_towards(const struct page *page, size_t i, int step, size_t *n_lines)
{
	unsigned widths[MEASURE_LINES];
	size_t n = 0;
	for (int reach = 1; reach <= MEASURE_REACH && n < MEASURE_LINES; reach++) {
		size_t at = i + (size_t)(reach * step);
		if (at >= page->lines->len)
			break;
		if (runs_through(page, at))
			widths[n++] = page_line_at(page, at)->columns;
	}
	for (size_t k = 1; k < n; k++)
		for (size_t j = k; j && widths[j] < widths[j - 1]; j--) {
			unsigned swap = widths[j];
			widths[j] = widths[j - 1];
			widths[j - 1] = swap;
		}
	*n_lines = n;
	return n ? widths[n / 2] : 0;
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

/* The measure of line i: that of the column it goes on in, or else of the one
 * that it begins, if two lines or more show it. */
static unsigned measure_of(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	const struct page_line *before = i ? page_line_at(page, i - 1) : NULL;
	size_t n_up, n_down;
	unsigned up = measure_towards(page, i, -1, &n_up);
	unsigned down = measure_towards(page, i, 1, &n_down);
	if (before && before->kind == LINE_TEXT && before->form == FORM_TEXT &&
	    before->ending == ENDING_OPEN)
		return nearer(MAX(before->columns, line->columns), up, down);
	return n_down >= 2 || !up ? down : up;
}

/* By how much first lines fall short of their column: a blank that the
 * extraction lost. Told from lines behind a line that ends short. */
static unsigned lost_indent(const struct page *page, bool *known)
{
	size_t short_of[LARGEST_INDENT + 1] = { 0 }, n = 0;
	for (size_t i = 1; i < page->lines->len; i++) {
		const struct page_line *before = page_line_at(page, i - 1);
		const struct page_line *line = page_line_at(page, i);
		bool ends = before->ending == ENDING_FULL ||
		            (before->form >= FORM_ORDINAL_1 && before->form <= FORM_ORDINAL_4);
		if (!ends || line->ending != ENDING_OPEN || line->kind != LINE_TEXT ||
		    line->spaced || !line->measure ||
		    before->columns + LARGEST_INDENT > before->measure ||
		    line->columns > line->measure + 1 ||
		    line->columns + LARGEST_INDENT < line->measure)
			continue;
		short_of[line->columns > line->measure ? 0 : line->measure - line->columns]++;
		n++;
	}
	size_t indented = 0;
	for (size_t k = LEAST_INDENT; k <= LARGEST_INDENT; k++)
		indented += short_of[k];
	*known = n >= 3;
	return indented * 3 > n * 2 ? 4 : 0;
}

/* Whether paragraphs are told by blank lines: nearly every line that ends a
 * sentence short of its column has one behind it. */
static bool has_gaps(const struct page *page)
{
	size_t ends = 0, gaps = 0;
	for (size_t i = 0; i + 1 < page->lines->len; i++) {
		const struct page_line *line = page_line_at(page, i);
		if (line->kind != LINE_TEXT || line->form != FORM_TEXT || !line->measure ||
		    line->ending != ENDING_FULL || line->columns + LARGEST_INDENT > line->measure)
			continue;
		ends++;
		gaps += page_line_at(page, i + 1)->apart;
	}
	return ends >= 2 && gaps * 10 >= ends * 8;
}

static int compare_blanks(const void *a, const void *b)
{
	unsigned x = *(const unsigned *)a, y = *(const unsigned *)b;
	return x < y ? -1 : x > y;
}

/* Marks the lines that stand further from the one before than is usual here. */
static void mark_apart(struct page *page)
{
	g_autofree unsigned *blanks = g_new(unsigned, page->lines->len + 1);
	for (size_t i = 0; i < page->lines->len; i++)
		blanks[i] = page_line_at(page, i)->blanks;
	qsort(blanks, page->lines->len, sizeof *blanks, compare_blanks);
	unsigned usual = page->spread ? blanks[page->lines->len / 2] : 0;
	for (size_t i = 0; i < page->lines->len; i++)
		page_line_at(page, i)->apart = page_line_at(page, i)->blanks > usual;
}

/* Whether a line is about as wide as its column: one broken off there is. */
static bool fills_column(const struct page_line *line)
{
	return line->spaced || (line->columns + LARGEST_INDENT >= line->measure &&
	                        line->columns <= line->measure + LARGEST_INDENT);
}

/* Whether a page is in a script of letters: few bytes of its beginning are
 * beyond ASCII. */
static bool is_foreign(const struct page *page)
{
	size_t all = 0, wide = 0;
	for (size_t i = 0; i < page->lines->len && all < SAMPLE_BYTES; i++) {
		struct slice text = page_line_at(page, i)->text;
		all += text.len;
		for (size_t k = 0; k < MIN(text.len, SAMPLE_BYTES); k++)
			wide += (unsigned char)text.data[k] >= 0xe3;
	}
	return wide * 20 < all;
}

void lines_measure(struct page *page)
{
	size_t open = 0, full = 0, text = 0, spread = 0, indents = 0;
	size_t all_bytes = 0, long_bytes = 0;
	page->marked = false;
	page->foreign = is_foreign(page);
	for (size_t i = 0; i < page->lines->len; i++) {
		struct page_line *line = page_line_at(page, i);
		size_t n;
		line->measure = measure_of(page, i);
		line->next_measure = measure_towards(page, i, 1, &n);
		line->next_measure = n >= 2 ? line->next_measure : 0;
		bool counts = line->kind == LINE_TEXT && line->columns >= NARROWEST;
		text += counts;
		open += counts && line->ending == ENDING_OPEN;
		full += counts && line->ending == ENDING_OPEN && fills_column(line);
		all_bytes += line->text.len;
		long_bytes += line->columns > WIDEST ? line->text.len : 0;
		spread += counts && line->blanks > 0;
		indents += counts && line->indented;
		page->marked |= line->kind == LINE_HEADING;
	}
	page->wrapped =
	        text >= 3 && open * 5 >= text * 2 && full * 3 >= open && long_bytes * 2 < all_bytes;
	/* In Markdown a blank line ends a paragraph, whoever put it there. */
	page->spread =
	        page->wrapped && spread * 4 >= text * 3 && page->source->format != FORMAT_MARKDOWN;
	mark_apart(page);
	page->gaps = page->wrapped && has_gaps(page);
	page->indents = indents >= 3 && indents * 12 > text;
	page->indent_known = page->indents;
	page->indent = page->wrapped && !page->indents ? lost_indent(page, &page->indent_known) : 0;
	page_explain(
	        page, "measure", "%s, blank lines %s, indent lost %u (%zu of %zu lines end open)",
	        page->wrapped ? "hard-wrapped" : "a paragraph a line",
	        page->spread ? "after every line" : "between paragraphs", page->indent, open, text);
}

/* What a line's form may be told by: short lines by any, long ones by how
 * they begin. */
static const enum form short_forms[] = {
	FORM_FURNITURE, FORM_BUTTON,    FORM_SALUTATION,     FORM_CREDIT,   FORM_DATE,
	FORM_BYLINE,    FORM_DATELINE,  FORM_CONTINUED_FROM, FORM_CHAPTER,  FORM_ORDINAL_1,
	FORM_ORDINAL_2, FORM_ORDINAL_3, FORM_ORDINAL_4,      FORM_SUBTITLE, FORM_CAPTION,
};
static const enum form long_forms[] = { FORM_DATELINE,  FORM_CONTINUED_FROM, FORM_ORDINAL_1,
	                                FORM_ORDINAL_2, FORM_ORDINAL_3,      FORM_ORDINAL_4 };

/* What a line is that has a form's shape: a page's buttons are furniture, but
 * what an author made a heading is none; and furniture may be wanted as text. */
static enum form form_meant(const struct page *page, const struct page_line *line, enum form form)
{
	if (form == FORM_BUTTON && line->kind == LINE_HEADING &&
	    page->source->format != FORMAT_HTML)
		return FORM_TEXT;
	if (form != FORM_FURNITURE && form != FORM_BUTTON)
		return form;
	return page_wants_at(page, REPAIR_FURNITURE, line->source) ? FORM_FURNITURE : FORM_TEXT;
}

enum form line_form(const struct page *page, const struct page_line *line)
{
	bool is_short = line->columns <= FORM_COLUMNS;
	const enum form *forms = is_short ? short_forms : long_forms;
	size_t n = is_short ? G_N_ELEMENTS(short_forms) : G_N_ELEMENTS(long_forms);
	struct slice head = line->text;
	if (!is_short && head.len > 240)
		for (head.len = 240; ((unsigned char)head.data[head.len] & 0xc0) == 0x80;)
			head.len--;
	uint32_t may = patterns_may_match(page->patterns, head);
	for (size_t i = 0; i < n && may; i++)
		if (may >> forms[i] & 1 && patterns_match(page->patterns, forms[i], head)) {
			enum form form = form_meant(page, line, forms[i]);
			if (form != FORM_TEXT)
				return form;
		}
	return FORM_TEXT;
}

/* In the middle of a sentence nothing but furniture and jump lines is told by
 * its form: a line that happens to begin with 2. is a line of text. */
static bool may_have_form(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	const struct page_line *before = i ? page_line_at(page, i - 1) : NULL;
	return !before || line->blanks || line->columns < 40 ||
	       before->columns * 4 < line->columns * 3 || before->ending != ENDING_OPEN ||
	       before->form != FORM_TEXT || before->kind != LINE_TEXT;
}

/* …（下转第二版）: nothing is joined behind it. */
static bool ends_with_jump(const struct page *page, struct slice text)
{
	if (text.len > JUMP_BYTES) {
		text = (struct slice){ text.data + text.len - JUMP_BYTES, JUMP_BYTES };
		while (text.len && ((unsigned char)*text.data & 0xc0) == 0x80)
			text = (struct slice){ text.data + 1, text.len - 1 };
	}
	return g_strstr_len(text.data, (gssize)text.len, "转") &&
	       patterns_match(page->patterns, FORM_CONTINUED_ON, text);
}

/* A caption's line stands in the middle of a sentence as well as anywhere. */
static bool begins_caption(const struct page *page, const struct page_line *line)
{
	struct span head;
	return line->columns <= FORM_COLUMNS && slice_starts(line->text, slice_of("图")) &&
	       patterns_find(page->patterns, FORM_CAPTION, line->text, "head", &head) &&
	       span_len(head);
}

void lines_form(struct page *page)
{
	for (size_t i = 0; i < page->lines->len; i++) {
		struct page_line *line = page_line_at(page, i);
		if (line->kind == LINE_LINKS || line->kind == LINE_RULE)
			line->form = FORM_FURNITURE;
		else if (line->kind != LINE_CAPTION && may_have_form(page, i))
			line->form = line_form(page, line);
		else if (line->kind == LINE_CAPTION || begins_caption(page, line))
			line->form = FORM_CAPTION;
		line->closed |= ends_with_jump(page, line->text);
	}
}
