/* The table of settings, read and written. */
#include "tui/settings.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/error.h"
#include "core/base/folders.h"

enum setting_type { SETTING_WORD, SETTING_NUMBER, SETTING_CHOICE };

struct setting {
	const char *name, *sentence;
	enum setting_type type;
	size_t offset; /* in struct settings */
	const char *word;
	int number, min, max;
	const char *choices;
	bool remembered; /* state, not setting */
};

#define WORD(id, def, about)                                                                       \
	{ .name = #id,                                                                             \
	  .sentence = (about),                                                                     \
	  .type = SETTING_WORD,                                                                    \
	  .offset = offsetof(struct settings, id),                                                 \
	  .word = (def),                                                                           \
	  .remembered = IS_STATE },
#define NUMBER(id, def, low, high, about)                                                          \
	{ .name = #id,                                                                             \
	  .sentence = (about),                                                                     \
	  .type = SETTING_NUMBER,                                                                  \
	  .offset = offsetof(struct settings, id),                                                 \
	  .number = (def),                                                                         \
	  .min = (low),                                                                            \
	  .max = (high),                                                                           \
	  .remembered = IS_STATE },
#define CHOICE(id, def, of, about)                                                                 \
	{ .name = #id,                                                                             \
	  .sentence = (about),                                                                     \
	  .type = SETTING_CHOICE,                                                                  \
	  .offset = offsetof(struct settings, id),                                                 \
	  .number = (def),                                                                         \
	  .choices = (of),                                                                         \
	  .remembered = IS_STATE },

static const struct setting rows[] = {
#define IS_STATE false
	SETTINGS(WORD, NUMBER, CHOICE)
#undef IS_STATE
#define IS_STATE true
	        STATE(WORD, NUMBER, CHOICE)
#undef IS_STATE
};

static int *number_of(const struct settings *settings, const struct setting *row)
{
	return (int *)(void *)((char *)(uintptr_t)settings + row->offset);
}

static char **word_of(const struct settings *settings, const struct setting *row)
{
	return (char **)(void *)((char *)(uintptr_t)settings + row->offset);
}

void settings_init(struct settings *settings)
{
	*settings = (struct settings){ 0 };
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (rows[i].type == SETTING_WORD)
			*word_of(settings, &rows[i]) = g_strdup(rows[i].word);
		else
			*number_of(settings, &rows[i]) = rows[i].number;
	}
}

void settings_clear(struct settings *settings)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		if (rows[i].type == SETTING_WORD)
			g_clear_pointer(word_of(settings, &rows[i]), g_free);
}

static const struct setting *find_row(const char *name)
{
	g_autofree char *id = g_strdelimit(g_strdup(name), "-", '_');
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		if (strcmp(rows[i].name, id) == 0)
			return &rows[i];
	return NULL;
}

/* The value as it would be typed. The caller frees. */
static char *value_text(const struct settings *settings, const struct setting *row)
{
	if (row->type == SETTING_WORD)
		return g_strdup(*word_of(settings, row));
	int number = *number_of(settings, row);
	if (row->type == SETTING_NUMBER)
		return g_strdup_printf("%d", number);
	g_auto(GStrv) choices = g_strsplit(row->choices, " ", -1);
	return g_strdup(choices[number]);
}

char *settings_describe(const struct settings *settings, const char *name)
{
	const struct setting *row = find_row(name);
	if (!row)
		return NULL;
	g_autofree char *value = value_text(settings, row);
	return g_strdup_printf("%s=%s: %s", row->name, value, row->sentence);
}

char *settings_list(const struct settings *settings)
{
	GString *list = g_string_new(NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (rows[i].remembered)
			continue;
		g_autofree char *value = value_text(settings, &rows[i]);
		g_string_append_printf(list, "%s%s=%s", list->len ? "  " : "", rows[i].name, value);
	}
	return g_string_free(list, FALSE);
}

