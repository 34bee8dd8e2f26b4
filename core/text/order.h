/* What order.c, which puts headings back, shares with its neighbours order-*.c, boxes.c and
 * jumps.c: where an article's title and text begin. Internal to core/text. */
#ifndef ZHUPI_TEXT_ORDER_H
#define ZHUPI_TEXT_ORDER_H

#include "core/text/page.h"
#include "core/text/vocabulary.h"

/* Text of an article, and not one of its fields. */
bool order_is_text(const struct piece *piece);

/* The piece that begins the article after the one that begins at first. */
size_t order_article_end(const struct page *page, size_t first);

/* Where the title block at the head of [first, end) ends; whether it has a title. */
size_t order_title_end(const struct page *page, size_t first, size_t end);
bool order_has_title(const struct page *page, size_t first, size_t end);

/* The piece behind the last text of [first, end); first where there is none. */
size_t order_text_end(const struct page *page, size_t first, size_t end);

/* Whether something else than text ends [first, end): who wrote it, what goes on. */
bool order_is_signed(const struct page *page, size_t first, size_t end);

/* What the text of pieces [first, end) speaks of, by its first few thousand bytes, and how many
 * these are. The caller frees. (order-edges.c) */
struct vocabulary *order_words(const struct page *page, size_t first, size_t end, size_t *bytes);

/* Whether a paragraph so wide is set across columns of that width, as leads are. */
static inline bool order_is_across(unsigned columns, unsigned width)
{
	return columns * 2 >= width * 3;
}

/* How much of what the text of pieces [first, end) says that of [text, text_end) says, too: as
 * two parts of an article do, from 0 to 1; 0 where it is too short. (order-edges.c) */
double order_share_of_words(const struct page *page, size_t first, size_t end, size_t text,
                            size_t text_end);

/* The logarithms of odds that a heading stands right above a paragraph: by its words, that
 * this begins with; and by how else it begins. (order-opening.c) */
double order_echo_odds(const struct page *page, size_t heading, size_t paragraph);
double order_beginning_odds(const struct page *page, size_t paragraph);

/* How much of what a paragraph's beginning speaks of the one above does, from 0 to 1. */
double order_following(const struct page *page, size_t paragraph, const struct vocabulary *above);

/* Whether a paragraph is of a list: what announces that stands above it. */
bool order_is_listed(const struct page *page, size_t paragraph);

/* Puts titles before the articles that they are for. (order-title.c) */
void order_titles(struct page *page);

/* Puts columns in the order of the numbers of their headings. (order-numbers.c) */
void order_numbers(struct page *page);

/* Puts the column before the first title behind its article. (order-edges.c) */
void order_edges(struct page *page);

/* Puts titles that a page prints apart from its news above them. (order-news.c) */
void order_news(struct page *page);

#endif
