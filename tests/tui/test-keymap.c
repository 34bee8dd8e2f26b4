/* Keymaps: the shipped ones read, contexts stand on each other, errors tell. */
#include "tui/keymap.h"

static struct keymap *keymap_of(const char *text)
{
	struct keymap *keymap = keymap_new();
	GError *error = NULL;
	keymap_read(keymap, "test", text, &error);
	g_assert_no_error(error);
	return keymap;
}

static enum keymap_match press(const struct keymap *keymap, enum context context, const char *names,
                               const struct binding **binding)
{
	struct key_event keys[BINDING_KEYS];
	size_t n = 0;
	g_auto(GStrv) words = g_strsplit(names, " ", -1);
	for (char **word = words; *word; word++)
		g_assert_true(key_parse(*word, &keys[n++]));
	*binding = NULL;
	return keymap_match(keymap, context, keys, n, binding);
}

static void test_shipped(void)
{
	static const char *const names[] = { "default", "vi", "less", "emacs" };
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		struct keymap *keymap = keymap_new();
		GError *error = NULL;
		keymap_load(keymap, names[i], &error);
		g_assert_no_error(error);
		/* Nobody may be locked in. */
		g_autofree char *quit = keymap_keys(keymap, CONTEXT_TEXT, ACTION_QUIT, NULL);
		g_autofree char *help = keymap_keys(keymap, CONTEXT_TEXT, ACTION_HELP, NULL);
		g_assert_cmpstr(quit, !=, "");
		g_assert_cmpstr(help, !=, "");
		keymap_free(keymap);
	}
}

static void test_contexts(void)
{
	const struct binding *binding;
	struct keymap *keymap = keymap_of("global j down\ntext j right\nlist l open\n");
	g_assert_cmpint(press(keymap, CONTEXT_SELECTION, "j", &binding), ==, MATCH_BOUND);
	g_assert_cmpint(binding->action, ==, ACTION_RIGHT);
	g_assert_cmpint(press(keymap, CONTEXT_LIBRARY, "j", &binding), ==, MATCH_BOUND);
	g_assert_cmpint(binding->action, ==, ACTION_DOWN);
	g_assert_cmpint(press(keymap, CONTEXT_TEXT, "l", &binding), ==, MATCH_NONE);
	keymap_free(keymap);
}

static void test_sequences(void)
{
	const struct binding *binding;
	struct keymap *keymap = keymap_of("global g g top\nglobal L m layer metrics # lit\n");
	g_assert_cmpint(press(keymap, CONTEXT_TEXT, "g", &binding), ==, MATCH_PREFIX);
	g_assert_cmpint(press(keymap, CONTEXT_TEXT, "g g", &binding), ==, MATCH_BOUND);
	g_assert_cmpint(press(keymap, CONTEXT_TEXT, "g x", &binding), ==, MATCH_NONE);
	g_assert_cmpint(press(keymap, CONTEXT_TEXT, "L m", &binding), ==, MATCH_BOUND);
	g_assert_cmpstr(binding->argument, ==, "metrics");
	keymap_free(keymap);
}

static void test_choices(void)
{
	struct keymap *keymap = keymap_of("global L m layer metrics\nglobal L x redraw\n"
	                                  "text L m none\nlist L l layer lists\n");
	struct key_event key;
	g_assert_true(key_parse("L", &key));
	g_autofree char *choices = keymap_choices(keymap, CONTEXT_GLOBAL, &key, 1, NULL);
	g_assert_cmpstr(choices, ==, "m metrics  x redraw");
	keymap_free(keymap);
}

static void test_override(void)
{
	const struct binding *binding;
	struct keymap *keymap = keymap_of("global x quit\nglobal x help\nglobal y up\n"
	                                  "global y none\n");
	g_assert_cmpint(press(keymap, CONTEXT_TEXT, "x", &binding), ==, MATCH_BOUND);
	g_assert_cmpint(binding->action, ==, ACTION_HELP);
	g_assert_cmpint(press(keymap, CONTEXT_TEXT, "y", &binding), ==, MATCH_NONE);
	keymap_free(keymap);
}

static void test_commands(void)
{
	enum action action;
	const char *argument;
	struct keymap *keymap = keymap_of("command wq quit\ncommand ls panel library # vi\n"
	                                  "command x help\ncommand x none\n");
	g_assert_true(keymap_command(keymap, slice_of("wq"), &action, &argument));
	g_assert_cmpint(action, ==, ACTION_QUIT);
	g_assert_true(keymap_command(keymap, slice_of("ls"), &action, &argument));
	g_assert_cmpstr(argument, ==, "library");
	g_assert_false(keymap_command(keymap, slice_of("x"), &action, &argument));
	g_assert_false(keymap_command(keymap, slice_of("w"), &action, &argument));
	keymap_free(keymap);
}

static void test_errors(void)
{
	static const struct {
		const char *text, *message;
	} cases[] = {
		{ "\nnowhere j down", "k:2: the binding has no such context" },
		{ "text j dwon",
		  "k:1: the binding has a word that is neither a key nor an action" },
		{ "text down", "k:1: the binding wants a key before the action" },
		{ "text j", "k:1: the binding wants: context key… action" },
		{ "text a b c d e down",
		  "k:1: the binding has more keys than a sequence can have" },
		{ "command wq", "k:1: the binding wants: command word action" },
		{ "command wq qiut", "k:1: the binding has no such action" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct keymap *keymap = keymap_new();
		g_autoptr(GError) error = NULL;
		g_assert_false(keymap_read(keymap, "k", cases[i].text, &error));
		g_assert_cmpstr(error->message, ==, cases[i].message);
		keymap_free(keymap);
	}
}

/* A key's name reads back as the key. */
static void test_names(void)
{
	static const char *const names[] = { "j",         "J",         "云",  "Space",
		                             "Ctrl-R",    "Alt-x",     "F12", "Escape",
		                             "Shift-Tab", "Ctrl-Left", "#",   "-" };
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		struct key_event key;
		char name[32];
		g_assert_true(key_parse(names[i], &key));
		key_name(&key, name);
		g_assert_cmpstr(name, ==, names[i]);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
	g_test_add_func("/keymap/shipped keymaps", test_shipped);
	g_test_add_func("/keymap/contexts stand on each other", test_contexts);
	g_test_add_func("/keymap/sequences", test_sequences);
	g_test_add_func("/keymap/what may follow", test_choices);
	g_test_add_func("/keymap/later bindings override", test_override);
	g_test_add_func("/keymap/other names of commands", test_commands);
	g_test_add_func("/keymap/errors name line and reason", test_errors);
	g_test_add_func("/keymap/names of keys", test_names);
	return g_test_run();
}
