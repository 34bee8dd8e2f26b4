/* What is printed twice on a page: pull quotes, a heading that a column's foot
 * repeats, a paragraph's end set again at the head of a column. The copy is
 * laid onto what it repeats. Not for fake bold: that is a line's (undouble.c). */
#include <stdint.h>
#include <string.h>

#include "core/text/page.h"

enum {
	SHINGLE = 8,      /* letters by which a copy is looked for */
	LEAST_QUOTE = 12, /* letters of a pull quote */
	MOST_QUOTE = 90,
	LEAST_PARAGRAPH = 30, /* letters of a paragraph that is printed twice */
	FILTER = 1 << 16,
	MOST_REACH = 64, /* pieces between a pull quote and its text */
	MOST_TRIES = 16  /* candidates that begin with the same letters */
};

/* A piece's letters: what is left without blank and punctuation. */
struct letters {
	uint32_t *at;
	bool *bound; /* a sentence or quotation begins with this letter; one more at the end */
	size_t n;
};

static bool divides(enum glyph glyph)
{
	return glyph == GLYPH_END || glyph == GLYPH_OPEN || glyph == GLYPH_CLOSE;
}

/* Writes the letters of a piece's text to at and bound, which have room for each of its
 * characters, and one bound more. A letter that stands twice counts once: a slip
 * of the reading machine doubles it in one of two copies. */
static struct letters letters_of(struct slice rest, uint32_t *at, bool *bound)
{
	struct letters letters = { at, bound, 0 };
	bound[0] = true;
	while (rest.len) {
		uint32_t c = glyph_take(&rest);
		enum glyph glyph = glyph_of(c);
		bool counts = glyph == GLYPH_HAN || glyph == GLYPH_DIGIT || glyph == GLYPH_LATIN;
		if (counts && !(letters.n && at[letters.n - 1] == c)) {
			at[letters.n++] = c;
			bound[letters.n] = false;
		} else if (!counts && divides(glyph)) {
			bound[letters.n] = true;
		}
	}
	bound[letters.n] = true;
	return letters;
}

/* How many of eight bytes go on with a character. */
static size_t continuation_bytes(const char *eight)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t bytes;
	memcpy(&bytes, eight, sizeof bytes);
	return (size_t)(((bytes >> 7 & ~bytes >> 6 & ones) * ones) >> 56);
}

/* Code points of all pieces, and room for one more bound each. */
static size_t count_room(const struct page *page)
{
	const char *text = page->text->str;
	size_t n = page->pieces->len, i = 0;
	for (; i + 8 <= page->text->len; i += 8)
		n += 8 - continuation_bytes(text + i);
	for (; i < page->text->len; i++)
		n += ((unsigned char)text[i] & 0xc0) != 0x80;
	return n;
}

/* A polynomial over SHINGLE letters, which the next letter makes out of the
 * last one's (Rabin and Karp); stirred, so that its low bits depend on all. */
enum { FACTOR = 0x01000193, FACTOR_TO_SHINGLE = 0x5D615F21 };

static uint32_t roll(uint32_t sum, uint32_t in, uint32_t out)
{
	return sum * FACTOR + in - out * FACTOR_TO_SHINGLE;
}

static uint32_t stir(uint32_t sum)
{
	return (sum ^ sum >> 15) * 0x9E3779B1u;
}

static uint32_t sum_of(const uint32_t *letters)
{
	uint32_t sum = 0;
	for (size_t i = 0; i < SHINGLE; i++)
		sum = roll(sum, letters[i], 0);
	return sum;
}

/* Pieces that may be copies, by the hash of their first letters. */
struct candidates {
	GHashTable *by_shingle; /* shingle -> GArray of size_t, indices of pieces */
	struct letters *letters;
	unsigned char filter[FILTER / 8]; /* which shingles there may be */
};

static bool may_be_copy(const struct piece *piece, const struct letters *letters)
{
	if (letters->n < SHINGLE || piece->type > BLOCK_PARAGRAPH)
		return false;
	if (piece->type == BLOCK_HEADING)
		return letters->n <= MOST_QUOTE;
	return (letters->n >= LEAST_QUOTE && letters->n <= MOST_QUOTE) ||
	       letters->n >= LEAST_PARAGRAPH;
}

static void add_candidate(struct candidates *candidates, size_t piece)
{
	uint32_t shingle = stir(sum_of(candidates->letters[piece].at));
	gpointer key = GUINT_TO_POINTER(shingle);
	candidates->filter[shingle % FILTER / 8] |= (unsigned char)(1u << shingle % 8);
	GArray *same = g_hash_table_lookup(candidates->by_shingle, key);
	if (!same) {
		same = g_array_new(FALSE, FALSE, sizeof(size_t));
		g_hash_table_insert(candidates->by_shingle, key, same);
	}
	if (same->len < MOST_TRIES)
		g_array_append_val(same, piece);
}

/* Whether a heading of the markup stands between two pieces: what another
 * article says, too, is no pull quote. */
