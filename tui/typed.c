/* A digit begins a count where a keymap binds it to that; once one has begun,
 * every digit goes on with it, so that 0 may be a key of its own. */
#include "tui/typed.h"

#include <string.h>

enum {
	MOST = 99999, /* what is typed beyond is left out */
	UNTOLD = 4    /* what a count without digits comes to, as in emacs */
};

static bool is_digit(const struct key_event *key)
{
	return key->sym == KEYSYM_CHARACTER && key->codepoint >= '0' && key->codepoint <= '9';
}

static void add_digit(struct typed *typed, const struct key_event *key)
{
	unsigned count = typed->count * 10 + (key->codepoint - '0');
	typed->counted = true;
	if (count <= MOST)
		typed->count = count;
}

static void begin_count(struct typed *typed, const struct key_event *key)
{
	typed->n_keys = 0;
	typed->counted = true;
	if (is_digit(key))
		add_digit(typed, key);
}

/* Escape lets go of what has begun, and so does what is bound to cancel. */
static bool lets_go(const struct keymap *keymap, enum context context, const struct key_event *key)
{
	const struct binding *alone;
	return key->sym == KEYSYM_ESCAPE ||
	       (keymap_match(keymap, context, key, 1, &alone) == MATCH_BOUND &&
	        alone->action == ACTION_CANCEL);
}

enum typed_state typed_key(struct typed *typed, const struct keymap *keymap, enum context context,
                           const struct key_event *key, const struct binding **binding)
{
	if (typed->counted && typed->n_keys == 0 && is_digit(key)) {
		add_digit(typed, key);
		return TYPED_MORE;
	}
	bool begun = typed_any(typed), in_sequence = typed->n_keys > 0;
	typed->keys[typed->n_keys++] = *key;
	enum keymap_match match =
	        keymap_match(keymap, context, typed->keys, typed->n_keys, binding);
	if (begun && !(in_sequence && match != MATCH_NONE) && lets_go(keymap, context, key)) {
		typed_clear(typed);
		return TYPED_LET_GO;
	}
	if (match == MATCH_PREFIX && typed->n_keys < BINDING_KEYS)
		return TYPED_MORE;
	if (match != MATCH_BOUND)
		return TYPED_UNBOUND;
	if ((*binding)->action != ACTION_TIMES)
		return TYPED_BOUND;
	begin_count(typed, key);
	return TYPED_MORE;
}

unsigned typed_count(const struct typed *typed)
{
	return typed->counted && typed->count == 0 ? UNTOLD : typed->count;
}

char *typed_text(const struct typed *typed)
{
	struct binding keys = { .n_keys = typed->n_keys };
	memcpy(keys.keys, typed->keys, sizeof keys.keys);
	g_autofree char *names = binding_keys(&keys);
	if (!typed->counted)
		return g_steal_pointer(&names);
	return g_strdup_printf("%u%s%s", typed_count(typed), *names ? " " : "", names);
}
