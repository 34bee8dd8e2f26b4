/* Reads bindings and finds them. */
#include "tui/keymap.h"

#include <string.h>

#include "core/base/error.h"
#include "core/base/folders.h"

static const struct {
	const char *name;
	enum context under;
} contexts[CONTEXT_COUNT] = {
	[CONTEXT_GLOBAL] = { "global", CONTEXT_GLOBAL },
	[CONTEXT_LIST] = { "list", CONTEXT_GLOBAL },
	[CONTEXT_TEXT] = { "text", CONTEXT_GLOBAL },
	[CONTEXT_SELECTION] = { "selection", CONTEXT_TEXT },
	[CONTEXT_RAW] = { "raw", CONTEXT_TEXT },
	[CONTEXT_LIBRARY] = { "library", CONTEXT_LIST },
	[CONTEXT_OUTLINE] = { "outline", CONTEXT_LIST },
	[CONTEXT_MARGIN] = { "margin", CONTEXT_LIST },
	[CONTEXT_HELP] = { "help", CONTEXT_LIST },
	[CONTEXT_TABLE] = { "table", CONTEXT_LIST },
};

/* Another name of an action, as a command. */
struct command {
	const char *word;
	enum action action;
	const char *argument;
};

struct keymap {
	GArray *bindings; /* struct binding */
	GArray *commands; /* struct command */
	GStringChunk *arguments;
};

struct keymap *keymap_new(void)
{
	struct keymap *keymap = g_new0(struct keymap, 1);
	keymap->bindings = g_array_new(FALSE, TRUE, sizeof(struct binding));
	keymap->commands = g_array_new(FALSE, TRUE, sizeof(struct command));
	keymap->arguments = g_string_chunk_new(256);
	return keymap;
}

void keymap_free(struct keymap *keymap)
{
	if (!keymap)
		return;
	g_array_unref(keymap->bindings);
	g_array_unref(keymap->commands);
	g_string_chunk_free(keymap->arguments);
	g_free(keymap);
}

static bool key_equal(const struct key_event *a, const struct key_event *b)
{
	return a->sym == b->sym && a->mods == b->mods &&
	       (a->sym != KEYSYM_CHARACTER || a->codepoint == b->codepoint);
}

static bool keys_equal(const struct key_event *a, const struct key_event *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!key_equal(&a[i], &b[i]))
			return false;
	return true;
}

static bool find_context(const char *name, enum context *context)
{
	for (int i = 0; i < CONTEXT_COUNT; i++)
		if (strcmp(name, contexts[i].name) == 0) {
			*context = i;
			return true;
		}
	return false;
}

/* The next word of a line; "" at its end or where a comment begins. A # alone
 * among the keys is the key. */
static struct slice next_word(const char **at)
{
	while (g_ascii_isspace(**at))
		(*at)++;
	const char *start = *at;
	while (**at && !g_ascii_isspace(**at))
		(*at)++;
	return (struct slice){ start, (size_t)(*at - start) };
}

/* Keys up to the word that is an action; that word is left in *action. */
static const char *read_keys(struct binding *binding, const char **at, char **action)
{
	for (;;) {
		struct slice word = next_word(at);
		g_autofree char *name = g_strndup(word.data, word.len);
		if (action_find(word) < ACTION_COUNT || strcmp(name, "none") == 0) {
			*action = g_steal_pointer(&name);
			return binding->n_keys ? NULL : "wants a key before the action";
		}
		if (word.len == 0)
			return "wants: context key… action";
		if (binding->n_keys == BINDING_KEYS)
			return "has more keys than a sequence can have";
		if (!key_parse(name, &binding->keys[binding->n_keys++]))
			return "has a word that is neither a key nor an action";
	}
}

static void remove_binding(struct keymap *keymap, const struct binding *binding)
{
	for (guint i = 0; i < keymap->bindings->len; i++) {
		const struct binding *old = &g_array_index(keymap->bindings, struct binding, i);
		if (old->context == binding->context && old->n_keys == binding->n_keys &&
		    keys_equal(old->keys, binding->keys, binding->n_keys)) {
			g_array_remove_index(keymap->bindings, i);
			return;
		}
	}
}