static bool parted(const struct page *page, size_t a, size_t b)
{
	size_t end = MAX(a, b), reach = end - MIN(a, b);
	if (reach > MOST_REACH)
		return true;
	for (size_t i = MIN(a, b) + 1; i < end; i++)
		if (page_piece_at(page, i)->type == BLOCK_HEADING && page_piece_at(page, i)->level)
			return true;
	return false;
}

/* Letters of a piece's text up to off. */
static size_t letters_before(const struct page *page, const struct piece *piece, size_t off)
{
	struct slice head = { piece_slice(page, piece).data, off };
	g_autofree uint32_t *at = g_new(uint32_t, off + 1);
	g_autofree bool *bound = g_new(bool, off + 2);
	return letters_of(head, at, bound).n;
}

/* Whether n letters of piece from at on lie over a place where it was joined: what
 * does not was there to be found before. */
static bool is_over_seam(const struct page *page, const struct piece *piece, size_t at, size_t n)
{
	return piece->seams.end && at < letters_before(page, piece, piece->seams.end) &&
	       at + n > letters_before(page, piece, piece->seams.start);
}

/* Whether copy, found in whole from letter at on, repeats it as a setter
 * would: a heading the whole heading, a paragraph's end the end, a quotation
 * a sentence. */
static bool repeats(const struct page *page, const struct candidates *candidates, size_t copy,
                    size_t whole, size_t at)
{
	const struct letters *a = &candidates->letters[copy], *b = &candidates->letters[whole];
	const struct piece *piece = page_piece_at(page, copy), *other = page_piece_at(page, whole);
	if (at + a->n > b->n || memcmp(a->at, b->at + at, a->n * sizeof *a->at) != 0)
		return false;
	if (page->rejoined && !is_over_seam(page, other, at, a->n))
		return false;
	struct slice text = piece_slice(page, piece);
	bool same = at == 0 && a->n == b->n, tail = at + a->n == b->n;
	if (other->type == BLOCK_HEADING)
		return same && !piece->level &&
		       (other->level || (copy > whole && piece->type == BLOCK_HEADING));
	if (other->type != BLOCK_PARAGRAPH)
		return false;
	if (same)
		return copy > whole && piece->type == BLOCK_PARAGRAPH && a->n >= LEAST_PARAGRAPH;
	if (piece->type == BLOCK_PARAGRAPH && tail && a->n >= LEAST_PARAGRAPH)
		return copy > whole;
	bool starts = b->bound[at], ends = b->bound[at + a->n];
	bool quoted = glyph_of(glyph_take(&text)) == GLYPH_OPEN;
	if (a->n < LEAST_QUOTE || a->n > MOST_QUOTE || piece->form != FORM_TEXT ||
	    other->ending == ENDING_COLON || parted(page, copy, whole))
		return false;
	bool half = a->n * 2 < b->n;
	if (piece->type == BLOCK_HEADING)
		return half && ((quoted && (starts || ends)) ||
		                (!piece->level && !piece->strong && starts && ends));
	return piece->ending == ENDING_FULL && ((starts && ends) || half) && a->n < b->n;
}

/* A paragraph's end set again at the head of a column. */
static bool is_tail(const struct page *page, const struct candidates *candidates, size_t copy,
                    size_t whole, size_t at)
{
	const struct letters *a = &candidates->letters[copy], *b = &candidates->letters[whole];
	return page_piece_at(page, copy)->type == BLOCK_PARAGRAPH &&
	       page_piece_at(page, whole)->type == BLOCK_PARAGRAPH && a->n >= LEAST_PARAGRAPH &&
	       at + a->n == b->n;
}

/* The piece that the candidate copies, looked for in whole at letter at. */
static void try_place(struct page *page, const struct candidates *candidates, size_t whole,
                      size_t at, uint32_t shingle)
{
	GArray *same = g_hash_table_lookup(candidates->by_shingle, GUINT_TO_POINTER(shingle));
	for (guint i = 0; same && i < same->len; i++) {
		size_t copy = g_array_index(same, size_t, i);
		struct piece *piece = page_piece_at(page, copy);
		if (copy == whole || piece->dropped || !repeats(page, candidates, copy, whole, at))
			continue;
		page_explain(page, "copy", "piece %zu repeats piece %zu", copy, whole);
		piece->tail = is_tail(page, candidates, copy, whole, at);
		piece->copy_of = whole; /* whose thread goes on after it */
		piece_lay_piece(page, page_piece_at(page, whole), piece, REPAIR_PULL_QUOTE);
	}
}

static bool may_be_candidate(const struct candidates *candidates, uint32_t shingle)
{
	return candidates->filter[shingle % FILTER / 8] & 1u << shingle % 8;
}

static void find_copies_in(struct page *page, const struct candidates *candidates, size_t whole)
{
	const struct letters *letters = &candidates->letters[whole];
	uint32_t sum = letters->n >= SHINGLE ? sum_of(letters->at) : 0;
	for (size_t at = 0; at + SHINGLE <= letters->n; at++) {
		uint32_t shingle = stir(sum);
		if (may_be_candidate(candidates, shingle))
			try_place(page, candidates, whole, at, shingle);
		if (at + SHINGLE < letters->n)
			sum = roll(sum, letters->at[at + SHINGLE], letters->at[at]);
	}
}

