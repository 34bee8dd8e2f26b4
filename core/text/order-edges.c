/* What stands at a page's edges for want of order: the last column of an article before
 * its title, and the lead, set across the columns, behind them all. Told by the words
 * that the column and the article share. */
#include "core/text/order.h"
#include "core/text/seam.h"
#include "core/text/vocabulary.h"

enum {
	MOST_COMPARED = 6000, /* bytes of text whose words are compared */
	LEAST_COLUMN = 200,   /* of a column that is */
	LEAST_TEXT = 4        /* paragraphs of an article with a lead across them */
};

/* Of its pairs of characters a column shares a fifth with an article of which it is the end,
 * and a twelfth with another. Of 60 each, 55 of the one and 9 of the other share so much, and
 * 58 and 14 as much as is asked where the page has no other title. */
static const double least_share = 0.125, least_of_one = 0.1, share_odds = 2;

/* Whether the page's first text may be a column of the article below it: nothing shows
 * that it is a whole one, or of one that another page has. */
static bool may_be_column(const struct page *page, size_t end)
{
	for (size_t i = 0; i < end; i++) {
		enum form form = page_piece_at(page, i)->form;
		if (form == FORM_SALUTATION || form == FORM_DATELINE ||
		    form == FORM_CONTINUED_FROM || form == FORM_CONTINUED_ON)
			return false;
	}
	return !order_has_title(page, 0, end) && !order_is_signed(page, 0, end);
}

struct vocabulary *order_words(const struct page *page, size_t first, size_t end, size_t *bytes)
{
	g_autoptr(GString) text = g_string_new(NULL);
	for (size_t i = first; i < end && text->len < MOST_COMPARED; i++) {
		struct slice one = piece_slice(page, page_piece_at(page, i));
		if (order_is_text(page_piece_at(page, i)))
			g_string_append_len(text, one.data, (gssize)one.len);
	}
	*bytes = text->len;
	return vocabulary_of((struct slice){ text->str, text->len });
}

double order_share_of_words(const struct page *page, size_t first, size_t end, size_t text,
                            size_t text_end)
{
	size_t bytes, other;
	g_autoptr(vocabulary_auto) own = order_words(page, first, end, &bytes);
	g_autoptr(vocabulary_auto) whole = order_words(page, text, text_end, &other);
	double share = vocabulary_share(own, whole);
	page_explain(page, "order", "the text from piece %zu shares %.2f of its words", first,
	             share);
	return bytes >= LEAST_COLUMN ? share : 0;
}

/* Puts the lead of the article, pieces [text, end), that stands last and across the
 * columns of all others, before them. */
static void move_lead(struct page *page, size_t text, size_t end)
{
	size_t last = order_text_end(page, text, end), n = 0;
	if (last <= text || page_piece_at(page, --last)->ending != ENDING_FULL)
		return;
	unsigned columns = page_piece_at(page, last)->columns;
	for (size_t i = text; i < last; i++)
		if (order_is_text(page_piece_at(page, i))) {
			n++;
			if (!order_is_across(columns, page_piece_at(page, i)->columns))
				return;
		}
	const struct piece *lead = page_piece_at(page, last);
	struct span source = piece_source(page, lead);
	if (n < LEAST_TEXT || page_spares(page, REPAIR_REORDER, source))
		return;
	piece_repaired(page, lead, REPAIR_REORDER, source, 1);
	page_explain(page, "order", "piece %zu, across the columns, leads", last);
	page_move(page, last, last + 1, text);
}

void order_edges(struct page *page)
{
	size_t column = page->pieces->len ? order_article_end(page, 0) : 0;
	if (!column || column == page->pieces->len || !may_be_column(page, column) ||
	    !order_has_title(page, column, order_article_end(page, column)))
		return;
	size_t end = order_article_end(page, column);
	size_t text = order_title_end(page, column, end);
	struct span source = piece_source(page, page_piece_at(page, 0));
	double least = end == page->pieces->len ? least_of_one : least_share;
	if (order_share_of_words(page, 0, column, text, end) < least ||
	    page_spares(page, REPAIR_REORDER, source))
		return;
	piece_repaired(page, page_piece_at(page, 0), REPAIR_REORDER, source,
	               odds_chance(share_odds));
	move_lead(page, text, end);
	page_piece_at(page, 0)->starts = false;
	page_move(page, 0, column, order_text_end(page, text, end));
	page_piece_at(page, 0)->starts = true;
}
