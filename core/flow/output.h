/* Where exports go: standard output, or a file that is whole or as it was. */
#ifndef ZHUPI_FLOW_OUTPUT_H
#define ZHUPI_FLOW_OUTPUT_H

#include <glib.h>
#include <stdbool.h>

/* Writes out to the file at path, in its place only when all of it is on the
 * disk; to standard output where path is NULL or "-". False and an error
 * (OUTPUT). */
bool output_write(const GString *out, const char *path, GError **error);

#endif
