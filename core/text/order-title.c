/* A title printed after its article, put back before it: told by what stands
 * around it, and by the office that title and text both name. */
#include "core/text/order.h"
#include "core/text/seam.h"
#include "core/text/vocabulary.h"

enum { MOST_WEIGHED = 6000 }; /* bytes of text whose words are compared with a title's */

/* Odds that a title is for the text before it: because none stands behind, or for
 * the office that both name. */
static const double last_odds = 3, office_odds = 3;

/* 新华社北京1月23日电, with no text behind it. */
static bool is_lone_dateline(const struct piece *piece)
{
	return piece->form == FORM_DATELINE && piece->ending == ENDING_OPEN &&
	       span_len(piece->text) < 100;
}

bool order_is_text(const struct piece *piece)
{
	return piece_is_text(piece) && piece->form != FORM_BYLINE && piece->form != FORM_CREDIT &&
	       piece->form != FORM_DATE && piece->form != FORM_SUBTITLE && !is_lone_dateline(piece);
}

size_t order_article_end(const struct page *page, size_t first)
{
	size_t end = first + 1;
	while (end < page->pieces->len && !page_piece_at(page, end)->starts)
		end++;
	return end;
}

size_t order_text_end(const struct page *page, size_t first, size_t end)
{
	while (end > first && !order_is_text(page_piece_at(page, end - 1)))
		end--;
	return end;
}

bool order_is_signed(const struct page *page, size_t first, size_t end)
{
	while (end > first && piece_is_passed_over(page_piece_at(page, end - 1)))
		end--;
	return end > first && !order_is_text(page_piece_at(page, end - 1));
}

static bool is_title_part(const struct piece *piece)
{
	return piece_is_passed_over(piece) || piece->type == BLOCK_CONTINUATION ||
	       piece->form == FORM_BYLINE || piece->form == FORM_CREDIT ||
	       piece->form == FORM_DATE || piece->form == FORM_SUBTITLE ||
	       piece->form == FORM_DATELINE ||
	       (piece->type == BLOCK_HEADING && piece->form == FORM_TEXT);
}

/* Whether piece i is a heading with another right behind it: sections', below who wrote
 * the article. */
static bool begins_row(const struct page *page, size_t i, size_t end)
{
	const struct piece *piece = page_piece_at(page, i);
	return i + 1 < end && piece->type == BLOCK_HEADING && piece->form == FORM_TEXT &&
	       piece[1].type == BLOCK_HEADING && piece[1].form == FORM_TEXT;
}

size_t order_title_end(const struct page *page, size_t first, size_t end)
{
	size_t at = first;
	bool title = false, signed_by = false;
	while (at < end && is_title_part(page_piece_at(page, at)) &&
	       !order_is_text(page_piece_at(page, at)) &&
	       !(signed_by && begins_row(page, at, end))) {
		title |= page_piece_at(page, at)->type == BLOCK_HEADING;
		signed_by |= title && page_piece_at(page, at)->form == FORM_BYLINE;
		at++;
	}
	return at;
}

bool order_has_title(const struct page *page, size_t first, size_t end)
{
	for (size_t i = first; i < order_title_end(page, first, end); i++) {
		const struct piece *piece = page_piece_at(page, i);
		if (piece->type == BLOCK_HEADING && !piece->dropped)
			return true;
	}
	return false;
}

/* Whose report a text is, by its opening or its title: a group's index, or -1. */
static int office_of(const struct page *page, enum form form, size_t first, size_t end)
{
	static const char *const offices[] = { "government", "congress", "court", "prosecution",
		                               "conference" };
	for (size_t i = first; i < end; i++) {
		struct slice text = piece_slice(page, page_piece_at(page, i));
		for (size_t k = 0; k < G_N_ELEMENTS(offices) && text.len < 600; k++) {
			struct span group;
			if (patterns_find(page->patterns, form, text, offices[k], &group) &&
			    span_len(group))
				return (int)k;
		}
	}
	return -1;
}

static size_t opening_end(size_t first, size_t end)
{
	return MIN(first + 6, end);
}

/* Whether the title block [first, text) is for the article before it, which
 * begins at before, and not for what stands behind it. */
static bool is_for_before(const struct page *page, size_t before, size_t first, size_t text,
                          size_t end)
{
	struct span title_source = piece_source(page, page_piece_at(page, first));
	if (order_has_title(page, before, first) || page_spares(page, REPAIR_RETITLE, title_source))
		return false;
	if (text == end)
		return true;
	int title = office_of(page, FORM_REPORT, first, text);
	return title >= 0 &&
	       title == office_of(page, FORM_OPENING, before, opening_end(before, first)) &&
	       title != office_of(page, FORM_OPENING, text, opening_end(text, end));
}

static struct vocabulary *vocabulary_from(const struct page *page, size_t first, size_t end)
{
	g_autoptr(GString) text = g_string_new(NULL);
	for (size_t i = first; i < end && text->len < MOST_WEIGHED; i++) {
		struct slice one = piece_slice(page, page_piece_at(page, i));
		g_string_append_len(text, one.data, (gssize)one.len);
	}
	return vocabulary_of((struct slice){ text->str, text->len });
}

/* Those odds, with how much more of the title's words stand in the text before
 * it than in that behind. */
static double title_odds(const struct page *page, size_t before, size_t first, size_t text,
                         size_t end)
{
	g_autoptr(vocabulary_auto) own = vocabulary_from(page, first, text);
	g_autoptr(GPtrArray) sides =
	        g_ptr_array_new_with_free_func((GDestroyNotify)vocabulary_free);
	double weights[2];
	g_ptr_array_add(sides, vocabulary_from(page, before, first));
	g_ptr_array_add(sides, vocabulary_from(page, text, end));
	vocabulary_weigh(own, sides, weights);
	return (text == end ? last_odds : office_odds) + weights[0] - weights[1];
}

static void move_title(struct page *page, size_t before, size_t first, size_t text, size_t end)
{
	double chance = odds_chance(title_odds(page, before, first, text, end));
	struct piece *title = page_piece_at(page, first);
	page_piece_at(page, before)->starts = false;
	title->starts = true;
	piece_repaired(page, title, REPAIR_RETITLE, piece_source(page, title), chance);
	page_explain(page, "order", "title block %zu-%zu goes before piece %zu, chance %.2f", first,
	             text - 1, before, chance);
	if (text < page->pieces->len)
		page_piece_at(page, text)->starts = true;
	page_move(page, first, text, before);
}

/* Titles are headings and fields with no text, between two articles. */
void order_titles(struct page *page)
{
	size_t before = 0;
	for (size_t first = 0; first < page->pieces->len;) {
		size_t end = order_article_end(page, first);
		size_t text = order_title_end(page, first, end);
		if (first && order_has_title(page, first, end) &&
		    is_for_before(page, before, first, text, end))
			move_title(page, before, first, text, end);
		before = text < end ? first : before;
		first = end;
	}
}
