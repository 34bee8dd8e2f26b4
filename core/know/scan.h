/* The scan of an article: what every extraction reads, made once - each
 * block's text, the words of the lexicon in it, its sentences. */
#ifndef ZHUPI_KNOW_SCAN_H
#define ZHUPI_KNOW_SCAN_H

#include "core/know/cues.h"
#include "core/know/lexicon.h"
#include "core/know/mention.h"
#include "core/know/sentence.h"
#include "core/know/word-model.h"
#include "core/text/article.h"

/* Matches by start, then longest first. */
struct match_list {
	const struct match *items;
	size_t n;
};

struct scan_block {
	const struct block *block;
	const struct lexicon *lexicon;
	const struct cues *cues;
	struct word_senses senses; /* of the words; none where the scanner has no model of them */
	struct slice text;         /* block->text; empty where the block is not extracted from */
	struct glyphs glyphs;      /* of text */
	struct found_words words;  /* each word once, of whichever table, by glyph */
	const struct matcher_hit *hits;  /* of the lexicon's matcher */
	struct arena *scratch;           /* of the scan: for matches that are asked for */
	const struct match_list *tables; /* the matches of each listed table */
	struct sentences in;
};

struct scan {
	const struct lexicon *lexicon;
	const struct cues *cues;
	const struct article *article;
	const struct scan_block *blocks; /* one for each of article->blocks */
	size_t n_blocks;
	struct arena *arena;   /* for what mentions hold */
	struct arena *scratch; /* freed after the article */
	GArray *mentions;      /* of struct mention: where extractions append, in any order */
};

/* What articles are scanned with, one after the other: its memory is kept between
 * them. Of one thread at a time; the lexicon, the cues and the words, which may be NULL,
 * must outlive it. */
struct scanner;

struct scanner *scanner_new(const struct lexicon *lexicon, const struct cues *cues,
                            const struct word_model *words);
void scanner_free(struct scanner *scanner);

/* Scans article: matches and sentences of the blocks that mentions
 * are taken from (all but furniture and continuations, and in a fragment those, too). scan->arena
 * and scan->mentions are for the caller to set. Freed with scratch; the lists of matches are the
 * scanner's, until it scans the next. */
struct scan scan_article(struct scanner *scanner, const struct article *article,
                         struct arena *scratch);

/* The matches of a table that start in span: of one that is not listed they are laid
 * out anew, a word once, which is for short spans. */
struct match_list scan_list_in(const struct scan_block *block, enum lexicon_table table,
                               struct span span);

static inline struct match_list scan_list(const struct scan_block *block, enum lexicon_table table,
                                          struct span span)
{
	if (lexicon_is_listed(table) && !block->tables[table].n)
		return (struct match_list){ NULL, 0 };
	return scan_list_in(block, table, span);
}

/* Whether tables, a bit each, has table. */
static inline bool scan_is_of(uint32_t tables, enum lexicon_table table)
{
	return tables >> table & 1;
}

/* The longest word of a matched table that starts, or ends, at off; NULL where none. */
const struct match *scan_starting(const struct scan_block *block, size_t off,
                                  enum lexicon_table table);
const struct match *scan_ending(const struct scan_block *block, size_t off,
                                enum lexicon_table table);

/* The longest word of any matched table that starts, or ends, at off; empty where
 * none. */
struct span scan_word_from(const struct scan_block *block, size_t off, enum lexicon_table table);
struct span scan_word_upto(const struct scan_block *block, size_t off, enum lexicon_table table);

/* Appends the matches of any matched table that start in span to matches (of struct match):
 * every row of a word, not only its first. */
void scan_rows(const struct scan_block *block, enum lexicon_table table, struct span span,
               GArray *matches);

/* The text [span) of block, copied to scan->arena. */
const char *scan_copy(const struct scan *scan, const struct scan_block *block, struct span span);

#endif