/* What stands behind an action, without the comment. */
static const char *take_argument(struct keymap *keymap, const char *rest)
{
	g_autofree char *argument = g_strdup(rest);
	char *comment = strstr(argument, " #");
	if (comment)
		*comment = '\0';
	return g_string_chunk_insert_const(keymap->arguments, g_strstrip(argument));
}

/* The index of the command that is word; how many there are where none is. */
static guint find_command(const struct keymap *keymap, struct slice word)
{
	guint i = 0;
	while (i < keymap->commands->len &&
	       !slice_equal(word,
	                    slice_of(g_array_index(keymap->commands, struct command, i).word)))
		i++;
	return i;
}

static void remove_command(struct keymap *keymap, struct slice word)
{
	guint i = find_command(keymap, word);
	if (i < keymap->commands->len)
		g_array_remove_index(keymap->commands, i);
}

/* A line of another name; the same answers as read_line. */
static const char *read_command(struct keymap *keymap, const char *line)
{
	struct slice word = next_word(&line), name = next_word(&line);
	enum action action = action_find(name);
	if (word.len == 0 || name.len == 0)
		return "wants: command word action";
	remove_command(keymap, word);
	if (slice_equal(name, slice_of("none")))
		return NULL;
	if (action == ACTION_COUNT)
		return "has no such action";
	struct command command = { g_string_chunk_insert_len(keymap->arguments, word.data,
		                                             (gssize)word.len),
		                   action, take_argument(keymap, line) };
	g_array_append_val(keymap->commands, command);
	return NULL;
}

/* What is wrong with a line, or NULL after taking it in. */
static const char *read_line(struct keymap *keymap, const char *line)
{
	struct binding binding = { 0 };
	struct slice word = next_word(&line);
	if (word.len == 0 || word.data[0] == '#')
		return NULL;
	if (slice_equal(word, slice_of("command")))
		return read_command(keymap, line);
	g_autofree char *context = g_strndup(word.data, word.len);
	if (!find_context(context, &binding.context))
		return "has no such context";
	g_autofree char *action = NULL;
	const char *wrong = read_keys(&binding, &line, &action);
	if (wrong)
		return wrong;
	remove_binding(keymap, &binding);
	if (strcmp(action, "none") == 0)
		return NULL;
	binding.action = action_find(slice_of(action));
	binding.argument = take_argument(keymap, line);
	g_array_append_val(keymap->bindings, binding);
	return NULL;
}

bool keymap_read(struct keymap *keymap, const char *name, const char *text, GError **error)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (int i = 0; lines[i]; i++) {
		const char *wrong = read_line(keymap, lines[i]);
		if (wrong) {
			g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_FAILED, "%s:%d: the binding %s",
			            name, i + 1, wrong);
			return false;
		}
	}
	return true;
}

static bool read_file(struct keymap *keymap, const char *folder, const char *name, GError **error)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autofree char *text = NULL;
	return g_file_get_contents(path, &text, NULL, error) &&
	       keymap_read(keymap, path, text, error);
}

/* A keymap of the user's own stands in for a shipped one of its name. */
static bool read_named(struct keymap *keymap, const char *name, GError **error)
{
	g_autofree char *shipped = folders_shipped("keymaps");
	g_autofree char *own = folders_user("keymaps");
	g_autofree char *file = g_strconcat(name, ".keys", NULL);
	g_autofree char *path = g_build_filename(own, file, NULL);
	bool is_own = g_file_test(path, G_FILE_TEST_EXISTS);
	g_autofree char *other = g_build_filename(shipped, file, NULL);
	if (!is_own && !g_file_test(other, G_FILE_TEST_EXISTS)) {
		g_autofree char *names = folders_names("keymaps", ".keys");
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_NOT_FOUND,
		            "no keymap “%s”; there are %s; own ones go to %s", name, names, own);
		return false;
	}
	return read_file(keymap, is_own ? own : shipped, file, error);
}

