/* Titles of news that a page prints apart from them - below, above or beside each other -
 * put above the text that each is of, told by their words. Only of news that begin with a
 * dateline: other text may go on from anywhere. */
#include <string.h>

#include "core/text/assignment.h"
#include "core/text/order.h"
#include "core/text/seam.h"
#include "core/text/vocabulary.h"

enum {
	MOST_NEWS = 24,  /* of a page that are looked at */
	MOST_TITLES = 72 /* headings that may be one's title */
};

/* What speaks for a text to have a title at all; for the one right above its dateline, and
 * for one right behind its end. What the titles are worth as they stand must be less than
 * the best way by so much. */
static const double titled = 2, above = 1.5, behind = 0.5, least_gain = 1.5;

/* A heading with the fields below it. */
struct head {
	size_t first, end; /* pieces */
	size_t of;         /* news that it stands above or behind, or SIZE_MAX */
	double place;      /* what speaks for that */
	size_t given;      /* news that it is given to, or SIZE_MAX */
};

/* A text with its dateline, and the article that it is in. */
struct item {
	size_t first, text, end; /* pieces */
	size_t title;            /* head right above it, or SIZE_MAX */
};

struct news {
	struct page *page;
	struct item items[MOST_NEWS];
	struct head heads[MOST_TITLES];
	size_t n_items, n_heads;
};

static bool is_head(const struct page *page, const struct piece *piece)
{
	return piece->type == BLOCK_HEADING && piece->form == FORM_TEXT && !piece->dropped &&
	       !piece->level && !piece->by_hand &&
	       !page_spares(page, REPAIR_RETITLE, piece_source(page, piece));
}

/* Takes down the headings among pieces [first, end), which stand so by an item; false where
 * there are too many. */
static bool add_heads(struct news *news, size_t first, size_t end, size_t of, double place)
{
	for (size_t i = first; i < end; i++) {
		if (!is_head(news->page, page_piece_at(news->page, i)))
			continue;
		if (news->n_heads == MOST_TITLES)
			return false;
		size_t at = i++;
		while (i < end && !is_head(news->page, page_piece_at(news->page, i)))
			i++;
		news->heads[news->n_heads++] = (struct head){ at, i--, of, place, SIZE_MAX };
	}
	return true;
}

/* Takes down the article of pieces [first, end), if it is news, and the headings around it. */
static bool add_article(struct news *news, size_t first, size_t end)
{
	const struct page *page = news->page;
	size_t text = order_title_end(page, first, end), last = order_text_end(page, first, end);
	bool dated = text < end && page_piece_at(page, text)->form == FORM_DATELINE;
	size_t of = dated ? news->n_items : SIZE_MAX, heads = news->n_heads;
	if (dated && news->n_items == MOST_NEWS)
		return false;
	if ((dated || text == end) && !add_heads(news, first, text, of, 0))
		return false;
	bool has_title = dated && news->n_heads > heads;
	if (has_title)
		news->heads[news->n_heads - 1].place = above;
	if (dated)
		news->items[news->n_items++] =
		        (struct item){ first, text, end, has_title ? news->n_heads - 1 : SIZE_MAX };
	return text == end || add_heads(news, MAX(last, text), end, of, behind);
}

/* Reads the page's news; false where none lacks a title, or no heading is left for it. */
static bool read_news(struct news *news)
{
	size_t lacking = 0;
	for (size_t first = 0, end; first < news->page->pieces->len; first = end) {
		end = order_article_end(news->page, first);
		if (!add_article(news, first, end))
			return false;
	}
	for (size_t k = 0; k < news->n_items; k++)
		lacking += news->items[k].title == SIZE_MAX;
	return lacking && news->n_items > 1 && news->n_heads + lacking > news->n_items;
}

