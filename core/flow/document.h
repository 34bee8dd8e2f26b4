/* A document: a file read whole, from bytes to mentions. What the reader
 * opens, and what extract and export walk over. */
#ifndef ZHUPI_FLOW_DOCUMENT_H
#define ZHUPI_FLOW_DOCUMENT_H

#include "core/know/knowledge.h"
#include "core/text/reading.h"

struct document {
	struct source *source;
	struct reading *reading;
	struct mentions *mentions; /* one per article of reading */
	bool *extracted;           /* whose mentions have been found */
	enum extent extent;        /* what mentions has beside the usual */
	struct arena *arena;       /* owns mentions */
};

/* Opens, reads and extracts path ("-" is standard input). knowledge may be
 * NULL: no mentions then. options may be NULL. NULL and an error where the
 * file cannot be read or is no text. The caller frees. */
struct document *document_open(const char *path, const struct knowledge *knowledge,
                               const struct reading_options *options, GError **error);

/* The same from bytes that are already there, known under name. */
struct document *document_from_bytes(const char *name, GBytes *bytes,
                                     const struct knowledge *knowledge,
                                     const struct reading_options *options, GError **error);

/* The same from source, which it takes; no mentions yet. */
struct document *document_from_source(struct source *source, const struct reading_options *options);
void document_free(struct document *document);

/* Whether its text is so long that mentions should be found of the articles that are looked
 * at only: those of 100 MB take 300. */
bool document_is_long(const struct document *document);

/* Finds the mentions of one article, with what else document->extent says, where that has
 * not been done. */
void document_extract(struct document *document, const struct knowledge *knowledge, size_t article);

/* Lets all mentions be found anew, to extent. Those that there are stay until the end. */
void document_extract_anew(struct document *document, enum extent extent);

/* Something done with each part of a file in turn. False and an error ends it. */
typedef bool document_taker(struct document *part, void *context, GError **error);

/* Opens path as document_open does, but reads and extracts it a part at a time where it is
 * very long (reading_next), so that no more of it is there at once: take gets each part,
 * which is gone when take returns. */
bool document_each(const char *path, const struct knowledge *knowledge,
                   const struct reading_options *options, document_taker *take, void *context,
                   GError **error);

/* Adds to document's mentions, which knowledge must have found, what else
 * extent says. Once a document. */
void document_extend(struct document *document, const struct knowledge *knowledge,
                     enum extent extent);

/* A place in an article: off in the text of one of its blocks. */
struct place {
	size_t block, off;
};

/* Half-open stretch of an article, over one block or several. */
struct text_range {
	struct place start, end;
};

/* What an article is called: by its title, or else by its first words. The caller frees. */
char *article_called(const struct article *article);

static inline struct text_range mention_range(const struct mention *mention)
{
	return (struct text_range){ { mention->block, mention->span.start },
		                    { mention->block, mention->span.end } };
}

/* The innermost mention of type (MENTION_TYPE_COUNT: of any) at place, of those from index
 * first on, before which none reaches place; NULL where there is none. */
const struct mention *mentions_at(const struct mentions *mentions, size_t first,
                                  enum mention_type type, struct place place);

/* The file's bytes that span (off) of block's text was made from, from the
 * first to the last; empty where repair put the text in. */
struct span document_raw_span(const struct document *document, const struct block *block,
                              struct span span);

/* The off in source->text from which the character at place came; SIZE_MAX
 * where repair put it in. */
size_t document_source_off(const struct document *document, size_t article, struct place place);

/* Where source->text offset src_off is shown. False where it is not. */
bool document_find(const struct document *document, size_t src_off, size_t *article,
                   struct place *place);

/* Where the source->text offset of an older reading of the file lies in document's, by what
 * both texts begin and end with: the same in what was written between. */
size_t document_off_now(const struct document *document, const struct document *older, size_t off);

#endif
