/* The census: the mentions of all files, for the tables. Filled by jobs, file by
 * file; a file that is read again takes its own place. */
#ifndef ZHUPI_TUI_CENSUS_H
#define ZHUPI_TUI_CENSUS_H

#include "core/flow/mention-table.h"

struct census {
	enum extent extent;
	GPtrArray *parts;   /* struct mention_table, by file of the shelf; NULL: not read yet */
	GPtrArray *rows;    /* const struct mention_row: of all parts, in the order of the files */
	GHashTable *titles; /* title -> unsigned: how many articles are called so */
	size_t n_read;      /* files read */
	size_t next;        /* file to be read next */
	size_t again;       /* files from here to next are to be read once more */
	size_t under_way;   /* files being read */
	unsigned changes;   /* how often rows have changed */
};

struct census *census_new(enum extent extent);
void census_free(struct census *census);

/* Takes part, which becomes the census's, for the rows of a file; NULL where it
 * could not be read. */
void census_put(struct census *census, size_t file, struct mention_table *part);

#endif
