/* Captions that a page set over several lines: what stands between 图为… and who took
 * the picture is the picture's, and no text of the column around it. Captions of one
 * line are told by their form (lines.c). Titles of pictures are captions, too. */
#include "core/text/web-page.h"

enum {
	MOST_LINES = 6,     /* of a caption */
	CREDIT_COLUMNS = 40 /* 本报记者 李树林 摄 */
};

/* 本报记者 李树林 摄: who took the picture, and nothing of what it shows. */
static bool is_credit(const struct page *page, const struct page_line *line)
{
	unsigned stops = GLYPH_BIT(GLYPH_END) | GLYPH_BIT(GLYPH_PAUSE);
	return line->kind == LINE_TEXT && line->form == FORM_CAPTION &&
	       line->columns <= CREDIT_COLUMNS && !(line->tally.kinds & stops) &&
	       !begins_caption(page, line);
}

/* 图为云岭大桥。本报记者 李禾 摄: a caption that says all in one line. */
static bool is_whole(const struct page *page, const struct page_line *line)
{
	struct span head;
	return line->ending == ENDING_FULL ||
	       (patterns_find(page->patterns, FORM_CAPTION, line->text, "head", &head) &&
	        patterns_match(page->patterns, FORM_CAPTION,
	                       slice_sub(line->text, (struct span){ head.end, line->text.len })));
}

static bool is_text(const struct page_line *line)
{
	return line->kind == LINE_TEXT && line->form == FORM_TEXT && !line->listed;
}

static void mark(struct page *page, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++) {
		struct page_line *line = page_line_at(page, i);
		line->form = FORM_CAPTION;
		line->captioned = i > first;
	}
	if (end > first + 1)
		page_explain(page, "caption", "lines %zu-%zu", first, end - 1);
}

/* The end of the caption that begins with line i: where its sentence ends, or blank
 * sets it off, and behind that who took the picture. i + 1 where neither is near. */
static size_t caption_end(const struct page *page, size_t i)
{
	size_t n = page->lines->len, end = i;
	for (; end < n && end < i + MOST_LINES; end++) {
		const struct page_line *line = page_line_at(page, end);
		if (end > i && (line->apart || (!is_text(line) && !is_credit(page, line))))
			break;
		if ((end > i && is_credit(page, line)) ||
		    (end > i ? line->ending == ENDING_FULL : is_whole(page, line))) {
			end++;
			break;
		}
	}
	const struct page_line *last = page_line_at(page, end - 1);
	bool told = is_whole(page, last) || is_credit(page, last);
	if (!told && (end >= n || !page_line_at(page, end)->apart))
		return i + 1;
	if (end < n && !page_line_at(page, end)->apart && !is_credit(page, last) &&
	    is_credit(page, page_line_at(page, end)))
		end++;
	return end;
}

/* The first line of the caption whose picture's credit is line i: as far up as blank
 * sets it off. i where that is not near. */
static size_t caption_start(const struct page *page, size_t i)
{
	for (size_t first = i; first && i - first < MOST_LINES; first--) {
		const struct page_line *line = page_line_at(page, first);
		if (line->apart)
			return first;
		if (!is_text(line - 1))
			break;
	}
	return i;
}

/* Where lines are whole, who took the picture stands below what it shows. */
static void mark_credits(struct page *page)
{
	for (size_t i = 1; i < page->lines->len; i++) {
		struct page_line *line = page_line_at(page, i);
		line->captioned = is_credit(page, line) && begins_caption(page, line - 1) &&
		                  line[-1].kind == LINE_TEXT && line[-1].ending == ENDING_FULL;
	}
}

/* Whether line i stands right below a picture that has no words, or its file's name. */
static bool is_below_picture(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	return line->pictured || (i && !line->blanks && line[-1].kind == LINE_CAPTION &&
	                          line[-1].form == FORM_FURNITURE);
}

/* A few words right below a picture, which are no heading's by their markup or number. */
static bool names_picture_above(const struct page *page, size_t i)
{
	enum { FEW_COLUMNS = 60 };
	const struct page_line *line = page_line_at(page, i);
	return is_below_picture(page, i) && line->kind == LINE_TEXT && line->form == FORM_TEXT &&
	       !line->strong && line->columns <= FEW_COLUMNS && line->ending == ENDING_OPEN &&
	       !(line->tally.kinds & (GLYPH_BIT(GLYPH_END) | GLYPH_BIT(GLYPH_COLON))) &&
	       page_wants_at(page, REPAIR_REHEAD, line->source);
}

/* Above a title there are pictures, too, which it does not name. */
static void mark_pictured(struct page *page)
{
	bool head = page->source->format == FORMAT_HTML;
	for (size_t i = 0; i < page->lines->len; i++) {
		struct page_line *line = page_line_at(page, i);
		head = head && line->kind != LINE_HEADING && !web_is_prose(line);
		if (!head && names_picture_above(page, i))
			line->form = FORM_CAPTION;
	}
}

void lines_captions(struct page *page)
{
	if (!page->wrapped) {
		mark_credits(page);
		mark_pictured(page);
		return;
	}
	for (size_t i = 0; i < page->lines->len;) {
		const struct page_line *line = page_line_at(page, i);
		size_t first = i, end = i + 1;
		if (line->kind == LINE_TEXT && begins_caption(page, line))
			end = caption_end(page, i);
		else if (is_credit(page, line))
			first = caption_start(page, i);
		if (end > first + 1)
			mark(page, first, end);
		i = end;
	}
}

/* What stands below a picture and its title where no text does: the next heading, or who
 * wrote the article. */
static bool ends_text(const struct page *page, size_t i)
{
	if (i >= page->pieces->len)
		return true;
	const struct piece *piece = page_piece_at(page, i);
	return piece->type == BLOCK_HEADING || piece->form == FORM_BYLINE ||
	       piece->form == FORM_CREDIT;
}

/* Whether heading i names the picture below it and no text: set strong where headings have
 * levels, with nothing but captions before the next. */
static bool names_picture(const struct page *page, size_t i)
{
	const struct piece *piece = page_piece_at(page, i);
	if (piece->type != BLOCK_HEADING || piece->dropped || piece->level || !piece->strong)
		return false;
	size_t first = page_next_piece(page, i), end = first;
	while (end < page->pieces->len && page_piece_at(page, end)->type == BLOCK_CAPTION)
		end = page_next_piece(page, end);
	return end > first && ends_text(page, end);
}

void pieces_name_pictures(struct page *page)
{
	for (size_t i = 0; page->marked && i < page->pieces->len; i++)
		if (names_picture(page, i))
			page_piece_at(page, i)->type = BLOCK_CAPTION;
}
