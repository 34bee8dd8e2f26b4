/* The lexicon: tables of words, share/lexicon/NAME.tsv and then the user's own
 * of the same name. Compiled once and kept in the cache folder, so that a
 * later start maps it into memory. Holds cells of text; what they mean is for
 * the extraction that owns the table.
 *
 * A table is tab-separated text in UTF-8. Its first line that is no comment
 * names the columns; the first column is the word that is matched in a text.
 * Cells that a row leaves out at its end are empty. Lines that begin with # are
 * comments, empty lines are passed over. "+ text" and "- text" are examples:
 * text that the row above (or, before any row, the table) must, or must not,
 * match; tests read them. In a later folder a row replaces the earlier row of
 * the same word, and "!word" takes that row away. */
#ifndef ZHUPI_KNOW_LEXICON_H
#define ZHUPI_KNOW_LEXICON_H

#include "core/know/matcher.h"

/* One line a table: identifier, file name without .tsv, columns in the order
 * in which lexicon_cell counts them (the first is the word), and whether its
 * words are also laid out as a list (scan.h), matched in texts, or only looked up by
 * their owner: in this order. Of what nearly every glyph has, no list is made. */
#define LEXICON_TABLES(X)                                                                          \
	X(NUMERALS, "numerals", "word kind value", LISTED)                                         \
	X(NOT_NUMBERS, "not-numbers", "word", LISTED)                                              \
	X(FIGURES, "figures", "word value unit comparator", LISTED)                                \
	X(TARGETS, "targets", "word kind weight", LISTED)                                          \
	X(REGIONS, "regions", "word name province level", LISTED)                                  \
	X(BODIES, "bodies", "word level use", LISTED)                                              \
	X(KNOWN_NAMES, "known-names", "word role", LISTED)                                         \
	X(POSTS, "posts", "word role owned", LISTED)                                               \
	X(LIFE, "life", "word kind", LISTED)                                                       \
	X(SPEECH, "speech", "word indirect", LISTED)                                               \
	X(TIMES, "times", "word from to use", LISTED)                                              \
	X(UNITS, "units", "word unit factor kind not_before", MATCHED)                             \
	X(QUALIFIERS, "qualifiers", "word comparator side only", MATCHED)                          \
	X(CHANGES, "changes", "word direction order", MATCHED)                                     \
	X(NOT_PLACES, "not-places", "word", MATCHED)                                               \
	X(INDICATORS, "indicators", "word use", MATCHED)                                           \
	X(WORDS, "words", "word cost kind", MATCHED)                                               \
	X(NOT_NAMES, "not-names", "word", MATCHED)                                                 \
	X(NAME_CONTEXT, "name-context", "word before behind calls place", MATCHED)                 \
	X(INSTITUTIONS, "institutions", "word kind", MATCHED)                                      \
	X(VARIANTS, "variants", "word plain", LOOKED_UP)                                           \
	X(SURNAMES, "surnames", "word cost kind", LOOKED_UP)                                       \
	X(GIVEN, "given", "word first second alone", LOOKED_UP)                                    \
	X(TRANSLITERATION, "transliteration", "word cost", LOOKED_UP)                              \
	X(NAME_WEIGHTS, "name-weights", "word weight why", LOOKED_UP)                              \
	X(ENTITIES, "entities", "word kind part sort name", LOOKED_UP)                             \
	X(WORKS, "works", "word kind", LOOKED_UP)                                                  \
	X(DATES, "dates", "word unit from to", LOOKED_UP)                                          \
	X(CUES, "cues", "cue words", LOOKED_UP)

#define LEXICON_TABLE_ID(id, name, columns, use) TABLE_##id,
enum lexicon_table { LEXICON_TABLES(LEXICON_TABLE_ID) TABLE_COUNT };
#undef LEXICON_TABLE_ID

enum lexicon_use { LISTED, MATCHED, LOOKED_UP };

