/* Articles for the tests of tui, written as lines of text. */
#ifndef ZHUPI_TESTS_TUI_FIXTURE_H
#define ZHUPI_TESTS_TUI_FIXTURE_H

#include "core/flow/document.h"

/* An article with a block a line, "TYPE: text": T title, K kicker, S subtitle,
 * B byline, D dateline, H heading of level 1, h of level 2, r one that is run
 * in, P paragraph, I item, C caption, c credit, F furniture. The caller frees
 * with fixture_free. */
struct article *fixture_article(const char *lines);

/* The same of one paragraph, of any bytes. text is borrowed. */
struct article *fixture_paragraph(struct slice text);
void fixture_free(struct article *article);

/* The place of the first occurrence of words, which must be there. */
struct place fixture_find(const struct article *article, const char *words);

/* The words from start to end; those of several blocks are parted by /. The
 * caller frees. */
char *fixture_words(const struct article *article, struct text_range range);

#endif
