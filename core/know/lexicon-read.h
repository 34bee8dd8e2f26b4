/* Reading lexicon tables from their files: what lexicon.c compiles. */
#ifndef ZHUPI_KNOW_LEXICON_READ_H
#define ZHUPI_KNOW_LEXICON_READ_H

#include "core/base/arena.h"
#include "core/know/lexicon.h"

enum { LEXICON_MOST_COLUMNS = 12 };

/* A table's name and columns, from LEXICON_TABLES. */
struct lexicon_table_form {
	const char *name;
	const char *columns; /* separated by blanks */
	bool matched;
};

extern const struct lexicon_table_form lexicon_table_forms[TABLE_COUNT];

struct lexicon_row {
	const char **cells; /* as many as the table has columns, in its order */
	uint32_t file, line;
	bool gone; /* replaced or taken away by a later folder */
};

struct lexicon_example_row {
	enum lexicon_table table;
	const struct lexicon_row *row; /* NULL before any row */
	bool matches;
	const char *text;
};

/* What the files say, all owned by arena but the arrays. */
struct lexicon_text {
	struct arena *arena;
	GPtrArray *files;               /* paths, in the order of reading */
	GPtrArray *rows[TABLE_COUNT];   /* struct lexicon_row * */
	GHashTable *words[TABLE_COUNT]; /* word -> its row that is not gone */
	GArray *examples;               /* struct lexicon_example_row */
};

size_t lexicon_columns(enum lexicon_table table);

/* The paths of a table in folders, in order, of the files that are there. */
GPtrArray *lexicon_table_paths(const char *const *folders, enum lexicon_table table);

/* NULL and an error where a file is malformed. Freed by lexicon_text_free. */
struct lexicon_text *lexicon_text_read(const char *const *folders, GError **error);
void lexicon_text_free(struct lexicon_text *text);

#endif
