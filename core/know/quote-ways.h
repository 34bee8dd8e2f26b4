/* Whose a quotation is: the ways to tell that, each by what stands in one place
 * beside it. Which quotations there are, and what is kept, is quote.c's. */
#ifndef ZHUPI_KNOW_QUOTE_WAYS_H
#define ZHUPI_KNOW_QUOTE_WAYS_H

#include "core/base/utf8.h"
#include "core/know/speaker.h"

/* Fewer characters than these are a term, unless a colon says otherwise. */
enum { SHORTEST_SAID = 10, SHORTEST_WHOLE = 6 /* where it is all of its clause */ };

/* How far from its marks a quotation's speaker is looked for, in bytes. */
enum { QUOTE_WINDOW = 420 };

/* What is between the marks, as far as the form of it goes. */
struct quoted_form {
	size_t glyphs;
	bool ends;   /* with 。！？ or … */
	bool clause; /* has ，or ；in it, or ends with one */
	bool broken; /* ends with ，: “…，”他说 */
};

/* One to be attributed; limit is where the next begins, reach where the next does
 * that is no mere term. */
struct quotation {
	const struct quoted *quoted;
	struct quoted_form form;
	size_t limit, reach;
};

/* The quotations of one article as they are read. */
struct reading_quotes {
	const struct scan *scan;
	struct speaker_finder finder;
	size_t block;
	struct attribution last; /* of the quotation before, in this block or the one before */
	size_t last_end;         /* where that ended, in last_block */
	size_t last_block;
	bool open;   /* the quotation before was not closed in its block */
	bool broken; /* it ended with ， */
};

/* A way: whether it tells whose the quotation is, which found then says. */
struct quote_way {
	bool (*attributed)(const struct reading_quotes *reading, const struct quotation *quotation,
	                   struct attribution *found);
	const char *rule; /* as a reader is told */
};

/* Whether a quotation, no whole sentence, is what the noun behind it is called, where nobody
 * says it behind: 提出“…”民生实事项目. */
bool quoted_names_thing(const struct scan_block *block, const struct quoted *quoted,
                        struct quoted_form form);

/* The ways, the surest first. */
extern const struct quote_way quote_ways[];
extern const size_t n_quote_ways;

/* 。！？ or …; a narrow character. */
static inline bool ends_quoted_sentence(uint32_t cp)
{
	return cp == 0x3002 || cp == '!' || cp == '?' || cp == 0x2026;
}

/* Where the look for a speaker before off begins, that goes no farther back than floor. */
static inline size_t quote_window(const struct scan_block *block, size_t floor, size_t off)
{
	return off > floor + QUOTE_WINDOW ? utf8_ceil(block->text, off - QUOTE_WINDOW) : floor;
}

static inline bool quote_begins_sentence(const struct scan_block *block, size_t off)
{
	return sentence_around(&block->in, off).start == off;
}

static inline const struct scan_block *quote_block(const struct reading_quotes *reading)
{
	return &reading->scan->blocks[reading->block];
}

#endif
