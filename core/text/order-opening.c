/* What speaks for a heading to stand right above a paragraph: that this begins with its
 * words, and not in the midst of a list. Where it stands is order.c's to choose. */
#include "core/text/letters.h"
#include "core/text/order.h"
#include "core/text/vocabulary.h"

enum { HEAD_LETTERS = 32, OPENING_LETTERS = 72, OPENING_BYTES = 120, LEAST_ROW = 5, MOST_ROW = 8 };

/* What so many letters in a row are worth that the opening says again. */
static const double rows[MOST_ROW + 1] = { [LEAST_ROW] = 1.5, 2, 2.5, [MOST_ROW] = 3 };

/* What a heading seldom stands above, 与此同时，…, and likes to, 近日，…. */
static const double goes_further = -1, begins_anew = 1.3, somebody_says = -0.9;

static size_t first_letters(struct slice text, uint32_t *letters, size_t most)
{
	struct letter_walk walk = letters_walk(text);
	size_t n = 0;
	while (n < most && letters_take(&walk))
		letters[n++] = walk.letter;
	return n;
}

double order_echo_odds(const struct page *page, size_t heading, size_t paragraph)
{
	uint32_t head[HEAD_LETTERS], text[OPENING_LETTERS];
	size_t n =
	        first_letters(piece_slice(page, page_piece_at(page, heading)), head, HEAD_LETTERS);
	size_t m = first_letters(piece_slice(page, page_piece_at(page, paragraph)), text,
	                         OPENING_LETTERS);
	return rows[letters_in_row(head, n, text, m, MOST_ROW)];
}

double order_beginning_odds(const struct page *page, size_t paragraph)
{
	struct slice text = piece_slice(page, page_piece_at(page, paragraph));
	if (patterns_match(page->patterns, FORM_FURTHER, text))
		return goes_further;
	bool anew = patterns_match(page->patterns, FORM_LEAD, text) ||
	            patterns_match(page->patterns, FORM_BRIEF, text);
	return anew                                              ? begins_anew
	       : patterns_match(page->patterns, FORM_SAYS, text) ? somebody_says
	                                                         : 0;
}

double order_following(const struct page *page, size_t paragraph, const struct vocabulary *above)
{
	struct slice text = piece_slice(page, page_piece_at(page, paragraph));
	g_autoptr(vocabulary_auto) own = vocabulary_of(utf8_head(text, OPENING_BYTES));
	return vocabulary_share(own, above);
}

bool order_is_listed(const struct page *page, size_t paragraph)
{
	struct slice text = piece_slice(page, page_piece_at(page, paragraph));
	return glyph_of(glyph_take(&text)) == GLYPH_DASH;
}
