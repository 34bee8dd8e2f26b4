/* What is printed twice on a page: pull quotes, a heading that a column's foot
 * repeats, a paragraph's end set again at the head of a column. The copy is
 * laid onto what it repeats. Not for fake bold: that is a line's (undouble.c). */
#include <stdint.h>
#include <string.h>

#include "core/base/bisect.h"
#include "core/base/bits.h"
#include "core/text/letters.h"
#include "core/text/page.h"

enum {
	SHINGLE = 8,          /* letters by which a copy is looked for */
	LEAST_PARAGRAPH = 30, /* letters of a paragraph that is printed twice */
	FILTER = 1 << 16,
	MOST_REACH = 64, /* pieces between a pull quote and its text */
	MOST_TRIES = 16  /* candidates that begin with the same letters */
};

/* The last SHINGLE letters of a walk as one number, a byte out of each, once more has
 * been taken: nearly always those of one place only. */
static uint64_t shingle_on(uint64_t shingle, uint32_t letter)
{
	return shingle << 8 | letter * 0x9e3779b1u >> 24;
}

static unsigned filter_bit(uint64_t shingle)
{
	return (unsigned)(shingle * UINT64_C(0x9e3779b97f4a7c15) >> 48) % FILTER;
}

/* A piece that may be a copy. */
struct candidate {
	uint64_t shingle; /* of its first letters */
	size_t piece;
};

struct candidates {
	const struct page *page;
	struct arena *arena;
	GArray *all;             /* struct candidate, sorted */
	struct letters *letters; /* by piece, where they were asked for */
	bool *says_again;        /* by piece: a sentence of it may begin as another does */
	GArray *joined;          /* those joined since, by their last letters */
	bool quotes_joined;      /* one of these may be a pull quote */
	uint64_t *filter;        /* bits: which rows of letters candidates begin with */
};

static const struct letters *letters_at(const struct candidates *candidates, size_t piece)
{
	struct letters *letters = &candidates->letters[piece];
	if (!letters->at)
		*letters = letters_of(
		        piece_slice(candidates->page, page_piece_at(candidates->page, piece)),
		        candidates->arena);
	return letters;
}

/* A heading of the markup's right above a dateline, a subtitle or who wrote it is the title
 * of what begins there, be it said again in that. */
static bool heads_article(const struct page *page, const struct piece *piece)
{
	const struct piece *last = page_piece_at(page, page->pieces->len - 1);
	return piece->type == BLOCK_HEADING && piece->level && piece < last &&
	       (piece[1].form == FORM_DATELINE || piece[1].form == FORM_SUBTITLE ||
	        piece[1].form == FORM_BYLINE);
}

static bool may_be_copy(const struct page *page, const struct piece *piece)
{
	struct slice text = piece_slice(page, piece);
	size_t n;
	if (piece->annex || heads_article(page, piece))
		return false;
	if (piece->type == BLOCK_HEADING)
		return (n = letters_count(text, MOST_QUOTE + 1)) >= SHINGLE && n <= MOST_QUOTE;
	return piece->type == BLOCK_PARAGRAPH && letters_count(text, LEAST_QUOTE) == LEAST_QUOTE;
}

/* Whether a candidate may be a pull quote, taken from the midst of a paragraph. Others
 * repeat a whole piece, or its end. */
static bool may_be_quote(const struct page *page, const struct piece *piece)
{
	return piece->type == BLOCK_HEADING ||
	       letters_count(piece_slice(page, piece), MOST_QUOTE + 1) <= MOST_QUOTE;
}

/* The last letters of text as one number. */
static uint64_t end_shingle(struct slice text)
{
	uint64_t shingle = 0;
	uint32_t last = 0;
	bool divided = true;
	for (size_t n = 0; n < SHINGLE && text.len;) {
		uint32_t letter = glyph_take_last(&text);
		unsigned kind = GLYPH_BIT(glyph_of(letter));
		divided |= (kind & LETTERS_DIVIDE) != 0;
		if (!(kind & LETTERS_COUNT) || (letter == last && !divided))
			continue;
		shingle = shingle_on(shingle, letter);
		last = letter;
		divided = false;
		n++;
	}
	return shingle;
}

static void add_joined(struct candidates *candidates, size_t piece)
{
	const struct page *page = candidates->page;
	const struct piece *joined = page_piece_at(page, piece);
	struct candidate candidate = { end_shingle(piece_slice(page, joined)), piece };
	g_array_append_val(candidates->joined, candidate);
	candidates->quotes_joined |= may_be_quote(page, joined);
}

