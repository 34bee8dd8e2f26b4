/* Odds of a seam: pairs of characters, marks that open and close, figures and
 * their units. */
#include "core/text/seam.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "core/base/bits.h"
#include "core/text/glyph.h"
#include "core/text/pairs.h"
#include "core/text/triples.h"
#include "core/text/vocabulary.h"

enum {
	REACH = 600, /* bytes to look for the mark that closes, or opens */
	AFFINITY_BYTES = 200,
	MOST_SHARED = 6
};

static const double ornament_odds = 6; /* against */

/* Odds for the characters left and right of the seam, and how the tables have them. */
static double character_odds(uint32_t a, uint32_t b, uint32_t token_a, uint32_t token_b)
{
	enum glyph left = glyph_of(a), right = glyph_of(b);
	if (right == GLYPH_PAUSE || right == GLYPH_END || right == GLYPH_CLOSE ||
	    right == GLYPH_COLON) /* a setter begins no line with them */
		return left == GLYPH_HAN || left == GLYPH_DIGIT || left == GLYPH_CLOSE ? 3 : -2;
	if (left == GLYPH_DIGIT && right == GLYPH_DIGIT)
		return -0.5;
	return pairs_token_odds(token_a, token_b);
}

/* ■, ★, 📌: what opens an item or a heading, and no sentence's middle. */
static bool is_ornament(uint32_t codepoint)
{
	return (codepoint >= 0x25a0 && codepoint < 0x2c00) ||
	       (codepoint >= 0x1f000 && codepoint < 0x20000);
}

static double with_marks(double odds, bool open, bool closes)
{
	if (open != closes)
		return odds - 2.5;
	return open ? odds + 2.5 : odds;
}

double seam_odds_with(struct slice before, unsigned kinds_before, struct slice after,
                      unsigned kinds_after)
{
	struct slice left = before, right = after;
	uint32_t a = glyph_take_last(&left), b = glyph_take(&right);
	double odds = character_odds(a, b, pairs_token(a), pairs_token(b));
	if (is_ornament(b))
		return odds - ornament_odds;
	bool open = kinds_before & GLYPH_BIT(GLYPH_OPEN) && glyph_leaves_open(before, REACH);
	bool closes = kinds_after & GLYPH_BIT(GLYPH_CLOSE) && glyph_begins_closing(after, REACH);
	return with_marks(odds, open, closes);
}

double seam_odds(struct slice before, struct slice after)
{
	return seam_odds_with(before, UINT_MAX, after, UINT_MAX);
}

double seam_odds_of(const struct seam_side *before, const struct seam_side *after)
{
	double odds = character_odds(before->nearest, after->nearest, before->token, after->token);
	return is_ornament(after->nearest) ? odds - ornament_odds
	                                   : with_marks(odds, before->open, after->open);
}

/* Takes a character off text's end, or its start, with others of a figure or word. */
static uint32_t take_token(struct slice *text, uint32_t (*take)(struct slice *text))
{
	uint32_t token = pairs_token(take(text));
	for (struct slice rest = *text; token < 0x80 && rest.len; *text = rest)
		if (pairs_token(take(&rest)) != token)
			break;
	return token;
}

static uint32_t take_first(struct slice *text)
{
	return glyph_take(text);
}

/* Tells a side's nearest characters, which take takes off its text. */
static void look_at_edge(struct seam_side *side, uint32_t (*take)(struct slice *text))
{
	struct slice rest = side->text;
	side->nearest = take(&rest);
	side->second = take(&rest);
	rest = side->text;
	side->token = take_token(&rest, take);
	side->second_token = take_token(&rest, take);
}

double seam_phrase_odds_of(const struct seam_side *before, const struct seam_side *after)
{
	uint32_t a = before->token, b = after->token;
	if (a == b && a < 0x80)
		return 0;
	return triples_row_odds(before->pair, b) +
	       triples_row_odds(triples_row(a, b), after->second_token);
}

double seam_phrase_odds(struct slice before, struct slice after)
{
	struct seam_side left = { .text = before }, right = { .text = after };
	look_at_edge(&left, glyph_take_last);
	look_at_edge(&right, take_first);
	left.pair = triples_row(left.second_token, left.token);
	return seam_phrase_odds_of(&left, &right);
}

double seam_sentence_odds(struct slice text)
{
	return pairs_odds(0x3002, glyph_take(&text)); /* 。 */
}

double odds_chance(double odds)
{
	return 1 / (1 + exp(-odds));
}

static bool has_key(const uint64_t *keys, size_t n, uint64_t key)
{
	for (size_t i = 0; i < n; i++)
		if (keys[i] == key)
			return true;
	return false;
}

/* The bit of a key in a filter of 1,024 of them. */
static unsigned bit_of(uint64_t key)
{
	return (unsigned)((key * 0x9e3779b97f4a7c15u) >> 54);
}

static void fill_filter(uint64_t filter[SEAM_FILTER], const uint64_t *keys, size_t n)
{
	memset(filter, 0, SEAM_FILTER * sizeof *filter);
	for (size_t i = 0; i < n; i++)
		bits_set(filter, bit_of(keys[i]));
}

static double affinity(const uint64_t *filter, const uint64_t *a, size_t n, const uint64_t *b,
                       size_t m)
{
	size_t shared = 0;
	for (size_t i = 0; i < m; i++)
		shared += bits_has(filter, bit_of(b[i])) && has_key(a, n, b[i]);
	return shared > MOST_SHARED ? 1 : (double)shared / MOST_SHARED;
}

double seam_affinity(struct slice before, struct slice after)
{
	uint64_t a[SEAM_WORDS], b[SEAM_WORDS], filter[SEAM_FILTER];
	size_t n = vocabulary_pairs(utf8_tail(before, AFFINITY_BYTES), a, SEAM_WORDS);
	size_t m = vocabulary_pairs(after, b, SEAM_WORDS);
	fill_filter(filter, a, n);
	return affinity(filter, a, n, b, m);
}

double seam_affinity_of(const struct seam_side *before, const struct seam_side *after)
{
	return affinity(before->filter, before->words, before->n_words, after->words,
	                after->n_words);
}

void seam_look_before(struct slice before, struct seam_side *side)
{
	side->text = before;
	side->open = glyph_leaves_open(before, REACH);
	look_at_edge(side, glyph_take_last);
	side->pair = triples_row(side->second_token, side->token);
	side->n_words =
	        vocabulary_pairs(utf8_tail(before, AFFINITY_BYTES), side->words, SEAM_WORDS);
	fill_filter(side->filter, side->words, side->n_words);
}

void seam_look_after(struct slice after, struct seam_side *side)
{
	side->text = after;
	side->open = glyph_begins_closing(after, REACH);
	look_at_edge(side, take_first);
	side->n_words = vocabulary_pairs(after, side->words, SEAM_WORDS);
}
