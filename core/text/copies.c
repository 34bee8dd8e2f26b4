/* What is printed twice on a page: pull quotes, a heading that a column's foot
 * repeats, a paragraph's end set again at the head of a column. The copy is
 * laid onto what it repeats. Not for fake bold: that is a line's (undouble.c). */
#include <string.h>

#include "core/text/letters.h"
#include "core/text/page.h"
#include "core/text/shingles.h"

enum {
	LEAST_HEADING = 8,            /* letters of a heading that is printed twice */
	LEAST_PARAGRAPH = 30,         /* and of a paragraph */
	QUOTE_BYTES = 5 * MOST_QUOTE, /* what is longer has too many letters for a pull quote */
	MOST_REACH = 64,              /* pieces between a pull quote and its text */
	NEAR_BYTES = 1 << 16,         /* that are kept for what may be quoted there */
	MOST_LEVELS = 8
};

struct candidates {
	struct page *page;
	struct arena *arena;
	uint64_t *ends;                /* by piece: its last letters */
	struct shingles *by_end;       /* those that may be copies */
	struct shingles *by_beginning; /* likewise, where that was asked */
	struct arena *near;            /* for the quotes: of a few pieces at a time */
	struct beginnings *quotes;     /* those near by that may stand in the midst of a text */
	struct span quotes_of;         /* the pieces that they were looked for among */
	bool quotes_joined;            /* one of these was joined since */
	bool quotations_head;          /* the page's sections */
	size_t headings[MOST_LEVELS];  /* of the markup's */
	struct letters *letters;       /* by piece, where they were asked for */
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

/* Whether a piece may be a copy, if it has letters enough. */
static bool may_be_copy(const struct page *page, const struct piece *piece)
{
	return piece->type <= BLOCK_PARAGRAPH && !piece->annex && !heads_article(page, piece) &&
	       !(page->spared->len &&
	         page_spares(page, REPAIR_PULL_QUOTE, piece_source(page, piece)));
}

static bool has_letters_enough(const struct piece *piece, size_t letters)
{
	bool short_too = piece->type == BLOCK_HEADING || piece->ending == ENDING_OPEN;
	return letters >= (short_too ? LEAST_HEADING : LEAST_QUOTE) &&
	       (piece->type != BLOCK_HEADING || letters <= MOST_QUOTE);
}

/* Whether a heading of the markup is the only one of its level, and stands within
 * text. */
static bool is_alone_on_level(const struct candidates *candidates, size_t i)
{
	const struct piece *piece = page_piece_at(candidates->page, i);
	return i && piece[-1].type == BLOCK_PARAGRAPH &&
	       candidates->headings[MIN(piece->level, MOST_LEVELS - 1)] == 1;
}

/* “茶市开了张”: in quotation marks from its first letter to its last, which “十五五”时期… is
 * not. */
static bool is_quoted(const struct page *page, const struct piece *piece)
{
	struct slice text = piece_slice(page, piece);
	if (glyph_of(glyph_take(&text)) != GLYPH_OPEN)
		return false;
	while (text.len && glyph_of(glyph_take(&text)) != GLYPH_CLOSE)
		;
	while (text.len)
		if (glyph_of(glyph_take(&text)) == GLYPH_HAN)
			return false;
	return true;
}

/* Whether a candidate may be taken from the midst of a paragraph. Others repeat a whole
 * piece, or its end. */
static bool may_be_quote(const struct candidates *candidates, size_t i)
{
	const struct page *page = candidates->page;
	const struct piece *piece = page_piece_at(page, i);
	if (piece->type == BLOCK_HEADING && piece->level && is_alone_on_level(candidates, i))
		return true;
	if (piece->form != FORM_TEXT || span_len(piece->text) > QUOTE_BYTES)
		return false;
	if (piece->type == BLOCK_PARAGRAPH)
		return piece->ending == ENDING_FULL ||
		       (piece->ending == ENDING_OPEN && !page->wrapped);
	return (!piece->level && !piece->strong) || is_quoted(page, piece);
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

static bool is_plain_heading(const struct page *page, size_t i)
{
	const struct piece *piece = i < page->pieces->len ? page_piece_at(page, i) : NULL;
	return piece && piece->type == BLOCK_HEADING && !piece->level && piece->form == FORM_TEXT;
}

/* A heading that is a quotation, and whether it stands between whole paragraphs. */
static bool is_quotation(const struct page *page, size_t i)
{
	struct slice text = piece_slice(page, page_piece_at(page, i));
	return is_plain_heading(page, i) && glyph_of(glyph_take(&text)) == GLYPH_OPEN &&
	       glyph_of(glyph_take_last(&text)) == GLYPH_CLOSE;
}

static bool stands_between(const struct page *page, size_t i)
{
	return !i || page_piece_at(page, i - 1)->type != BLOCK_PARAGRAPH ||
	       page_piece_at(page, i - 1)->ending != ENDING_OPEN;
}

/* Whether quotations head the page's sections: several, none within a paragraph. */
static bool quotations_head(const struct page *page)
{
	size_t between = 0;
	for (size_t i = 0; page->wrapped && i < page->pieces->len; i++) {
		if (!is_quotation(page, i))
			continue;
		if (!stands_between(page, i))
			return false;
		between++;
	}
	return between > 1;
}

/* Whether a heading stands among others that columns had, be they said again. */
static bool is_gathered(const struct candidates *candidates, size_t i)
{
	const struct page *page = candidates->page;
	return page->wrapped && is_plain_heading(page, i) &&
	       ((i && is_plain_heading(page, i - 1)) || is_plain_heading(page, i + 1) ||
	        (candidates->quotations_head && is_quotation(page, i)));
}

/* Whether copy, found in whole from letter at on, repeats it as a setter
 * would: a heading the whole heading, a paragraph's end the end, a quotation
 * a sentence. */
static bool repeats(const struct candidates *candidates, size_t copy, size_t whole, size_t at)
{
	const struct page *page = candidates->page;
	const struct letters *a = letters_at(candidates, copy), *b = letters_at(candidates, whole);
	const struct piece *piece = page_piece_at(page, copy), *other = page_piece_at(page, whole);
	if (!has_letters_enough(piece, a->n) || at + a->n > b->n ||
	    memcmp(a->at, b->at + at, a->n * sizeof *a->at) != 0)
		return false;
	if (page->rejoined && !piece->seams.end && !is_over_seam(page, other, at, a->n))
		return false;
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
	if (piece->type == BLOCK_HEADING && piece->level && (starts || ends) && at &&
	    (copy + 1 == whole || whole + 1 == copy) && is_alone_on_level(candidates, copy))
		return true; /* right beside the sentence that it says again */
	if (a->n < LEAST_QUOTE || a->n > MOST_QUOTE || piece->form != FORM_TEXT ||
	    other->ending == ENDING_COLON || is_gathered(candidates, copy) ||
	    parted(page, copy, whole))
		return false;
	bool half = a->n * 2 < b->n;
	if (piece->type == BLOCK_HEADING)
		return half && ((is_quoted(page, piece) && (starts || ends)) ||
		                (!piece->level && !piece->strong && starts && ends));
	if (piece->ending == ENDING_OPEN) /* above the paragraph that it is a sentence of */
		return copy + 1 == whole && starts && ends && a->n < b->n;
	return piece->ending == ENDING_FULL && ((starts && ends) || half) && a->n < b->n;
}

/* A paragraph's end set again at the head of a column. */
static bool is_tail(const struct candidates *candidates, size_t copy, size_t whole, size_t at)
{
	const struct page *page = candidates->page;
	const struct letters *a = letters_at(candidates, copy), *b = letters_at(candidates, whole);
	return page_piece_at(page, copy)->type == BLOCK_PARAGRAPH &&
	       page_piece_at(page, whole)->type == BLOCK_PARAGRAPH && a->n >= LEAST_PARAGRAPH &&
	       at + a->n == b->n;
}

static struct shingles *find_beginnings(const struct candidates *candidates)
{
	const struct page *page = candidates->page;
	struct shingles *found = shingles_new(candidates->arena, page->pieces->len);
	for (size_t i = 0; i < page->pieces->len; i++) {
		const struct piece *piece = page_piece_at(page, i);
		struct slice text = piece_slice(page, piece);
		if (may_be_copy(page, piece) &&
		    has_letters_enough(piece, letters_count(text, MOST_QUOTE + 1)))
			shingles_add(found, shingle_from(text), (uint32_t)i);
	}
	return found;
}

/* Whether piece i is one of the first that begin as it does: of the many that begin with
 * 第一条 or one dateline only a few are taken for copies. Told where one may be. */
static bool is_of_few(struct candidates *candidates, size_t i)
{
	if (!candidates->by_beginning)
		candidates->by_beginning = find_beginnings(candidates);
	struct slice text = piece_slice(candidates->page, page_piece_at(candidates->page, i));
	const struct shingled *at = shingles_first(candidates->by_beginning, shingle_from(text));
	while (at && at->text != i)
		at = shingles_next(candidates->by_beginning, at);
	return at;
}

/* Lays copy onto whole where that says what it does from letter at on. */
static void try_copy(struct candidates *candidates, size_t copy, size_t whole, size_t at)
{
	struct page *page = candidates->page;
	struct piece *piece = page_piece_at(page, copy);
	if (copy == whole || piece->dropped || !repeats(candidates, copy, whole, at) ||
	    !is_of_few(candidates, copy))
		return;
	page_explain(page, "copy", "piece %zu repeats piece %zu", copy, whole);
	piece->tail = is_tail(candidates, copy, whole, at);
	piece->copy_of = (uint32_t)whole; /* whose thread goes on after it */
	piece_lay_piece(page, page_piece_at(page, whole), piece, REPAIR_PULL_QUOTE);
}

/* Those that may end as whole does. */
static void try_ends(struct candidates *candidates, size_t whole)
{
	const struct page *page = candidates->page;
	bool joined = page_piece_at(page, whole)->seams.end;
	const struct shingled *at = shingles_first(candidates->by_end, candidates->ends[whole]);
	for (; at; at = shingles_next(candidates->by_end, at)) {
		const struct piece *copy = page_piece_at(page, at->text);
		bool old = page->rejoined && !joined && !copy->seams.end;
		if (at->text == whole || copy->dropped || old)
			continue;
		size_t letters = letters_at(candidates, at->text)->n;
		size_t all = letters_at(candidates, whole)->n;
		if (letters <= all)
			try_copy(candidates, at->text, whole, all - letters);
	}
}

/* A paragraph that quotes are looked for in. */
struct quoted {
	struct candidates *candidates;
	size_t piece;
};

static void try_quote(void *into, uint32_t quote, size_t letter)
{
	const struct quoted *quoted = into;
	try_copy(quoted->candidates, quote, quoted->piece, letter);
}

/* Whether a piece may say in its midst what was not looked for there before. */
static bool may_be_quoted(const struct candidates *candidates, const struct piece *piece)
{
	return piece->type == BLOCK_PARAGRAPH &&
	       (!candidates->page->rejoined || candidates->quotes_joined || piece->seams.end);
}

static void add_quote(struct candidates *candidates, size_t i)
{
	const struct piece *piece = page_piece_at(candidates->page, i);
	struct slice text = piece_slice(candidates->page, piece);
	if (piece->dropped || !may_be_copy(candidates->page, piece) ||
	    !may_be_quote(candidates, i) || !beginnings_add(candidates->quotes, text, (uint32_t)i))
		return;
	candidates->quotes_joined |=
	        piece->seams.end && letters_count(text, MOST_QUOTE + 1) <= MOST_QUOTE;
}

/* What may be quoted in the next MOST_REACH pieces: others stand too far away. */
static void find_quotes(struct candidates *candidates, size_t first)
{
	size_t start = first - MIN(first, MOST_REACH);
	size_t end = MIN(first + 2 * MOST_REACH, candidates->page->pieces->len);
	if (candidates->quotes_of.start == start && candidates->quotes_of.end == end)
		return;
	candidates->quotes_of = (struct span){ start, end };
	arena_reset(candidates->near, NEAR_BYTES);
	candidates->quotes = beginnings_new(candidates->near, end - start);
	candidates->quotes_joined = false;
	for (size_t i = start; i < end; i++)
		add_quote(candidates, i);
}

static void find_copies(struct candidates *candidates)
{
	const struct page *page = candidates->page;
	for (size_t whole = 0; whole < page->pieces->len; whole++) {
		const struct piece *piece = page_piece_at(page, whole);
		if (whole % MOST_REACH == 0)
			find_quotes(candidates, whole);
		if (piece->dropped || piece->type > BLOCK_PARAGRAPH)
			continue;
		if (may_be_quoted(candidates, piece))
			beginnings_find(candidates->quotes, piece_slice(page, piece), try_quote,
			                &(struct quoted){ candidates, whole });
		try_ends(candidates, whole);
	}
}

static void count_heading(struct candidates *candidates, const struct piece *piece)
{
	if (piece->type == BLOCK_HEADING && piece->level)
		candidates->headings[MIN(piece->level, MOST_LEVELS - 1)]++;
}

static struct candidates find_candidates(struct page *page, struct arena *arena, struct arena *near)
{
	size_t n = page->pieces->len;
	struct candidates candidates = {
		.page = page,
		.arena = arena,
		.near = near,
		.ends = arena_room(arena, n * sizeof *candidates.ends),
		.by_end = shingles_new(arena, n),
		.letters = arena_new_array(arena, struct letters, n),
		.quotations_head = quotations_head(page),
	};
	for (size_t i = 0; i < n; i++) {
		const struct piece *piece = page_piece_at(page, i);
		count_heading(&candidates, piece);
		if (piece->type > BLOCK_PARAGRAPH)
			continue;
		candidates.ends[i] = shingle_upto(piece_slice(page, piece));
		if (may_be_copy(page, piece))
			shingles_add(candidates.by_end, candidates.ends[i], (uint32_t)i);
	}
	return candidates;
}

/* The letters take more than the text does, and are gone before the next step. */
void pieces_lay_copies(struct page *page)
{
	if (!page_wants(page, REPAIR_PULL_QUOTE) || page->pieces->len < 2)
		return;
	struct arena *arena = arena_new(), *near = arena_new();
	struct candidates candidates = find_candidates(page, arena, near);
	find_copies(&candidates);
	arena_free(near);
	pieces_lay_own_copies(page);
	arena_free(arena);
}

void pieces_lay_copies_again(struct page *page)
{
	if (page->rejoined)
		pieces_lay_copies(page);
}
