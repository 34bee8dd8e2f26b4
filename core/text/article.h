/* An article as a reader would see it on the page: blocks of repaired text in
 * reading order, each knowing where in the source it came from. What parsing,
 * repair and segmentation make, and everything behind them reads. */
#ifndef ZHUPI_TEXT_ARTICLE_H
#define ZHUPI_TEXT_ARTICLE_H

#include <glib.h>
#include <stdint.h>

#include "core/base/span.h"

/* Body blocks are those of the contract ("heading|paragraph|item|caption");
 * the others are the article's fields, kept as blocks so that they, too, can
 * be traced, shown and corrected. */
enum block_type {
	BLOCK_HEADING,
	BLOCK_PARAGRAPH,
	BLOCK_ITEM,
	BLOCK_CAPTION,
	BLOCK_KICKER,
	BLOCK_TITLE,
	BLOCK_SUBTITLE,
	BLOCK_BYLINE,
	BLOCK_DATELINE,     /* 新华社北京1月23日电, where it stands alone */
	BLOCK_CREDIT,       /* （转自《人民日报》）, （文章来源：…） */
	BLOCK_CONTINUATION, /* 下转第二版, 上接第1版 */
	BLOCK_FURNITURE,    /* page number, editor, phone, link list, share buttons */
	BLOCK_TYPE_COUNT
};

const char *block_type_name(enum block_type type);

/* The type of that name (NULL: none), or BLOCK_TYPE_COUNT. */
enum block_type block_type_named(const char *name);
bool block_is_body(enum block_type type);

/* What was done to a text on the way from the file; the names are the
 * contract's ("unwrap", "unspace", …). */
enum repair_kind {
	REPAIR_UNWRAP,     /* hard line ends joined */
	REPAIR_UNBLANK,    /* blank lines inside a paragraph taken out */
	REPAIR_UNSPACE,    /* letter-spacing taken out */
	REPAIR_UNDOUBLE,   /* fake bold kept once */
	REPAIR_REJOIN,     /* a paragraph broken by a column, page or caption joined */
	REPAIR_REORDER,    /* a piece moved to where it belongs */
	REPAIR_PULL_QUOTE, /* a sentence printed again, laid onto the paragraph it repeats */
	REPAIR_RUN_IN,     /* the heading at a paragraph's head made a heading of its own */
	REPAIR_RETITLE,    /* a title found in the middle of the text or after it */
	REPAIR_REHEAD,     /* a heading's level put right, or text found to be a heading */
	REPAIR_FURNITURE,  /* page furniture taken out of the text */
	REPAIR_MARKUP,     /* markup read: tags, entities, emphasis */
	REPAIR_CORRECTION, /* by the reader's hand */
	REPAIR_KIND_COUNT
};

const char *repair_name(enum repair_kind kind);

/* The kind of that name, or REPAIR_KIND_COUNT. */
enum repair_kind repair_named(const char *name);

struct correction;

/* One step of repair over a range of the source's decoded text. */
struct repair {
	enum repair_kind kind;
	struct span source;          /* off in source->text */
	double score;                /* 1 where certain; below that, a doubt to show */
	const struct correction *by; /* REPAIR_CORRECTION: the one that made it; else NULL */
};

/* Whether a kind of repair joins text on: unwrap, unblank, rejoin. */
bool repair_joins(enum repair_kind kind);

/* The off in source->text by which a single repair is named: where text was
 * joined on, that of the text joined; else that of its first character. */
size_t repair_place(const struct repair *repair);

/* How a stretch of a block's text stands to the source: text bytes
 * [off, off + len) come from source->text [src_off, src_off + src_len). Equal
 * lengths map byte by byte; unequal ones (an entity) as a whole. A run with
 * src_len 0 is a character that repair put in (a space between Latin words). */
struct text_run {
	uint32_t off, len; /* of 32 bits each: SOURCE_MOST */
	uint32_t src_off, src_len;
};

struct block {
	enum block_type type : 8;
	int level : 16; /* headings: 1 section, 2 below it, …; else 0 */
	bool run_in;
	uint32_t n_runs, n_also, n_repairs;
	struct slice text;           /* repaired, NUL-terminated UTF-8, NFC not forced */
	const struct text_run *runs; /* sorted by off, covering text */
	const struct span *also; /* source ranges laid onto this block: pull quotes, the second copy
	                            of fake bold */
	const struct repair *repairs; /* in source order */
};

/* Whether a section begins with block: with each heading, and, where none has begun before it,
 * with the first block of the body. */
bool block_begins_section(const struct block *block, bool begun);

enum article_kind {
	ARTICLE_NEWS,
	ARTICLE_REPORT,
	ARTICLE_PLAN,
	ARTICLE_COMMENTARY,
	ARTICLE_BRIEF,
	ARTICLE_CAPTION,
	ARTICLE_FRAGMENT,
	ARTICLE_KIND_COUNT
};

const char *article_kind_name(enum article_kind kind);

/* Strings are owned by the reading's arena; NULL where the text has none. */
struct article {
	size_t ordinal; /* from 0, in reading order in its file */
	enum article_kind kind;
	const char *kicker, *title, *subtitle;
	const char *const *byline; /* names, n_byline of them */
	size_t n_byline;
	const char *dateline, *agency;
	const char *date; /* ISO 8601, to the day */
	const char *continued_from, *continued_on;
	const struct block *blocks; /* fields and body, in reading order */
	size_t n_blocks;
};

/* The source range (off in source->text) from which text [span) of block
 * came; pieces are appended to spans (struct span) in text order, adjoining
 * ones merged. */
void block_source_spans(const struct block *block, struct span span, GArray *spans);

/* The text offset in block that shows source->text offset src_off, or
 * SIZE_MAX where the block has none. */
size_t block_text_off(const struct block *block, size_t src_off);

/* A fingerprint of the article's text (blank space, punctuation width and
 * repairs left aside), by which it is known again: 32 hexadecimal digits. */
void article_fingerprint(const struct article *article, char fingerprint[33]);

#endif