static void add_candidate(struct candidates *candidates, size_t piece)
{
	struct slice text = piece_slice(candidates->page, page_piece_at(candidates->page, piece));
	struct letter_walk walk = letters_walk(text);
	struct candidate candidate = { .piece = piece };
	for (size_t i = 0; i < SHINGLE && letters_take(&walk); i++)
		candidate.shingle = shingle_on(candidate.shingle, walk.letter);
	g_array_append_val(candidates->all, candidate);
	if (candidates->page->rejoined && page_piece_at(candidates->page, piece)->seams.end)
		add_joined(candidates, piece);
	bits_set(candidates->filter, filter_bit(candidate.shingle));
}

static int compare_candidates(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	if (x->shingle != y->shingle)
		return x->shingle < y->shingle ? -1 : 1;
	return x->piece < y->piece ? -1 : x->piece > y->piece;
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
	return letters_count(head, off);
}

/* Whether n letters of piece from at on lie over a place where it was joined: what
 * does not was there to be found before. */
static bool is_over_seam(const struct page *page, const struct piece *piece, size_t at, size_t n)
{
	return piece->seams.end && at < letters_before(page, piece, piece->seams.end) &&
	       at + n > letters_before(page, piece, piece->seams.start);
}

/* Whether a heading of the markup is the only one of its level, and stands within
 * text. */
static bool is_alone_on_level(const struct page *page, size_t heading)
{
	if (!heading || page_piece_at(page, heading - 1)->type != BLOCK_PARAGRAPH)
		return false;
	int level = page_piece_at(page, heading)->level;
	for (size_t i = 0; i < page->pieces->len; i++)
		if (i != heading && page_piece_at(page, i)->type == BLOCK_HEADING &&
		    page_piece_at(page, i)->level == level)
			return false;
	return true;
}

/* Whether copy, found in whole from letter at on, repeats it as a setter
 * would: a heading the whole heading, a paragraph's end the end, a quotation
 * a sentence. */
static bool repeats(const struct page *page, const struct candidates *candidates, size_t copy,
                    size_t whole, size_t at)
{
	const struct letters *a = letters_at(candidates, copy), *b = letters_at(candidates, whole);
	const struct piece *piece = page_piece_at(page, copy), *other = page_piece_at(page, whole);
	if (at + a->n > b->n || memcmp(a->at, b->at + at, a->n * sizeof *a->at) != 0)
		return false;
	if (page->rejoined && !piece->seams.end && !is_over_seam(page, other, at, a->n))
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
	if (piece->type == BLOCK_PARAGRAPH && tail && a->n >= LEAST_PARAGRAPH && copy > whole)
		return true;
	bool starts = b->bound[at], ends = b->bound[at + a->n];
	bool quoted = glyph_of(glyph_take(&text)) == GLYPH_OPEN;
	if (piece->type == BLOCK_HEADING && piece->level && (starts || ends) && at &&
	    (copy + 1 == whole || whole + 1 == copy) && is_alone_on_level(page, copy))
		return true; /* right beside the sentence that it says again */
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
	const struct letters *a = letters_at(candidates, copy), *b = letters_at(candidates, whole);
	return page_piece_at(page, copy)->type == BLOCK_PARAGRAPH &&
	       page_piece_at(page, whole)->type == BLOCK_PARAGRAPH && a->n >= LEAST_PARAGRAPH &&
	       at + a->n == b->n;
}

/* The candidates of a sorted list with key's shingle, from key's piece on: the first of
 * at most MOST_TRIES. */
static const struct candidate *candidates_from(const GArray *list, struct candidate key, size_t *n)
{
	const struct candidate *all = (const struct candidate *)list->data;
	size_t first, end;
	BISECT(first, list->len, compare_candidates(&all[first], &key) >= 0);
	for (end = first; end < list->len && end - first < MOST_TRIES; end++)
		if (all[end].shingle != key.shingle)
			break;
	*n = end - first;
	return all + first;
}

/* Lays copy onto whole where that says what it does from letter at on. */
static void try_copy(struct page *page, const struct candidates *candidates, size_t copy,
                     size_t whole, size_t at)
{
	struct piece *piece = page_piece_at(page, copy);
	if (copy == whole || piece->dropped || !repeats(page, candidates, copy, whole, at))
		return;
	page_explain(page, "copy", "piece %zu repeats piece %zu", copy, whole);
	piece->tail = is_tail(page, candidates, copy, whole, at);
	piece->copy_of = whole; /* whose thread goes on after it */
	piece_lay_piece(page, page_piece_at(page, whole), piece, REPAIR_PULL_QUOTE);
}

static void try_place(struct page *page, const struct candidates *candidates, uint64_t shingle,
                      size_t whole, size_t at)
{
	size_t n;
	const struct candidate *same =
	        candidates_from(candidates->all, (struct candidate){ shingle, 0 }, &n);
	for (size_t i = 0; i < n; i++)
		try_copy(page, candidates, same[i].piece, whole, at);
}

