/* Posts: the phrases before, behind and after a name that say what its bearer
 * is. Reads phrases only; whose they are, person.c says. */
#ifndef ZHUPI_KNOW_POST_H
#define ZHUPI_KNOW_POST_H

#include "core/know/lattice.h"

/* What posts are read with; one a thread. */
struct post_reader {
	const struct scan *scan;
	struct lattice *lattice; /* scratch */
};

/* A post as the text gives it, with what its list leaves out put back. */
struct post {
	const char *text; /* owned by scan->arena */
	size_t block;
	struct span span; /* where it stands; what was put back is outside */
	struct span head; /* its last word: 副总经理 */
	enum person_role role;
};

/* Appends the posts (struct post) that end at off, where a name begins, in
 * order; none begins before floor. Returns where the first begins; off where
 * there is none. */
size_t posts_before(const struct post_reader *reader, size_t block, size_t floor, size_t off,
                    GArray *posts);

/* Appends the post that a name which ends at off has behind it: 李明书记.
 * Returns where it ends; off where there is none. */
size_t posts_behind(const struct post_reader *reader, size_t block, size_t off, GArray *posts);

/* Appends the posts of a list that begins at span's start: what stands in
 * brackets behind a name. Stops where something else comes; returns where that
 * is. */
size_t posts_of_list(const struct post_reader *reader, size_t block, struct span span,
                     GArray *posts);

/* The same behind a word that opens a list (历任): its first item, and what 、
 * joins to it, may hold words that no list of institutions knows. */
size_t posts_of_opening(const struct post_reader *reader, size_t block, struct span span,
                        GArray *posts);

/* The same of a clause of a biography, where an institution's own name need not be
 * known: 云岭铁塔公司财务总监. */
size_t posts_of_clause(const struct post_reader *reader, size_t block, struct span span,
                       GArray *posts);

/* The same in a biography, where what is no post among the items (负责财务工作) does
 * not end the list, nor does ；. */
size_t posts_of_life(const struct post_reader *reader, size_t block, struct span span,
                     GArray *posts);

#endif
