/* Headings within articles: those that run in at a paragraph's head made
 * blocks of their own, and every heading's level told. */
#include <string.h>

#include "core/text/line-marks.h"
#include "core/text/page.h"

enum {
	RUN_IN_COLUMNS = 90,
	ALONE_COLUMNS = 140, /* where nothing but the heading is in its paragraph */
	ALONE_BYTES = ALONE_COLUMNS / 2 * 3,
	CHAPTER_BYTES = 36 /* of 第十二章 总则 */
};

/* Ranks of headings, from the widest; an article's levels are those of them
 * that it has. */
enum rank {
	RANK_MARKUP,
	RANK_PLAIN = 8,
	RANK_PART,
	RANK_CHAPTER,
	RANK_SECTION,
	RANK_ORDINAL,
	RANK_COUNT = 16
};

static bool is_chapter_of(const struct page *page, struct slice text, const char *kind)
{
	struct span sign;
	return patterns_find(page->patterns, FORM_CHAPTER, text, kind, &sign) && span_len(sign);
}

static enum rank rank_of_chapter(const struct page *page, const struct piece *piece)
{
	struct slice head = utf8_head(piece_slice(page, piece), CHAPTER_BYTES);
	if (is_chapter_of(page, head, "part"))
		return RANK_PART;
	return is_chapter_of(page, head, "section") ? RANK_SECTION : RANK_CHAPTER;
}

static enum rank rank_of(const struct page *page, const struct piece *piece)
{
	if (piece->level)
		return (enum rank)(RANK_MARKUP + MIN(piece->level, 7));
	if (piece->form == FORM_CHAPTER)
		return rank_of_chapter(page, piece);
	if (piece->leads)
		return (enum rank)(RANK_ORDINAL + 2); /* below （一） */
	if (piece->form >= FORM_ORDINAL_1 && piece->form <= FORM_ORDINAL_4)
		return (enum rank)(RANK_ORDINAL + (int)(piece->form - FORM_ORDINAL_1));
	return piece->run_in ? (enum rank)(RANK_ORDINAL + 1) : RANK_PLAIN;
}

static bool is_ordinal(enum form form)
{
	return form >= FORM_ORDINAL_1 && form <= FORM_ORDINAL_4;
}

/* Where the first sentence of text ends, behind its full stop; 0 where it has
 * no stop, or is no heading. */
static size_t first_sentence(struct slice text)
{
	for (struct slice rest = text; rest.len;) {
		uint32_t c = glyph_take(&rest);
		size_t at = (size_t)(rest.data - text.data);
		if (c == 0x3002) /* 。 */
			return at;
		if (c == 0xff1b || c == 0xff1a || c == ';' || at > ALONE_BYTES)
			return 0;
		if (glyph_of(c) == GLYPH_END)
			return 0;
	}
	return 0;
}

/* Whether a sentence in bold heads its paragraph: one of many clauses is no heading, but
 * what its author would have the reader see. */
static bool may_lead(struct slice sentence)
{
	enum { LEAD_COLUMNS = 50, LEAD_CLAUSES = 2 };
	unsigned clauses = 1;
	if (glyph_columns(sentence) > LEAD_COLUMNS)
		return false;
	while (sentence.len)
		clauses += glyph_take(&sentence) == 0xff0c; /* ， */
	return clauses <= LEAD_CLAUSES;
}

/* How much of a paragraph's head is a heading, its full stop counted in. */
static size_t run_in_length(const struct page *page, const struct piece *piece)
{
	struct slice text = piece_slice(page, piece);
	if (piece->type != BLOCK_PARAGRAPH || piece->dropped ||
	    (!piece->bold && !is_ordinal(piece->form) && !piece->leads))
		return 0;
	size_t sentence = first_sentence(text);
	if (piece->leads)
		return sentence;
	bool bold = piece->bold && sentence && sentence <= piece->bold + 3;
	if (bold && (is_ordinal(piece->form) || may_lead((struct slice){ text.data, sentence })))
		return sentence;
	if (!is_ordinal(piece->form) || !sentence)
		return 0;
	struct slice heading = { text.data, sentence };
	unsigned most = sentence == text.len ? ALONE_COLUMNS : RUN_IN_COLUMNS;
	return glyph_columns(heading) <= most ? sentence : 0;
}

