/* A hash from code points to bits. */
#include "core/know/pinyin.h"

#include <stdbool.h>
#include <string.h>

#include "core/base/error.h"

#define FILE_NAME "pinyin-initials.tsv"
#define HEADING   "letter\tcharacters"

struct pinyin {
	GHashTable *initials; /* code point to bits */
};

static void add_initial(struct pinyin *pinyin, char letter, gunichar codepoint)
{
	uint32_t bits = pinyin_initials(pinyin, (int32_t)codepoint) | 1u << (letter - 'a');
	g_hash_table_insert(pinyin->initials, GUINT_TO_POINTER(codepoint), GUINT_TO_POINTER(bits));
}

static bool read_line(struct pinyin *pinyin, const char *line)
{
	if (!*line || *line == '#' || strcmp(line, HEADING) == 0)
		return true;
	if (*line < 'a' || *line > 'z' || line[1] != '\t')
		return false;
	for (const char *at = line + 2; *at; at = g_utf8_next_char(at))
		add_initial(pinyin, *line, g_utf8_get_char(at));
	return true;
}

static bool read_text(struct pinyin *pinyin, const char *path, const char *text, GError **error)
{
	if (!g_utf8_validate(text, -1, NULL)) {
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_FAILED,
		            "%s: not UTF-8; save it as UTF-8", path);
		return false;
	}
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (guint n = 0; lines[n]; n++) {
		if (read_line(pinyin, lines[n]))
			continue;
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_FAILED,
		            "%s:%u: a letter a to z, a tab and characters are expected", path,
		            n + 1);
		return false;
	}
	return true;
}

struct pinyin *pinyin_load(const char *const *folders, GError **error)
{
	struct pinyin *pinyin = g_new(struct pinyin, 1);
	pinyin->initials = g_hash_table_new(NULL, NULL);
	for (; *folders; folders++) {
		g_autofree char *path = g_build_filename(*folders, FILE_NAME, NULL);
		g_autofree char *text = NULL;
		if (!g_file_get_contents(path, &text, NULL, NULL))
			continue;
		if (!read_text(pinyin, path, text, error)) {
			pinyin_free(pinyin);
			return NULL;
		}
	}
	return pinyin;
}

void pinyin_free(struct pinyin *pinyin)
{
	if (!pinyin)
		return;
	g_hash_table_unref(pinyin->initials);
	g_free(pinyin);
}

uint32_t pinyin_initials(const struct pinyin *pinyin, int32_t codepoint)
{
	if (!pinyin || codepoint <= 0)
		return 0;
	gconstpointer key = GUINT_TO_POINTER((guint)codepoint);
	return GPOINTER_TO_UINT(g_hash_table_lookup(pinyin->initials, key));
}
