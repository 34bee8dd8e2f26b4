/* Keys, mouse and text as they come from a terminal or a script, before any
 * binding. Not for what they mean: that is keymap.h. */
#ifndef ZHUPI_TUI_KEY_H
#define ZHUPI_TUI_KEY_H

#include <stdbool.h>
#include <stdint.h>

/* KEYSYM_ and not KEY_: curses has macros of that name. */
enum keysym {
	KEYSYM_NONE,      /* nothing that a binding could name */
	KEYSYM_CHARACTER, /* codepoint says which; space is one */
	KEYSYM_ENTER,
	KEYSYM_TAB,
	KEYSYM_BACKSPACE,
	KEYSYM_ESCAPE,
	KEYSYM_UP,
	KEYSYM_DOWN,
	KEYSYM_LEFT,
	KEYSYM_RIGHT,
	KEYSYM_HOME,
	KEYSYM_END,
	KEYSYM_PAGE_UP,
	KEYSYM_PAGE_DOWN,
	KEYSYM_INSERT,
	KEYSYM_DELETE,
	KEYSYM_F1,
	KEYSYM_F12 = KEYSYM_F1 + 11,
	KEYSYM_MOUSE, /* mouse, row and col say what and where */
	KEYSYM_PASTE_START,
	KEYSYM_PASTE_END,
	KEYSYM_FOCUS_IN,
	KEYSYM_FOCUS_OUT,
	KEYSYM_COUNT
};

enum key_mod { MOD_SHIFT = 1, MOD_ALT = 2, MOD_CTRL = 4 };

enum mouse_event { MOUSE_PRESS, MOUSE_DRAG, MOUSE_RELEASE, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

/* One press. Ctrl-A to Ctrl-Z are the small letter with MOD_CTRL; a capital
 * letter is itself, without MOD_SHIFT. */
struct key_event {
	enum keysym sym;
	uint32_t codepoint;
	unsigned mods; /* of enum key_mod */
	enum mouse_event mouse;
	int button;   /* 1 left, 2 middle, 3 right */
	int row, col; /* of the mouse, from 0, on the whole screen */
};

/* The key as a keymap writes it ("j", "Ctrl-R", "PageDown", "Space", "F1"),
 * put in name. */
void key_name(const struct key_event *key, char name[32]);

/* Reads such a name, of one key; false where it is none. */
bool key_parse(const char *name, struct key_event *key);

static inline bool key_is_text(const struct key_event *key)
{
	return key->sym == KEYSYM_CHARACTER && !(key->mods & (MOD_CTRL | MOD_ALT));
}

#endif
