/* Jumps: an article that breaks off at 下转第二版 and goes on at 上接第一版 in the same
 * file is made whole. Which two belong together is told by the pages that they name
 * and stand on, by the sentence left open, and by what both speak of. */
#include "core/text/jumps.h"

#include <string.h>

#include "core/base/han-number.h"
#include "core/text/order.h"
#include "core/text/seam.h"

enum { MOST_JUMPS = 24, REACH = 8, PAGE_REACH = 4096, MOST_PAGE = 999 };

static const double same_page = 3, other_page = -6, open_sentence = 1, spoken_of = 3;
static const double least_odds = -1; /* to follow a jump */

/* Where an article goes on: pieces [first, end), with the mark among them. */
struct landing {
	size_t first, mark, end;
};

static bool is_numeral(uint32_t c)
{
	return (c < 0x80 && g_ascii_isdigit((char)c)) || han_digit(c) >= 0 || han_scale(c);
}

unsigned jump_page(struct slice text)
{
	const char *sign = slice_find(text, slice_of("版"));
	size_t end = sign ? (size_t)(sign - text.data) : 0, start = end, previous;
	while (start && is_numeral(utf8_previous(text, start, &previous)))
		start = previous;
	uint64_t number = 0;
	for (size_t off = start; off < end && number <= MOST_PAGE;) {
		bool figure = g_ascii_isdigit(text.data[off]);
		number = figure ? number * 10 + (uint64_t)(text.data[off++] - '0')
		                : han_number(text, &off);
	}
	return number <= MOST_PAGE ? (unsigned)number : 0;
}

/* The page that piece i stands on, by the furniture above it. 0: not known. */
static unsigned page_of(const struct page *page, size_t i)
{
	unsigned number;
	for (size_t reach = 0; i-- > 0 && reach < PAGE_REACH; reach++) {
		const struct piece *piece = page_piece_at(page, i);
		if (piece->type == BLOCK_FURNITURE &&
		    (number = jump_page(piece_slice(page, piece))))
			return number;
	}
	return 0;
}

static size_t article_start(const struct page *page, size_t i)
{
	while (i && !page_piece_at(page, i)->starts)
		i--;
	return i;
}

/* What agrees, and what does not, of the page that a mark names and the one that the
 * other mark stands on. */
static double page_odds(const struct page *page, size_t mark, size_t other)
{
	unsigned named = jump_page(piece_slice(page, page_piece_at(page, mark)));
	unsigned stands = page_of(page, other);
	return !named || !stands ? 0 : named == stands ? same_page : other_page;
}

/* The nearest piece of text from i on, one way or the other; or NULL. */
static const struct piece *text_from(const struct page *page, size_t i, int step)
{
	for (int reach = 0; reach < REACH; reach++) {
		i += (size_t)step;
		if (i >= page->pieces->len)
			return NULL;
		if (piece_is_text(page_piece_at(page, i)))
			return page_piece_at(page, i);
	}
	return NULL;
}

/* Odds that the article with the mark at from goes on at landing. */
static double jump_odds(const struct page *page, size_t from, const struct landing *landing)
{
	const struct piece *before = text_from(page, from, -1);
	const struct piece *after = text_from(page, landing->mark, 1);
	if (!before || !after)
		return other_page;
	struct slice left = piece_slice(page, before), right = piece_slice(page, after);
	double odds = page_odds(page, from, landing->mark) + page_odds(page, landing->mark, from);
	if (before->ending == ENDING_OPEN)
		odds += open_sentence + seam_odds(left, right) + seam_phrase_odds(left, right);
	const struct piece *title = page_piece_at(page, article_start(page, from));
	const struct piece *head = page_piece_at(page, landing->first);
	return odds + spoken_of * seam_affinity(left, right) +
	       spoken_of * seam_affinity(piece_slice(page, title), piece_slice(page, head));
}

/* The mark of the article that goes on at landing, or SIZE_MAX. */
static size_t find_jump(const struct page *page, const struct landing *landing, double *best)
{
	size_t found = SIZE_MAX, looked = 0;
	*best = least_odds;
	for (size_t i = 0; i < page->pieces->len && looked < MOST_JUMPS; i++) {
		const struct piece *piece = page_piece_at(page, i);
		if (piece->form != FORM_CONTINUED_ON || piece_is_passed_over(piece) ||
		    (i >= landing->first && i < landing->end))
			continue;
		looked++;
		double odds = jump_odds(page, i, landing);
		if (odds > *best) {
			*best = odds;
			found = i;
		}
	}
	return found;
}

/* The marks have said all that they had to say. */
static void spend_mark(struct page *page, struct piece *mark, double chance)
{
	piece_repaired(page, mark, REPAIR_FURNITURE, piece_source(page, mark), chance);
	mark->type = BLOCK_FURNITURE;
	mark->form = FORM_FURNITURE;
}

/* The article's title once more, in short: it stands over the rest, and is none of it. */
static void lay_heads(struct page *page, size_t from, const struct landing *landing)
{
	const struct piece *title = page_piece_at(page, article_start(page, from));
	for (size_t i = landing->first; i < landing->mark; i++) {
		struct piece *head = page_piece_at(page, i);
		if (head->type == BLOCK_HEADING && !head->dropped)
			piece_lay_piece(page, title, head, REPAIR_PULL_QUOTE);
	}
}

static void follow_jump(struct page *page, size_t from, const struct landing *landing, double odds)
{
	double chance = odds_chance(odds - least_odds);
	struct piece *first = page_piece_at(page, landing->first);
	struct piece *text = page_piece_at(page, landing->mark + 1);
	page_explain(page, "jump", "piece %zu goes on in pieces %zu-%zu, chance %.2f", from,
	             landing->first, landing->end - 1, chance);
	first->starts = false;
	piece_repaired(page, text, REPAIR_REORDER, piece_source(page, text), chance);
	lay_heads(page, from, landing);
	spend_mark(page, page_piece_at(page, landing->mark), chance);
	spend_mark(page, page_piece_at(page, from), chance);
	if (landing->end < page->pieces->len)
		page_piece_at(page, landing->end)->starts = true;
	page_move(page, landing->first, landing->end, from + 1);
}

/* What goes on from a page, from the mark at i on; its head is the one of its article. */
static struct landing landing_at(const struct page *page, size_t i)
{
	return (struct landing){ article_start(page, i), i, order_article_end(page, i) };
}

static bool may_land(const struct page *page, const struct landing *landing)
{
	for (size_t i = landing->first; i < landing->mark; i++)
		if (piece_is_text(page_piece_at(page, i)) &&
		    page_piece_at(page, i)->form == FORM_TEXT)
			return false;
	return landing->mark + 1 < landing->end &&
	       !page_spares(page, REPAIR_REORDER,
	                    piece_source(page, page_piece_at(page, landing->mark + 1)));
}

void pieces_follow_jumps(struct page *page)
{
	if (!page_wants(page, REPAIR_REORDER))
		return;
	for (size_t i = 0, looked = 0; i < page->pieces->len && looked < MOST_JUMPS; i++) {
		if (page_piece_at(page, i)->form != FORM_CONTINUED_FROM ||
		    piece_is_passed_over(page_piece_at(page, i)))
			continue;
		struct landing landing = landing_at(page, i);
		double odds;
		size_t from =
		        may_land(page, &landing) ? find_jump(page, &landing, &odds) : SIZE_MAX;
		looked++;
		if (from != SIZE_MAX)
			follow_jump(page, from, &landing, odds);
	}
}
