/* The compiled lexicon: one run of bytes without pointers, built from the
 * tables' text or mapped from the cache file, and read in place. */
#include "core/know/lexicon.h"

#include <sys/mman.h>
#include <sys/stat.h>

#include "core/base/error.h"
#include "core/base/folders.h"
#include "core/base/utf8.h"
#include "core/know/lexicon-read.h"

#define LEXICON_MAGIC UINT64_C(0x0b31584c49505548) /* "HUPILX1\13"; changes with the form */

/* Offsets are from the beginning of the form; strings are NUL-terminated and
 * named by their offset in the section of strings. */
struct form_header {
	uint64_t magic, key, sum, size;
	uint32_t strings, files, tables, rows, cells, examples, matcher;
	uint32_t n_files, n_rows, n_cells, n_examples, n_strings;
};

struct form_table {
	uint32_t first_row, n_rows, n_columns, first_cell;
	uint32_t longest; /* bytes that a word can match */
};

struct form_row {
	uint32_t file, line;
};

struct form_example {
	uint32_t table, row, matches, text;
};

struct lexicon {
	GMappedFile *mapped; /* where it came from the cache */
	GByteArray *built;   /* where not */
	const struct form_header *header;
	const char *strings;
	const uint32_t *files, *cells;
	const struct form_table *tables;
	const struct form_row *rows;
	const struct form_example *examples;
	struct matcher matcher;
};

static uint64_t sum_of(const char *bytes, size_t length, uint64_t a)
{
	const uint64_t prime = UINT64_C(0x9E3779B97F4A7C15);
	uint64_t b = ~a, x, y;
	for (; length >= 16; length -= 16, bytes += 16) {
		memcpy(&x, bytes, 8);
		memcpy(&y, bytes + 8, 8);
		a = (a ^ x) * prime;
		b = (b ^ y) * prime;
		a ^= a >> 32;
		b ^= b >> 32;
	}
	for (; length > 0; length--, bytes++)
		a = (a ^ (unsigned char)*bytes) * prime;
	return (a ^ (b << 1)) * prime;
}

/* Names, sizes and times of the files: the compiled form of the same key was
 * made of the same tables. */
static uint64_t key_of(const char *const *folders)
{
	uint64_t key = LEXICON_MAGIC;
	for (size_t table = 0; table < TABLE_COUNT; table++) {
		const struct lexicon_table_form *form = &lexicon_table_forms[table];
		g_autoptr(GPtrArray) paths =
		        lexicon_table_paths(folders, (enum lexicon_table)table);
		key = sum_of(form->columns, strlen(form->columns),
		             key + form->matched + 2 * lexicon_is_listed((uint32_t)table));
		for (guint i = 0; i < paths->len; i++) {
			struct stat status = { 0 };
			if (stat(paths->pdata[i], &status) != 0)
				continue;
			int64_t facts[] = { status.st_size, status.st_mtim.tv_sec,
				            status.st_mtim.tv_nsec, (int64_t)status.st_ino };
			key = sum_of(paths->pdata[i], strlen(paths->pdata[i]), key);
			key = sum_of((const char *)facts, sizeof facts, key);
		}
	}
	return key;
}

/* Words that are summed side by side, which compilers know how to. */
typedef uint64_t lanes __attribute__((vector_size(16)));

/* The sum of a form's bytes, made quickly, for the first screen waits for it:
 * of each lane its sum, and the sum of these on the way, which tells words that
 * changed places. */
static uint64_t sum_of_form(const char *bytes, size_t length, uint64_t key)
{
	lanes sums = { 0 }, ways = { 0 }, words;
	for (; length >= sizeof words; length -= sizeof words, bytes += sizeof words) {
		memcpy(&words, bytes, sizeof words);
		sums += words;
		ways += sums;
	}
	key = sum_of(bytes, length, key);
	key = sum_of((const char *)&sums, sizeof sums, key);
	return sum_of((const char *)&ways, sizeof ways, key);
}

/* What a form is written with. */
struct writer {
	GByteArray *form;
	GHashTable *known; /* string -> its offset + 1 */
	GByteArray *strings;
};

static uint32_t write_string(struct writer *writer, const char *string)
{
	gpointer at = g_hash_table_lookup(writer->known, string);
	if (at)
		return GPOINTER_TO_UINT(at) - 1;
	uint32_t off = writer->strings->len;
	g_byte_array_append(writer->strings, (const guint8 *)string, (guint)strlen(string) + 1);
	g_hash_table_insert(writer->known, (char *)string, GUINT_TO_POINTER(off + 1));
	return off;
}

