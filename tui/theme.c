/* Reads theme files and composes the roles of a cell into one look. */
#include "tui/theme.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/error.h"
#include "core/base/folders.h"

static const char *const role_names[ROLES_COUNT] = {
#define ROLE_NAME(id, name) [ROLE_##id] = name,
	ROLES(ROLE_NAME)
#undef ROLE_NAME
};

const char *role_name(enum role role)
{
	return role_names[role];
}

static const char *const colour_names[] = {
	"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
};

static const struct {
	const char *name;
	enum attribute attribute;
} attribute_names[] = {
	{ "bold", ATTRIBUTE_BOLD },       { "dim", ATTRIBUTE_DIM },
	{ "italic", ATTRIBUTE_ITALIC },   { "underline", ATTRIBUTE_UNDERLINE },
	{ "reverse", ATTRIBUTE_REVERSE },
};

static int find_role(const char *name)
{
	for (int i = 0; i < ROLES_COUNT; i++)
		if (strcmp(name, role_names[i]) == 0)
			return i;
	return -1;
}

static bool parse_number(const char *word, int base, long max, long *number)
{
	char *end;
	*number = strtol(word, &end, base);
	return *word && !*end && *number >= 0 && *number <= max;
}

/* "-" unset, "default", a name, a number of the palette, #rrggbb. */
static bool parse_colour(const char *word, int32_t *colour)
{
	long number;
	if (strcmp(word, "-") == 0)
		*colour = COLOUR_UNSET;
	else if (strcmp(word, "default") == 0)
		*colour = COLOUR_DEFAULT;
	else if (word[0] == '#' && strlen(word) == 7 &&
	         parse_number(word + 1, 16, 0xffffff, &number))
		*colour = COLOUR_RGB | (int32_t)number;
	else if (parse_number(word, 10, 255, &number))
		*colour = (int32_t)number;
	else {
		for (size_t i = 0; i < G_N_ELEMENTS(colour_names); i++)
			if (strcmp(word, colour_names[i]) == 0) {
				*colour = (int32_t)i;
				return true;
			}
		return false;
	}
	return true;
}

static bool parse_attribute(const char *word, unsigned *attributes)
{
	for (size_t i = 0; i < G_N_ELEMENTS(attribute_names); i++)
		if (strcmp(word, attribute_names[i].name) == 0) {
			*attributes |= attribute_names[i].attribute;
			return true;
		}
	return strcmp(word, "-") == 0;
}

/* The words of a line, without its comment. '#' begins one only where a blank
 * follows or the line starts: #rrggbb is a colour. */
static char **line_words(const char *line)
{
	GPtrArray *words = g_ptr_array_new();
	g_auto(GStrv) all = g_strsplit_set(line, " \t\r", -1);
	for (char **word = all; *word; word++) {
		if (strcmp(*word, "#") == 0 || (words->len == 0 && **word == '#'))
			break;
		if (**word)
			g_ptr_array_add(words, g_strdup(*word));
	}
	g_ptr_array_add(words, NULL);
	return (char **)g_ptr_array_free(words, FALSE);
}

/* What is wrong with a line's words, or NULL after taking them in. */
static const char *take_words(struct theme *theme, char **words)
{
	if (!words[0])
		return NULL;
	int role = find_role(words[0]);
	if (role < 0)
		return "no such role";
	if (!words[1] || !words[2])
		return "wants: role foreground background attribute…";
	struct look look = { COLOUR_UNSET, COLOUR_UNSET, 0 };
	if (!parse_colour(words[1], &look.fg) || !parse_colour(words[2], &look.bg))
		return "a colour is -, default, a name, 0 to 255 or #rrggbb";
	for (char **word = words + 3; *word; word++)
		if (!parse_attribute(*word, &look.attributes))
			return "an attribute is bold, dim, italic, underline or reverse";
	theme->looks[role] = look;
	return NULL;
}

bool theme_load(struct theme *theme, const char *path, GError **error)
{
	g_autofree char *text = NULL;
	if (!g_file_get_contents(path, &text, NULL, error))
		return false;
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (int i = 0; lines[i]; i++) {
		g_auto(GStrv) words = line_words(lines[i]);
		const char *wrong = take_words(theme, words);
		if (wrong) {
			g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_FAILED, "%s:%d: %s", path,
			            i + 1, wrong);
			return false;
		}
	}
	return true;
}

void theme_init(struct theme *theme)
{
	for (int i = 0; i < ROLES_COUNT; i++)
		theme->looks[i] = (struct look){ COLOUR_UNSET, COLOUR_UNSET, 0 };
}

static const char *name_for(int colours)
{
	static const struct {
		int colours;
		const char *name;
	} levels[] = { { COLOUR_RGB, "rgb" }, { 256, "256" }, { 8, "8" } };
	for (size_t i = 0; i < G_N_ELEMENTS(levels); i++)
		if (colours >= levels[i].colours)
			return levels[i].name;
	return "mono";
}

bool theme_find(struct theme *theme, const char *name, int colours, GError **error)
{
	g_autofree char *file = g_strconcat(name ? name : name_for(colours), ".theme", NULL);
	g_auto(GStrv) folders = folders_of("themes");
	bool found = false;
	theme_init(theme);
	for (char **folder = folders; *folder; folder++) {
		g_autofree char *path = g_build_filename(*folder, file, NULL);
		if (!g_file_test(path, G_FILE_TEST_EXISTS))
			continue;
		found = true;
		if (!theme_load(theme, path, error))
			return false;
	}
	if (!found) {
		g_autofree char *names = folders_names("themes", ".theme");
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_NOT_FOUND,
		            "no theme “%s”; there are auto, %s; own ones go to %s",
		            name ? name : name_for(colours), names, folders[1]);
	}
	return found;
}

struct look theme_look(const struct theme *theme, uint64_t style)
{
	struct look look = { COLOUR_DEFAULT, COLOUR_DEFAULT, 0 };
	for (int i = 0; i < ROLES_COUNT; i++) {
		if (!(style & STYLE(i)))
			continue;
		const struct look *role = &theme->looks[i];
		look.fg = role->fg == COLOUR_UNSET ? look.fg : role->fg;
		look.bg = role->bg == COLOUR_UNSET ? look.bg : role->bg;
		look.attributes |= role->attributes;
	}
	return look;
}