/* The heading's own words: no dashes before, no full stop behind. */
static struct span heading_words(struct slice text, size_t len)
{
	struct slice words = { text.data, len };
	struct slice rest = words;
	while (glyph_of(glyph_take(&rest)) == GLYPH_DASH)
		words = rest;
	rest = words;
	while (glyph_of(glyph_take_last(&rest)) == GLYPH_END)
		words = rest;
	size_t start = (size_t)(words.data - text.data);
	return (struct span){ start, start + words.len };
}

static void lay_stretch(struct page *page, const struct piece *onto, const struct piece *from,
                        struct span stretch)
{
	g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(struct text_run));
	runs_cut(&g_array_index(page->runs, struct text_run, from->first_run), from->n_runs,
	         stretch, 0, runs);
	for (guint i = 0; i < runs->len; i++) {
		const struct text_run *run = &g_array_index(runs, struct text_run, i);
		piece_lay(page, onto, (struct span){ run->src_off, run->src_off + run->src_len });
	}
}

static struct piece heading_part(struct page *page, const struct piece *whole, size_t len)
{
	struct slice text = piece_slice(page, whole);
	struct span words = heading_words(text, len);
	struct piece heading = piece_part(page, whole, words);
	heading.type = BLOCK_HEADING;
	heading.form = whole->form;
	heading.run_in = true;
	heading.article = whole->article;
	heading.leads = whole->leads;
	lay_stretch(page, &heading, whole, (struct span){ 0, words.start });
	lay_stretch(page, &heading, whole, (struct span){ words.end, len });
	piece_repaired(page, &heading, REPAIR_RUN_IN, piece_source(page, &heading), 1);
	return heading;
}

/* A paragraph that is all heading, and has its text behind it; the last item
 * of a list has not. */
static bool heads_next(const struct piece *piece, const struct piece *next)
{
	return next && next->type == BLOCK_PARAGRAPH && !next->dropped &&
	       next->article == piece->article && !is_ordinal(next->form) &&
	       (piece->leads || piece->form == FORM_ORDINAL_1 || piece->form == FORM_ORDINAL_2);
}

/* Bytes of blank in text from at on. */
static size_t blank_at(struct slice text, size_t at)
{
	struct slice rest = { text.data + at, text.len - at };
	struct slice trimmed = glyph_trim(rest);
	return trimmed.len ? (size_t)(trimmed.data - rest.data) : 0;
}

/* Whether the reader will have the heading at the head of whole left there. */
static bool stays_run_in(const struct page *page, const struct piece *whole, size_t len)
{
	struct span words = heading_words(piece_slice(page, whole), len);
	g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(struct text_run));
	if (!page->spared->len)
		return false;
	runs_cut(&g_array_index(page->runs, struct text_run, whole->first_run), whole->n_runs,
	         words, 0, runs);
	size_t start = runs->len ? g_array_index(runs, struct text_run, 0).src_off : 0;
	return page_spares(page, REPAIR_RUN_IN, (struct span){ start, start });
}

/* （一）…； and then （二）…。: the last of a list, which heads nothing. */
static bool ends_list(const struct page *page, size_t i)
{
	const struct piece *piece = page_piece_at(page, i), *before = i ? piece - 1 : NULL;
	return before && is_ordinal(piece->form) && before->form == piece->form &&
	       before->type == BLOCK_PARAGRAPH;
}

/* 1.…增长8%。（责任单位：市工信局）: behind the sentence stands only whose task it is. */
static bool says_all(const struct page *page, const struct piece *whole, size_t len)
{
	struct slice text = piece_slice(page, whole);
	return line_is_bracketed(glyph_trim((struct slice){ text.data + len, text.len - len }));
}

