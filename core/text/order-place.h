/* Places headings that a page has gathered: above which paragraphs of a given order each of
 * them stands best. Orders nothing, and knows no columns. Internal to core/text. */
#ifndef ZHUPI_TEXT_ORDER_PLACE_H
#define ZHUPI_TEXT_ORDER_PLACE_H

#include "core/text/order.h"

/* What speaks for each of some headings above each of some paragraphs, both in the file's
 * order. */
struct placing;

/* The caller frees. Pieces are those of headings and paragraphs; starts tells of each
 * paragraph whether the one before it in the file is not what it goes on from. */
struct placing *placing_new(const struct page *page, const size_t *headings, size_t n_headings,
                            const size_t *paragraphs, size_t n_paragraphs, const bool *starts);
void placing_free(struct placing *placing);

/* An order of the paragraphs, and where in it a column may begin. */
struct placing_order {
	const size_t *paragraphs;
	const bool *starts;
	size_t lead;              /* paragraphs at its head that no heading stands before */
	size_t barred, barred_at; /* a heading, and the place it may not have; SIZE_MAX: none */
};

/* Tells in at where in the order each heading stands best, in their order, and returns
 * how much speaks for that. */
double placing_best(const struct placing *placing, const struct placing_order *order, size_t *at);

#endif
