/* A page divided into articles, by titles, salutations, datelines, and what
 * stands at an article's end. Gives each piece the number of its article;
 * fields are fields.c's, order is order.c's. */
#include "core/text/segment.h"
#include "core/text/role-odds.h"

enum {
	LONGEST_HEAD = 3, /* paragraphs that stand before an article's dateline at most */
	MOST_HEADINGS = 4 /* of a title block */
};

static bool is_field(const struct piece *piece)
{
	switch (piece->form) {
	case FORM_BYLINE:
	case FORM_CREDIT:
	case FORM_DATE:
	case FORM_SUBTITLE:
		return true;
	case FORM_DATELINE:
		return span_len(piece->text) < 80 && piece->ending == ENDING_OPEN;
	default:
		return false;
	}
}

static bool is_office(const struct page *page, size_t i)
{
	const struct piece *piece = page_piece_at(page, i);
	bool line = piece->type == BLOCK_HEADING || piece->type == BLOCK_PARAGRAPH;
	return line && !piece->by_hand && !piece->level &&
	       patterns_match(page->patterns, FORM_OFFICE, piece_slice(page, piece));
}

static void take_offices_above(struct page *page, size_t first, size_t date)
{
	for (size_t i = date; i-- > first;) {
		struct piece *piece = page_piece_at(page, i);
		if (piece_is_passed_over(piece))
			continue;
		if (!is_office(page, i))
			break;
		piece->type = BLOCK_BYLINE;
	}
}

/* 安河市人民政府 / 2025年1月23日: below text the offices that signed it, in a line each with
 * the date behind. They head nothing. */
static void take_signatures(struct page *page)
{
	bool text = false;
	size_t first = 0; /* piece of text */
	for (size_t i = 0; i < page->pieces->len; i = page_next_piece(page, i)) {
		const struct piece *piece = page_piece_at(page, i);
		first = text ? first : i;
		text |= piece->type == BLOCK_PARAGRAPH && !is_field(piece);
		if (text && piece->form == FORM_DATE)
			take_offices_above(page, first, i);
	}
}

/* Whether a second title block follows the first within headings: at piece i, a heading
 * that has its own subtitle or byline right below, as the block above it has. */
static bool begins_other_block(const struct page *page, size_t i)
{
	enum form form = form_below(page, i);
	return form == FORM_SUBTITLE || form == FORM_BYLINE || form == FORM_DATELINE;
}

/* A title block in a page without markup: headings with a field among or
 * behind them, be it the dateline that the text begins with. Returns where the text
 * begins, or i. */
static size_t title_block(const struct page *page, size_t i)
{
	size_t at = i, headings = 0, fields = 0;
	const struct piece *title = NULL;
	bool done = false; /* it has its subtitle or byline */
	for (; at < page->pieces->len; at++) {
		const struct piece *piece = page_piece_at(page, at);
		if (piece_is_passed_over(piece))
			continue;
		bool heading = piece->type == BLOCK_HEADING && !role_is_ordinal(piece->form) &&
		               piece->form != FORM_SUBTITLE;
		fields += headings && piece->form == FORM_DATELINE && !is_field(piece);
		if ((!heading && !is_field(piece)) ||
		    (heading && done && begins_other_block(page, at)))
			break;
		if (at == i && !heading && piece->form != FORM_DATELINE)
			return i;
		done |= headings && (piece->form == FORM_SUBTITLE || piece->form == FORM_BYLINE);
		if (heading && !title)
			title = piece;
		else if (heading && slice_equal(piece_slice(page, title), piece_slice(page, piece)))
			continue; /* a page says its title, then its text does */
		headings += heading;
		fields += !heading;
		if (headings > MOST_HEADINGS)
			return i;
	}
	return headings && fields ? at : i;
}

static bool opens_report(const struct page *page, size_t i)
{
	size_t next = page_next_piece(page, i);
	return next < page->pieces->len &&
	       patterns_match(page->patterns, FORM_OPENING,
	                      piece_slice(page, page_piece_at(page, next)));
}

bool ends_article(const struct page *page, size_t i)
{
	const struct piece *piece = page_piece_at(page, i);
	if (piece->form == FORM_CONTINUED_ON)
		return true;
	if (piece->form != FORM_BYLINE && piece->form != FORM_CREDIT)
		return false;
	uint32_t first = piece->text.start < page->text->len
	                         ? (unsigned char)page->text->str[piece->text.start]
	                         : 0;
	return first == '(' || first == 0xef; /* （ */
}

