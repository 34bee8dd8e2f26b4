/* Lines joined to pieces: hard line ends and the blank lines between them
 * taken out, headings and fields kept apart. Nothing changes its place. */
#include "core/text/line-marks.h"
#include "core/text/page.h"

enum {
	LEAST_BYTES = 6, /* of a line that can be told by itself */
	REACH_ABOVE = 4,
	WIDE_SLACK = 8,     /* where paragraphs are told by other things, too */
	SLACK = 3,          /* columns by which a full line may fall short: kinsoku, a Latin word */
	LEAST_MEASURE = 36, /* of a column whose width nothing shows */
	UNMARKED_COLUMNS = 48,
	CHAPTER_COLUMNS = 84,
	CONTENTS_REACH = 512, /* lines from a table of contents to what it names */
	LIST_RUN = 8          /* so many short lines in a row are a list or table, no headings */
};

/* How strongly two lines stand in one paragraph. */
enum seam { SEAM_APART, SEAM_LIKELY, SEAM_TOGETHER };

/* Whether nothing more had room in the line's column. */
static bool is_full(const struct page *page, const struct page_line *line,
                    const struct page_line *next)
{
	unsigned unit = next ? line_unit_columns(next->text) : 0;
	unsigned slack = page->indents || page->gaps ? WIDE_SLACK : SLACK;
	return line->measure &&
	       (line->spaced || line->columns + MAX(unit + 1, slack) >= line->measure);
}

static enum seam seam_of_full_stop(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i), *next = page_line_at(page, i + 1);
	if (is_heading_line(page, i + 1))
		return SEAM_APART;
	if (next->role != ROLE_UNTOLD && line->role != ROLE_UNTOLD)
		return next->role == ROLE_REST ? SEAM_LIKELY : SEAM_APART;
	bool clause = line_ends_clause(line->text) && line->columns * 5 > line->measure * 3;
	if ((!is_full(page, line, next) && !clause) || next->apart)
		return SEAM_APART;
	if (next->form != FORM_TEXT || shows_indent(page, next))
		return SEAM_APART;
	bool shows = page->indents || page->indent || page->gaps || clause; /* a paragraph would */
	return line->ending == ENDING_COLON && !shows ? SEAM_APART : SEAM_LIKELY;
}

bool is_lone_mark(const struct page *page, enum form form, struct slice text)
{
	struct span group;
	bool dateline = form == FORM_DATELINE;
	return (dateline || form == FORM_CONTINUED_FROM) &&
	       patterns_find(page->patterns, form, text, dateline ? "dateline" : "mark", &group) &&
	       group.end + 3 >= text.len;
}

bool begins_caption(const struct page *page, const struct page_line *line)
{
	struct span head;
	return line->form == FORM_CAPTION &&
	       patterns_find(page->patterns, FORM_CAPTION, line->text, "head", &head) &&
	       span_len(head);
}

/* Whether line i stands apart from the text above it, a page number or a caption
 * between them or not. */
static bool is_apart(const struct page *page, size_t i)
{
	for (int reach = 0; reach < REACH_ABOVE; reach++, i--) {
		const struct page_line *line = page_line_at(page, i);
		if (line->apart || !i)
			return line->apart || reach;
		if (line[-1].form != FORM_FURNITURE && line[-1].form != FORM_CAPTION)
			return false;
	}
	return false;
}

/* Whether line i may be the first of a column: blank above it where lines have
 * none, or no blank before it behind a paragraph's end. */
static bool begins_column(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	const struct page_line *before = i ? page_line_at(page, i - 1) : NULL;
	if (!page->wrapped || !before || line->kind != LINE_TEXT)
		return false;
	if (is_apart(page, i))
		return true;
	return page->indents && !line->indented && before->kind == LINE_TEXT &&
	       before->ending == ENDING_FULL && before->columns + WIDE_SLACK < before->measure;
}

/* …，PM / 2.5 / 年平均浓度…: where lines are whole paragraphs, one too long for a heading that
 * ends without a stop was broken by what a web page set within it. */
static bool breaks_off(const struct page_line *line)
{
	struct slice text = line->text;
	return line->columns > CHAPTER_COLUMNS && line->ending == ENDING_OPEN &&
	       line->tally.kinds & GLYPH_BIT(GLYPH_PAUSE) &&
	       glyph_of(glyph_take_last(&text)) != GLYPH_CLOSE;
}

