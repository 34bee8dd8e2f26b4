/* Where an export goes: to a name that is free, or to one that was typed, which is not
 * written over unless that was said, and never in the place of a document. */
#ifndef ZHUPI_TUI_OUTFILE_H
#define ZHUPI_TUI_OUTFILE_H

#include "tui/app.h"

/* A name that no file has yet: metrics.csv, metrics-2.csv … The caller frees. */
char *outfile_new(const char *stem, const char *extension);

/* The file that typed names to action, ~/ being the home folder. NULL and an error where
 * something is there already, unless over, or where it is what is being read. The caller
 * frees. */
char *outfile_typed(const struct app *app, enum action action, const char *typed, bool over,
                    GError **error);

/* Whether what a verb is to write to name, which may be NULL, would be in the place of no
 * document under paths, NULL-terminated, and of no sidecar; else an error. */
bool outfile_spares(const char *name, const char *const *paths, struct annotator *annotator,
                    GError **error);

/* Whether an argument begins with "!", as of a command that ends in one: what is there may
 * be written over. Goes past it. */
bool outfile_may_replace(const char **argument);

#endif
