/* Names of keys, both ways. */
#include "tui/key.h"

#include <glib.h>
#include <string.h>

static const char *const sym_names[KEYSYM_COUNT] = {
	[KEYSYM_ENTER] = "Enter",   [KEYSYM_TAB] = "Tab",        [KEYSYM_BACKSPACE] = "Backspace",
	[KEYSYM_ESCAPE] = "Escape", [KEYSYM_UP] = "Up",          [KEYSYM_DOWN] = "Down",
	[KEYSYM_LEFT] = "Left",     [KEYSYM_RIGHT] = "Right",    [KEYSYM_HOME] = "Home",
	[KEYSYM_END] = "End",       [KEYSYM_PAGE_UP] = "PageUp", [KEYSYM_PAGE_DOWN] = "PageDown",
	[KEYSYM_INSERT] = "Insert", [KEYSYM_DELETE] = "Delete",
};

static const struct {
	enum key_mod mod;
	const char *prefix;
} mod_names[] = { { MOD_CTRL, "Ctrl-" }, { MOD_ALT, "Alt-" }, { MOD_SHIFT, "Shift-" } };

static void append_character(char name[32], const struct key_event *key)
{
	if (key->codepoint == ' ') {
		g_strlcat(name, "Space", 32);
		return;
	}
	bool capital = (key->mods & (MOD_CTRL | MOD_ALT)) && key->codepoint < 0x80;
	char text[8] = "";
	text[g_unichar_to_utf8(capital && (key->mods & MOD_CTRL)
	                               ? (gunichar)g_ascii_toupper((char)key->codepoint)
	                               : key->codepoint,
	                       text)] = '\0';
	g_strlcat(name, text, 32);
}

void key_name(const struct key_event *key, char name[32])
{
	name[0] = '\0';
	for (size_t i = 0; i < G_N_ELEMENTS(mod_names); i++)
		if (key->mods & mod_names[i].mod)
			g_strlcat(name, mod_names[i].prefix, 32);
	if (key->sym == KEYSYM_CHARACTER)
		append_character(name, key);
	else if (key->sym >= KEYSYM_F1 && key->sym <= KEYSYM_F12)
		g_snprintf(name + strlen(name), 32 - strlen(name), "F%d", key->sym - KEYSYM_F1 + 1);
	else
		g_strlcat(name, sym_names[key->sym] ? sym_names[key->sym] : "?", 32);
}

static const char *take_mods(const char *name, unsigned *mods)
{
	for (size_t i = 0; i < G_N_ELEMENTS(mod_names); i++) {
		size_t len = strlen(mod_names[i].prefix);
		if (g_ascii_strncasecmp(name, mod_names[i].prefix, len) == 0 && name[len]) {
			*mods |= mod_names[i].mod;
			name += len;
		}
	}
	return name;
}

static bool parse_symbol(const char *name, struct key_event *key)
{
	for (int i = 0; i < KEYSYM_COUNT; i++)
		if (sym_names[i] && g_ascii_strcasecmp(name, sym_names[i]) == 0) {
			key->sym = i;
			return true;
		}
	if (name[0] == 'F' && g_ascii_isdigit(name[1])) {
		guint64 number = g_ascii_strtoull(name + 1, NULL, 10);
		if (number >= 1 && number <= 12) {
			key->sym = KEYSYM_F1 + (int)number - 1;
			return true;
		}
	}
	return false;
}

bool key_parse(const char *name, struct key_event *key)
{
	*key = (struct key_event){ 0 };
	name = take_mods(name, &key->mods);
	if (parse_symbol(name, key))
		return true;
	if (g_ascii_strcasecmp(name, "Space") == 0)
		name = " ";
	gunichar c = g_utf8_get_char_validated(name, -1);
	if (!*name || c >= 0x80000000u || *g_utf8_next_char(name))
		return false;
	key->sym = KEYSYM_CHARACTER;
	key->codepoint = key->mods & MOD_CTRL && c < 0x80 ? (uint32_t)g_ascii_tolower((char)c) : c;
	return true;
}