/* Takes the heading off the paragraph at i, which next follows. */
static void cut_run_in(struct page *page, size_t i, const struct piece *next)
{
	struct piece whole = *page_piece_at(page, i);
	size_t len = run_in_length(page, &whole);
	if (!len || stays_run_in(page, &whole, len) || says_all(page, &whole, len) ||
	    (len == span_len(whole.text) && (!heads_next(&whole, next) || ends_list(page, i))))
		return;
	struct piece heading = heading_part(page, &whole, len);
	if (len == span_len(whole.text)) {
		heading.run_in = false;
		piece_inherit(page, &heading, &whole);
		*page_piece_at(page, i) = heading;
		return;
	}
	len += blank_at(piece_slice(page, &whole), len);
	struct piece body = piece_part(page, &whole, (struct span){ len, span_len(whole.text) });
	body.type = BLOCK_PARAGRAPH;
	piece_inherit(page, whole.bold ? &heading : &body, &whole);
	page_explain(page, "run-in", "%.*s", (int)span_len(heading.text),
	             piece_slice(page, &heading).data);
	*page_piece_at(page, i) = body;
	page_insert(page, i, heading);
}

/* Which of the ranks the article has, and how its plain headings - without
 * number or markup - stand to the numbered ones. */
struct ranks {
	bool has[RANK_COUNT + 8];
	size_t first_plain, first_ordinal, last_ordinal; /* pieces; SIZE_MAX: none */
};

static struct ranks ranks_of(const struct page *page, size_t first, size_t end)
{
	struct ranks ranks = { .first_plain = SIZE_MAX, .first_ordinal = SIZE_MAX };
	for (size_t i = first; i < end; i++) {
		const struct piece *piece = page_piece_at(page, i);
		if (piece->type != BLOCK_HEADING || piece->dropped || piece->by_hand)
			continue;
		enum rank rank = rank_of(page, piece);
		ranks.has[rank] = true;
		if (rank == RANK_PLAIN)
			ranks.first_plain = MIN(ranks.first_plain, i);
		if (rank >= RANK_CHAPTER && rank <= RANK_ORDINAL) {
			ranks.first_ordinal = MIN(ranks.first_ordinal, i);
			ranks.last_ordinal = i;
		}
	}
	return ranks;
}

/* Plain headings that come only behind the numbered sections - an appendix, a
 * glossary - stand beside those, not above them. */
static bool is_appendix(const struct ranks *ranks)
{
	return ranks->first_ordinal != SIZE_MAX && ranks->first_plain != SIZE_MAX &&
	       ranks->first_plain > ranks->last_ordinal;
}

void headings_level(struct page *page, size_t first, size_t end)
{
	struct ranks ranks = ranks_of(page, first, end);
	if (is_appendix(&ranks))
		ranks.has[RANK_PLAIN] = false;
	for (size_t i = first; i < end; i++) {
		struct piece *piece = page_piece_at(page, i);
		if (piece->type != BLOCK_HEADING || piece->by_hand)
			continue;
		int level = 1;
		for (enum rank rank = 0; rank < rank_of(page, piece); rank++)
			level += ranks.has[rank];
		piece->level = level;
	}
}

static bool any_runs_in(const struct page *page)
{
	for (size_t i = 0; i < page->pieces->len; i++)
		if (run_in_length(page, page_piece_at(page, i)))
			return true;
	return false;
}

void pieces_run_in(struct page *page)
{
	if (!page_wants(page, REPAIR_RUN_IN) || !any_runs_in(page))
		return;
	GArray *old = page->pieces;
	page->pieces = g_array_sized_new(FALSE, FALSE, sizeof(struct piece), old->len);
	for (guint i = 0; i < old->len; i++) {
		struct piece piece = g_array_index(old, struct piece, i);
		const struct piece *next =
		        i + 1 < old->len ? &g_array_index(old, struct piece, i + 1) : NULL;
		g_array_append_val(page->pieces, piece);
		cut_run_in(page, page->pieces->len - 1, next);
	}
	g_array_unref(old);
}
