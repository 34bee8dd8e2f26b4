/* Where articles begin on a page whose headings are told by markup: by their levels, and by
 * what stands below them. Pages without markup are segment.c's. */
#include "core/text/letters.h"
#include "core/text/role-odds.h"
#include "core/text/segment.h"

enum { TITLE_REACH = 8, DATELINE_HEADS = 2 };

bool is_marked(const struct piece *piece)
{
	return piece->type == BLOCK_HEADING && piece->level && !piece->dropped;
}

enum form form_below(const struct page *page, size_t i)
{
	size_t next = page_next_piece(page, i);
	return next < page->pieces->len ? page_piece_at(page, next)->form : FORM_TEXT;
}

/* Whether an article's head - subtitle, byline, day, or a dateline - stands right below
 * heading i. */
static bool has_head(const struct page *page, size_t i)
{
	switch (form_below(page, i)) {
	case FORM_SUBTITLE:
	case FORM_BYLINE:
	case FORM_DATE:
	case FORM_DATELINE:
	case FORM_SALUTATION:
		return true;
	default:
		return false;
	}
}

/* Evidence that the text from heading i on is an article: it begins with a
 * dateline, byline or salutation, or ends with a signature. */
static bool has_evidence(const struct page *page, size_t i)
{
	size_t n = page->pieces->len, at = i;
	for (int reach = 0; reach < TITLE_REACH; reach++) {
		at = page_next_piece(page, at);
		if (at >= n)
			return false;
		const struct piece *piece = page_piece_at(page, at);
		if (piece->type == BLOCK_HEADING)
			return piece->form == FORM_SUBTITLE;
		if (piece->form == FORM_DATELINE || piece->form == FORM_BYLINE ||
		    piece->form == FORM_SALUTATION || piece->form == FORM_DATE ||
		    piece->form == FORM_CREDIT)
			return true;
		if (reach >= DATELINE_HEADS - 1 && piece->type == BLOCK_PARAGRAPH)
			return false;
	}
	return false;
}

/* Headings of one level under one parent, and what their sections look like. */
struct siblings {
	size_t n, evident, offices, signatures;
	size_t heads;  /* with an article's head right below */
	size_t linked; /* sections with text that end in a link to their source */
};

static struct siblings siblings_of(const struct page *page, size_t i)
{
	struct siblings all = { 0 };
	int level = page_piece_at(page, i)->level;
	bool text = false, link = false;
	for (; i < page->pieces->len; i++) {
		const struct piece *piece = page_piece_at(page, i);
		if (piece->dropped)
			continue;
		bool heads = is_marked(piece) && piece->level <= level;
		if (heads) {
			all.linked += text && link;
			text = false;
		}
		text |= piece->type == BLOCK_PARAGRAPH;
		link = piece->type == BLOCK_FURNITURE;
		all.signatures += piece->form == FORM_BYLINE || piece->form == FORM_CREDIT;
		if (!heads)
			continue;
		if (piece->level < level)
			break;
		all.n++;
		all.evident += has_evidence(page, i);
		all.heads += has_head(page, i);
		all.offices +=
		        patterns_match(page->patterns, FORM_OFFICE, piece_slice(page, piece));
	}
	return all;
}

/* Whether the headings of a group each head an article of their own. */
static bool are_articles(const struct siblings *all)
{
	if (all->n < 2)
		return false;
	return all->evident * 2 >= all->n || (all->offices * 2 > all->n) ||
	       (all->n >= 4 && all->linked * 4 >= all->n * 3) ||
	       (all->signatures >= all->n && all->offices);
}

enum { LEVELS = 8 };

/* 本报讯 right below heading i: whatever its level, an article begins. */
static bool heads_news(const struct page *page, size_t i)
{
	return form_below(page, i) == FORM_DATELINE;
}

/* Whether a group of departments' plans stands below the sections of an article, which has
 * text: its headings are articles from the first department on. */
static bool follows_sections(const struct siblings *all, bool text)
{
	return text && all->offices && all->heads * 2 < all->n;
}

static void mark_levels(const struct page *page, int top, bool *starts)
{
	int of_article = 0; /* level of the heading that the last article began with */
	bool text = false;  /* since then */
	bool whole[LEVELS + 1] = { false }, known[LEVELS + 1] = { false };
	bool waits[LEVELS + 1] = { false }; /* for the first that names a department */
	for (size_t i = 0; i < page->pieces->len; i++) {
		const struct piece *piece = page_piece_at(page, i);
		text |= piece->type == BLOCK_PARAGRAPH;
		if (!is_marked(piece))
			continue;
		int level = MIN(piece->level, LEVELS);
		for (int below = level + 1; below <= LEVELS; below++)
			known[below] = false;
		if (!known[level]) {
			struct siblings all = siblings_of(page, i);
			whole[level] = level == top || are_articles(&all) ||
			               (all.n == 1 && level == of_article);
			waits[level] = level > top && follows_sections(&all, text);
			known[level] = true;
		}
		waits[level] = waits[level] && !piece_names_office(page, piece);
		bool news = text && heads_news(page, i);
		bool heads = whole[level] && !waits[level];
		starts[i] = (heads || level < of_article || news) && !role_is_ordinal(piece->form);
		if (starts[i] && (heads || news) && level > top)
			of_article = level;
		text &= !starts[i];
	}
}

