/* Whose a quotation is by the sentences and the paragraphs around its own: each a way as struct
 * quote_way has them. What its own sentence says, quote-ways.c reads. */
#ifndef ZHUPI_KNOW_QUOTE_AROUND_H
#define ZHUPI_KNOW_QUOTE_AROUND_H

#include "core/know/quote-ways.h"

/* Paragraphs that are nothing but quotations, and ——某某 under them. */
bool quote_below(const struct reading_quotes *reading, const struct quotation *quotation,
                 struct attribution *found);

/* “…” alone in its paragraph, below one that ends with a colon: 他在信里写了一段话：. */
bool quote_above(const struct reading_quotes *reading, const struct quotation *quotation,
                 struct attribution *found);

/* A sentence in quotation marks by itself goes on from the one before: who
 * spoke there, or who was spoken of. */
bool quote_around(const struct reading_quotes *reading, const struct quotation *quotation,
                  struct attribution *found);

/* “…。”大会开幕。走出会场，某某很激动。 A sentence that opens its paragraph is of
 * whom the paragraph names first. */
bool quote_later(const struct reading_quotes *reading, const struct quotation *quotation,
                 struct attribution *found);

/* “…。” alone in its paragraph, above one whose first sentence names who says it. */
bool quote_next(const struct reading_quotes *reading, const struct quotation *quotation,
                struct attribution *found);

#endif