/* What stands between line i and the next, line i being in running text. */
static enum seam seam_between(const struct page *page, size_t i, size_t before)
{
	const struct page_line *line = page_line_at(page, i);
	const struct page_line *next = page_line_at(page, i + 1);
	if (next->captioned)
		return SEAM_TOGETHER;
	if (line->closed || (line_begins_entry(next->text) && next->role != ROLE_REST) ||
	    line->form == FORM_CAPTION || line->kind != LINE_TEXT || next->kind != LINE_TEXT ||
	    next->indented)
		return SEAM_APART;
	if (stands_alone(line->form) || stands_alone(next->form) ||
	    (is_lone_mark(page, line->form, line->text) && next->role != ROLE_REST) ||
	    begins_caption(page, next))
		return SEAM_APART;
	if (line->form == FORM_SUBTITLE && patterns_match(page->patterns, FORM_SPEAKER, next->text))
		return SEAM_APART;
	bool ends = line->role >= ROLE_HEADING ||
	            (line->role != ROLE_UNTOLD && line->columns * 4 < line->width * 3);
	if (ends && next->role != ROLE_UNTOLD && next->role != ROLE_REST)
		return SEAM_APART;
	if (line->role != ROLE_UNTOLD && next->role == ROLE_HEADING &&
	    next->columns * 8 < next->width * 7)
		return SEAM_APART;
	if (line->ending != ENDING_OPEN)
		return page->wrapped ? seam_of_full_stop(page, i) : SEAM_APART;
	if (begins_column(page, i + 1))
		return SEAM_APART; /* threads.c looks for what it goes on from */
	if (!page->wrapped && line->again)
		return SEAM_APART;
	if (!page->wrapped) {
		struct slice text = line->text;
		enum glyph last = glyph_of(glyph_take_last(&text));
		struct slice so_far = { page->text->str + page->text->len - before, before };
		if (line_begins_with_mark(next->text) ||
		    (line_leaves_open(so_far) && !next->blanks))
			return SEAM_TOGETHER;
		if (breaks_off(line) && !next->blanks && next->form == FORM_TEXT)
			return SEAM_TOGETHER;
		bool broken = page->marked && next->blanks; /* by a column, as any other line */
		return !broken && (last == GLYPH_PAUSE || last == GLYPH_OPEN) ? SEAM_TOGETHER
		                                                              : SEAM_APART;
	}
	return SEAM_TOGETHER;
}

/* A line that may be an entry of a list: it stands by itself, heading or not. */
static bool is_entry(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	return line->kind == LINE_TEXT && line->form == FORM_TEXT &&
	       (is_heading_line(page, i) ||
	        (line->columns <= UNMARKED_COLUMNS && !line_has_stop(line->text, &line->tally) &&
	         line->ending == ENDING_FULL));
}

/* Marks the runs of short lines: a table's cells or a list, no headings and no
 * text to be joined. A page's furniture does not break a run. */
static void mark_lists(struct page *page)
{
	size_t first = 0, entries = 0;
	for (size_t i = 0; i <= page->lines->len; i++) {
		bool furniture =
		        i < page->lines->len && page_line_at(page, i)->form == FORM_FURNITURE;
		if (i < page->lines->len && is_entry(page, i)) {
			first = entries++ ? first : i;
			continue;
		}
		if (furniture)
			continue;
		for (size_t k = first; entries >= LIST_RUN && k < i; k++)
			page_line_at(page, k)->listed =
			        page_line_at(page, k)->form != FORM_FURNITURE;
		entries = 0;
	}
}

/* 第一章 总则, of a law or a plan. */
static bool is_chapter_heading(const struct page_line *line)
{
	return line->kind == LINE_TEXT && line->form == FORM_CHAPTER &&
	       line->ending == ENDING_OPEN && line->columns <= CHAPTER_COLUMNS &&
	       !line_has_stop(line->text, &line->tally);
}

/* Whether a chapter's heading stands in a table of contents: among others, and once more
 * below. */
