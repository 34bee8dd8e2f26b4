/* Boxes: an article without byline or dateline below or beside another, which shows by
 * the width of its column alone. The text above its title ends with a paragraph, and from
 * there on every line is set in another width. */
#include "core/text/order.h"

enum {
	LEAST_ABOVE = 3, /* paragraphs of the article above */
	LEAST_BELOW = 2, /* and of the box */
	SAME = 2,        /* columns by which paragraphs of one setting differ at most */
	OTHER = 4        /* and those of two at least */
};

static bool is_title(const struct piece *piece)
{
	return piece->type == BLOCK_HEADING && !piece->dropped && !piece->level &&
	       piece->form == FORM_TEXT;
}

static unsigned apart(unsigned a, unsigned b)
{
	return a > b ? a - b : b - a;
}

/* Paragraphs of a stretch, and how many of them are set in one width. */
struct setting {
	size_t all, same;
};

static struct setting setting_of(const struct page *page, size_t first, size_t end, unsigned width)
{
	struct setting setting = { 0, 0 };
	for (size_t i = first; i < end; i++) {
		const struct piece *piece = page_piece_at(page, i);
		if (!order_is_text(piece))
			continue;
		setting.all++;
		setting.same += piece->width && apart(piece->width, width) <= SAME;
	}
	return setting;
}

/* The last text of pieces [first, i), or the first of [i, end); SIZE_MAX where there is
 * none. */
static size_t text_before(const struct page *page, size_t first, size_t i)
{
	while (i > first)
		if (order_is_text(page_piece_at(page, --i)))
			return i;
	return SIZE_MAX;
}

static size_t text_behind(const struct page *page, size_t i, size_t end)
{
	for (; i < end; i++)
		if (order_is_text(page_piece_at(page, i)))
			return i;
	return SIZE_MAX;
}

/* Whether a box begins with piece i, within the article of pieces [first, end). */
static bool begins_box(const struct page *page, size_t first, size_t i, size_t end)
{
	size_t before = text_before(page, first, i), behind = text_behind(page, i, end);
	if (before == SIZE_MAX || behind == SIZE_MAX)
		return false;
	const struct piece *above = page_piece_at(page, before);
	unsigned width = page_piece_at(page, behind)->width;
	if (above->ending != ENDING_FULL || apart(above->width, width) < OTHER)
		return false;
	struct setting over = setting_of(page, first, i, above->width);
	struct setting below = setting_of(page, i, end, width);
	return over.same >= LEAST_ABOVE && over.same * 5 >= over.all * 4 &&
	       below.same >= LEAST_BELOW && below.same == below.all;
}

void pieces_part_boxes(struct page *page)
{
	if (!page->wrapped || page->marked)
		return;
	for (size_t first = 0, end; first < page->pieces->len; first = end) {
		end = order_article_end(page, first);
		for (size_t i = first + 1; i < end; i++)
			if (is_title(page_piece_at(page, i)) && begins_box(page, first, i, end)) {
				page_piece_at(page, i)->starts = true;
				page_explain(page, "article", "a box from piece %zu", i);
				break;
			}
	}
}
