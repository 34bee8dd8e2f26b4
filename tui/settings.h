/* Settings, which the reader chooses, and state, which the program remembers
 * of its own accord: one table of rows with type, range, default and sentence.
 * Settings are read from $XDG_CONFIG_HOME/zhupi/settings, state is kept in
 * $XDG_STATE_HOME/zhupi/state; both are lines "name = value". */
#ifndef ZHUPI_TUI_SETTINGS_H
#define ZHUPI_TUI_SETTINGS_H

#include <glib.h>
#include <stdbool.h>

/* id, type, default, smallest, largest, choices, sentence. Type W is a word,
 * N a number, C one of the choices (kept as its number from 0). */
#define SETTINGS(W, N, C)                                                                          \
	W(theme, "auto", "theme: auto, mono, 8, 256, rgb, or a file of your themes folder")        \
	W(keymap, "default", "keymap: default, vi, less, emacs, or a file of your keymaps folder") \
	C(ambiguous, 0, "auto narrow wide", "width of “ ” — … ·: auto asks the terminal")          \
	N(measure, 40, 10, 40, "Chinese characters in a full line")                                \
	C(furniture, 0, "off on", "show page numbers, editors' names and links in the text")
#define STATE(W, N, C)                                                                             \
	C(library, 1, "off on", "is the library open?")                                            \
	C(outline, 1, "off on", "is the outline open?")                                            \
	C(margin, 1, "off on", "is the margin open?")                                              \
	N(left_width, 0, 0, 500, "columns of library and outline; 0: by the screen")               \
	N(margin_width, 0, 0, 500, "columns of the margin; 0: by the screen")                      \
	N(outline_share, 45, 10, 90, "per cent of the height that the outline has")                \
	C(tab, 0, "marks officials metrics quotes mentions raw", "what the margin shows")          \
	C(sort, 0, "name date marks", "order of the library")                                      \
	N(layers, 15, 0, 1023, "which layers are lit, a bit each")                                 \
	W(unlit, "", "which of your own lists are not lit")

struct settings {
#define SETTING_WORD(id, def, sentence)             char *id;
#define SETTING_NUMBER(id, def, min, max, sentence) int id;
#define SETTING_CHOICE(id, def, choices, sentence)  int id;
	SETTINGS(SETTING_WORD, SETTING_NUMBER, SETTING_CHOICE)
	STATE(SETTING_WORD, SETTING_NUMBER, SETTING_CHOICE)
#undef SETTING_WORD
#undef SETTING_NUMBER
#undef SETTING_CHOICE
};

enum { AMBIGUOUS_ASK = 0 }; /* settings.ambiguous; else an enum ambiguous */

/* Defaults. */
void settings_init(struct settings *settings);
void settings_clear(struct settings *settings);

/* Reads the reader's settings and the state over what settings has. False and
 * an error with file and what is wrong; a state that cannot be read is none. */
bool settings_load(struct settings *settings, GError **error);

/* Keeps the state; errors are of no account. */
void settings_save_state(const struct settings *settings);

/* "theme=auto  keymap=vi …": all that the reader sets. The caller frees. */
char *settings_list(const struct settings *settings);

/* A setting's value and what it is for, for the caller to free; NULL where name
 * is none. */
char *settings_describe(const struct settings *settings, const char *name);

/* "name=value" of what is set now, for the caller to free; assignment is a name,
 * or one with another value. NULL where there is no such setting. */
char *settings_now(const struct settings *settings, const char *assignment);

/* "name=value" or "name value". */
bool settings_set(struct settings *settings, const char *assignment, GError **error);

#endif
