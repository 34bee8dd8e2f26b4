/* A mention table as a workbook of one sheet, through libxlsxwriter, which
 * writes files only: the workbook passes through a temporary one. */
#include "core/flow/mention-write.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "core/base/error.h"

#ifdef HAVE_XLSXWRITER
#include <xlsxwriter.h>

enum { SHEET_ROWS = 1048575, CELL_BYTES = 32767 }; /* what Excel takes, less the head */

static void set_cell(lxw_worksheet *sheet, size_t row, size_t col,
                     const struct mention_field *field)
{
	if (field->is_number) {
		worksheet_write_number(sheet, (lxw_row_t)row, (lxw_col_t)col, field->number, NULL);
		return;
	}
	g_autofree char *valid = g_utf8_make_valid(field->text ? field->text : "", -1);
	g_autofree char *fits =
	        g_utf8_substring(valid, 0, MIN(g_utf8_strlen(valid, -1), CELL_BYTES / 4));
	worksheet_write_string(sheet, (lxw_row_t)row, (lxw_col_t)col, fits, NULL);
}

static void fill(lxw_workbook *book, lxw_worksheet *sheet, const struct mention_row *const *rows,
                 size_t n, enum mention_type type)
{
	size_t fields = mention_field_count(type);
	lxw_format *bold = workbook_add_format(book);
	format_set_bold(bold);
	for (size_t i = 0; i < fields; i++)
		worksheet_write_string(sheet, 0, (lxw_col_t)i, mention_field_at(type, NULL, i).name,
		                       bold);
	for (size_t row = 0; row < MIN(n, SHEET_ROWS); row++)
		for (size_t i = 0; i < fields; i++) {
			struct mention_field field = mention_field_at(type, rows[row], i);
			set_cell(sheet, row + 1, i, &field);
			g_free(field.text);
		}
	worksheet_freeze_panes(sheet, 1, 0);
	worksheet_autofilter(sheet, 0, 0, (lxw_row_t)MIN(n, SHEET_ROWS), (lxw_col_t)(fields - 1));
}

static bool write_book(const char *path, const struct mention_row *const *rows, size_t n,
                       enum mention_type type, GError **error)
{
	lxw_workbook *book = workbook_new(path);
	lxw_worksheet *sheet = book ? workbook_add_worksheet(book, NULL) : NULL;
	if (sheet)
		fill(book, sheet, rows, n, type);
	lxw_error failure = book ? workbook_close(book) : LXW_ERROR_MEMORY_MALLOC_FAILED;
	if (!failure)
		return true;
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_OUTPUT, "%s: cannot be written: %s", path,
	            lxw_strerror(failure));
	return false;
}

bool mention_write_xlsx(const struct mention_row *const *rows, size_t n, enum mention_type type,
                        GString *out, GError **error)
{
	g_autofree char *path = NULL, *bytes = NULL;
	gsize len;
	int fd = g_file_open_tmp(NULL, &path, error);
	if (fd < 0)
		return false;
	close(fd);
	bool done = write_book(path, rows, n, type, error) &&
	            g_file_get_contents(path, &bytes, &len, error);
	g_unlink(path);
	if (done)
		g_string_append_len(out, bytes, (gssize)len);
	return done;
}

#else

bool mention_write_xlsx(const struct mention_row *const *rows, size_t n, enum mention_type type,
                        GString *out, GError **error)
{
	(void)rows;
	(void)n;
	(void)type;
	(void)out;
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_OUTPUT,
	            "this zhupi was built without libxlsxwriter: write csv, or build with it");
	return false;
}

#endif
