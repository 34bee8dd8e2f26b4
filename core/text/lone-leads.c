/* Sentences that a report sets by themselves above what they head: 生态底色更加亮丽。 They
 * stood in bold at the head of their paragraph, before a program took them out of
 * their markup. Only where a whole report is set so: elsewhere a short paragraph is
 * one. headings.c makes headings of them. */
#include "core/text/page.h"

enum {
	LEAST_LEADS = 5,
	LEAST_SHARE = 8, /* of a report's paragraphs one in so many */
	LEAD_COLUMNS = 84,
	LEAST_TIMES = 3, /* as long as its lead is what it heads, at least */
	LEAST_TEXT = 200 /* bytes of it */
};

static bool is_paragraph(const struct piece *piece)
{
	return piece->type == BLOCK_PARAGRAPH && !piece->dropped;
}

/* One short sentence, of no quotation and no list. */
static bool is_sentence(const struct page *page, const struct piece *piece)
{
	struct slice text = piece_slice(page, piece);
	if (!is_paragraph(piece) || piece->ending != ENDING_FULL ||
	    (piece->form != FORM_TEXT && piece->form != FORM_ENUMERATION))
		return false;
	struct glyph_tally tally = glyph_tally(text);
	return tally.columns <= LEAD_COLUMNS && tally.ends == 1 &&
	       !(tally.kinds & GLYPH_BIT(GLYPH_COLON)) &&
	       glyph_take_last(&text) == 0x3002 /* 。 */ &&
	       !patterns_match(page->patterns, FORM_OPENING, piece_slice(page, piece));
}

static bool is_headed(const struct page *page, size_t i, size_t end)
{
	const struct piece *piece = page_piece_at(page, i), *next = piece + 1;
	return i + 1 < end && is_paragraph(next) && span_len(next->text) >= LEAST_TEXT &&
	       span_len(next->text) >= LEAST_TIMES * span_len(piece->text);
}

/* Whether pieces [first, end) greet an assembly. */
static bool is_speech(const struct page *page, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (page_piece_at(page, i)->form == FORM_SALUTATION)
			return true;
	return false;
}

static void mark_leads(struct page *page, size_t first, size_t end)
{
	size_t leads = 0, others = 0, all = 0;
	if (!is_speech(page, first, end))
		return;
	for (size_t i = first; i < end; i++) {
		all += is_paragraph(page_piece_at(page, i));
		if (is_sentence(page, page_piece_at(page, i)))
			*(is_headed(page, i, end) ? &leads : &others) += 1;
	}
	if (leads < LEAST_LEADS || leads * LEAST_SHARE < all || leads < LEAST_TIMES * others)
		return;
	page_explain(page, "heading", "%zu sentences by themselves head what is below", leads);
	for (size_t i = first; i < end; i++)
		page_piece_at(page, i)->leads =
		        is_sentence(page, page_piece_at(page, i)) && is_headed(page, i, end);
}

void pieces_lone_leads(struct page *page)
{
	if (page->wrapped || !page_wants(page, REPAIR_RUN_IN))
		return;
	for (size_t first = 0, end; first < page->pieces->len; first = end) {
		int article = page_piece_at(page, first)->article;
		end = first + 1;
		while (end < page->pieces->len && page_piece_at(page, end)->article == article)
			end++;
		mark_leads(page, first, end);
	}
}