/* …增收致富。（经济日报记者 顾明远）: a paragraph that is signed ends its article, where
 * a title follows. */
static bool is_signed(const struct page *page, const struct piece *piece)
{
	enum { TAIL_BYTES = 72 };
	struct slice text = piece_slice(page, piece), last = text;
	struct span names;
	uint32_t mark = glyph_take_last(&last);
	if (piece->type != BLOCK_PARAGRAPH || (mark != ')' && mark != 0xff09)) /* ） */
		return false;
	struct slice tail = utf8_tail(text, TAIL_BYTES);
	return patterns_find(page->patterns, FORM_REPORTER, tail, "names", &names) &&
	       tail.len - names.end <= 4;
}

/* Whether only dates and sources stand above piece i: a web page's particulars, which are
 * those of the article below them and none of their own. */
static bool heads_page(const struct page *page, size_t i)
{
	while (i-- > 0) {
		const struct piece *piece = page_piece_at(page, i);
		if (!piece_is_passed_over(piece) && piece->form != FORM_DATE &&
		    piece->form != FORM_CREDIT)
			return false;
	}
	return true;
}

/* The first title begins no article apart from its page's particulars. */
static void lead_in(const struct page *page, bool *starts)
{
	size_t i = 0;
	while (i < page->pieces->len && !starts[i])
		i++;
	if (i < page->pieces->len && heads_page(page, i))
		starts[i] = false;
}

/* Whether the page's headings each head a piece of news: most have text below that begins
 * with the day of what happened, as few sections of an article do. Where headings stand
 * one behind another, more of them must: they may be gathered. */
static bool heads_are_news(const struct page *page)
{
	size_t heads = 0, news = 0;
	bool rows = false;
	for (size_t i = 0; i < page->pieces->len; i++) {
		const struct piece *piece = page_piece_at(page, i);
		if (piece_is_passed_over(piece) || piece->type != BLOCK_HEADING)
			continue;
		size_t next = page_next_piece(page, i);
		if (next >= page->pieces->len)
			break;
		rows |= page_piece_at(page, next)->type == BLOCK_HEADING;
		if (page_piece_at(page, next)->type != BLOCK_PARAGRAPH)
			continue;
		if (role_is_ordinal(piece->form))
			return false;
		heads++;
		news += patterns_match(page->patterns, FORM_BRIEF,
		                       piece_slice(page, page_piece_at(page, next)));
	}
	return news >= (rows ? 3 : 2) && news * 3 >= heads * 2;
}

static void mark_plain(const struct page *page, bool *starts)
{
	bool by_heads = page->wrapped && heads_are_news(page);
	bool one = page->source->format == FORMAT_HTML; /* a page is mostly one article */
	bool body = false, ended = false, dated = false, reported = false, signed_off = false;
	size_t n_text = 0; /* paragraphs of the article so far */
	for (size_t i = 0; i < page->pieces->len; i++) {
		const struct piece *piece = page_piece_at(page, i);
		if (piece_is_passed_over(piece))
			continue;
		size_t block_end = title_block(page, i);
		if (block_end > i) {
			starts[i] = !heads_page(page, i);
			body = ended = dated = reported = false;
			n_text = 0;
			i = block_end - 1;
			continue;
		}
		bool text = piece->type == BLOCK_PARAGRAPH || piece->type == BLOCK_ITEM;
		if (piece->form == FORM_SALUTATION)
			starts[i] = (reported || n_text > LONGEST_HEAD) && opens_report(page, i);
		else if (piece->form == FORM_DATELINE && body)
			starts[i] = dated || (n_text > LONGEST_HEAD && !one);
		else if (ended && (text || piece->type == BLOCK_HEADING) && !is_field(piece))
			starts[i] = true;
		else if ((signed_off || ((by_heads || piece->head) && body)) &&
		         piece->type == BLOCK_HEADING && !role_is_ordinal(piece->form))
			starts[i] = true;
		if (starts[i]) {
			body = ended = dated = reported = false;
			n_text = 0;
		}
		body |= text && !is_field(piece);
		dated |= piece->form == FORM_DATELINE;
		reported |= piece->form == FORM_SALUTATION && piece->ending == ENDING_COLON;
		n_text += text;
		signed_off = is_signed(page, piece);
		ended = ends_article(page, i) || (ended && is_field(piece));
	}
}

