/* Keys typed one after another: counts, sequences, and letting go of them. */
#include "tui/typed.h"

static const char *const keymap_text = "global 1 times\nglobal 2 times\nglobal 0 line-start\n"
                                       "global Ctrl-U times\nglobal j down\nglobal g g top\n"
                                       "global Ctrl-C cancel\nglobal z Ctrl-C quit\n";

/* Types the keys that names has; what the last one came to. */
static enum typed_state type(struct typed *typed, const char *names, const struct binding **binding)
{
	struct keymap *keymap = keymap_new();
	g_auto(GStrv) words = g_strsplit(names, " ", -1);
	enum typed_state state = TYPED_MORE;
	typed_clear(typed);
	g_assert_true(keymap_read(keymap, "test", keymap_text, NULL));
	for (char **word = words; *word; word++) {
		struct key_event key;
		g_assert_true(key_parse(*word, &key));
		state = typed_key(typed, keymap, CONTEXT_TEXT, &key, binding);
	}
	keymap_free(keymap);
	return state;
}

static void test_states(void)
{
	static const struct {
		const char *keys;
		enum typed_state state;
		unsigned count;
		const char *text;
	} cases[] = {
		{ "j", TYPED_BOUND, 0, "j" },
		{ "g", TYPED_MORE, 0, "g" },
		{ "1 2 j", TYPED_BOUND, 12, "12 j" },
		{ "1 0", TYPED_MORE, 10, "10" },
		{ "0", TYPED_BOUND, 0, "0" },
		/* once a count has begun any digit goes on with it; before that, what is bound */
		{ "9", TYPED_UNBOUND, 0, "9" },
		{ "1 9 g g", TYPED_BOUND, 19, "19 g g" },
		{ "2 g j", TYPED_UNBOUND, 2, "2 g j" },
		{ "Ctrl-U j", TYPED_BOUND, 4, "4 j" },
		{ "Ctrl-U 9 j", TYPED_BOUND, 9, "9 j" },
		{ "1 2 3 4 5 6 7 8 j", TYPED_BOUND, 12345, "12345 j" },
		{ "1 Escape", TYPED_LET_GO, 0, "" },
		{ "1 g Escape", TYPED_LET_GO, 0, "" },
		{ "1 Ctrl-C", TYPED_LET_GO, 0, "" },
		{ "g Ctrl-C", TYPED_LET_GO, 0, "" },
		{ "Ctrl-C", TYPED_BOUND, 0, "Ctrl-C" },
		{ "z Ctrl-C", TYPED_BOUND, 0, "z Ctrl-C" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct typed typed;
		const struct binding *binding;
		g_test_message("%s", cases[i].keys);
		g_assert_cmpint(type(&typed, cases[i].keys, &binding), ==, cases[i].state);
		g_autofree char *text = typed_text(&typed);
		g_assert_cmpuint(typed_count(&typed), ==, cases[i].count);
		g_assert_cmpstr(text, ==, cases[i].text);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/typed/what keys come to", test_states);
	return g_test_run();
}
