/* A table's state: which rows it shows, in what order, and which is chosen. For the
 * files of the table (table.c, table-draw.c, table-export.c) only. */
#ifndef ZHUPI_TUI_TABLE_LIST_H
#define ZHUPI_TUI_TABLE_LIST_H

#include "core/flow/mention-write.h"
#include "tui/app.h"
#include "tui/panel.h"
#include "tui/table.h"

enum { TABLE_UNSORTED = -1 };

/* Which mention a row is of, also after its file was read again. */
struct spot {
	char *path; /* NULL: none */
	size_t article, block, start;
};

struct table {
	enum mention_type type;
	struct list list;
	GArray *shown; /* guint: rows of the census */
	unsigned seen; /* changes of the census when shown was made */
	bool stale;
	bool narrower;  /* … but what is to be shown is among what is */
	struct spot at; /* what was chosen when it was drawn last */
	int sort;       /* column, or TABLE_UNSORTED: in the order of the files */
	bool reversed;
	int cells[MENTION_COLUMNS_MOST]; /* columns of the screen that the widest need */
	char *filter;                    /* folded; NULL: none */
	struct editor *editor;           /* of the filter, while it is typed */
};

/* Freed by table_free. */
struct table *table_new(enum mention_type type);

/* Makes shown anew where something changed; what was chosen stays chosen, or, if
 * it is no more, the row in its place. */
void table_fill(const struct app *app, struct table *table);

/* The row that is shown as the table's i-th, and the one chosen; NULL where there is none. */
const struct mention_row *table_row(const struct app *app, const struct table *table, size_t i);
const struct mention_row *table_chosen(const struct app *app, const struct table *table);

/* Remembers which row is chosen, as the reader sees it. NULL: nothing new. */
void table_remember(struct table *table, const struct mention_row *row);

/* Shows the rows with all words of typed only. */
void table_filter(struct table *table, const char *typed);

/* Sorts by another column; by the same one, the other way round. */
void table_sort(struct table *table, int column);

/* (table-draw.c) */
void table_draw(struct app *app, void *table, const struct canvas *screen);

#endif