/* Behind an article's signature, lines that introduce nothing: a slogan, a
 * running head. They become a fragment of their own. */
static void mark_leftovers(const struct page *page, bool *starts)
{
	bool ended = false;
	for (size_t i = 0; i < page->pieces->len; i++) {
		const struct piece *piece = page_piece_at(page, i);
		if (piece_is_passed_over(piece))
			continue;
		if ((ended || page->marked) && piece->type == BLOCK_HEADING && !piece->level &&
		    !starts[i]) {
			size_t at = i;
			while (at < page->pieces->len && !starts[at] &&
			       (piece_is_passed_over(page_piece_at(page, at)) ||
			        page_piece_at(page, at)->type == BLOCK_HEADING))
				at++;
			starts[i] = at == page->pieces->len || starts[at];
			i = starts[i] ? at - 1 : i;
		}
		ended = ends_article(page, i);
	}
}

/* What goes on from another page is none of the article above it: with the headings
 * right before 上接第一版, it begins one. */
static void mark_continued(const struct page *page, bool *starts)
{
	bool text = false; /* since the article began */
	for (size_t i = 0, head = SIZE_MAX; i < page->pieces->len; i++) {
		const struct piece *piece = page_piece_at(page, i);
		if (starts[i]) {
			text = false;
			head = SIZE_MAX;
		}
		if (piece_is_passed_over(piece))
			continue;
		if (piece->form == FORM_CONTINUED_FROM && text) {
			starts[head == SIZE_MAX ? i : head] = true;
			text = false;
		}
		bool heading = piece->type == BLOCK_HEADING && !role_is_ordinal(piece->form);
		head = !heading ? SIZE_MAX : head == SIZE_MAX ? i : head;
		text |= piece->type == BLOCK_PARAGRAPH && !is_field(piece) &&
		        piece->form != FORM_CONTINUED_FROM;
	}
}

/* What a web page has below its text: short lines that head nothing. Columns are
 * another matter; their headings may stand anywhere. */
static void drop_footer(struct page *page)
{
	if (page->wrapped || page->source->format != FORMAT_TEXT ||
	    !page_wants(page, REPAIR_FURNITURE))
		return;
	bool text = false;
	for (size_t i = 0; i < page->pieces->len; i++)
		text |= page_piece_at(page, i)->type == BLOCK_PARAGRAPH;
	for (size_t i = page->pieces->len; text && i-- > 0;) {
		struct piece *piece = page_piece_at(page, i);
		if (piece_is_passed_over(piece))
			continue;
		if (piece->type != BLOCK_HEADING || role_is_ordinal(piece->form) || piece->by_hand)
			break;
		piece->type = BLOCK_FURNITURE;
		piece_repaired(page, piece, REPAIR_FURNITURE, piece_source(page, piece), 1);
	}
}

void pieces_segment(struct page *page)
{
	g_autofree bool *starts = g_new0(bool, page->pieces->len + 1);
	bool markup = false;
	for (size_t i = 0; i < page->pieces->len; i++)
		markup |= is_marked(page_piece_at(page, i));
	if (!markup)
		drop_footer(page);
	take_signatures(page);
	if (markup)
		mark_markup(page, starts);
	else
		mark_plain(page, starts);
	mark_leftovers(page, starts);
	lead_in(page, starts);
	mark_continued(page, starts);
	for (size_t i = 0; i < page->pieces->len; i++)
		page_piece_at(page, i)->starts = starts[i];
}

void pieces_number(struct page *page)
{
	int article = 0;
	bool any = false;
	for (size_t i = 0; i < page->pieces->len; i++) {
		struct piece *piece = page_piece_at(page, i);
		article += piece->starts && any;
		any |= !piece_is_passed_over(piece);
		piece->article = article;
		if (piece->starts)
			page_explain(page, "article", "%d from piece %zu: %.*s", article, i,
			             (int)MIN(span_len(piece->text), 48),
			             piece_slice(page, piece).data);
	}
}
