/* Holders: who it is that what a text says is held belongs to, where that is told by who is
 * named right before it - 顾明远同志不再担任…, 顾明远、周若水分别任…. Asks who is named; finds
 * nobody, and reads no posts. */
#ifndef ZHUPI_KNOW_HOLDER_H
#define ZHUPI_KNOW_HOLDER_H

#include "core/know/people.h"

enum { HOLDERS_MOST = 16 };

struct holders {
	size_t persons[HOLDERS_MOST];
	size_t n;
	bool each; /* each holds one of as many posts: 分别 */
};

/* Before how something is held, where that ends at off: 同志, 不再, 于2020年5月. each is set where
 * one of the words shares it out: 分别. */
size_t holders_end(const struct scan_block *scanned, size_t off, bool *each);

/* Those named before off of block with nothing between but how something is held: one, or
 * a list; and behind 分别 the list that the text named last. */
struct holders holders_before(const struct people *people, const struct scan_block *scanned,
                              size_t block, size_t off);

/* Gives the holders the posts, to each all of them or its own. */
void holders_give(struct people *people, const struct holders *holders, const GArray *posts);

#endif
