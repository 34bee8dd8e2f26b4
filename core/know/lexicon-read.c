/* Reading lexicon tables: tab-separated lines to rows of cells. */
#include "core/know/lexicon-read.h"

#include "core/base/error.h"
#include "core/base/folders.h"

#define LEXICON_TABLE_FORM(id, file, words, use) [TABLE_##id] = { file, words, (use) != LOOKED_UP },
const struct lexicon_table_form lexicon_table_forms[TABLE_COUNT] = { LEXICON_TABLES(
	LEXICON_TABLE_FORM) };

/* A file being read. */
struct table_file {
	struct lexicon_text *text;
	enum lexicon_table table;
	uint32_t file, line;
	size_t n_columns;
	size_t places[LEXICON_MOST_COLUMNS]; /* of the file's columns in the table's order */
	size_t n_named;                      /* columns that the file names; 0 before its header */
	struct lexicon_row *row;             /* read last */
};

size_t lexicon_columns(enum lexicon_table table)
{
	size_t n = 1;
	for (const char *p = lexicon_table_forms[table].columns; *p; p++)
		n += *p == ' ';
	return n;
}

static bool fail(const struct table_file *file, GError **error, const char *format, ...)
        G_GNUC_PRINTF(3, 4);

static bool fail(const struct table_file *file, GError **error, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	g_autofree char *what = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	const char *path = file->text->files->pdata[file->file];
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_UNREADABLE, "%s:%u: %s%s", path, file->line,
	            what, folders_remedy(path));
	return false;
}

static bool read_header(struct table_file *file, char *line, GError **error)
{
	g_auto(GStrv) columns = g_strsplit(lexicon_table_forms[file->table].columns, " ", -1);
	g_auto(GStrv) named = g_strsplit(line, "\t", -1);
	for (size_t i = 0; named[i]; i++) {
		size_t place = 0;
		while (columns[place] && strcmp(columns[place], g_strstrip(named[i])) != 0)
			place++;
		if (!columns[place] || i == LEXICON_MOST_COLUMNS)
			return fail(file, error, "no column \"%s\" in this table; it has: %s",
			            named[i], lexicon_table_forms[file->table].columns);
		file->places[i] = place;
		file->n_named = i + 1;
	}
	if (file->places[0] != 0)
		return fail(file, error, "the first column must be \"%s\"", columns[0]);
	return true;
}

static bool add_row(struct table_file *file, struct lexicon_row *row, GError **error)
{
	GHashTable *words = file->text->words[file->table];
	struct lexicon_row *older = g_hash_table_lookup(words, row->cells[0]);
	if (older && older->file == row->file)
		return fail(file, error, "\"%s\" is already in line %u; leave one of them",
		            row->cells[0], older->line);
	if (older)
		older->gone = true;
	g_hash_table_replace(words, (char *)row->cells[0], row);
	g_ptr_array_add(file->text->rows[file->table], row);
	file->row = row;
	return true;
}

static bool read_row(struct table_file *file, char *line, GError **error)
{
	struct arena *arena = file->text->arena;
	struct lexicon_row *row = arena_alloc(arena, sizeof *row);
	*row = (struct lexicon_row){ .file = file->file, .line = file->line };
	row->cells = arena_new_array(arena, const char *, file->n_columns);
	for (size_t i = 0; i < file->n_columns; i++)
		row->cells[i] = "";
	char *cell = line;
	for (size_t i = 0; cell; i++) {
		if (i == file->n_named)
			return fail(file, error, "more cells than the %zu columns of the header",
			            file->n_named);
		char *tab = strchr(cell, '\t');
		if (tab)
			*tab = '\0';
		row->cells[file->places[i]] = arena_copy(arena, slice_of(g_strstrip(cell)));
		cell = tab ? tab + 1 : NULL;
	}
	if (!*row->cells[0])
		return fail(file, error, "the first cell, the word, is empty");
	return add_row(file, row, error);
}

static bool take_away(struct table_file *file, const char *word)
{
	struct lexicon_row *row = g_hash_table_lookup(file->text->words[file->table], word);
	if (row) {
		row->gone = true;
		g_hash_table_remove(file->text->words[file->table], word);
	}
	return true;
}

