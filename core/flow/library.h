/* The library: the files under the paths that were opened, and what could not
 * be opened and why. Walks folders; reads no document. */
#ifndef ZHUPI_FLOW_LIBRARY_H
#define ZHUPI_FLOW_LIBRARY_H

#include <glib.h>
#include <stdint.h>

struct library_file {
	char *path;       /* as it can be opened: the given path, then what is below it */
	char *folder;     /* the part of path to show as its folder; "" for a file given by name */
	uint64_t size;    /* bytes */
	int64_t modified; /* Unix time, seconds */
};

/* A file or folder that was passed over. */
struct library_skip {
	char *path;
	char *reason; /* "a pipe", "permission denied", "links to a folder above it", … */
};

struct library {
	struct library_file
	        *files; /* sorted as a reader would: by folder, then by name, numbers by value */
	size_t n_files;
	struct library_skip *skips;
	size_t n_skips;
};

/* Walks paths (files, folders, "-"), NULL-terminated. Hidden files are passed
 * over silently unless given by name; devices, pipes, loops, unreadable files
 * and files that are no text are passed over and listed. NULL and an error
 * (NOT_FOUND) where a path does not exist, or no path holds a document: the
 * message names it. The caller frees. */
struct library *library_walk(const char *const *paths, GError **error);
void library_free(struct library *library);

#endif
