/* Applies the reader's corrections to the pieces of a page, last of all
 * repairs. One that names bytes which no piece shows is passed over and told. */
#include "core/text/page.h"

/* Where a source offset is shown: a piece, and the off in its text. */
struct shown {
	size_t piece, off;
};

static bool find_in_piece(const struct page *page, const struct piece *piece, size_t src_off,
                          size_t *off)
{
	for (size_t i = 0; i < piece->n_runs; i++) {
		const struct text_run *run =
		        &g_array_index(page->runs, struct text_run, piece->first_run + i);
		if (src_off < run->src_off || src_off >= run->src_off + run->src_len)
			continue;
		*off = run->off + (run->len == run->src_len ? src_off - run->src_off : 0);
		return true;
	}
	return false;
}

static bool find_shown(const struct page *page, size_t src_off, struct shown *shown)
{
	for (size_t i = 0; i < page->pieces->len; i++) {
		const struct piece *piece = page_piece_at(page, i);
		if (piece->dropped || !find_in_piece(page, piece, src_off, &shown->off))
			continue;
		shown->piece = i;
		return true;
	}
	return false;
}

/* The next piece that is not dropped, or the number of pieces. */
static size_t next_kept(const struct page *page, size_t at)
{
	while (++at < page->pieces->len && page_piece_at(page, at)->dropped)
		;
	return at;
}

/* Marks the whole of a piece as corrected. */
static void note(struct page *page, const struct correction_here *here, size_t at)
{
	const struct piece *piece = page_piece_at(page, at);
	piece_corrected(page, piece, here->step, piece_source(page, piece));
}

static bool correct_join(struct page *page, const struct correction_here *here,
                         const struct shown *at)
{
	size_t next = next_kept(page, at->piece);
	if (next >= page->pieces->len)
		return false;
	pieces_join(page, (size_t[]){ at->piece, next }, 2, NULL, here->step);
	return true;
}

static bool correct_split(struct page *page, const struct correction_here *here,
                          const struct shown *at)
{
	struct piece whole = *page_piece_at(page, at->piece);
	if (!at->off || at->off >= span_len(whole.text))
		return false;
	struct piece head = piece_part(page, &whole, (struct span){ 0, at->off });
	struct piece tail =
	        piece_part(page, &whole, (struct span){ at->off, span_len(whole.text) });
	head.level = tail.level = whole.level;
	head.by_hand = tail.by_hand = whole.by_hand;
	head.form = whole.form;
	piece_inherit(page, &head, &whole);
	*page_piece_at(page, at->piece) = head;
	page_insert(page, at->piece + 1, tail);
	note(page, here, at->piece);
	note(page, here, at->piece + 1);
	return true;
}

/* A moved piece joins the article it comes to. */
static bool correct_move(struct page *page, const struct correction_here *here,
                         const struct shown *at)
{
	struct shown before = { page->pieces->len, 0 };
	if (here->target != CORRECTION_TO_END && !find_shown(page, here->target, &before))
		return false;
	size_t neighbour = before.piece < page->pieces->len ? before.piece : before.piece - 1;
	page_piece_at(page, at->piece)->article = page_piece_at(page, neighbour)->article;
	note(page, here, at->piece);
	page_move(page, at->piece, at->piece + 1, before.piece);
	return true;
}

/* Moves a title to the head of its article, before the text and its headings. */
static void raise_title(struct page *page, size_t at)
{
	int article = page_piece_at(page, at)->article;
	size_t to = at;
	for (size_t i = at; i-- > 0 && page_piece_at(page, i)->article == article;)
		if (block_is_body(page_piece_at(page, i)->type))
			to = i;
	page_move(page, at, at + 1, to);
}

static bool correct_type(struct page *page, const struct correction_here *here,
                         const struct shown *at)
{
	struct piece *piece = page_piece_at(page, at->piece);
	piece->type = here->step->type;
	piece->level = here->step->level;
	piece->by_hand = true;
	note(page, here, at->piece);
	if (piece->type == BLOCK_TITLE)
		raise_title(page, at->piece);
	return true;
}

/* Pieces from at on that are of its article become article number. */
static void renumber(struct page *page, size_t at, int number)
{
	int old = page_piece_at(page, at)->article;
	for (; at < page->pieces->len && page_piece_at(page, at)->article == old; at++)
		page_piece_at(page, at)->article = number;
}

