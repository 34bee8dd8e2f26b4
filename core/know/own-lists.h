/* The reader's own lists: tables in their lexicon folder that zhupi does not
 * know by name. Each becomes a layer: its words are lit, its notes are shown.
 * Reads them; finding them in a text is entity.c's. */
#ifndef ZHUPI_KNOW_OWN_LISTS_H
#define ZHUPI_KNOW_OWN_LISTS_H

#include "core/base/arena.h"

enum { OWN_LISTS_MOST = 64 };

struct own_row {
	const char *word, *note; /* note is NULL where the row has none */
};

/* NAME.tsv. */
struct own_list {
	const char *name;
	const struct own_row *rows;
	size_t n_rows;
};

struct own_lists {
	struct arena *arena; /* owns all of it */
	struct own_list *lists;
	size_t n;
	const char **complaints; /* "file:line: what": rows that were passed over */
	size_t n_complaints;
};

/* Reads the lists of folders (NULL-terminated): every NAME.tsv of a folder but
 * the first that the first has not, by name. What is malformed is complained
 * of, and the rest used. Freed by own_lists_free. */
struct own_lists own_lists_read(const char *const *folders);
void own_lists_free(struct own_lists *lists);

#endif
