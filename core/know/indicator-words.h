/* What indicator.c and the files beside it share: indicator-left.c cuts down what
 * stands before a figure, indicator-right.c finds what is counted behind it,
 * indicator-row.c shares lists out. Places are glyphs. */
#ifndef ZHUPI_KNOW_INDICATOR_WORDS_H
#define ZHUPI_KNOW_INDICATOR_WORDS_H

#include "core/know/beside.h"
#include "core/know/indicator.h"

enum { INDICATOR_LEFT_REACH = 240 }; /* bytes before a figure that may name what it measures */

/* What word, of the indicators table, does: bits of enum indicator_use; 0 for none. */
static inline unsigned indicator_use(const struct indicator_reader *reader, struct table_word word)
{
	return word.end ? reader->rules->indicators[word.row].use : 0;
}

/* What the longest word of that table does that begins at glyph i, or ends before it. */
static inline unsigned indicator_use_from(const struct indicator_reader *reader, size_t i)
{
	return indicator_use(reader, beside_from(reader->block, TABLE_INDICATORS, i));
}

static inline unsigned indicator_use_upto(const struct indicator_reader *reader, size_t i)
{
	return indicator_use(reader, beside_upto(reader->block, TABLE_INDICATORS, i));
}

/* What stands in span. */
static inline struct slice indicator_text(const struct indicator_reader *reader, struct span span)
{
	return slice_sub(reader->block->text, beside_offs(reader->block, span));
}

/* The same, of the scan's arena. */
static inline const char *indicator_copy(const struct indicator_reader *reader, struct span span)
{
	return scan_copy(reader->scan, reader->block, beside_offs(reader->block, span));
}

/* 、 , ; 。 and the like, and the text's end: where what is counted ends. */
bool indicator_is_mark(uint32_t cp);

/* Whether word stands in span. */
bool indicator_says(const struct indicator_reader *reader, struct span span, const char *word);

/* What a and b say, one behind the other; of the scan's arena. */
const char *indicator_join(const struct indicator_reader *reader, struct span a, struct span b);

/* Whether a blank parts the clauses of what is read, a title or a heading. */
bool indicator_blank_parts(const struct indicator_reader *reader);

/* The words from the clause's beginning, or the figure before, to figure k. */
struct span indicator_words_before(const struct indicator_reader *reader, size_t k);

/* Behind the 、 and 和 at span's start, of a figure in a row. */
struct span indicator_skip_joint(const struct indicator_reader *reader, struct span span);

/* Take words that do not name a measure off the end, which says the change, off the
 * beginning, or all up to the last 把. */
struct span indicator_strip_tail(const struct indicator_reader *reader, struct span span,
                                 struct change *change);
struct span indicator_strip_head(const struct indicator_reader *reader, struct span span);
struct span indicator_cut(const struct indicator_reader *reader, struct span span);

/* Whether what figure counts stands beside it, as with 个 and 人. */
bool indicator_is_counted(const struct figure *figure);

/* The thing counted or measured: 未来产业 behind 20个; empty where none is. *of is set
 * where 的 stands between. */
struct span indicator_words_behind(const struct indicator_reader *reader, size_t k, bool *of);

/* The list of clause that 分别 shares out. */
struct span indicator_shared_list(const struct indicator_reader *reader, struct span clause);

/* What figure k measures as one of a row, or NULL. words are those before it, clause
 * what the clause has left of them. */
const char *indicator_in_row(struct indicator_reader *reader, size_t k, struct span words,
                             struct span clause);

#endif
