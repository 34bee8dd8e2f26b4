/* Keys typed one after another until they mean something: a count, as in less
 * and vi, then the keys of a binding. Does nothing with what they mean. */
#ifndef ZHUPI_TUI_TYPED_H
#define ZHUPI_TUI_TYPED_H

#include "tui/keymap.h"

struct typed {
	struct key_event keys[BINDING_KEYS];
	size_t n_keys;
	bool counted;   /* a count has begun */
	unsigned count; /* 0: no digit yet */
};

enum typed_state {
	TYPED_MORE,   /* more must follow */
	TYPED_BOUND,  /* a binding is whole */
	TYPED_LET_GO, /* Escape, or what is bound to cancel, before that: nothing is left */
	TYPED_UNBOUND /* nothing begins so */
};

/* Takes one more key in context. *binding is set for TYPED_BOUND and belongs to the keymap.
 * After TYPED_BOUND and TYPED_UNBOUND the keys are still there to be told; the
 * caller clears them. */
enum typed_state typed_key(struct typed *typed, const struct keymap *keymap, enum context context,
                           const struct key_event *key, const struct binding **binding);

/* The count; 0 where there is none. */
unsigned typed_count(const struct typed *typed);

/* What has been typed, "12 L"; "" for nothing. The caller frees. */
char *typed_text(const struct typed *typed);

static inline void typed_clear(struct typed *typed)
{
	*typed = (struct typed){ .n_keys = 0 };
}

static inline bool typed_any(const struct typed *typed)
{
	return typed->counted || typed->n_keys > 0;
}

#endif
