/* The compiled lexicon: one run of bytes without pointers, built from the
 * tables' text or mapped from the cache file, and read in place. lexicon-write.c builds it. */
#include "core/know/lexicon.h"

#include <sys/mman.h>
#include <sys/stat.h>

#include "core/base/error.h"
#include "core/base/folders.h"
#include "core/know/lexicon-form.h"

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

static uint64_t sum_below_header(struct slice form, uint64_t key)
{
	const size_t header = sizeof(struct form_header);
	return sum_of_form(form.data + header, form.len - header, key);
}

static struct slice form_of(const GByteArray *built)
{
	return (struct slice){ (const char *)built->data, built->len };
}

static GByteArray *compile(const struct lexicon_text *text, uint64_t key)
{
	GByteArray *form = lexicon_write(text, key);
	struct form_header *header = (void *)form->data;
	header->sum = sum_below_header(form_of(form), key);
	return form;
}

/* Whether bytes are a whole form of that key. Its sum is right then, and so
 * are the offsets in it. */
static bool form_is_good(struct slice bytes, uint64_t key)
{
	const struct form_header *header = (const void *)bytes.data;
	return bytes.len > sizeof *header && header->magic == LEXICON_MAGIC && header->key == key &&
	       header->size == bytes.len && header->sum == sum_below_header(bytes, key);
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
	attach(lexicon, form_of(lexicon->built));
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