/* Begins a section: its offset, at a multiple of 8. */
static uint32_t begin_section(GByteArray *form)
{
	static const guint8 nothing[8];
	g_byte_array_append(form, nothing, (8 - form->len % 8) % 8);
	return form->len;
}

static uint32_t write_section(GByteArray *form, const GArray *array)
{
	uint32_t at = begin_section(form);
	g_byte_array_append(form, (const guint8 *)array->data,
	                    array->len * g_array_get_element_size((GArray *)array));
	return at;
}

static void write_files(struct writer *writer, const struct lexicon_text *text,
                        struct form_header *header)
{
	g_autoptr(GArray) files = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (guint i = 0; i < text->files->len; i++) {
		uint32_t at = write_string(writer, text->files->pdata[i]);
		g_array_append_val(files, at);
	}
	header->n_files = files->len;
	header->files = write_section(writer->form, files);
}

/* What rows are written to, and the matcher's words gathered on the way. */
struct row_sections {
	GArray *tables, *rows, *cells, *words;
	GHashTable *numbers; /* row -> its number in its table + 1 */
};

/* ASCII in a word matches its full-width form, too, which has three bytes. */
static uint32_t matched_length(const char *word)
{
	uint32_t length = 0;
	for (; *word; word++)
		length += (unsigned char)*word < 0x80 ? 3 : 1;
	return length;
}

static void write_row(struct writer *writer, struct row_sections *sections, size_t table,
                      struct lexicon_row *row)
{
	struct form_table *form = &g_array_index(sections->tables, struct form_table, table);
	for (uint32_t column = 0; column < form->n_columns; column++) {
		uint32_t cell = write_string(writer, row->cells[column]);
		g_array_append_val(sections->cells, cell);
	}
	form->longest = MAX(form->longest, matched_length(row->cells[0]));
	struct form_row place = { row->file, row->line };
	g_array_append_val(sections->rows, place);
	if (lexicon_table_forms[table].matched) {
		struct matcher_word word = { slice_of(row->cells[0]), (uint32_t)table, form->n_rows,
			                     lexicon_is_listed((uint32_t)table) };
		g_array_append_val(sections->words, word);
	}
	g_hash_table_insert(sections->numbers, row, GUINT_TO_POINTER(++form->n_rows));
}

static void write_tables(struct writer *writer, const struct lexicon_text *text,
                         struct row_sections *sections)
{
	for (size_t table = 0; table < TABLE_COUNT; table++) {
		struct form_table form = {
			.first_row = sections->rows->len,
			.n_columns = (uint32_t)lexicon_columns((enum lexicon_table)table),
			.first_cell = sections->cells->len,
		};
		g_array_append_val(sections->tables, form);
		for (guint i = 0; i < text->rows[table]->len; i++) {
			struct lexicon_row *row = text->rows[table]->pdata[i];
			if (!row->gone)
				write_row(writer, sections, table, row);
		}
	}
}

static void write_examples(struct writer *writer, const struct lexicon_text *text,
                           GHashTable *numbers, struct form_header *header)
{
	g_autoptr(GArray) examples = g_array_new(FALSE, FALSE, sizeof(struct form_example));
	for (guint i = 0; i < text->examples->len; i++) {
		const struct lexicon_example_row *from =
		        &g_array_index(text->examples, struct lexicon_example_row, i);
		guint number = GPOINTER_TO_UINT(g_hash_table_lookup(numbers, from->row));
		if (from->row && !number)
			continue; /* of a row that is gone */
		struct form_example example = { from->table, number, from->matches,
			                        write_string(writer, from->text) };
		g_array_append_val(examples, example);
	}
	header->n_examples = examples->len;
	header->examples = write_section(writer->form, examples);
}

/* The rows of variants.tsv for the matcher. */
static GArray *read_variants(const GPtrArray *rows)
{
	GArray *variants = g_array_new(FALSE, FALSE, sizeof(struct matcher_variant));
	for (guint i = 0; i < rows->len; i++) {
		const struct lexicon_row *row = rows->pdata[i];
		struct slice cp = slice_of(row->cells[0]), plain = slice_of(row->cells[1]);
		size_t next;
		if (row->gone || !cp.len || !plain.len)
			continue;
		struct matcher_variant variant = { utf8_next(cp, 0, &next),
			                           utf8_next(plain, 0, &next) };
		g_array_append_val(variants, variant);
	}
	return variants;
}

