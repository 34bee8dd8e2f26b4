/* Phrases of posts: the words before a name that belong to its post, read
 * backwards from the post's last word. Reads one phrase; lists are post.c's. */
#ifndef ZHUPI_KNOW_PHRASE_H
#define ZHUPI_KNOW_PHRASE_H

#include "core/know/character.h"
#include "core/know/post.h"

/* A post phrase: the institution [start, head), then its head [head, end). */
struct phrase {
	size_t start, head, end;
	uint32_t row;          /* of posts.tsv */
	enum person_role role; /* by that row */
	size_t company_end;    /* behind the last word that says it is a company's; 0 where none */
	bool listed;           /* 、 and another post stand before its run of characters */
	bool region;           /* names a region or has a place's name in it */
	bool body;             /* names an institution */
	bool gov;              /* … a department */
	bool company;          /* … a company */
	bool school;           /* … where experts are */
};

/* The phrase that ends at off and does not begin before floor; false where no
 * post ends there. */
bool phrase_before(const struct post_reader *reader, size_t block, size_t floor, size_t off,
                   struct phrase *phrase);

/* Whether span may be the name that an institution's own words stand behind: short,
 * and nothing in it that is known to be no name. */
bool phrase_may_be_name(const struct post_reader *reader, size_t block, struct span span);

/* Of the run that the reader's lattice holds: walks back from glyph head over the words that
 * belong to phrase, notes there what they say of it, and returns the glyph that the first of
 * them begins at, or head. Whether all words of the run may be a name's. (phrase-walk.c) */
size_t phrase_walk(const struct post_reader *reader, size_t head, struct phrase *phrase);
bool phrase_words_are_name(const struct post_reader *reader);

/* Of that run: where phrase, the words of which begin at glyph kept, before its post at glyph
 * head, begins with the name that stands before these. And before the name of a village or town
 * that edge, a word that else ends a phrase, is of; the glyph behind edge where it is of none.
 * (phrase-name.c) */
size_t phrase_with_name(const struct post_reader *reader, const struct phrase *phrase, size_t kept,
                        size_t head);
size_t phrase_before_town(const struct post_reader *reader, const struct edge *edge);

/* Before what may stand inside the name of an institution and ends at off: letters,
 * digits, brackets - where company says that a company's name follows, any that hold
 * characters - quotation marks, a newspaper's title. Before the brackets alone, and
 * before the place that a dash joins to the one at off. Else off. (phrase-inside.c) */
size_t phrase_before_inside(const struct scan_block *block, size_t off, bool company);
size_t phrase_before_brackets(struct slice text, size_t off);
size_t phrase_before_dash(const struct scan_block *block, size_t off);

/* Whether the mark at off is the 、 between numbers of sessions, which parts no items: 第六、七届,
 * 第六届、第七届. (phrase-inside.c) */
bool phrase_joins_sessions(const struct scan_block *block, size_t mark);

/* The part that a post gives: that of its word, but a party secretary or president is what the
 * institution makes of him. A department may have a trade in its name: 生物防护部队.
 * (post-owner.c) */
enum person_role phrase_role(const struct phrase *phrase);

/* Whether a phrase says what somebody has earned or is a member of, which is told before a
 * name (老党员顾明远), but is none of the posts that somebody has. (post-owner.c) */
bool phrase_is_earned(const struct post_reader *reader, const struct phrase *phrase);

/* Appends the posts (struct post) that the phrases of a list say, in order; each
 * may owe something to the last one before it that named an institution.
 * (post-owner.c) */
void posts_append(const struct post_reader *reader, size_t block, const struct phrase *phrases,
                  size_t n, GArray *posts);

#endif
