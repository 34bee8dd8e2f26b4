/* The shelf: every file that is open to be read, with what the library shows
 * of it, and the few documents that are kept whole in memory. Reads no file
 * itself (jobs.h) and draws nothing. */
#ifndef ZHUPI_TUI_SHELF_H
#define ZHUPI_TUI_SHELF_H

#include "core/flow/document.h"
#include "core/flow/library.h"

enum shelf_state {
	SHELF_WAITING, /* not read yet */
	SHELF_READ,
	SHELF_FAILED
};

/* An article as the library lists it. Strings are the file's. */
struct shelf_article {
	const char *title;                         /* or the first words */
	const char *date;                          /* NULL where none */
	const char *continued_from, *continued_on; /* pages; NULL where it is whole */
	enum article_kind kind;
	size_t marks;
};

struct shelf_file {
	char *path, *folder, *name;
	int64_t modified;
	enum shelf_state state;
	char *reason; /* why it failed */
	struct arena *arena;
	struct shelf_article *articles;
	size_t n_articles;
	size_t marks; /* over all articles */
	bool counted; /* marks are up to date */
	bool stale;   /* how it is read has changed since its articles were listed */
};

/* By what a file that was written to since is told. */
struct stamp {
	int64_t modified; /* ns */
	int64_t size;     /* -1: it is not there, or no file */
};

struct stamp stamp_of(const char *path);

/* What reading a file for the library finds. Owned by arena. */
struct summary {
	struct arena *arena;
	struct shelf_article *articles;
	size_t n_articles;
};

struct shelf {
	struct shelf_file *files; /* in the library's order */
	size_t n_files;
	struct library_skip *skips;
	size_t n_skips;
	size_t n_done;  /* read or failed */
	size_t edition; /* another number whenever a file's articles have changed */
	struct library *library;
	struct shelf_document {
		char *path;
		struct document *document;
		struct stamp stamp; /* the file's, as it was looked at last */
		bool outdated;      /* the file is another by now */
	} documents[4];             /* last used first */
};

struct shelf *shelf_new(void);
void shelf_free(struct shelf *shelf);

/* Takes library and lists its files; what is known of one already is kept. */
void shelf_fill(struct shelf *shelf, struct library *library);

/* SIZE_MAX where path is not on the shelf. */
size_t shelf_find(const struct shelf *shelf, const char *path);

/* A summary of document, for shelf_summarise. */
struct summary summary_of(const struct document *document);
void shelf_summarise(struct shelf *shelf, size_t at, struct summary summary);
void shelf_fail(struct shelf *shelf, size_t at, const char *reason);

/* The document of path if it is in memory; it becomes the last used one. */
struct document *shelf_document(struct shelf *shelf, const char *path);

/* Whether it is there, and whether it is but the beginning of the file, as which the rest
 * can be read. Nobody looks at it by that. */
bool shelf_has(const struct shelf *shelf, const char *path);
bool shelf_has_beginning(const struct shelf *shelf, const char *path);

/* Takes document, in place of an older one of the same path, or of the one
 * that was not used for longest. stamp: the file's, from before it was read. */
void shelf_keep(struct shelf *shelf, const char *path, struct document *document,
                struct stamp stamp);

/* Whether the file of a document in memory was written to, or taken away, since it was read;
 * told once of each change. */
bool shelf_was_changed(struct shelf *shelf, const char *path);

#endif