static bool is_contents_entry(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	size_t n = page->lines->len;
	bool among =
	        (i && line[-1].form == FORM_CHAPTER) || (i + 1 < n && line[1].form == FORM_CHAPTER);
	for (size_t k = i + 1; among && k < MIN(n, i + CONTENTS_REACH); k++)
		if (page_line_at(page, k)->form == FORM_CHAPTER &&
		    slice_equal(page_line_at(page, k)->text, line->text))
			return true;
	return false;
}

static enum block_type type_of(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	if (line->form == FORM_CAPTION)
		return BLOCK_CAPTION;
	if (line->form == FORM_FURNITURE)
		return BLOCK_FURNITURE;
	if (line->kind == LINE_ITEM || line->kind == LINE_CELL)
		return BLOCK_ITEM;
	if (line->kind == LINE_HEADING)
		return BLOCK_HEADING;
	if (is_chapter_heading(line) && page_wants_at(page, REPAIR_REHEAD, line->source))
		return is_contents_entry(page, i) ? BLOCK_ITEM : BLOCK_HEADING;
	if (!is_heading_line(page, i) || !page_wants_at(page, REPAIR_REHEAD, line->source))
		return BLOCK_PARAGRAPH;
	return line->listed && !line->strong ? BLOCK_PARAGRAPH : BLOCK_HEADING;
}

/* Whether the line fills its column, as a paragraph's first one or another. */
static bool is_full_from(const struct page *page, const struct page_line *line, bool first)
{
	unsigned lost = first ? page->indent : 0;
	bool shown = line->measure && page->source->format != FORMAT_MARKDOWN;
	unsigned measure = shown ? line->measure : MAX(line->measure, LEAST_MEASURE);
	return !line->listed && (line->spaced || line->columns + lost + 2 * SLACK >= measure);
}

/* What unwrap takes out before line i. */
static struct span line_end_before(const struct page *page, size_t i)
{
	size_t start = page_line_at(page, i - 1)->source.end;
	return (struct span){ start, MAX(start, page_line_at(page, i)->source.start) };
}

static void add_line(struct page *page, struct piece *piece, size_t i)
{
	struct page_line *line = page_line_at(page, i);
	struct slice before = { page->text->str + piece->text.start,
		                page->text->len - piece->text.start };
	if (before.len) {
		if (glyph_space_between(before, line->text))
			piece_add_char(page, piece, ' ');
		piece_repaired(page, piece, line->blanks ? REPAIR_UNBLANK : REPAIR_UNWRAP,
		               line_end_before(page, i), 1);
		if (piece->bold == before.len)
			piece->bold += line->bold;
	}
	piece_add(page, piece, line->text, line->runs, line->n_runs);
	for (enum repair_kind kind = 0; line->repairs && kind < REPAIR_KIND_COUNT; kind++)
		if (line->repairs & REPAIR_BIT(kind))
			piece_repaired(page, piece, kind, line->source, 1);
	for (size_t k = 0; k < line->n_also; k++)
		piece_lay(page, piece,
		          g_array_index(page->line_also, struct span, line->first_also + k));
	if (line->form == FORM_CAPTION) {
		piece->type = BLOCK_CAPTION;
		piece->form = FORM_CAPTION;
	}
	piece->full = is_full_from(page, line, i == piece->first_line);
	line->piece = piece->id;
	piece->last_line = i;
}

/* Fake bold by whole lines: the same line again. */
static bool is_copy(const struct page *page, size_t i, size_t copy)
{
	const struct page_line *line = page_line_at(page, i), *next = page_line_at(page, copy);
	bool titled = line->role == ROLE_HEADING && next->role == ROLE_FIRST;
	return slice_equal(line->text, next->text) && !titled &&
	       !(next->indented && !line->indented) && line->kind != LINE_CELL &&
	       (line->tally.han >= 4 || (line->role == ROLE_REST && line->tally.han)) &&
	       page_wants_at(page, REPAIR_UNDOUBLE, next->source);
}

static void lay_line(struct page *page, struct piece *piece, const struct page_line *copy)
{
	for (size_t i = 0; i < copy->n_runs; i++)
		piece_lay(page, piece,
		          (struct span){ copy->runs[i].src_off,
		                         copy->runs[i].src_off + copy->runs[i].src_len });
	for (size_t k = 0; k < copy->n_also; k++)
		piece_lay(page, piece,
		          g_array_index(page->line_also, struct span, copy->first_also + k));
	piece_repaired(page, piece, REPAIR_UNDOUBLE, copy->source, 1);
}

