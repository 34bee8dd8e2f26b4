/* Where the sidecar of a corpus is, or will be. Looks at folders; opens no
 * database. docs/sidecar.md tells the rules to readers. */
#ifndef ZHUPI_STORE_SIDECAR_PATH_H
#define ZHUPI_STORE_SIDECAR_PATH_H

#include <glib.h>
#include <stdbool.h>

#define SIDECAR_NAME "zhupi.db"

/* The path of the sidecar for what was opened at root (file, folder or "-"):
 * the zhupi.db of the nearest folder upwards that has one, within folders of
 * one owner, not past the home folder or a file system's border; else in the
 * folder that was opened. Where that folder cannot be written, a file in the
 * user's own data folder, and *away is true. The caller frees. */
char *sidecar_path_find(const char *root, bool *away);

/* The sidecar of the nearest folder above the file at path that has one and lies
 * below top (a real name); NULL where there is none. The caller frees. */
char *sidecar_path_below(const char *top, const char *path);

/* The sidecars of all folders below top, no links followed. The caller frees. */
GPtrArray *sidecar_paths_below(const char *top);

/* The name in the user's data folder that stands for a folder. The caller
 * frees. */
char *sidecar_path_away(const char *folder);

/* path with the links of its folders followed, so that a file has one name
 * however it was reached; the file itself may be a link, or not be there. The
 * caller frees. */
char *sidecar_path_real(const char *path);

/* How a sidecar in folder names the file at path: relative where it lies below
 * folder, else absolute; "-" stays. The caller frees. */
char *sidecar_path_name(const char *folder, const char *path);

#endif
