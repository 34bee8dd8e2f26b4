/* Reads the table of field names into a hash. */
#include "core/text/field-names.h"

#include "core/base/error.h"
#include "core/base/folders.h"
#include "core/base/names.h"

enum { LONGEST_NAME = 64 };

struct field_names {
	GHashTable *rows; /* name, folded, to struct row */
	GError *trouble;  /* why the reader's own table was left out */
};

struct row {
	enum field_part part;
	size_t rank;
};

/* Full_Text, full-text and "full text" are one name. */
static char *fold(struct slice name)
{
	GString *folded = g_string_sized_new(name.len);
	for (size_t i = 0; i < name.len; i++)
		if (!strchr(" _-\t\r\n", name.data[i]))
			g_string_append_c(folded, g_ascii_tolower(name.data[i]));
	return g_string_free(folded, FALSE);
}

static enum field_part part_named(const char *name)
{
	static const char *const names[PART_COUNT] = {
		[PART_NONE] = "",     [PART_TEXT] = "text",     [PART_TITLE] = "title",
		[PART_DATE] = "date", [PART_AUTHOR] = "author", [PART_SOURCE] = "source",
	};
	size_t part = names_find(names, PART_COUNT, name);
	return part < PART_COUNT ? (enum field_part)part : PART_NONE;
}

static bool add_row(struct field_names *names, const char *line, const char *path, size_t number,
                    GError **error)
{
	if (!*line || *line == '#' || g_str_has_prefix(line, "name\t"))
		return true;
	const char *tab = strchr(line, '\t');
	enum field_part part = tab ? part_named(tab + 1) : PART_NONE;
	if (part == PART_NONE) {
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_FAILED,
		            "%s:%zu: no such part; write “name<TAB>text”, title, date, author or "
		            "source%s",
		            path, number, folders_remedy(path));
		return false;
	}
	struct row row = { part, g_hash_table_size(names->rows) };
	char *name = fold((struct slice){ line, (size_t)(tab - line) });
	g_hash_table_insert(names->rows, name, g_memdup2(&row, sizeof row));
	return true;
}

static bool add_table(struct field_names *names, const char *folder, GError **error)
{
	g_autofree char *path = g_build_filename(folder, "fields.tsv", NULL);
	g_autofree char *table = NULL;
	if (!g_file_get_contents(path, &table, NULL, NULL))
		return true;
	g_auto(GStrv) lines = g_strsplit(table, "\n", -1);
	for (size_t i = 0; lines[i]; i++)
		if (!add_row(names, lines[i], path, i + 1, error))
			return false;
	return true;
}

static struct field_names *names_new(void)
{
	struct field_names *names = g_new0(struct field_names, 1);
	names->rows = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	return names;
}

static void names_free(struct field_names *names)
{
	if (!names)
		return;
	g_hash_table_unref(names->rows);
	g_clear_error(&names->trouble);
	g_free(names);
}

/* Loads fields.tsv from folders; one without it is passed over. NULL and an error where
 * a row is malformed. */
static struct field_names *names_load(const char *const *folders, GError **error)
{
	struct field_names *names = names_new();
	for (size_t i = 0; folders[i]; i++) {
		if (add_table(names, folders[i], error))
			continue;
		names_free(names);
		return NULL;
	}
	return names;
}

/* All tables; or, where one of the reader's is malformed, those shipped. */
static void *load_shipped(void *unused)
{
	(void)unused;
	g_auto(GStrv) folders = folders_of("lexicon");
	GError *trouble = NULL;
	struct field_names *names = names_load((const char *const *)folders, &trouble);
	if (!names) {
		const char *const shipped[] = { folders[0], NULL };
		names = names_load(shipped, NULL);
		names = names ? names : names_new();
		names->trouble = trouble;
	}
	return names;
}

const struct field_names *field_names_shipped(void)
{
	static GOnce once = G_ONCE_INIT; /* never changes once it is there */
	return g_once(&once, load_shipped, NULL);
}

bool field_names_usable(const struct field_names *names, GError **error)
{
	if (names->trouble)
		g_propagate_error(error, g_error_copy(names->trouble));
	return !names->trouble;
}

enum field_part field_named(const struct field_names *names, struct slice name, size_t *rank)
{
	if (name.len > LONGEST_NAME)
		return PART_NONE;
	g_autofree char *folded = fold(name);
	const struct row *row = g_hash_table_lookup(names->rows, folded);
	if (row && rank)
		*rank = row->rank;
	return row ? row->part : PART_NONE;
}