static void write_body(struct writer *writer, const struct lexicon_text *text,
                       struct form_header *header)
{
	struct row_sections sections = {
		.tables = g_array_new(FALSE, FALSE, sizeof(struct form_table)),
		.rows = g_array_new(FALSE, FALSE, sizeof(struct form_row)),
		.cells = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
		.words = g_array_new(FALSE, FALSE, sizeof(struct matcher_word)),
		.numbers = g_hash_table_new(NULL, NULL),
	};
	write_files(writer, text, header);
	write_tables(writer, text, &sections);
	header->n_rows = sections.rows->len;
	header->n_cells = sections.cells->len;
	header->tables = write_section(writer->form, sections.tables);
	header->rows = write_section(writer->form, sections.rows);
	header->cells = write_section(writer->form, sections.cells);
	write_examples(writer, text, sections.numbers, header);
	header->strings = begin_section(writer->form);
	header->n_strings = writer->strings->len;
	g_byte_array_append(writer->form, writer->strings->data, writer->strings->len);
	header->matcher = begin_section(writer->form);
	g_autoptr(GArray) variants = read_variants(text->rows[TABLE_VARIANTS]);
	matcher_build_variants((const struct matcher_word *)sections.words->data,
	                       sections.words->len, (const struct matcher_variant *)variants->data,
	                       variants->len, writer->form);
	g_hash_table_destroy(sections.numbers);
	g_array_free(sections.words, TRUE);
	g_array_free(sections.cells, TRUE);
	g_array_free(sections.rows, TRUE);
	g_array_free(sections.tables, TRUE);
}

static GByteArray *compile(const struct lexicon_text *text, uint64_t key)
{
	struct writer writer = {
		.form = g_byte_array_new(),
		.known = g_hash_table_new(g_str_hash, g_str_equal),
		.strings = g_byte_array_new(),
	};
	struct form_header header = { .magic = LEXICON_MAGIC, .key = key };
	g_byte_array_append(writer.form, (const guint8 *)&header, sizeof header);
	write_string(&writer, "");
	write_body(&writer, text, &header);
	header.size = writer.form->len;
	header.sum = sum_of_form((const char *)writer.form->data + sizeof header,
	                         writer.form->len - sizeof header, key);
	memcpy(writer.form->data, &header, sizeof header);
	g_byte_array_free(writer.strings, TRUE);
	g_hash_table_destroy(writer.known);
	return writer.form;
}

/* Whether bytes are a whole form of that key. Its sum is right then, and so
 * are the offsets in it. */
static bool form_is_good(struct slice bytes, uint64_t key)
{
	const struct form_header *header = (const void *)bytes.data;
	return bytes.len > sizeof *header && header->magic == LEXICON_MAGIC && header->key == key &&
	       header->size == bytes.len &&
	       header->sum ==
	               sum_of_form(bytes.data + sizeof *header, bytes.len - sizeof *header, key);
}

static bool attach(struct lexicon *lexicon, struct slice form)
{
	const struct form_header *header = (const void *)form.data;
	lexicon->header = header;
	lexicon->strings = form.data + header->strings;
	lexicon->files = (const void *)(form.data + header->files);
	lexicon->tables = (const void *)(form.data + header->tables);
	lexicon->rows = (const void *)(form.data + header->rows);
	lexicon->cells = (const void *)(form.data + header->cells);
	lexicon->examples = (const void *)(form.data + header->examples);
	struct slice matcher = { form.data + header->matcher, form.len - header->matcher };
	return matcher_attach(&lexicon->matcher, matcher);
}

/* All of the file's pages by one call: its sum asks for each of them. */
static void map_at_once(struct slice mapped)
{
#ifdef MADV_POPULATE_READ
	if (mapped.len)
		madvise((void *)(uintptr_t)mapped.data, mapped.len, MADV_POPULATE_READ);
#else
	(void)mapped;
#endif
}

static struct lexicon *open_cached(const char *cache, uint64_t key)
{
	GMappedFile *mapped = g_mapped_file_new(cache, FALSE, NULL);
	if (!mapped)
		return NULL;
	struct slice bytes = { g_mapped_file_get_contents(mapped),
		               g_mapped_file_get_length(mapped) };
	map_at_once(bytes);
	struct lexicon *lexicon = g_new0(struct lexicon, 1);
	lexicon->mapped = mapped;
	if (form_is_good(bytes, key) && attach(lexicon, bytes))
		return lexicon;
	lexicon_free(lexicon);
	return NULL;
}

void lexicon_keep(const struct lexicon *lexicon, const char *cache)
{
	g_autofree char *folder = g_path_get_dirname(cache);
	if (lexicon->built && g_mkdir_with_parents(folder, 0700) == 0)
		g_file_set_contents_full(cache, (const char *)lexicon->built->data,
		                         lexicon->built->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
		                         NULL);
}

bool lexicon_accepted(const struct lexicon *lexicon)
{
	return lexicon->mapped != NULL;
}

