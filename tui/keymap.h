/* Keymaps: which keys, in which context, mean which command. Read from text,
 * one binding a line; the built-in default is keymaps/default.keys. */
#ifndef ZHUPI_TUI_KEYMAP_H
#define ZHUPI_TUI_KEYMAP_H

#include <glib.h>

#include "tui/actions.h"
#include "tui/key.h"

/* Where a key is pressed. What one does not bind, the one under it may:
 * selection, raw → text → global; library, outline, margin, table → list → global. */
enum context {
	CONTEXT_GLOBAL,
	CONTEXT_LIST,
	CONTEXT_TEXT,
	CONTEXT_SELECTION,
	CONTEXT_RAW,
	CONTEXT_LIBRARY,
	CONTEXT_OUTLINE,
	CONTEXT_MARGIN,
	CONTEXT_HELP,
	CONTEXT_TABLE,
	CONTEXT_COUNT
};

enum { BINDING_KEYS = 4 }; /* the longest sequence */

struct binding {
	enum context context;
	struct key_event keys[BINDING_KEYS];
	size_t n_keys;
	enum action action;
	const char *argument; /* "" where none */
};

struct keymap;

struct keymap *keymap_new(void);
void keymap_free(struct keymap *keymap);

/* Adds the bindings of a text known as name: lines "context key… action
 * [argument]", # to the end of the line is comment; the action "none" takes a
 * binding away. "command WORD action [argument]" makes WORD another name of that
 * after ":". Later ones override. False and an error with line and what is
 * wrong. */
bool keymap_read(struct keymap *keymap, const char *name, const char *text, GError **error);

/* The keymap called name ("default"; "vi", "less" and "emacs" over the
 * default), then the user's keys.keys in the configuration folder. */
bool keymap_load(struct keymap *keymap, const char *name, GError **error);

enum keymap_match { MATCH_NONE, MATCH_PREFIX, MATCH_BOUND };

/* The context that has the bindings which this one has not; global stands on itself. */
enum context context_under(enum context context);

/* What keys pressed one after another mean; *binding is set for MATCH_BOUND
 * and belongs to the keymap. */
enum keymap_match keymap_match(const struct keymap *keymap, enum context context,
                               const struct key_event *keys, size_t n_keys,
                               const struct binding **binding);

/* What the word is another name of, as a command; false where it is none. */
bool keymap_command(const struct keymap *keymap, struct slice word, enum action *action,
                    const char **argument);

/* The keys of the first binding of action that context sees, as text ("g g");
 * "" where it has none. argument NULL: any. The caller frees. */
char *keymap_keys(const struct keymap *keymap, enum context context, enum action action,
                  const char *argument);

/* What may be pressed after keys, the beginning of a sequence, and what it does:
 * "o officials  m metrics", in the words of tell where it has some (it gives them
 * to keep; NULL: none). The caller frees. */
char *keymap_choices(const struct keymap *keymap, enum context context,
                     const struct key_event *keys, size_t n_keys,
                     char *(*tell)(enum action action, const char *argument));

/* All bindings in the order read. */
const struct binding *keymap_bindings(const struct keymap *keymap, size_t *n);

/* The keys of one binding as text. The caller frees. */
char *binding_keys(const struct binding *binding);

#endif
