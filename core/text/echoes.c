/* Runs of two and three ideographs in a filter of bits (Bloom's, of one hash): now
 * and then one is heard that nobody said, for less than it is worth. Only those are in
 * it that an end of text may be asked for: where these are few each is searched for,
 * which passes over most of a text unread, else one walk listens for all. */
#include "core/text/echoes.h"

#include "core/base/bits.h"

enum { BITS_A_BYTE = 8, LEAST_BITS = 1 << 12, CODES = 1 << 16, FEW = 8 };

static const double pair_odds = 0.7, triple_odds = 1.5;

struct echoes {
	uint64_t *bits;
	unsigned shift;             /* of a hash, to a bit's number */
	uint64_t asked[CODES / 64]; /* ideographs that texts end with, as bits */
	struct glyph_ear ear;       /* for these */
	size_t n_asked;             /* of them */
	struct slice few[FEW];      /* the first as they stand */
};

static uint64_t hash_of(uint64_t a, uint64_t b, uint64_t c)
{
	return ((a * 0x1fffff + b) * 0x1fffff + c + 1) * 0x9e3779b97f4a7c15u;
}

static void say(struct echoes *echoes, uint64_t hash)
{
	bits_set(echoes->bits, hash >> echoes->shift);
}

static bool is_said(const struct echoes *echoes, uint64_t hash)
{
	return bits_has(echoes->bits, hash >> echoes->shift);
}

static uint32_t ideograph(uint32_t c)
{
	return glyph_of(c) == GLYPH_HAN ? c : 0;
}

static void ask(struct echoes *echoes, struct slice text)
{
	struct slice before = text;
	uint32_t last = ideograph(glyph_take_last(&before));
	if (!last || (last < CODES && bits_has(echoes->asked, last)))
		return;
	if (last < CODES)
		bits_set(echoes->asked, last);
	glyph_ear_add(&echoes->ear, last);
	if (echoes->n_asked < FEW)
		echoes->few[echoes->n_asked] =
		        slice_sub(text, (struct span){ before.len, text.len });
	echoes->n_asked++;
}

static bool is_asked(const struct echoes *echoes, uint32_t c)
{
	return c >= CODES || bits_has(echoes->asked, c);
}

/* The runs that c, which may be asked for, is in as a text's last: behind it, and over it. */
static void say_around(struct echoes *echoes, struct slice before, uint32_t c, struct slice behind)
{
	uint32_t first = ideograph(glyph_take_last(&before));
	uint32_t third = ideograph(glyph_take(&behind));
	uint32_t fourth = ideograph(glyph_take(&behind));
	if (!ideograph(c) || !third)
		return;
	say(echoes, hash_of(0, c, third));
	if (first)
		say(echoes, hash_of(first, c, third));
	if (fourth)
		say(echoes, hash_of(c, third, fourth));
}

static void hear_all(struct echoes *echoes, struct slice text)
{
	const char *end = text.data + text.len;
	for (const char *at = text.data; at < end;) {
		if (glyph_begins_common(*at) && !glyph_ear_hears_common(&echoes->ear, at)) {
			at += HAN_BYTES;
			continue; /* of nearly all */
		}
		struct slice before = { text.data, (size_t)(at - text.data) };
		uint32_t c = glyph_step(&at);
		if (is_asked(echoes, c))
			say_around(echoes, before, c, (struct slice){ at, (size_t)(end - at) });
	}
}

static void hear(struct echoes *echoes, struct slice text, struct slice asked)
{
	struct slice rest = text;
	for (const char *at; (at = slice_find(rest, asked));) {
		struct slice before = { text.data, (size_t)(at - text.data) };
		rest = (struct slice){ at, text.len - before.len };
		uint32_t c = glyph_take(&rest);
		say_around(echoes, before, c, rest);
	}
}

static void say_text(struct echoes *echoes, struct slice text)
{
	if (echoes->n_asked > FEW) {
		hear_all(echoes, text);
		return;
	}
	for (size_t i = 0; i < echoes->n_asked; i++)
		hear(echoes, text, echoes->few[i]);
}

static bool speaks(const struct piece *piece)
{
	return !piece->dropped && piece->type != BLOCK_FURNITURE;
}

struct echoes *echoes_new(const struct page *page, const bool *breaks)
{
	struct echoes *echoes = g_new0(struct echoes, 1);
	size_t bytes = 0, bits = LEAST_BITS;
	for (size_t i = 0; i < page->pieces->len; i++) {
		bytes +=
		        speaks(page_piece_at(page, i)) ? span_len(page_piece_at(page, i)->text) : 0;
		if (breaks[i])
			ask(echoes, piece_slice(page, page_piece_at(page, i)));
	}
	size_t bits_a_byte = echoes->n_asked > FEW ? BITS_A_BYTE : 1;
	for (echoes->shift = 52; bits < bytes * bits_a_byte; bits *= 2)
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
