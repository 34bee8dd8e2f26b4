/* How a compiled lexicon is written down: lexicon-write.c writes it, lexicon.c sums it up and reads
 * it. */
#ifndef ZHUPI_KNOW_LEXICON_FORM_H
#define ZHUPI_KNOW_LEXICON_FORM_H

#include <glib.h>

#include "core/know/lexicon-read.h"

#define LEXICON_MAGIC UINT64_C(0x0b31584c49505548) /* "HUPILX1\13"; changes with the form */

/* Offsets are from the beginning of the form; strings are NUL-terminated and
 * named by their offset in the section of strings. */
struct form_header {
	uint64_t magic, key, sum, size;
	uint32_t strings, files, tables, rows, cells, examples, matcher;
	uint32_t n_files, n_rows, n_cells, n_examples, n_strings;
};

struct form_table {
	uint32_t first_row, n_rows, n_columns, first_cell;
	uint32_t longest; /* bytes that a word can match */
};

struct form_row {
	uint32_t file, line;
};

struct form_example {
	uint32_t table, row, matches, text;
};

/* The compiled form of text's tables, but for its sum. */
GByteArray *lexicon_write(const struct lexicon_text *text, uint64_t key);

#endif
