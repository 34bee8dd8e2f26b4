/* Reading lists, row by row: one fault costs one row. */
#include "core/know/own-lists.h"

#include "core/base/error.h"
#include "core/know/matcher.h"

/* A list being read. */
struct list_file {
	struct arena *arena;
	const char *path;
	size_t line;
	size_t n_columns; /* of the header; 0 before it */
	GArray *rows;     /* struct own_row */
	GHashTable *words;
	GPtrArray *complaints;
};

static void complain(struct list_file *file, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void complain(struct list_file *file, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	g_autofree char *what = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_autofree char *line = g_strdup_printf("%s:%zu: %s", file->path, file->line, what);
	g_ptr_array_add(file->complaints, arena_copy(file->arena, slice_of(line)));
}

/* The cells behind the word, as one note. */
static const char *note_of(struct list_file *file, char **cells)
{
	g_autoptr(GString) note = g_string_new(NULL);
	for (; *cells; cells++)
		if (*g_strstrip(*cells))
			g_string_append_printf(note, "%s%s", note->len ? " · " : "", *cells);
	return note->len ? arena_copy(file->arena, (struct slice){ note->str, note->len }) : NULL;
}

/* What is wrong with a row; NULL where nothing is. */
static const char *fault_of(const struct list_file *file, char **cells)
{
	if (!*cells[0])
		return "the first cell, the word, is empty; the row is passed over";
	if (g_utf8_strlen(cells[0], -1) > MATCHER_LONGEST)
		return "the word is longer than 64 characters; the row is passed over";
	if (g_strv_length(cells) > file->n_columns)
		return "more cells than the header has columns; the row is passed over";
	if (g_hash_table_contains(file->words, cells[0]))
		return "the word has a row already; the later row is passed over";
	return NULL;
}

static void take_row(struct list_file *file, const char *line)
{
	g_auto(GStrv) cells = g_strsplit(line, "\t", -1);
	g_strstrip(cells[0]);
	const char *fault = fault_of(file, cells);
	if (fault) {
		complain(file, "%s", fault);
		return;
	}
	struct own_row row = { arena_copy(file->arena, slice_of(cells[0])),
		               note_of(file, cells + 1) };
	g_hash_table_add(file->words, (char *)row.word);
	g_array_append_val(file->rows, row);
}

/* The first line that is no comment names the columns, "word" first. Where it
 * does not, it is meant as a row. */
static void take_header(struct list_file *file, const char *line)
{
	g_auto(GStrv) names = g_strsplit(line, "\t", -1);
	file->n_columns = g_strv_length(names);
	if (strcmp(g_strstrip(names[0]), "word") == 0)
		return;
	file->n_columns = MAX(file->n_columns, 2);
	complain(file, "the first line must name the columns: word, then note; taken as a row");
	take_row(file, line);
}

static void take_line(struct list_file *file, char *line)
{
	g_strchomp(line);
	bool example = g_str_has_prefix(line, "+ ") || g_str_has_prefix(line, "- ");
	if (!*line || *line == '#' || example)
		return;
	if (!g_utf8_validate(line, -1, NULL))
		complain(file, "not UTF-8; the row is passed over");
	else if (!file->n_columns)
		take_header(file, line);
	else
		take_row(file, line);
}

static void read_lines(struct list_file *file)
{
	g_autofree char *contents = NULL;
	g_autoptr(GError) cause = NULL;
	if (!g_file_get_contents(file->path, &contents, NULL, &cause)) {
		g_ptr_array_add(file->complaints,
		                arena_copy(file->arena, slice_of(cause->message)));
		return;
	}
	char *line = g_str_has_prefix(contents, "\xEF\xBB\xBF") ? contents + 3 : contents;
	while (line) {
		char *end = strchr(line, '\n');
		if (end)
			*end = '\0';
		file->line++;
		take_line(file, line);
		line = end ? end + 1 : NULL;
	}
}

static struct own_list read_list(struct arena *arena, const char *path, const char *name,
                                 GPtrArray *complaints)
{
	struct list_file file = {
		.arena = arena,
		.path = path,
		.rows = g_array_new(FALSE, FALSE, sizeof(struct own_row)),
		.words = g_hash_table_new(g_str_hash, g_str_equal),
		.complaints = complaints,
	};
	read_lines(&file);
	g_hash_table_unref(file.words);
	size_t n = file.rows->len;
	return (struct own_list){ name, arena_take_array(arena, file.rows, struct own_row), n };
}

static int by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names of the lists in folder, in order, without .tsv; those that shipped
 * has are tables of zhupi's. */
static GPtrArray *list_names(const char *shipped, const char *folder)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	for (const char *file; dir && (file = g_dir_read_name(dir));) {
		g_autofree char *known = g_build_filename(shipped, file, NULL);
		bool is_list = g_str_has_suffix(file, ".tsv") && *file != '.' &&
		               !g_file_test(known, G_FILE_TEST_EXISTS) &&
		               g_utf8_validate(file, -1, NULL);
		if (is_list)
			g_ptr_array_add(names, g_strndup(file, strlen(file) - strlen(".tsv")));
	}
	g_ptr_array_sort(names, by_text);
	return names;
}

static void read_folder(struct arena *arena, const char *shipped, const char *folder, GArray *lists,
                        GPtrArray *complaints)
{
	g_autoptr(GPtrArray) names = list_names(shipped, folder);
	for (guint i = 0; i < names->len && lists->len < OWN_LISTS_MOST; i++) {
		g_autofree char *file = g_strconcat(names->pdata[i], ".tsv", NULL);
		g_autofree char *path = g_build_filename(folder, file, NULL);
		const char *name = arena_copy(arena, slice_of(names->pdata[i]));
		struct own_list list = read_list(arena, path, name, complaints);
		g_array_append_val(lists, list);
	}
}

struct own_lists own_lists_read(const char *const *folders)
{
	struct own_lists own = { .arena = arena_new() };
	GArray *lists = g_array_new(FALSE, FALSE, sizeof(struct own_list));
	g_autoptr(GPtrArray) complaints = g_ptr_array_new();
	for (size_t i = 1; folders[0] && folders[i]; i++)
		read_folder(own.arena, folders[0], folders[i], lists, complaints);
	own.n = lists->len;
	own.lists = arena_take_array(own.arena, lists, struct own_list);
	own.n_complaints = complaints->len;
	own.complaints =
	        arena_copy_array(own.arena, complaints->pdata, complaints->len, sizeof(char *));
	return own;
}

void own_lists_free(struct own_lists *lists)
{
	arena_free(lists->arena);
}
