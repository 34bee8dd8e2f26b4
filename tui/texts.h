/* Which articles have words of the library's filter in their texts: filled file by file
 * by a job (jobs.h), asked by the library's rows. Reads no file itself. */
#ifndef ZHUPI_TUI_TEXTS_H
#define ZHUPI_TUI_TEXTS_H

#include "core/flow/document.h"

enum { TEXTS_WORDS = 32 }; /* that are looked for, at most */

struct texts {
	char **words;     /* as typed; those of one character are not looked for */
	GPtrArray *files; /* GArray of guint32, by file of the shelf; NULL: not read yet */
	size_t next;      /* file to be read next */
	size_t n_read;
	size_t under_way;
};

/* Looks for the first words, or nothing where none has two characters: NULL. A text that has
 * not what a word begins with has not the word: what before, which may be NULL, says of a
 * file is taken over where that is enough. */
struct texts *texts_new(char **words, const struct texts *before);
void texts_free(struct texts *texts);

/* A bit for each word that article has, of those in words. */
guint32 texts_words_in(char **words, const struct article *article);

/* The next file to be read, SIZE_MAX where there is none of n. */
size_t texts_next(struct texts *texts, size_t n);

/* Takes found, an element for each article of file; none where it could not be read. */
void texts_put(struct texts *texts, size_t file, GArray *found);

/* Whether the text of an article has the word of that index, as far as it was read. texts
 * may be NULL. */
bool texts_has(const struct texts *texts, size_t file, size_t article, size_t word);

#endif