/* Whether the reader will not have line i joined on to the one before it. */
static bool is_kept_apart(const struct page *page, size_t i)
{
	return page->spared->len && i < page->lines->len &&
	       page_spares(page, REPAIR_UNWRAP, line_end_before(page, i));
}

static bool joins(const struct page *page, const struct piece *piece, size_t i)
{
	if (is_kept_apart(page, i + 1) || page_line_at(page, i + 1)->form == FORM_CONTINUED_FROM)
		return false;
	enum seam least = page_wants(page, REPAIR_UNWRAP) ? SEAM_LIKELY : SEAM_TOGETHER + 1;
	if (piece->type == BLOCK_HEADING)
		return page_line_at(page, i + 1)->role == ROLE_HEADING_REST;
	if (piece->type != BLOCK_PARAGRAPH && piece->type != BLOCK_CAPTION)
		return false;
	if (page_line_at(page, i)->listed || page_line_at(page, i + 1)->listed)
		return false;
	if (page_line_at(page, i + 1)->blanks && !page_wants(page, REPAIR_UNBLANK))
		return false;
	return seam_between(page, i, page->text->len - piece->text.start) >= least;
}

/* Whether line i, where a column may begin, has no paragraph's beginning: the
 * blank that others have is not there, or it is the short end of one. */
static bool is_within(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	if (line->form != FORM_TEXT || line->indented || !line->measure)
		return false;
	bool is_end = line->ending == ENDING_FULL && line->columns * 3 < line->measure;
	bool is_whole =
	        page->indent && line->ending == ENDING_OPEN && line->columns + 1 >= line->measure;
	return page->indents || is_end || is_whole;
}

/* The form of a piece whose first line says nothing: （ and then 三）…. */
static enum form form_of_piece(const struct page *page, const struct piece *piece)
{
	struct page_line line = { .text = piece_slice(page, piece) };
	line.tally = glyph_tally(line.text);
	line.columns = glyph_columns(line.text);
	return line_form(page, &line);
}

/* Makes one piece from line i on, and returns the line after it. */
static size_t join_from(struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	struct piece piece = piece_begin(page, type_of(page, i));
	piece.level = line->kind == LINE_HEADING ? line->level : 0;
	piece.strong = line->strong;
	piece.indented = line->indented;
	piece.head = line->head;
	piece.form = line->form;
	if (piece.type == BLOCK_HEADING && line->kind == LINE_TEXT && page->marked)
		piece_repaired(page, &piece, REPAIR_REHEAD, line->source, 1);
	if (line->form == FORM_FURNITURE && line->kind != LINE_LINKS && line->kind != LINE_RULE)
		piece_repaired(page, &piece, REPAIR_FURNITURE, line->source, 1);
	piece.bold = line->bold;
	piece.width = MAX(line->width, line->columns);
	piece.columns = line->columns;
	piece.first_line = i;
	piece.column = begins_column(page, i);
	piece.goes_on = piece.column && is_within(page, i);
	piece.opens = shows_indent(page, line) || line->form != FORM_TEXT;
	add_line(page, &piece, i);
	for (;; i++) {
		while (i + 1 < page->lines->len && is_copy(page, i, i + 1))
			lay_line(page, &piece, page_line_at(page, ++i));
		if (i + 1 >= page->lines->len || !joins(page, &piece, i))
			break;
		add_line(page, &piece, i + 1);
	}
	piece_finish(page, &piece);
	if (is_kept_apart(page, i + 1))
		piece.ending = ENDING_FULL; /* it is not to go on elsewhere, either */
	if (line->text.len <= LEAST_BYTES && piece.last_line > piece.first_line)
		piece.form = form_of_piece(page, &piece);
	page_explain(page, "join", "lines %u-%zu %s %s: %.*s", piece.first_line, i,
	             block_type_name(piece.type), form_name(piece.form),
	             (int)MIN(span_len(piece.text), 36), piece_slice(page, &piece).data);
	g_array_append_val(page->pieces, piece);
	return i + 1;
}

void lines_join(struct page *page)
{
	mark_lists(page);
	for (size_t i = 0; i < page->lines->len;)
		i = join_from(page, i);
}
