/* Reading a source: parse by format, repair, segment into articles. The one
 * door from bytes to articles. Knows no SQL, people or figures. */
#ifndef ZHUPI_TEXT_READING_H
#define ZHUPI_TEXT_READING_H

#include <stdio.h>

#include "core/base/arena.h"
#include "core/text/article.h"
#include "core/text/correction.h"
#include "core/text/source.h"

/* A range of source->text that is in no block, and why ("markup",
 * "front-matter", "script", "duplicate"). */
struct dropped {
	struct span source;
	const char *reason; /* static string */
};

struct reading_options {
	uint32_t repairs_off; /* bit 1 << enum repair_kind: do without that repair */
	FILE *explain;        /* NULL, or where each decision is told, a line each */
	const struct correction *corrections; /* by the reader's hand, in the order made */
	size_t n_corrections;
	size_t most_sheets;   /* of a very long text (sheet.h); 0: all */
	const gint *unwanted; /* NULL, or not 0 once nobody waits for the reading any more: it
	                         ends early, anyhow (g_atomic) */
};

/* Whether nobody does. */
bool reading_unwanted(const struct reading_options *options);

struct reading {
	struct arena *arena;            /* owns everything below */
	const struct source *source;    /* borrowed; outlives the reading */
	const struct article *articles; /* in reading order */
	size_t n_articles;
	const struct correction *corrections; /* that it was read with, in the order made */
	size_t n_corrections;
	const struct dropped *dropped; /* in source order */
	size_t n_dropped;
	bool more; /* this is the beginning of source, and not all of it */
};

/* Reads source. Never fails: what cannot be placed becomes an article of kind
 * fragment. options may be NULL. The caller frees. */
struct reading *reading_new(const struct source *source, const struct reading_options *options);
void reading_free(struct reading *reading);

/* How far a source was read: up to off in its text, and so many articles. */
struct reading_place {
	size_t off, n_articles;
};

/* The same of as much of source as is read by itself, from *place on: of a very long text
 * a sheet (sheet.h), else all. Moves *place behind it; NULL at the end. */
struct reading *reading_next(const struct source *source, const struct reading_options *options,
                             struct reading_place *place);

/* All repairs of a reading (struct repair), in source order. The caller frees. */
GArray *reading_repairs(const struct reading *reading);

/* Whether the reader's own tables of lines and fields can be used; an error,
 * file and line, where one is malformed. Reading goes on with those shipped. */
bool reading_tables_usable(GError **error);

#endif