bool keymap_load(struct keymap *keymap, const char *name, GError **error)
{
	g_autofree char *user = folders_user(NULL);
	g_autofree char *own = g_build_filename(user, "keys.keys", NULL);
	if (!read_named(keymap, "default", error))
		return false;
	if (strcmp(name, "default") != 0 && !read_named(keymap, name, error))
		return false;
	return !g_file_test(own, G_FILE_TEST_EXISTS) || read_file(keymap, user, "keys.keys", error);
}

/* Matches in one context only. */
static enum keymap_match match_in(const struct keymap *keymap, enum context context,
                                  const struct key_event *keys, size_t n_keys,
                                  const struct binding **binding)
{
	enum keymap_match match = MATCH_NONE;
	for (guint i = 0; i < keymap->bindings->len; i++) {
		const struct binding *b = &g_array_index(keymap->bindings, struct binding, i);
		if (b->context != context || b->n_keys < n_keys ||
		    !keys_equal(b->keys, keys, n_keys))
			continue;
		if (b->n_keys == n_keys) {
			*binding = b;
			return MATCH_BOUND;
		}
		match = MATCH_PREFIX;
	}
	return match;
}

enum context context_under(enum context context)
{
	return contexts[context].under;
}

enum keymap_match keymap_match(const struct keymap *keymap, enum context context,
                               const struct key_event *keys, size_t n_keys,
                               const struct binding **binding)
{
	for (;; context = context_under(context)) {
		enum keymap_match match = match_in(keymap, context, keys, n_keys, binding);
		if (match != MATCH_NONE || context == CONTEXT_GLOBAL)
			return match;
	}
}

bool keymap_command(const struct keymap *keymap, struct slice word, enum action *action,
                    const char **argument)
{
	guint i = find_command(keymap, word);
	if (i == keymap->commands->len)
		return false;
	const struct command *command = &g_array_index(keymap->commands, struct command, i);
	*action = command->action;
	*argument = command->argument;
	return true;
}

char *binding_keys(const struct binding *binding)
{
	GString *text = g_string_new(NULL);
	for (size_t i = 0; i < binding->n_keys; i++) {
		char name[32];
		key_name(&binding->keys[i], name);
		g_string_append_printf(text, "%s%s", i ? " " : "", name);
	}
	return g_string_free(text, FALSE);
}

/* Is the binding not hidden by a nearer context's of the same keys? */
static bool is_live(const struct keymap *keymap, enum context context,
                    const struct binding *binding)
{
	const struct binding *found = NULL;
	keymap_match(keymap, context, binding->keys, binding->n_keys, &found);
	return found == binding;
}

char *keymap_keys(const struct keymap *keymap, enum context context, enum action action,
                  const char *argument)
{
	for (guint i = 0; i < keymap->bindings->len; i++) {
		const struct binding *b = &g_array_index(keymap->bindings, struct binding, i);
		if (b->action == action && (!argument || strcmp(argument, b->argument) == 0) &&
		    is_live(keymap, context, b))
			return binding_keys(b);
	}
	return g_strdup("");
}

char *keymap_choices(const struct keymap *keymap, enum context context,
                     const struct key_event *keys, size_t n_keys,
                     char *(*tell)(enum action action, const char *argument))
{
	GString *text = g_string_new(NULL);
	for (guint i = 0; i < keymap->bindings->len; i++) {
		const struct binding *b = &g_array_index(keymap->bindings, struct binding, i);
		if (b->n_keys <= n_keys || !keys_equal(b->keys, keys, n_keys) ||
		    !is_live(keymap, context, b))
			continue;
		struct binding rest = { .n_keys = b->n_keys - n_keys };
		memcpy(rest.keys, b->keys + n_keys, rest.n_keys * sizeof *rest.keys);
		g_autofree char *names = binding_keys(&rest);
		g_autofree char *told = tell ? tell(b->action, b->argument) : NULL;
		const char *named = *b->argument ? b->argument : actions[b->action].name;
		g_string_append_printf(text, "%s%s %s", text->len ? "  " : "", names,
		                       told ? told : named);
	}
	return g_string_free(text, FALSE);
}

const struct binding *keymap_bindings(const struct keymap *keymap, size_t *n)
{
	*n = keymap->bindings->len;
	return (const struct binding *)(void *)keymap->bindings->data;
}
