/* Boxes: an article without byline or dateline below or beside another, which shows by
 * the width of its column alone. The text above its title ends with a paragraph, and from
 * there on every line is set in another width. */
#include "core/text/order.h"

enum {
	LEAST_ABOVE = 3, /* paragraphs of the article above */
	LEAST_BELOW = 2, /* and of the box */
	MOST_LEAD = 4,   /* that stand across the columns of an article */
	SAME = 2,        /* columns by which paragraphs of one setting differ at most */
	OTHER = 4        /* and those of two at least */
};

/* As much of its words an article has of what a text below its headings says (order-edges.c
 * tells how much others have). */
static const double least_share = 0.17;

static bool is_title(const struct piece *piece)
{
	return piece->type == BLOCK_HEADING && !piece->dropped && !piece->level &&
	       piece->form == FORM_TEXT;
}

static unsigned apart(unsigned a, unsigned b)
{
	return a > b ? a - b : b - a;
}

/* Whether most text of pieces [first, end) is set in that width. */
static bool is_mostly_in_width(const struct page *page, size_t first, size_t end, unsigned width)
{
	size_t all = 0, same = 0;
	for (size_t i = first; i < end; i++) {
		const struct piece *piece = page_piece_at(page, i);
		if (!order_is_text(piece))
			continue;
		all++;
		same += piece->width && apart(piece->width, width) <= SAME;
	}
	return same >= LEAST_ABOVE && same * 5 >= all * 4;
}

/* Whether all is. Ends with the first that is not, so that a page of many widths takes
 * no time. */
static bool is_all_in_width(const struct page *page, size_t first, size_t end, unsigned width)
{
	size_t n = 0;
	for (size_t i = first; i < end; i++) {
		const struct piece *piece = page_piece_at(page, i);
		if (!order_is_text(piece))
			continue;
		if (!piece->width || apart(piece->width, width) > SAME)
			return false;
		n++;
	}
	return n >= LEAST_BELOW;
}

/* The first text of pieces [i, end); end where there is none. */
static size_t text_behind(const struct page *page, size_t i, size_t end)
{
	while (i < end && !order_is_text(page_piece_at(page, i)))
		i++;
	return i;
}

/* Whether the text of pieces [below, end) is a lead by its looks: a few paragraphs set
 * across columns of that width. */
static bool looks_like_lead(const struct page *page, size_t below, size_t end, unsigned width)
{
	size_t n = 0;
	for (size_t i = below; i < end && n <= MOST_LEAD; i++)
		n += order_is_text(page_piece_at(page, i));
	return n <= MOST_LEAD && page_piece_at(page, below)->width * 2 > width * 3;
}

/* Whether the titles between pieces above and below are headings of the article above: they
 * head what that speaks of, or the page has gathered them, with the lead behind them. */
static bool are_gathered(const struct page *page, size_t first, size_t above, size_t below,
                         size_t end)
{
	size_t titles = 0;
	for (size_t i = above + 1; i < below; i++)
		titles += is_title(page_piece_at(page, i));
	return order_share_of_words(page, below, end, first, above + 1) >= least_share ||
	       (titles >= 2 &&
	        looks_like_lead(page, below, end, page_piece_at(page, above)->width));
}

/* Whether a box begins between pieces above and below, the texts around its title, within
 * the article of pieces [first, end). */
static bool begins_box(const struct page *page, size_t first, size_t above, size_t below,
                       size_t end)
{
	const struct piece *last = page_piece_at(page, above);
	unsigned width = page_piece_at(page, below)->width;
	return last->ending == ENDING_FULL && apart(last->width, width) >= OTHER &&
	       is_all_in_width(page, below, end, width) &&
	       is_mostly_in_width(page, first, below, last->width) &&
	       !are_gathered(page, first, above, below, end);
}

/* The piece that a box begins with, within the article of pieces [first, end); end where
 * there is none. */
static size_t box_start(const struct page *page, size_t first, size_t end)
{
	for (size_t i = text_behind(page, first, end), above; i < end;) {
		above = i++;
		size_t below = text_behind(page, i, end);
		while (i < below && !is_title(page_piece_at(page, i)))
			i++;
		if (i < below && below < end && begins_box(page, first, above, below, end))
			return i;
		i = below;
	}
	return end;
}

void pieces_part_boxes(struct page *page)
{
	if (!page->wrapped || page->marked)
		return;
	for (size_t first = 0, end; first < page->pieces->len; first = end) {
		end = order_article_end(page, first);
		size_t box = box_start(page, first, end);
		if (box == end)
			continue;
		page_piece_at(page, box)->starts = true;
		page_explain(page, "article", "a box from piece %zu", box);
	}
}
