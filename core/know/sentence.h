/* Sentences, clauses and quotation marks of a block, by off. Cuts only: who
 * says what is quote's, and what a clause is about, metric's and person's. */
#ifndef ZHUPI_KNOW_SENTENCE_H
#define ZHUPI_KNOW_SENTENCE_H

#include "core/base/arena.h"
#include "core/know/glyphs.h"

/* Ends behind 。！？!? and the closing quotation marks and brackets that follow
 * (…。”某某说 is cut behind ”), or at the end of the block. …… and ； do not
 * end one. */
struct sentence {
	struct span span;
	size_t first_clause, n_clauses;
};

/* Ends behind ，,；;：:…— or where its sentence ends. 、 does not end one, nor
 * do , and : between digits. */
struct clause {
	struct span span;
	size_t sentence;
};

/* Text between quotation marks, the marks taken in: “” ‘’ 「」 『』, and " in
 * turns. In order of start, so a nested one follows the one around it. */
struct quoted {
	struct span span;
	unsigned depth; /* 0 outermost */
	bool closed;    /* false: its end is not in this block, and span runs to the block's end */
};

struct sentences {
	const struct sentence *sentences;
	size_t n_sentences;
	const struct clause *clauses;
	size_t n_clauses;
	const struct quoted *quoted;
	size_t n_quoted;
};

/* Cuts the text of glyphs; the arrays are owned by arena. */
struct sentences sentences_cut(const struct glyphs *glyphs, struct arena *arena);

/* The index of the sentence, or clause, that holds off; off may be text.len.
 * There must be one. */
size_t sentence_at(const struct sentences *in, size_t off);
size_t clause_at(const struct sentences *in, size_t off);

/* The span of that sentence, or clause. */
static inline struct span sentence_around(const struct sentences *in, size_t off)
{
	return in->sentences[sentence_at(in, off)].span;
}

static inline struct span clause_around(const struct sentences *in, size_t off)
{
	return in->clauses[clause_at(in, off)].span;
}

/* The innermost quotation that holds off, or NULL. */
const struct quoted *quoted_at(const struct sentences *in, size_t off);

#endif
