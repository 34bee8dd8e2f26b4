/* A temporary folder for a sidecar. */
#ifndef ZHUPI_TESTS_STORE_FOLDER_H
#define ZHUPI_TESTS_STORE_FOLDER_H

#include <glib.h>

struct folder {
	char *path;    /* real, and readable for anybody */
	char *sidecar; /* zhupi.db in it, which is not there yet */
};

void folder_set_up(struct folder *folder, gconstpointer unused);
void folder_tear_down(struct folder *folder, gconstpointer unused);

/* The path of name in the folder; the caller frees. */
char *folder_file(const struct folder *folder, const char *name);

#endif