/* The pieces joined since that end as whole does: nothing else is to be looked for in
 * what was looked through before. */
static void try_end(struct page *page, const struct candidates *candidates, size_t whole)
{
	struct candidate key = { end_shingle(piece_slice(page, page_piece_at(page, whole))), 0 };
	size_t n;
	const struct candidate *same = candidates_from(candidates->joined, key, &n);
	for (size_t i = 0; i < n; i++) {
		size_t letters = letters_at(candidates, same[i].piece)->n;
		size_t all = letters_at(candidates, whole)->n;
		if (letters <= all)
			try_copy(page, candidates, same[i].piece, whole, all - letters);
	}
}

/* What sentences of a piece begin with, by bits for the first letters. */
struct beginnings {
	uint64_t bits[16];
	bool again; /* two may begin alike */
};

static void begin_sentence(struct beginnings *beginnings, uint64_t shingle)
{
	unsigned bit = filter_bit(shingle) % 1024;
	beginnings->again |= bits_has(beginnings->bits, bit);
	bits_set(beginnings->bits, bit);
}

static bool may_be_candidate(const struct candidates *candidates, uint64_t shingle)
{
	return bits_has(candidates->filter, filter_bit(shingle));
}

/* Walks over whole, and looks for copies where one may begin. */
static void find_copies_in(struct page *page, const struct candidates *candidates, size_t whole)
{
	struct letter_walk walk = letters_walk(piece_slice(page, page_piece_at(page, whole)));
	struct beginnings beginnings = { 0 };
	uint64_t shingle = 0;
	unsigned bounds = 0; /* of the letters in it: a bit each */
	for (size_t n = 1; letters_take(&walk); n++) {
		shingle = shingle_on(shingle, walk.letter);
		bounds = bounds << 1 | walk.bound;
		if (bounds >> (SHINGLE - 1) & 1)
			begin_sentence(&beginnings, shingle);
		if (may_be_candidate(candidates, shingle) && n >= SHINGLE)
			try_place(page, candidates, shingle, whole, n - SHINGLE);
	}
	candidates->says_again[whole] = beginnings.again;
}

/* Whether a piece is to be walked over: it may have copies in its midst that were not
 * looked for before. */
static bool is_to_be_walked(const struct page *page, const struct candidates *candidates,
                            const struct piece *piece)
{
	return !page->rejoined || candidates->quotes_joined || piece->seams.end;
}

static void find_copies(struct page *page, const struct candidates *candidates)
{
	for (size_t whole = 0; whole < page->pieces->len; whole++) {
		const struct piece *piece = page_piece_at(page, whole);
		if (piece->dropped || piece->type > BLOCK_PARAGRAPH)
			continue;
		if (is_to_be_walked(page, candidates, piece))
			find_copies_in(page, candidates, whole);
		else if (candidates->joined->len)
			try_end(page, candidates, whole);
	}
}

static struct candidates find_candidates(const struct page *page, struct arena *arena)
{
	struct candidates candidates = {
		.page = page,
		.arena = arena,
		.all = g_array_sized_new(FALSE, FALSE, sizeof(struct candidate), page->pieces->len),
		.joined = g_array_new(FALSE, FALSE, sizeof(struct candidate)),
		.letters = arena_new_array(arena, struct letters, page->pieces->len),
		.says_again = arena_new_array(arena, bool, page->pieces->len),
		.filter = arena_new_array(arena, uint64_t, FILTER / 64),
	};
	for (size_t i = 0; i < page->pieces->len; i++) {
		const struct piece *piece = page_piece_at(page, i);
		bool spared = page->spared->len &&
		              page_spares(page, REPAIR_PULL_QUOTE, piece_source(page, piece));
		if (!spared && may_be_copy(page, piece))
			add_candidate(&candidates, i);
	}
	g_array_sort(candidates.all, compare_candidates);
	g_array_sort(candidates.joined, compare_candidates);
	return candidates;
}

/* The letters take more than the text does, and are gone before the next step. */
void pieces_lay_copies(struct page *page)
{
	if (!page_wants(page, REPAIR_PULL_QUOTE) || page->pieces->len < 2)
		return;
	struct arena *arena = arena_new();
	struct candidates candidates = find_candidates(page, arena);
	find_copies(page, &candidates);
	pieces_lay_own_copies(page, candidates.says_again);
	g_array_unref(candidates.all);
	g_array_unref(candidates.joined);
	arena_free(arena);
}

void pieces_lay_copies_again(struct page *page)
{
	if (page->rejoined)
		pieces_lay_copies(page);
}
