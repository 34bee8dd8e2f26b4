/* Writing the compiled lexicon, section by section, from the tables' text. */
#include "core/know/lexicon-form.h"

#include "core/base/utf8.h"
#include "core/know/matcher.h"

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

GByteArray *lexicon_write(const struct lexicon_text *text, uint64_t key)
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
	memcpy(writer.form->data, &header, sizeof header);
	g_byte_array_free(writer.strings, TRUE);
	g_hash_table_destroy(writer.known);
	return writer.form;
}
