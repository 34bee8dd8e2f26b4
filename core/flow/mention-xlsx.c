/* A mention table as a workbook of one sheet, through libxlsxwriter, which
 * writes files only: the workbook passes through a temporary one. The library
 * is loaded when a workbook is wanted: it and those that it needs would take a
 * fifth of every other start. */
#include "core/flow/mention-write.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "core/base/error.h"

#ifdef HAVE_XLSXWRITER
#include <dlfcn.h>
#include <xlsxwriter.h>

#define LIBRARY_NAME "libxlsxwriter.so." LXW_SOVERSION

#define LIBRARY_FUNCTIONS(X)                                                                       \
	X(workbook_new)                                                                            \
	X(workbook_add_worksheet)                                                                  \
	X(workbook_add_format)                                                                     \
	X(workbook_close)                                                                          \
	X(worksheet_write_number)                                                                  \
	X(worksheet_write_string)                                                                  \
	X(worksheet_freeze_panes)                                                                  \
	X(worksheet_autofilter)                                                                    \
	X(format_set_bold)                                                                         \
	X(lxw_strerror)

/* The library's functions, by their names. */
struct library {
	void *handle;
#define LIBRARY_MEMBER(name) __typeof__(name) *name;
	LIBRARY_FUNCTIONS(LIBRARY_MEMBER)
#undef LIBRARY_MEMBER
};

/* ISO C knows no way from an object's address to a function's. */
static bool find_function(void *handle, const char *name, void *function)
{
	void *found = dlsym(handle, name);
	memcpy(function, &found, sizeof found);
	return found != NULL;
}

/* handle is NULL where the library cannot be used. */
static struct library library_load(void)
{
	struct library library = { .handle = dlopen(LIBRARY_NAME, RTLD_NOW | RTLD_LOCAL) };
	bool whole = library.handle != NULL;
#define LIBRARY_FIND(name) whole = whole && find_function(library.handle, #name, &library.name);
	LIBRARY_FUNCTIONS(LIBRARY_FIND)
#undef LIBRARY_FIND
	if (whole)
		return library;
	if (library.handle)
		dlclose(library.handle);
	return (struct library){ .handle = NULL };
}

enum { SHEET_ROWS = 1048575, CELL_BYTES = 32767 }; /* what Excel takes, less the head */

static void set_cell(const struct library *library, lxw_worksheet *sheet, size_t row, size_t col,
                     const struct mention_field *field)
{
	if (field->is_number) {
		library->worksheet_write_number(sheet, (lxw_row_t)row, (lxw_col_t)col,
		                                field->number, NULL);
		return;
	}
	g_autofree char *valid = g_utf8_make_valid(field->text ? field->text : "", -1);
	g_autofree char *fits =
	        g_utf8_substring(valid, 0, MIN(g_utf8_strlen(valid, -1), CELL_BYTES / 4));
	library->worksheet_write_string(sheet, (lxw_row_t)row, (lxw_col_t)col, fits, NULL);
}

static void fill(const struct library *library, lxw_workbook *book, lxw_worksheet *sheet,
                 const struct mention_row *const *rows, size_t n, enum mention_type type)
{
	size_t fields = mention_field_count(type);
	lxw_format *bold = library->workbook_add_format(book);
	library->format_set_bold(bold);
	for (size_t i = 0; i < fields; i++)
		library->worksheet_write_string(sheet, 0, (lxw_col_t)i,
		                                mention_field_at(type, NULL, i).name, bold);
	for (size_t row = 0; row < MIN(n, SHEET_ROWS); row++)
		for (size_t i = 0; i < fields; i++) {
			struct mention_field field = mention_field_at(type, rows[row], i);
			set_cell(library, sheet, row + 1, i, &field);
			g_free(field.text);
		}
	library->worksheet_freeze_panes(sheet, 1, 0);
	library->worksheet_autofilter(sheet, 0, 0, (lxw_row_t)MIN(n, SHEET_ROWS),
	                              (lxw_col_t)(fields - 1));
}

static bool write_book(const struct library *library, const char *path,
                       const struct mention_row *const *rows, size_t n, enum mention_type type,
                       GError **error)
{
	lxw_workbook *book = library->workbook_new(path);
	lxw_worksheet *sheet = book ? library->workbook_add_worksheet(book, NULL) : NULL;
	if (sheet)
		fill(library, book, sheet, rows, n, type);
	lxw_error failure = book ? library->workbook_close(book) : LXW_ERROR_MEMORY_MALLOC_FAILED;
	if (!failure)
		return true;
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_OUTPUT, "%s: cannot be written: %s", path,
	            library->lxw_strerror(failure));
	return false;
}

bool mention_write_xlsx(const struct mention_row *const *rows, size_t n, enum mention_type type,
                        GString *out, GError **error)
{
	g_autofree char *path = NULL, *bytes = NULL;
	gsize len;
	struct library library = library_load();
	if (!library.handle) {
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_OUTPUT,
		            LIBRARY_NAME ": cannot be loaded: write csv, or install libxlsxwriter");
		return false;
	}
	int fd = g_file_open_tmp(NULL, &path, error);
	if (fd >= 0)
		close(fd);
	bool done = fd >= 0 && write_book(&library, path, rows, n, type, error) &&
	            g_file_get_contents(path, &bytes, &len, error);
	if (fd >= 0)
		g_unlink(path);
	dlclose(library.handle);
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
