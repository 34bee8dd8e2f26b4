/* Annexes: what a document has below 附件, or behind its dated signature, has a title of its
 * own, which heads it. Parts no articles: an annex is read with what it belongs to. */
#include "core/text/letters.h"
#include "core/text/page.h"

enum {
	MARK_BYTES = 36,
	TITLE_LINES = 3,
	LONGEST_LINE = 150, /* bytes */
	LEAST_LETTERS = 8,  /* of a title that is known by what was said before */
	SAID_BYTES = 4000,  /* in which that is looked for */
	TEXT_REACH = 6      /* pieces between a title and its text */
};

/* 附件1 */
static bool is_mark(const struct page *page, const struct piece *piece)
{
	return span_len(piece->text) <= MARK_BYTES && piece->type != BLOCK_CAPTION &&
	       patterns_match(page->patterns, FORM_ANNEX, piece_slice(page, piece));
}

/* 附件：1.…: the first of those that the lines below it name, too. */
static bool lists_annexes(const struct page *page, const struct piece *piece)
{
	struct slice text = utf8_head(piece_slice(page, piece), LONGEST_LINE);
	struct span list;
	return patterns_find(page->patterns, FORM_ANNEX, text, "list", &list) && span_len(list);
}

static bool is_listed(const struct page *page, size_t i)
{
	return i < page->pieces->len && page_piece_at(page, i)->form == FORM_ORDINAL_3 &&
	       !page_piece_at(page, i)->by_hand;
}

/* 2.… below it heads nothing. */
static void take_list(const struct page *page, size_t i)
{
	for (i = page_next_piece(page, i); is_listed(page, i); i = page_next_piece(page, i)) {
		struct piece *piece = page_piece_at(page, i);
		piece->type = piece->type == BLOCK_HEADING ? BLOCK_PARAGRAPH : piece->type;
	}
}

static bool may_be_title(const struct page *page, size_t i)
{
	if (i >= page->pieces->len)
		return false;
	const struct piece *piece = page_piece_at(page, i);
	return !piece_is_passed_over(piece) &&
	       (piece->type == BLOCK_HEADING || piece->type == BLOCK_PARAGRAPH) &&
	       piece->form == FORM_TEXT && piece->ending == ENDING_OPEN && !piece->by_hand &&
	       span_len(piece->text) <= LONGEST_LINE && glyph_count_han(piece_slice(page, piece));
}

/* Whether text stands below the title that ends with piece i. */
static bool heads_text(const struct page *page, size_t i)
{
	for (int reach = 0; reach < TEXT_REACH; reach++) {
		i = page_next_piece(page, i);
		if (i >= page->pieces->len)
			return false;
		const struct piece *piece = page_piece_at(page, i);
		if (piece_is_text(piece) && piece->ending != ENDING_OPEN)
			return true;
	}
	return false;
}

static void add_text(const struct page *page, GString *said, size_t i)
{
	const struct piece *piece = page_piece_at(page, i);
	struct slice text = utf8_head(piece_slice(page, piece), SAID_BYTES);
	if (!piece_is_passed_over(piece))
		g_string_append_printf(said, "%.*s\n", (int)text.len, text.data);
}

/* What the document of pieces first to end says at its beginning and at its end. */
static struct letters letters_said(const struct page *page, size_t first, size_t end,
                                   struct arena *arena)
{
	g_autoptr(GString) said = g_string_new(NULL);
	for (size_t i = first; i < end && said->len < SAID_BYTES; i++)
		add_text(page, said, i);
	for (size_t i = end, begin = said->len; i-- > first && said->len < begin + SAID_BYTES;)
		add_text(page, said, i);
	return letters_of((struct slice){ said->str, said->len }, arena);
}

/* How many pieces from i on, together, are a title that the document from piece first to
 * end named; 0 where none are. */
static size_t lines_named(const struct page *page, size_t i, size_t first, size_t end)
{
	struct arena *arena = arena_new();
	struct letters said = letters_said(page, first, end, arena);
	g_autoptr(GString) title = g_string_new(NULL);
	size_t named = 0;
	for (size_t n = 1; n <= TITLE_LINES && may_be_title(page, i + n - 1); n++) {
		struct slice line = piece_slice(page, page_piece_at(page, i + n - 1));
		g_string_append_len(title, line.data, (gssize)line.len);
		struct letters letters =
		        letters_of((struct slice){ title->str, title->len }, arena);
		if (letters.n >= LEAST_LETTERS && letters_place(&said, &letters) < said.n)
			named = n;
	}
	arena_free(arena);
	return named;
}

static void make_title(struct page *page, size_t i, size_t n)
{
	size_t parts[TITLE_LINES];
	for (size_t k = 0; k < n; k++)
		parts[k] = i + k;
	if (n > 1 && page_wants(page, REPAIR_REJOIN))
		pieces_join(page, parts, n, NULL, NULL);
	struct piece *title = page_piece_at(page, i);
	title->type = BLOCK_HEADING;
	title->annex = true;
	page_explain(page, "title", "of an annex: piece %zu", i);
}

/* Where a document begins, and what of it has been seen. */
struct document {
	size_t first;
	bool text, dated; /* it has text; it was dated below that */
};

/* Takes the title of an annex at piece i, which a mark or the signature stands above. */
static bool take_title(struct page *page, struct document *document, size_t i, bool marked)
{
	if (!may_be_title(page, i) || !heads_text(page, i))
		return false;
	size_t n = lines_named(page, i, document->first, i);
	if (!n && !marked)
		return false;
	make_title(page, i, MAX(n, 1));
	*document = (struct document){ .first = i };
	return true;
}

void pieces_mark_annexes(struct page *page)
{
	struct document document = { 0 };
	for (size_t i = 0; i < page->pieces->len; i++) {
		struct piece *piece = page_piece_at(page, i);
		if (piece_is_passed_over(piece))
			continue;
		bool mark = document.text && is_mark(page, piece);
		if (mark && take_title(page, &document, page_next_piece(page, i), true)) {
			page_piece_at(page, i)->type = BLOCK_HEADING;
			continue;
		}
		if (document.text && is_listed(page, page_next_piece(page, i)) &&
		    lists_annexes(page, piece))
			take_list(page, i);
		if (document.dated && take_title(page, &document, i, false))
			continue;
		bool text = piece_is_text(piece) && piece->ending == ENDING_FULL;
		document.dated =
		        !text && (document.dated || (document.text && piece->form == FORM_DATE));
		document.text |= text;
	}
}