static void find_copies(struct page *page, const struct candidates *candidates)
{
	for (size_t whole = 0; whole < page->pieces->len; whole++) {
		const struct piece *piece = page_piece_at(page, whole);
		if (!piece->dropped && piece->type <= BLOCK_PARAGRAPH)
			find_copies_in(page, candidates, whole);
	}
}

/* Where a sentence of letters begins that ends them, and that they have before: a
 * pull quote that was printed below its paragraph, and joined to it. Or 0. */
static size_t find_own_copy(const struct letters *letters)
{
	size_t n = letters->n;
	for (size_t len = LEAST_QUOTE; len <= MOST_QUOTE && 2 * len < n; len++) {
		const uint32_t *copy = letters->at + n - len;
		if (!letters->bound[n - len])
			continue;
		for (size_t at = 0; at + len <= n - len; at++)
			if (letters->at[at] == *copy && letters->bound[at] &&
			    letters->bound[at + len] &&
			    memcmp(letters->at + at, copy, len * sizeof *copy) == 0)
				return n - len;
	}
	return 0;
}

/* The off in text behind the sentence that letter at follows. */
static size_t sentence_off(struct slice text, size_t at)
{
	struct slice rest = text;
	size_t off = 0, n = 0;
	for (uint32_t last = 0; rest.len;) {
		uint32_t c = glyph_take(&rest);
		enum glyph glyph = glyph_of(c);
		bool counts = glyph == GLYPH_HAN || glyph == GLYPH_DIGIT || glyph == GLYPH_LATIN;
		if (counts && c != last && n++ == at)
			break;
		last = counts ? c : last;
		if (glyph == GLYPH_END || glyph == GLYPH_CLOSE)
			off = text.len - rest.len;
	}
	return off;
}

/* Whether the reader will have the text of piece from off on where it is. */
static bool keeps(struct page *page, const struct piece *piece, size_t off)
{
	struct span end = { off, span_len(piece->text) };
	struct piece part = piece_part(page, piece, end);
	return page_spares(page, REPAIR_PULL_QUOTE, piece_source(page, &part));
}

/* Text that stands apart again was not joined on. */
static void forget_join(struct page *page, const struct piece *whole, const struct piece *part)
{
	size_t place = piece_source(page, part).start;
	for (guint i = page->repairs->len; i-- > 0;) {
		const struct piece_repair *note =
		        &g_array_index(page->repairs, struct piece_repair, i);
		if (note->piece == whole->id && repair_joins(note->repair.kind) &&
		    repair_place(&note->repair) == place)
			g_array_remove_index(page->repairs, i);
	}
}

/* Takes the sentences that their own paragraph has before out of it. */
static void lay_own_copies(struct page *page, const struct candidates *candidates)
{
	for (size_t i = page->pieces->len; i-- > 0;) {
		const struct piece *piece = page_piece_at(page, i);
		if (piece->dropped || piece->type != BLOCK_PARAGRAPH ||
		    piece->ending != ENDING_FULL)
			continue;
		size_t at = find_own_copy(&candidates->letters[i]);
		size_t off = at ? sentence_off(piece_slice(page, piece), at) : 0;
		if (!off || off == span_len(piece->text) || keeps(page, piece, off))
			continue;
		page_explain(page, "copy", "piece %zu ends with a sentence that it has before", i);
		piece_split(page, i, off);
		forget_join(page, page_piece_at(page, i), page_piece_at(page, i + 1));
		piece_lay_piece(page, page_piece_at(page, i), page_piece_at(page, i + 1),
		                REPAIR_PULL_QUOTE);
	}
}

/* The letters of all pieces, and which pieces may be copies. */
static struct candidates find_candidates(const struct page *page, struct arena *arena)
{
	struct candidates candidates = {
		.by_shingle =
		        g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref),
		.letters = arena_new_array(arena, struct letters, page->pieces->len),
	};
	size_t room = count_room(page);
	uint32_t *at = arena_room(arena, room * sizeof *at);
	bool *bound = arena_room(arena, room * sizeof *bound);
	for (size_t i = 0; i < page->pieces->len; i++) {
		const struct piece *piece = page_piece_at(page, i);
		candidates.letters[i] = letters_of(piece_slice(page, piece), at, bound);
		at += candidates.letters[i].n;
		bound += candidates.letters[i].n + 1;
		if (may_be_copy(piece, &candidates.letters[i]) &&
		    !page_spares(page, REPAIR_PULL_QUOTE, piece_source(page, piece)))
			add_candidate(&candidates, i);
	}
	return candidates;
}

/* The letters take twice what the text does, and are gone before the next step. */
void pieces_lay_copies(struct page *page)
{
	if (!page_wants(page, REPAIR_PULL_QUOTE) || page->pieces->len < 2)
		return;
	struct arena *arena = arena_new();
	struct candidates candidates = find_candidates(page, arena);
	find_copies(page, &candidates);
	lay_own_copies(page, &candidates);
	g_hash_table_unref(candidates.by_shingle);
	arena_free(arena);
}

void pieces_lay_copies_again(struct page *page)
{
	if (page->rejoined)
		pieces_lay_copies(page);
}
