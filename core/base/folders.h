/* Where zhupi's data and the user's own files are, and which of the two a file is.
 * Finds folders; reads no file in them. */
#ifndef ZHUPI_BASE_FOLDERS_H
#define ZHUPI_BASE_FOLDERS_H

/* The folder of shipped data called name ("lexicon", "themes", "schema",
 * "samples", "keymaps"): under $ZHUPI_DATADIR (a source tree) if that is set,
 * else under the source tree that the running binary was built in, else under
 * the installed data folder. The caller frees. */
char *folders_shipped(const char *name);

/* The user's own folder of that name under $XDG_CONFIG_HOME/zhupi, whether it
 * is there or not; NULL gives $XDG_CONFIG_HOME/zhupi itself. The caller frees. */
char *folders_user(const char *name);

/* Shipped, then user's: what a loader of tables reads in turn. The caller
 * frees with g_strfreev. */
char **folders_of(const char *name);

/* What files with that suffix in those folders are called without it: "256, 8, mono, rgb".
 * The caller frees. */
char *folders_names(const char *name, const char *suffix);

/* What else to do about a table at path that this program cannot read, to end a message
 * with: of shipped ones, that they are of another version; of the user's own nothing, "",
 * for there the message itself says what to write. */
const char *folders_remedy(const char *path);

#endif
