/* Runs of two and three ideographs in a filter of bits (Bloom's, of one hash): now
 * and then one is heard that nobody said, for less than it is worth. */
#include "core/text/echoes.h"

enum { BITS_A_BYTE = 8, LEAST_BITS = 1 << 12 };

static const double pair_odds = 0.7, triple_odds = 1.5;

struct echoes {
	uint64_t *bits;
	unsigned shift; /* of a hash, to a bit's number */
};

static uint64_t hash_of(uint64_t a, uint64_t b, uint64_t c)
{
	return ((a * 0x1fffff + b) * 0x1fffff + c + 1) * 0x9e3779b97f4a7c15u;
}

static void say(struct echoes *echoes, uint64_t hash)
{
	uint64_t bit = hash >> echoes->shift;
	echoes->bits[bit / 64] |= (uint64_t)1 << bit % 64;
}

static bool is_said(const struct echoes *echoes, uint64_t hash)
{
	uint64_t bit = hash >> echoes->shift;
	return echoes->bits[bit / 64] >> bit % 64 & 1;
}

static void say_text(struct echoes *echoes, struct slice text)
{
	uint32_t first = 0, second = 0;
	const char *end = text.data + text.len;
	for (const char *at = text.data; at < end;) {
		uint32_t c = glyph_step(&at);
		c = glyph_of(c) == GLYPH_HAN ? c : 0;
		if (second && c)
			say(echoes, hash_of(0, second, c));
		if (first && second && c)
			say(echoes, hash_of(first, second, c));
		first = second;
		second = c;
	}
}

static bool speaks(const struct piece *piece)
{
	return !piece->dropped && piece->type != BLOCK_FURNITURE;
}

struct echoes *echoes_new(const struct page *page)
{
	struct echoes *echoes = g_new(struct echoes, 1);
	size_t bytes = 0, bits = LEAST_BITS;
	for (size_t i = 0; i < page->pieces->len; i++)
		bytes +=
		        speaks(page_piece_at(page, i)) ? span_len(page_piece_at(page, i)->text) : 0;
	for (echoes->shift = 52; bits < bytes * BITS_A_BYTE; bits *= 2)
		echoes->shift--;
	echoes->bits = g_new0(uint64_t, bits / 64);
	for (size_t i = 0; i < page->pieces->len; i++)
		if (speaks(page_piece_at(page, i)))
			say_text(echoes, piece_slice(page, page_piece_at(page, i)));
	return echoes;
}

void echoes_free(struct echoes *echoes)
{
	if (echoes)
		g_free(echoes->bits);
	g_free(echoes);
}

static uint32_t ideograph(uint32_t c)
{
	return glyph_of(c) == GLYPH_HAN ? c : 0;
}

double echoes_odds(const struct echoes *echoes, const struct seam_side *before,
                   const struct seam_side *after)
{
	uint32_t first = ideograph(before->second), second = ideograph(before->nearest),
	         third = ideograph(after->nearest), fourth = ideograph(after->second);
	double odds = 0;
	if (!second || !third)
		return 0;
	odds += is_said(echoes, hash_of(0, second, third)) ? pair_odds : 0;
	if (odds > 0 && first)
		odds += is_said(echoes, hash_of(first, second, third)) ? triple_odds : 0;
	if (odds > 0 && fourth)
		odds += is_said(echoes, hash_of(second, third, fourth)) ? triple_odds : 0;
	return odds;
}