static bool correct_begin_article(struct page *page, const struct correction_here *here,
                                  const struct shown *at)
{
	int fresh = 0;
	for (size_t i = 0; i < page->pieces->len; i++)
		fresh = MAX(fresh, page_piece_at(page, i)->article + 1);
	renumber(page, at->piece, fresh);
	note(page, here, at->piece);
	return true;
}

static bool correct_join_article(struct page *page, const struct correction_here *here,
                                 const struct shown *at)
{
	int own = page_piece_at(page, at->piece)->article;
	size_t first = at->piece;
	while (first && page_piece_at(page, first - 1)->article == own)
		first--;
	if (!first)
		return false;
	renumber(page, first, page_piece_at(page, first - 1)->article);
	note(page, here, first);
	return true;
}

/* The piece's text with [start, end) replaced; the new text's place is the
 * whole of what it stands for. */
static struct piece with_text(struct page *page, const struct piece *whole, struct span stretch,
                              struct slice text, struct span source)
{
	g_autofree char *old =
	        g_strndup(page->text->str + whole->text.start, span_len(whole->text));
	g_autofree struct text_run *runs =
	        g_memdup2(&g_array_index(page->runs, struct text_run, whole->first_run),
	                  sizeof *runs * whole->n_runs);
	struct span parts[] = { { 0, stretch.start }, { stretch.end, span_len(whole->text) } };
	struct text_run stands = { 0, text.len, source.start, span_len(source) };
	struct piece piece = piece_begin(page, whole->type);
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
		g_autoptr(GArray) cut = g_array_new(FALSE, FALSE, sizeof(struct text_run));
		runs_cut(runs, whole->n_runs, parts[i], 0, cut);
		struct slice kept = { old + parts[i].start, span_len(parts[i]) };
		piece_add(page, &piece, kept, (const struct text_run *)cut->data, cut->len);
		if (i == 0)
			piece_add(page, &piece, text, &stands, 1);
	}
	piece_finish(page, &piece);
	piece.level = whole->level;
	piece.by_hand = whole->by_hand;
	piece.form = whole->form;
	piece.strong = whole->strong;
	piece.run_in = whole->run_in;
	piece.article = whole->article;
	return piece;
}

static bool correct_text(struct page *page, const struct correction_here *here,
                         const struct shown *at)
{
	struct piece whole = *page_piece_at(page, at->piece);
	size_t last;
	if (here->source.start >= here->source.end || !here->step->text.len ||
	    !find_in_piece(page, &whole, here->source.end - 1, &last) || last < at->off)
		return false;
	struct piece piece = with_text(page, &whole, (struct span){ at->off, last + 1 },
	                               here->step->text, here->source);
	piece_inherit(page, &piece, &whole);
	*page_piece_at(page, at->piece) = piece;
	piece_corrected(page, &piece, here->step, here->source);
	return true;
}

/* The page has been read without that repair; what it would have changed is
 * marked. */
static bool correct_without_here(struct page *page, const struct correction_here *here,
                                 const struct shown *at)
{
	size_t off = here->source.start;
	struct span place = { off,
		              off + (size_t)g_utf8_skip[(guchar)page->source->text.data[off]] };
	piece_corrected(page, page_piece_at(page, at->piece), here->step, place);
	return true;
}

/* None for CORRECTION_WITHOUT: the page has been read without that repair. */
static bool (*const correct[CORRECTION_KIND_COUNT])(struct page *, const struct correction_here *,
                                                    const struct shown *) = {
	[CORRECTION_JOIN] = correct_join,
	[CORRECTION_SPLIT] = correct_split,
	[CORRECTION_MOVE] = correct_move,
	[CORRECTION_TYPE] = correct_type,
	[CORRECTION_BEGIN_ARTICLE] = correct_begin_article,
	[CORRECTION_JOIN_ARTICLE] = correct_join_article,
	[CORRECTION_TEXT] = correct_text,
	[CORRECTION_WITHOUT_HERE] = correct_without_here,
};

static bool correct_by(struct page *page, const struct correction *step)
{
	struct correction_here here;
	struct shown at;
	if (!correct[step->kind])
		return true;
	return correction_find(page->source, step, &here) &&
	       find_shown(page, here.source.start, &at) && correct[step->kind](page, &here, &at);
}

void pieces_correct(struct page *page)
{
	for (size_t i = 0; i < page->n_corrections; i++) {
		const struct correction *step = &page->corrections[i];
		bool done = correct_by(page, step);
		page_explain(page, "correct", "%s at byte %zu%s", correction_name(step->kind),
		             step->raw.start, done ? "" : ": nothing there to correct");
	}
}