static bool read_example(struct table_file *file, const char *line)
{
	struct lexicon_example_row example = {
		.table = file->table,
		.row = file->row,
		.matches = *line == '+',
		.text = arena_copy(file->text->arena, slice_of(line + 2)),
	};
	g_array_append_val(file->text->examples, example);
	return true;
}

static bool read_line(struct table_file *file, char *line, GError **error)
{
	g_strchomp(line);
	if (!*line || *line == '#')
		return true;
	if (g_str_has_prefix(line, "+ ") || g_str_has_prefix(line, "- "))
		return read_example(file, line);
	if (!file->n_named)
		return read_header(file, line, error);
	if (*line == '!')
		return take_away(file, line + 1);
	return read_row(file, line, error);
}

/* The line of text that at is in, counted from 1. */
static uint32_t line_at(const char *text, const char *at)
{
	uint32_t line = 1;
	for (; text < at; text++)
		line += *text == '\n';
	return line;
}

static bool read_file(struct lexicon_text *text, enum lexicon_table table, const char *path,
                      GError **error)
{
	g_autofree char *contents = NULL;
	g_autoptr(GError) cause = NULL;
	size_t length;
	struct table_file file = { .text = text,
		                   .table = table,
		                   .file = text->files->len,
		                   .n_columns = lexicon_columns(table) };
	g_ptr_array_add(text->files, arena_copy(text->arena, slice_of(path)));
	if (!g_file_get_contents(path, &contents, &length, &cause)) {
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_UNREADABLE,
		            "%s: cannot be read; put it right or take it away", cause->message);
		return false;
	}
	const char *valid;
	if (!g_utf8_validate(contents, (gssize)length, &valid)) {
		file.line = line_at(contents, valid);
		return fail(&file, error, "not UTF-8, or holds a NUL byte; save it as UTF-8");
	}
	char *line = g_str_has_prefix(contents, "\xEF\xBB\xBF") ? contents + 3 : contents;
	while (line) {
		char *end = strchr(line, '\n');
		if (end)
			*end = '\0';
		file.line++;
		if (!read_line(&file, line, error))
			return false;
		line = end ? end + 1 : NULL;
	}
	return true;
}

GPtrArray *lexicon_table_paths(const char *const *folders, enum lexicon_table table)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *name = g_strconcat(lexicon_table_forms[table].name, ".tsv", NULL);
	for (; *folders; folders++) {
		char *path = g_build_filename(*folders, name, NULL);
		if (g_file_test(path, G_FILE_TEST_EXISTS))
			g_ptr_array_add(paths, path);
		else
			g_free(path);
	}
	return paths;
}

static bool read_table(struct lexicon_text *text, enum lexicon_table table,
                       const char *const *folders, GError **error)
{
	g_autoptr(GPtrArray) paths = lexicon_table_paths(folders, table);
	for (guint i = 0; i < paths->len; i++)
		if (!read_file(text, table, paths->pdata[i], error))
			return false;
	return true;
}

struct lexicon_text *lexicon_text_read(const char *const *folders, GError **error)
{
	struct lexicon_text *text = g_new0(struct lexicon_text, 1);
	text->arena = arena_new();
	text->files = g_ptr_array_new();
	text->examples = g_array_new(FALSE, FALSE, sizeof(struct lexicon_example_row));
	for (size_t i = 0; i < TABLE_COUNT; i++) {
		text->rows[i] = g_ptr_array_new();
		text->words[i] = g_hash_table_new(g_str_hash, g_str_equal);
	}
	for (size_t i = 0; i < TABLE_COUNT; i++)
		if (!read_table(text, (enum lexicon_table)i, folders, error)) {
			lexicon_text_free(text);
			return NULL;
		}
	return text;
}

void lexicon_text_free(struct lexicon_text *text)
{
	for (size_t i = 0; i < TABLE_COUNT; i++) {
		g_ptr_array_free(text->rows[i], TRUE);
		g_hash_table_destroy(text->words[i]);
	}
	g_array_free(text->examples, TRUE);
	g_ptr_array_free(text->files, TRUE);
	arena_free(text->arena);
	g_free(text);
}
