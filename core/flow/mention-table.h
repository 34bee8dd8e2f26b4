/* Mention tables: the officials, metrics and quotations of many documents as
 * rows with columns, to sort, to filter and to export. Draws nothing. */
#ifndef ZHUPI_FLOW_MENTION_TABLE_H
#define ZHUPI_FLOW_MENTION_TABLE_H

#include "core/flow/document.h"

/* Strings are the table's. */
struct mention_row {
	const char *path;
	size_t article;
	const char *title;      /* what the article is called */
	size_t section;         /* from 1, as the head line counts; 0: the article is but one */
	const char *text;       /* as written */
	struct mention mention; /* rule is left out */
	bool decided;           /* by the reader, and not by extraction */
	size_t named, quoted;   /* persons: how often in the document, and how often quoted */
	const unsigned *alike;  /* how many articles are called so; NULL: nobody counted */
};

struct mention_table {
	GPtrArray *arenas;
	GArray *rows; /* struct mention_row */
};

struct mention_table *mention_table_new(void);
void mention_table_free(struct mention_table *table);

/* Adds the mentions of document. A person is one row an article. */
void mention_table_add(struct mention_table *table, const char *path,
                       const struct document *document);

/* The tables that there are, each of a type. */
struct mention_kind {
	const char *name;  /* of keys, commands and the verb */
	const char *title; /* as a panel heads it */
	enum mention_type type;
};

/* The table of mentions of a type. */
const struct mention_kind *mention_kind_of(enum mention_type type);

/* The one called name; NULL where there is none. */
const struct mention_kind *mention_kind_named(const char *name);

struct mention_column {
	const char *title; /* as a panel heads it */
	const char *name;  /* as an export names it */
	int least;         /* columns of a screen with less of which a cell says nothing */
	int share;         /* of the width beyond that, in parts, while cells need more */
	int rank;          /* where not all have room, the column of the highest goes first */
	void (*put)(const struct mention_row *row, GString *cell);
	int (*compare)(const struct mention_row *a, const struct mention_row *b);
	/* Bytes that compare, as by memcmp, as compare does; NULL: it is quick enough. */
	void (*put_key)(const struct mention_row *row, GString *key);
	/* What an export has in its place; NULL: the same. */
	void (*put_plain)(const struct mention_row *row, GString *cell);
};

enum { MENTION_COLUMNS_MOST = 8 };

/* The columns that rows of a type have. */
const struct mention_column *mention_columns(enum mention_type type, size_t *n);

#endif