static bool set_choice(int *number, const struct setting *row, const char *value)
{
	g_auto(GStrv) choices = g_strsplit(row->choices, " ", -1);
	for (int i = 0; choices[i]; i++)
		if (strcmp(choices[i], value) == 0) {
			*number = i;
			return true;
		}
	return false;
}

static bool set_row(struct settings *settings, const struct setting *row, const char *value,
                    GError **error)
{
	char *end;
	long number;
	switch (row->type) {
	case SETTING_WORD:
		g_free(*word_of(settings, row));
		*word_of(settings, row) = g_strdup(value);
		return true;
	case SETTING_CHOICE:
		if (set_choice(number_of(settings, row), row, value))
			return true;
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_USAGE, "%s can be one of: %s",
		            row->name, row->choices);
		return false;
	case SETTING_NUMBER:
		number = strtol(value, &end, 10);
		if (*value && !*end && number >= row->min && number <= row->max) {
			*number_of(settings, row) = (int)number;
			return true;
		}
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_USAGE, "%s is a number from %d to %d",
		            row->name, row->min, row->max);
	}
	return false;
}

/* The row of an assignment, which is cut behind the name; *value is the rest. NULL
 * where there is no such setting. */
static const struct setting *split(char *assignment, char **value)
{
	char *at = assignment + strcspn(assignment, "= ");
	if (*at)
		*at++ = '\0';
	*value = g_strstrip(at + strspn(at, "= "));
	return find_row(g_strstrip(assignment));
}

char *settings_now(const struct settings *settings, const char *assignment)
{
	g_autofree char *name = g_strdup(assignment);
	char *other;
	const struct setting *row = split(name, &other);
	g_autofree char *value = row ? value_text(settings, row) : NULL;
	return row ? g_strdup_printf("%s=%s", row->name, value) : NULL;
}

/* "theme, keymap, …": what the reader sets, not what is remembered. */
static char *list_names(void)
{
	GString *names = g_string_new(NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		if (!rows[i].remembered)
			g_string_append_printf(names, "%s%s", names->len ? ", " : "", rows[i].name);
	return g_string_free(names, FALSE);
}

bool settings_set(struct settings *settings, const char *assignment, GError **error)
{
	g_autofree char *name = g_strdup(assignment);
	char *value;
	const struct setting *row = split(name, &value);
	if (row)
		return set_row(settings, row, value, error);
	g_autofree char *names = list_names();
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_USAGE, "no setting “%s”; there are %s", name,
	            names);
	return false;
}

static bool load_file(struct settings *settings, const char *path, GError **error)
{
	g_autofree char *text = NULL;
	if (!g_file_get_contents(path, &text, NULL, NULL))
		return true;
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (int i = 0; lines[i]; i++) {
		const char *line = g_strstrip(lines[i]);
		if (*line == '\0' || *line == '#' || settings_set(settings, line, error))
			continue;
		g_prefix_error(error, "%s:%d: ", path, i + 1);
		return false;
	}
	return true;
}

static char *state_path(void)
{
	return g_build_filename(g_get_user_state_dir(), "zhupi", "state", NULL);
}

bool settings_load(struct settings *settings, GError **error)
{
	g_autofree char *state = state_path();
	g_autofree char *own = folders_user("settings");
	load_file(settings, state, NULL);
	return load_file(settings, own, error);
}

void settings_save_state(const struct settings *settings)
{
	g_autofree char *path = state_path();
	g_autofree char *folder = g_path_get_dirname(path);
	g_autoptr(GString) text = g_string_new("# What zhupi remembers; made anew at each end.\n");
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (!rows[i].remembered)
			continue;
		g_autofree char *value = value_text(settings, &rows[i]);
		g_string_append_printf(text, "%s = %s\n", rows[i].name, value);
	}
	if (g_mkdir_with_parents(folder, 0700) == 0)
		g_file_set_contents(path, text->str, (gssize)text->len, NULL);
}