/* What speaks for each head above each item, by item and head. */
static double *weigh_heads(const struct news *news)
{
	double *odds = g_new(double, news->n_items * news->n_heads);
	g_autoptr(GPtrArray) words =
	        g_ptr_array_new_with_free_func((GDestroyNotify)vocabulary_free);
	for (size_t k = 0; k < news->n_items; k++) {
		const struct item *item = &news->items[k];
		size_t bytes;
		g_ptr_array_add(words, order_words(news->page, item->text, item->end, &bytes));
	}
	for (size_t h = 0; h < news->n_heads; h++) {
		const struct head *head = &news->heads[h];
		double shares[MOST_NEWS], sum = 0;
		g_autoptr(vocabulary_auto) own = vocabulary_of(
		        piece_slice(news->page, page_piece_at(news->page, head->first)));
		vocabulary_weigh(own, words, shares);
		for (size_t k = 0; k < news->n_items; k++)
			sum += shares[k];
		for (size_t k = 0; k < news->n_items; k++)
			odds[k * news->n_heads + h] = titled + shares[k] -
			                              sum / (double)news->n_items +
			                              (head->of == k ? head->place : 0);
	}
	return odds;
}

/* Gives each item the head that it has by the best way, all together; returns what that is
 * worth. */
static double give_heads(struct news *news, const double *odds)
{
	size_t columns = news->n_heads + news->n_items; /* the last ones: none */
	g_autofree double *costs = g_new0(double, news->n_items *columns);
	double worth = 0;
	for (size_t k = 0; k < news->n_items; k++)
		for (size_t h = 0; h < news->n_heads; h++)
			costs[k * columns + h] = -odds[k * news->n_heads + h];
	g_autofree size_t *row_of = assignment_of_least_cost(costs, news->n_items, columns);
	for (size_t h = 0; h < news->n_heads; h++) {
		if (!row_of[h])
			continue;
		news->heads[h].given = row_of[h] - 1;
		worth += odds[(row_of[h] - 1) * news->n_heads + h];
	}
	return worth;
}

/* What the titles are worth that stand above the page's news. */
static double worth_in_file(const struct news *news, const double *odds)
{
	double worth = 0;
	for (size_t k = 0; k < news->n_items; k++)
		if (news->items[k].title != SIZE_MAX)
			worth += odds[k * news->n_heads + news->items[k].title];
	return worth;
}

static bool is_moved(const struct news *news, size_t h)
{
	size_t given = news->heads[h].given;
	return given != SIZE_MAX && news->items[given].title != h;
}

/* Appends pieces [first, end), but for the heads that are given away. */
static void lay_rest(const struct news *news, size_t first, size_t end, GArray *laid)
{
	for (size_t i = first; i < end; i++) {
		for (size_t h = 0; h < news->n_heads; h++)
			if (news->heads[h].first == i && is_moved(news, h))
				i = news->heads[h].end;
		if (i < end)
			g_array_append_val(laid, *page_piece_at(news->page, i));
	}
}

/* Appends the head that is given to the item whose article begins with piece first. */
static void lay_head(const struct news *news, size_t first, double chance, GArray *laid)
{
	for (size_t h = 0; h < news->n_heads; h++) {
		const struct head *head = &news->heads[h];
		if (!is_moved(news, h) || news->items[head->given].first != first)
			continue;
		struct piece *title = page_piece_at(news->page, head->first);
		piece_repaired(news->page, title, REPAIR_RETITLE, piece_source(news->page, title),
		               chance);
		page_explain(news->page, "order", "title %zu goes before piece %zu, chance %.2f",
		             head->first, first, chance);
		g_array_append_vals(laid, title, (guint)(head->end - head->first));
	}
}

static void lay_news(const struct news *news, double chance)
{
	GArray *pieces = news->page->pieces;
	g_autoptr(GArray) laid = g_array_sized_new(FALSE, FALSE, sizeof(struct piece), pieces->len);
	for (size_t first = 0, end; first < pieces->len; first = end) {
		size_t begins = laid->len;
		end = order_article_end(news->page, first);
		lay_head(news, first, chance, laid);
		lay_rest(news, first, end, laid);
		for (size_t i = begins; i < laid->len; i++)
			g_array_index(laid, struct piece, i).starts = i == begins;
	}
	memcpy(pieces->data, laid->data, pieces->len * sizeof(struct piece));
}

void order_news(struct page *page)
{
	struct news news = { .page = page };
	if (!read_news(&news))
		return;
	g_autofree double *odds = weigh_heads(&news);
	double best = give_heads(&news, odds), file = worth_in_file(&news, odds);
	page_explain(page, "order", "%zu titles of %zu news: %.1f, as in the file %.1f",
	             news.n_heads, news.n_items, best, file);
	if (best > file + least_gain)
		lay_news(&news, odds_chance(best - file));
}