/* How many tables are listed, and how many are matched: the first ones. */
#define LEXICON_TABLE_LISTED(id, name, columns, use)  +((use) == LISTED)
#define LEXICON_TABLE_MATCHED(id, name, columns, use) +((use) <= MATCHED)
#define LEXICON_TABLE_USE(id, name, columns, use)     &&(use) == LEXICON_USE_OF(TABLE_##id)
#define LEXICON_USE_OF(table)                                                                      \
	((int)(table) < (int)TABLE_LISTED_COUNT    ? LISTED                                        \
	 : (int)(table) < (int)TABLE_MATCHED_COUNT ? MATCHED                                       \
	                                           : LOOKED_UP)
enum {
	TABLE_LISTED_COUNT = 0 LEXICON_TABLES(LEXICON_TABLE_LISTED),
	TABLE_MATCHED_COUNT = 0 LEXICON_TABLES(LEXICON_TABLE_MATCHED)
};
G_STATIC_ASSERT(true LEXICON_TABLES(LEXICON_TABLE_USE));
G_STATIC_ASSERT((int)TABLE_MATCHED_COUNT <= (int)MATCHER_TOLD_TABLES);
#undef LEXICON_TABLE_LISTED
#undef LEXICON_TABLE_MATCHED
#undef LEXICON_TABLE_USE
#undef LEXICON_USE_OF

/* Whether the words of a table are laid out as a list. */
static inline bool lexicon_is_listed(uint32_t table)
{
	return table < TABLE_LISTED_COUNT;
}

struct lexicon;

/* Reads the tables in folders (NULL-terminated; one that is not there is
 * passed over). The compiled form is taken from the file cache if that was
 * made from the same files; NULL does without. NULL and an error where a table
 * is malformed: file, line, what. */
struct lexicon *lexicon_open(const char *const *folders, const char *cache, GError **error);

/* Writes the compiled form to the file cache if it did not come from there: once
 * the owners of the tables have found nothing wrong in them. Where it cannot be
 * written, the next start is slower, and that is all. */
void lexicon_keep(const struct lexicon *lexicon, const char *cache);

/* Whether the form came from the cache: the tables' owners accepted every row
 * of it, and need not look at each again. */
bool lexicon_accepted(const struct lexicon *lexicon);

void lexicon_free(struct lexicon *lexicon);

/* File name without .tsv; how many rows. */
const char *lexicon_table_name(enum lexicon_table table);
size_t lexicon_rows(const struct lexicon *lexicon, enum lexicon_table table);

/* How many bytes of a text a word of table can match at most. */
size_t lexicon_longest(const struct lexicon *lexicon, enum lexicon_table table);

/* The cell of a row, column counted as in LEXICON_TABLES; "" where empty. The
 * lexicon owns it. */
const char *lexicon_cell(const struct lexicon *lexicon, enum lexicon_table table, size_t row,
                         size_t column);

/* "units.tsv:41: 人次 · 人 · people": where a row stands and what it says; of the
 * user's own folder with the whole path. The caller frees. */
char *lexicon_row_told(const struct lexicon *lexicon, enum lexicon_table table, size_t row);

/* Sets error to what, said of the row: "file:line: what", and of a shipped row that program
 * and tables are of different versions. Returns false. */
bool lexicon_row_error(const struct lexicon *lexicon, enum lexicon_table table, size_t row,
                       const char *what, GError **error);

/* The whole number of a cell, from least to most; an empty cell is none. Sets
 * error as lexicon_row_error does, and returns false. */
bool lexicon_number(const struct lexicon *lexicon, enum lexicon_table table, size_t row,
                    size_t column, int least, int most, int *number, GError **error);

/* The row of word in a matched table, or SIZE_MAX. */
size_t lexicon_find(const struct lexicon *lexicon, enum lexicon_table table, struct slice word);

/* All words of matched tables in text: see matcher.h. match.table is an enum
 * lexicon_table, match.row a row of it. */
const struct matcher *lexicon_matcher(const struct lexicon *lexicon);

/* The examples of the tables, for tests: calls visit with each. row is
 * SIZE_MAX for one that stands before any row. */
typedef void (*lexicon_example)(enum lexicon_table table, size_t row, bool matches,
                                const char *text, void *user);
void lexicon_examples(const struct lexicon *lexicon, lexicon_example visit, void *user);

#endif