/* A heading that stands over articles, with no text of its own: 要闻, and then the
 * first of them. It goes with that one, as its kicker. */
static void take_kickers(struct page *page, bool *starts)
{
	size_t first = 0;
	while (first < page->pieces->len && !starts[first])
		first++;
	for (size_t i = page->pieces->len; i-- > first + 1;) {
		struct piece *piece = page_piece_at(page, i);
		if (!is_marked(piece))
			continue;
		size_t next = page_next_piece(page, i);
		bool heads = next < page->pieces->len && starts[next] &&
		             page_piece_at(page, next)->level > piece->level;
		if (!heads)
			continue;
		piece->type = BLOCK_KICKER;
		starts[i] = true;
		starts[next] = false;
	}
}

/* Whether heading i is of an article that has its byline or subtitle above its text, as
 * those do that have sections. */
static bool heads_signed(const struct page *page, size_t i)
{
	enum form form = form_below(page, i);
	return form == FORM_BYLINE || form == FORM_SUBTITLE;
}

/* What the headings of a page have in common. */
struct outline {
	int top;           /* their highest level */
	size_t n, evident; /* headings; those with an article's head below */
	size_t row;        /* most in a row that have none, below one with a byline */
	size_t plain;      /* that stand over text without markup, or in bold alone */
	bool flat;         /* all are of that level */
};

static bool is_plain_heading(const struct page *page, size_t i)
{
	const struct piece *piece = page_piece_at(page, i);
	if (piece->type != BLOCK_HEADING || piece->level || piece->dropped)
		return false;
	size_t next = page_next_piece(page, i);
	return next < page->pieces->len && page_piece_at(page, next)->type == BLOCK_PARAGRAPH &&
	       page_piece_at(page, next)->form == FORM_TEXT;
}

static struct outline outline_of(const struct page *page)
{
	struct outline all = { .top = LEVELS, .flat = true };
	size_t row = 0;
	bool signs = false; /* the last with a head below has a byline there */
	for (size_t i = 0; i < page->pieces->len; i++) {
		const struct piece *piece = page_piece_at(page, i);
		all.plain += is_plain_heading(page, i);
		if (!is_marked(piece))
			continue;
		bool head = has_head(page, i);
		all.flat &= !all.n || piece->level == all.top;
		all.top = MIN(all.top, piece->level);
		all.n++;
		all.evident += head;
		signs = head ? heads_signed(page, i) : signs;
		row = head || !signs ? 0 : row + 1;
		all.row = MAX(all.row, row);
	}
	return all;
}

/* Whether headings of sections have the level of titles, as in text out of OCR that knows
 * one level: few have an article's head below, or some in a row have none. Where sections
 * are headed by plain lines, all that is marked is a title. */
static bool mixes_levels(const struct outline *all)
{
	enum { MOST_PLAIN = 1 };
	return all->flat && all->n > 2 && all->evident && all->plain <= MOST_PLAIN &&
	       (all->evident * 2 < all->n || all->row > 1);
}

/* 评论员观察：抓紧抓实春耕, 云岭安河：山村有了邮路: a column of the paper or a place, and then
 * the title. Sections are seldom called so. */
static bool is_labelled(const struct page *page, size_t i)
{
	enum { LABEL_LETTERS = 12, TITLE_LETTERS = 5 };
	struct slice rest = piece_slice(page, page_piece_at(page, i));
	for (int n = 0; rest.len && n <= LABEL_LETTERS; n++) {
		uint32_t c = glyph_take(&rest);
		if (c == ':' || c == 0xff1a) /* ： */
			return n && letters_count(rest, TITLE_LETTERS) >= TITLE_LETTERS;
	}
	return false;
}

/* Of such headings those that have a head below, a label, or an article's end above. */
static void mark_heads(const struct page *page, bool *starts)
{
	bool ended = true;
	for (size_t i = 0; i < page->pieces->len; i++) {
		const struct piece *piece = page_piece_at(page, i);
		if (piece_is_passed_over(piece))
			continue;
		if (is_marked(piece))
			starts[i] = !role_is_ordinal(piece->form) &&
			            (ended || has_head(page, i) || is_labelled(page, i) ||
			             piece_names_office(page, piece));
		ended = ends_article(page, i);
	}
}

void mark_markup(struct page *page, bool *starts)
{
	struct outline all = outline_of(page);
	if (mixes_levels(&all))
		mark_heads(page, starts);
	else
		mark_levels(page, all.top, starts);
	take_kickers(page, starts);
}