struct lexicon *lexicon_open(const char *const *folders, const char *cache, GError **error)
{
	uint64_t key = key_of(folders);
	struct lexicon *lexicon = cache ? open_cached(cache, key) : NULL;
	if (lexicon)
		return lexicon;
	struct lexicon_text *text = lexicon_text_read(folders, error);
	if (!text)
		return NULL;
	lexicon = g_new0(struct lexicon, 1);
	lexicon->built = compile(text, key);
	lexicon_text_free(text);
	attach(lexicon, (struct slice){ (const char *)lexicon->built->data, lexicon->built->len });
	return lexicon;
}

void lexicon_free(struct lexicon *lexicon)
{
	if (!lexicon)
		return;
	if (lexicon->mapped)
		g_mapped_file_unref(lexicon->mapped);
	if (lexicon->built)
		g_byte_array_free(lexicon->built, TRUE);
	g_free(lexicon);
}

const char *lexicon_table_name(enum lexicon_table table)
{
	return lexicon_table_forms[table].name;
}

size_t lexicon_rows(const struct lexicon *lexicon, enum lexicon_table table)
{
	return lexicon->tables[table].n_rows;
}

size_t lexicon_longest(const struct lexicon *lexicon, enum lexicon_table table)
{
	return lexicon->tables[table].longest;
}

const char *lexicon_cell(const struct lexicon *lexicon, enum lexicon_table table, size_t row,
                         size_t column)
{
	const struct form_table *form = &lexicon->tables[table];
	return lexicon->strings + lexicon->cells[form->first_cell + row * form->n_columns + column];
}

char *lexicon_row_told(const struct lexicon *lexicon, enum lexicon_table table, size_t row)
{
	const struct form_row *place = &lexicon->rows[lexicon->tables[table].first_row + row];
	const char *path = lexicon->strings + lexicon->files[place->file];
	g_autofree char *folder = g_path_get_dirname(path), *base = g_path_get_basename(path);
	g_autofree char *shipped = folders_shipped("lexicon");
	bool own = strcmp(folder, shipped) != 0;
	GString *told = g_string_new(NULL);
	g_string_append_printf(told, "%s:%u:", own ? path : base, place->line);
	for (size_t i = 0; i < lexicon->tables[table].n_columns; i++) {
		const char *cell = lexicon_cell(lexicon, table, row, i);
		if (*cell)
			g_string_append_printf(told, "%s%s", i ? " · " : " ", cell);
	}
	return g_string_free(told, FALSE);
}

bool lexicon_row_error(const struct lexicon *lexicon, enum lexicon_table table, size_t row,
                       const char *what, GError **error)
{
	const struct form_row *place = &lexicon->rows[lexicon->tables[table].first_row + row];
	const char *path = lexicon->strings + lexicon->files[place->file];
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_UNREADABLE, "%s:%u: %s%s", path, place->line,
	            what, folders_remedy(path));
	return false;
}

/* GLib takes the text for a number's in some language, and is slow: there are
 * ten thousand of them to read before the first screen. */
static bool whole_number(const char *cell, int *number)
{
	const bool negative = *cell == '-';
	const char *const digits = cell + (negative || *cell == '+'), *digit = digits;
	int value = 0;
	for (; *digit >= '0' && *digit <= '9' && value < INT_MAX / 10; digit++)
		value = 10 * value + (*digit - '0');
	*number = negative ? -value : value;
	return !*digit && digit > digits;
}

bool lexicon_number(const struct lexicon *lexicon, enum lexicon_table table, size_t row,
                    size_t column, int least, int most, int *number, GError **error)
{
	if (whole_number(lexicon_cell(lexicon, table, row, column), number) && *number >= least &&
	    *number <= most)
		return true;
	g_autofree char *what = g_strdup_printf("column %zu must be a number from %d to %d",
	                                        column + 1, least, most);
	return lexicon_row_error(lexicon, table, row, what, error);
}

size_t lexicon_find(const struct lexicon *lexicon, enum lexicon_table table, struct slice word)
{
	uint32_t hit = matcher_look_up(&lexicon->matcher, word), of, row;
	for (bool more = hit; more; hit++) {
		more = matcher_row(&lexicon->matcher, hit, &of, &row);
		if (of == table)
			return row;
	}
	return SIZE_MAX;
}

const struct matcher *lexicon_matcher(const struct lexicon *lexicon)
{
	return &lexicon->matcher;
}

void lexicon_examples(const struct lexicon *lexicon, lexicon_example visit, void *user)
{
	for (uint32_t i = 0; i < lexicon->header->n_examples; i++) {
		const struct form_example *example = &lexicon->examples[i];
		visit((enum lexicon_table)example->table,
		      example->row ? example->row - 1 : SIZE_MAX, example->matches,
		      lexicon->strings + example->text, user);
	}
}
